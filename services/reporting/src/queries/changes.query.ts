import { isCalendarDate } from '@yange/kernel';
import { ReadAtMoment, type Positions } from '@yange/projections';
import { defineQuery, endOfTime, momentParams, NoSuchMoment, shown, vectorOf, type QueryContext } from '@yange/use-case';
import { z } from 'zod';
import { changedEvents, groupedByReform, groupShape, reformCountShape } from '../changes/changed.events.js';
import { movedBy, movedFigures, movedFigureShape } from '../changes/moved.figures.js';
import { buildReportView } from '../view/report.reading.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

const params = z.strictObject({
  from: day.describe('前一时点的日期；后一时点的日期为 asOf · the day of the earlier moment; that of the later one is asOf'),
  knownFrom: momentParams.knownAt.describe('前一时点只凭届时已入账的，写法同 knownAt，未注明同 knownAt · what was known at the earlier moment, written as knownAt; without it, the same as knownAt'),
  organId: z.uuid().optional().describe('只要涉及该机构的 · only what names this organ'),
  figureId: z.string().max(10).optional().describe('只要该项数据所据的 · only what this figure rests on'),
  limit: z.coerce.number().int().min(1).max(5_000).default(1_000),
});

/**
 * 两个时点的差异: what counts at the later moment and did not at the earlier one, and the other way round, by reform and document; and the figures that moved. The moments may
 * differ in the day, in what was known, or in both.
 */
export const changesQuery = defineQuery({
  name: 'changes',
  title: { zh: '两个时点的差异', en: 'What changed between two moments' },
  path: 'changes',
  right: 'read',
  followed: true,
  dated: true,
  params,
  answer: z.strictObject({
    from: z.strictObject({ asOf: shown.day, knownAt: shown.text.nullable().describe('各日志的位置，未另问为 null · null where it was not asked for otherwise') }),
    figures: z.array(movedFigureShape),
    reforms: z.array(reformCountShape),
    groups: z.array(groupShape),
    total: shown.count.describe('变动的事件数，超出 limit 的也在内：每个事件计一次，不论动了几项数据、属于几项改革；更正一件是两个事件（原件不再计入、更正件计入） · events that changed, also those beyond the limit: each once, however many figures it moved and reforms it belongs to; a correction is two, the one that went and the one that came'),
  }),
  run: async ({ from, knownFrom, organId, figureId, limit }, context) => {
    const { district, read, asOf, known = null } = context;
    const then = knownFrom === undefined ? known : await earlier(context, knownFrom);
    const to = asOf ?? endOfTime;
    const before = await buildReportView(read instanceof ReadAtMoment ? read.source : read, district, { asOf: from, known: then });
    const after = await buildReportView(read, district, { asOf: to, known });
    const ofFigure = figureId === undefined ? null : [before, after].flatMap(({ figures }) => figures.filter(({ id }) => id === figureId).flatMap(({ events }) => events));
    const events = await changedEvents(read, district, { from, then, to, organId: organId ?? null, only: ofFigure });
    const moved = movedFigures(before, after).filter(({ id }) => figureId === undefined || id === figureId);
    return {
      from: { asOf: from, knownAt: then === null || knownFrom === undefined ? null : vectorOf(then) },
      figures: organId === undefined ? moved : [],
      ...(await groupedByReform(read, district, events, limit, movedBy(moved, before, after))),
      total: events.length,
    };
  },
});

/** @throws {NoSuchMoment} where more was known at the earlier moment than at the later one */
const earlier = async ({ positionsAt, known = null }: QueryContext, knownFrom: string): Promise<Positions> => {
  if (positionsAt === undefined) throw new Error('whoever asks for an earlier moment says how it is found');
  const then = await positionsAt(knownFrom);
  if (known !== null && Object.entries(then).some(([logId, position]) => position > (known[logId] ?? 0))) throw new NoSuchMoment('known-from-after-known-at', 'knownFrom 不得晚于 knownAt', 'knownFrom is later than knownAt');
  return then;
};
