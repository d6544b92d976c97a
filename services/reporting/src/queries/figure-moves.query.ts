import { isCalendarDate } from '@yange/kernel';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { figureMoves, findingMoves } from '../supposed/figure.moves.js';
import { supposedEventShape } from '../supposed/supposed.event.js';
import { ledgerSupposing } from '../supposed/supposed.ledger.js';
import { buildSupposedViews } from '../view/report.reading.js';
import { figureMovesShape } from '../view/report.shapes.js';

const params = z.strictObject({
  /** what a dry run said would be written */
  events: z.array(supposedEventShape).min(1).max(2_000),
  /** every figure by the end of this day; each at its own where left out */
  asOf: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional(),
  /** log id → position up to which is known what the events are supposed on; all that is recorded where left out */
  known: z.record(z.string().regex(/^\d{6}\/[a-z]+$/u), z.int().min(0)).optional(),
});

/** What a correction moves, before it is signed: the figures that would be others if these events were written. Nothing is written, and nothing kept. */
export const figureMovesQuery = defineQuery({
  name: 'figure-moves',
  title: { zh: '更正前看影响：哪些数据会变', en: 'Which figures events would move, before and after' },
  path: 'figure-moves',
  right: 'read',
  undated: { zh: '日期在请求体的 asOf 中给出', en: 'the day is given in the body, as asOf' },
  timeless: { zh: '更正只对现已入账的作出', en: 'a correction is made to what is recorded now' },
  asked: 'by-body',
  params,
  answer: figureMovesShape,
  run: async ({ events, asOf, known }, { district, read }) => {
    const { before, after } = await buildSupposedViews(read, district, { asOf, known: known ?? null }, (transaction) => ledgerSupposing(transaction, district, events));
    return { asOf: asOf ?? null, figures: figureMoves(before, after, events), findings: findingMoves(before, after), positions: before.positions };
  },
});
