import type { components } from '@yange/api-client';

type StoredEvent = components['schemas']['Event'];

/** What one event did to one kind of issue of a ledger, and how many are open after it. */
export interface Step {
  readonly eventId: string;
  /** YYYY-MM-DD: the day from which it certainly holds */
  readonly day: string;
  /** as the source writes it */
  readonly dayText: string;
  readonly what: 'opened' | 'closed' | 'reopened';
  readonly count: number;
  readonly open: number;
}

const whats: Readonly<Record<string, Step['what']>> = { IssuesOpened: 'opened', IssuesClosed: 'closed', IssuesReopened: 'reopened' };

interface Members {
  readonly blocks?: readonly { readonly count?: number }[];
  readonly named?: readonly { readonly drawnFrom?: string }[];
}

/** Rows of an event. One that is named later leaves its block, and so adds nothing to what was opened. */
const rowsOf = ({ blocks = [], named = [] }: Members, what: Step['what']): number =>
  blocks.reduce((sum, { count = 0 }) => sum + count, 0) + (what === 'opened' ? named.filter(({ drawnFrom = '' }) => drawnFrom === '').length : named.length);

/**
 * Open issues of one kind over time: from the events of the ledger's stream, without those that a later one corrects or annuls.
 * @param until YYYY-MM-DD, the last day looked at; all of them where it is empty
 */
export const stepsOf = (events: readonly StoredEvent[], kind: string, until = ''): readonly Step[] => {
  const superseded = new Set(events.map(({ supersedes }) => supersedes));
  const counted = events
    .filter(({ eventId, type, data, effective }) => !superseded.has(eventId) && whats[type] !== undefined && (data as { kind?: string }).kind === kind && (until === '' || effective.to <= until))
    .sort((one, other) => (one.effective.to === other.effective.to ? one.position - other.position : one.effective.to < other.effective.to ? -1 : 1));
  let open = 0;
  return counted.map(({ eventId, type, data, effective }) => {
    const what = whats[type] ?? 'opened';
    const count = rowsOf((data as { issues?: Members }).issues ?? {}, what);
    open += what === 'closed' ? -count : count;
    return { eventId, day: effective.to, dayText: effective.text || effective.to, what, count, open };
  });
};

/** The corners of the line: how many are open from each day on, up to the day looked at. */
export const lineOf = (steps: readonly Step[], until: string): readonly (readonly [day: string, open: number])[] => {
  const ends = [...new Map(steps.map(({ day, open }) => [day, open] as const))];
  const last = ends.at(-1);
  return last === undefined || until <= last[0] ? ends : [...ends, [until, last[1]]];
};
