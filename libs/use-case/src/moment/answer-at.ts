import { setTimeout as pause } from 'node:timers/promises';
import { logIdOf, partitionsOf, type Context } from '@yange/contracts';
import { coveredBy, ReadAtMoment, seenBy, uncertainOn, type Positions, type ReadModels, type UncertainFact } from '@yange/projections';
import { z } from 'zod';
import { shown } from '../answer.shapes.js';
import type { AnyQuery, QueryContext } from '../query.definition.js';
import type { ServiceDefinition } from '../service.definition.js';
import { NoSuchMoment, positionsKnownAt, vectorOf, type AskedMoment, type KnownLogs } from './known.positions.js';

/** What an answer says of the moment that it is of; every question's answer has it. */
export const momentShape = z
  .strictObject({
    asOf: shown.day.nullable().describe('截至日，未问为 null · the day that was asked for; null: whatever takes effect when'),
    knownAt: z.string().describe('所据各日志的位置，可作 knownAt 再问 · positions of the logs that it was read at; to be sent back as knownAt'),
    asked: z.string().nullable().describe('所问知悉时点 · what was recorded by then, as asked'),
    uncertain: shown.uncertain,
  })
  .meta({ id: 'Moment', description: '答复所据的时点 · the moment that an answer is of' });

type Asked = Pick<QueryContext, 'asked' | 'headOf'> & {
  readonly service: Pick<ServiceDefinition, 'contract' | 'projections'>;
  readonly district: string;
  readonly read: ReadModels;
  readonly readerOf: KnownLogs['readerOf'];
};

export type AnswerAt = { readonly answer: object; readonly moment: z.infer<typeof momentShape> } | null;

const patience = { everyMs: 50, tries: 100 };

/**
 * Answers a question as of two times. The read models are waited for where they have not folded yet what was recorded by then, for at most five seconds.
 * @param params of the question, checked, without the two times; `on` where it takes a day
 * @returns null where there is nothing to be told (404)
 * @throws {NoSuchMoment} `read-models-behind`, `known-at-…`
 */
export const answerAt = async (query: AnyQuery, params: unknown, { asOf, knownAt }: AskedMoment, { service, district, read, readerOf, asked, headOf }: Asked): Promise<AnswerAt> => {
  const contexts = [...new Set([service.contract.context, ...service.projections.flatMap((projection) => projection.contexts as readonly Context[])])].sort();
  const names = service.projections.map(({ name }) => name);
  const positionsAt = (text: string): Promise<Positions> => positionsKnownAt(text, { district, contexts, readerOf });
  const known = knownAt === undefined ? null : await positionsAt(knownAt);
  const logIds = contexts.map((context) => logIdOf(district, context));
  const covered = known !== null ? await folded({ read, service, readerOf }, known) : names.length === 0 ? {} : await coveredBy(read, names, logIds);
  const moment = new ReadAtMoment(read, service.projections, known);
  const answer = (await query.run(params, { district, read: moment, known, positionsAt, asOf, asked, ...(headOf === undefined ? {} : { headOf }) })) as object | null;
  if (answer === null) return null;
  const touched = service.projections.filter(({ name }) => moment.touched.has(name));
  const logs = logIds.filter((logId) => touched.some((projection) => projection.contexts.includes(logId.split('/')[1] ?? '')));
  const positions = known ?? Object.fromEntries(logs.filter((logId) => covered[logId] !== undefined).map((logId) => [logId, covered[logId] ?? 0]));
  const stream = query.about?.(params as never)?.streamId ?? null;
  return { answer, moment: { asOf: asOf ?? null, knownAt: vectorOf(positions), asked: knownAt ?? null, uncertain: asOf === undefined ? [] : await uncertainIn(moment, service, logs, asOf, stream), ...query.readAt?.(answer) } };
};

/** @throws {NoSuchMoment} where the read models do not get so far in time */
const folded = async ({ read, service: { projections }, readerOf }: Pick<Asked, 'read' | 'service' | 'readerOf'>, known: Positions): Promise<Positions> => {
  for (let attempt = 0; attempt < patience.tries; attempt += 1) {
    const seen = await Promise.all(
      Object.entries(known).map(([logId, position]) => {
        const log = readerOf(logId);
        if ('folded' in log) return log.folded.reaches(position);
        const readers = projections.filter(({ contexts }) => contexts.includes(logId.split('/')[1] ?? '')).map(({ name }) => name);
        return seenBy(read, readers, { logId, partitions: partitionsOf(logId), reader: log }, position);
      }),
    );
    if (!seen.includes(false)) return known;
    await pause(patience.everyMs);
  }
  throw new NoSuchMoment('read-models-behind', '登记簿尚未更新到所问时点，请稍后再试', 'the read models have not come so far yet: try again');
};

/** Of the read models that were asked, events that may or may not have taken effect by that day. */
const uncertainIn = async (read: ReadAtMoment, { projections }: Asked['service'], logIds: readonly string[], on: string, stream: string | null): Promise<UncertainFact[]> => {
  const found = new Map<string, UncertainFact>();
  for (const { name, known = {}, contexts } of projections) {
    if (!read.touched.has(name)) continue;
    for (const [view, how] of Object.entries(known)) {
      const own = how === 'facts' ? logIds.filter((logId) => contexts.includes(logId.split('/')[1] ?? '')) : [];
      for (const logId of own) for (const fact of await uncertainOn({ read, logId, on }, view, stream)) found.set(fact.event_id, fact);
    }
  }
  return [...found.values()];
};
