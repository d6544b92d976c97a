import { isCalendarDate } from '@yange/kernel';
import { ReadAtMoment } from '@yange/projections';
import { defineQuery, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { movedFigureShape } from '../changes/moved.figures.js';
import { ReplayRun } from '../changes/replay.run.js';
import { ReplayRuns } from '../changes/replay.runs.js';
import { toldShape } from '../changes/told.events.js';
import { ledgerState, type ReadSource } from '../view/report.reading.js';

const day = z.string().refine(isCalendarDate, '没有这一天 · no such day');

const step = z
  .strictObject({ event: toldShape, figures: z.array(movedFigureShape).describe('当日最后一条之后变动的数据 · figures that are others once the last event of a day took effect; empty at the events before it') })
  .meta({ id: 'ReplayStep', description: '重放的一步 · one step of a replay' });

/** 逐步重放: every event that takes effect in a period, as one sentence, in the order of effect, with the figures of reports moving along. */
export const replayQuery = defineQuery({
  name: 'replay',
  title: { zh: '逐步重放', en: 'Replay step by step' },
  path: 'replay',
  right: 'read',
  followed: true,
  undated: { zh: '期间由 from 与 to 给出', en: 'the period is given by from and to' },
  params: z.strictObject({ from: day, to: day, ...page }),
  answer: z.strictObject({ from: shown.day, to: shown.day, total: shown.count, steps: z.array(step), next: shown.next }),
  run: async ({ from, to, after, limit }, { district, read, known = null }) => {
    const runs = runsOf(read);
    const replayed = { district, from, to, known };
    // Of positions that are asked for the ledger stays what it is; of now, until the next event.
    const state = known === null ? await ledgerState(read, district) : null;
    const place = (at: string): string => JSON.stringify([replayed, state, at]);
    const run = (after === undefined ? null : runs.take(place(after))) ?? (await ReplayRun.from(read, replayed, after ?? null));
    const { total, steps, next } = await run.page(read, limit);
    if (next !== null) runs.keep(place(next), run);
    return { from, to, total, steps: [...steps], next };
  },
});

const kept = new WeakMap<ReadSource, ReplayRuns>();

const runsOf = (read: ReadSource): ReplayRuns => {
  const source = read instanceof ReadAtMoment ? read.source : read;
  const runs = kept.get(source) ?? new ReplayRuns();
  kept.set(source, runs);
  return runs;
};
