import { logIdOf, type Context } from '@yange/contracts';
import { lastPositionAt, type EventLogReader } from '@yange/event-log';
import { isCalendarDate, Rejected } from '@yange/kernel';
import type { Positions } from '@yange/projections';
import { z } from 'zod';

/** The two days of a question. */
export interface AskedMoment {
  /** `YYYY-MM-DD`: what holds by the end of that day */
  readonly asOf?: string | undefined;
  /** what was recorded by then: a day in China (its end), an instant (RFC 3339), or positions of logs, `organisations:120,staffing:45` */
  readonly knownAt?: string | undefined;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/u;
const one = `(?:${Object.keys({ organisations: 0, staffing: 0, enforcement: 0, grid: 0, reporting: 0 } satisfies Record<Context, 0>).join('|')}):\\d{1,15}`;
/** Of a log that there is not, nothing would be known, and nobody would notice. */
const vector = new RegExp(`^${one}(?:,${one}){0,4}$`, 'u');

export const isDayOrInstant = (text: string): boolean => isCalendarDate(text) || (instant.test(text) && !Number.isNaN(Date.parse(text)));

/** How far the clock of whoever asks may run ahead of ours. */
const aheadMs = 60_000;

/** A day in China that has not begun, or an instant that has not come: what will have been recorded by then nobody knows. */
const isToCome = (text: string): boolean => isDayOrInstant(text) && Date.parse(isCalendarDate(text) ? `${text}T00:00:00+08:00` : text) > Date.now() + aheadMs;

/** For every parameter that says what was known when. A day that is not over is answered by what is recorded so far; the positions in the answer say how far that is. */
export const notToCome = <T extends z.ZodType<string>>(text: T): T =>
  text.refine((value) => !isToCome(value), { error: '知悉时点尚未到来：届时已入账的现在无从知道 · this moment is still to come: nobody knows what will have been recorded by then', params: { rule: 'known-at-to-come' } });


/** The two times of a question, as parameters. */
export const momentParams = {
  asOf: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional().describe('截至该日（有效日期），当日已生效的计入；未注明则凡已入账的都计入 · what holds by the end of this day; without it, whatever takes effect when'),
  knownAt: notToCome(z.string().max(1_000).refine((text) => isDayOrInstant(text) || vector.test(text), 'a day, an instant with its offset, or positions as in organisations:120,staffing:45'))
    .optional()
    .describe('只凭届时已入账的作答：一日（当地当日终了，不得晚于今天）、一个时刻，或各日志的位置 · what was recorded by then: a day (its end in China; none to come), an instant (RFC 3339), or positions as in organisations:120,staffing:45'),
} as const;

/** What is asked for cannot be answered yet, or names what there is not. `rule` becomes the code of the problem. */
export class NoSuchMoment extends Rejected {}

/** As logs write it, to the microsecond. A day means its end in China. */
const recorded = (knownAt: string): string => {
  if (isCalendarDate(knownAt)) return `${knownAt}T15:59:59.999999Z`;
  const fraction = /\.(\d+)/u.exec(knownAt)?.[1] ?? '';
  return `${new Date(knownAt.replace(/\.\d+/u, '')).toISOString().slice(0, 19)}.${fraction.padEnd(6, '0').slice(0, 6)}Z`;
};

/** A log that lies elsewhere, as far as its events were folded here. */
export interface FoldedLog {
  /** the furthest position that is known of, whether it is here or not */
  head(): Promise<number>;
  /** the last position that the log had at an instant; one that is not here where more may have been recorded by then */
  positionAt(instant: string): Promise<number>;
  /** whether everything up to a position is here */
  reaches(position: number): Promise<boolean>;
}

/** Where a log lies here, itself; else what was folded of it. */
export type KnownLog = Pick<EventLogReader, 'head' | 'readPage'> | { readonly folded: FoldedLog };

export interface KnownLogs {
  readonly district: string;
  /** contexts whose logs the answer is made of */
  readonly contexts: readonly Context[];
  readonly readerOf: (logId: string) => KnownLog;
}

/**
 * Up to where each log was known. Of several logs, one that a vector does not name is not known at all.
 * @throws {NoSuchMoment} where a position is beyond the end of its log, so that the answer would grow, or none of the logs is named
 */
export const positionsKnownAt = async (knownAt: string, { district, contexts, readerOf }: KnownLogs): Promise<Positions> => {
  const named = vector.test(knownAt) ? new Map(knownAt.split(',').map((pair) => pair.split(':') as [string, string])) : null;
  if (named !== null && !contexts.some((context) => named.has(context))) throw new NoSuchMoment('known-at-names-no-log', `这一答复出自 ${contexts.join('、')}，知悉位置未提及`, `this answer comes from ${contexts.join(', ')}, and the positions name none of them`);
  const positions: Record<string, number> = {};
  for (const context of contexts) {
    const log = readerOf(logIdOf(district, context));
    const position = named === null ? await ('folded' in log ? log.folded.positionAt(recorded(knownAt)) : lastPositionAt(log, recorded(knownAt))) : Number(named.get(context) ?? 0);
    const head = 'folded' in log ? await log.folded.head() : (await log.head()).position;
    if (position > head) throw new NoSuchMoment('known-at-beyond-log', `${context} 日志只到位置 ${head}`, `the log of ${context} ends at position ${head}`);
    positions[logIdOf(district, context)] = position;
  }
  return positions;
};

/** `organisations:120,staffing:45`, as `knownAt` takes it back. */
export const vectorOf = (positions: Positions): string => Object.entries(positions).map(([logId, position]) => `${logId.split('/')[1] ?? ''}:${position}`).join(',');
