import { isCalendarDate } from '@yange/kernel';
import { defineQuery, nextAfter, page, shown } from '@yange/use-case';
import { z } from 'zod';
import { movedFigures, movedFigureShape } from '../changes/moved.figures.js';
import { narratorBefore, readEventsBetween, toldEvent, toldShape, type LedgerRow } from '../changes/told.events.js';
import { readReportSource } from '../view/report.reading.js';
import { reportViewOf, type ReportSource, type ReportView } from '../view/report.view.js';

const day = z.string().refine(isCalendarDate, 'no such day');

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
    const events = await readEventsBetween(read, district, from, to);
    const narrator = await narratorBefore(read, district, from);
    const told = events.map((event) => ({ event, told: toldEvent(event, narrator.tell(event)) }));
    const begin = after === undefined ? 0 : events.findIndex(({ eventId }) => eventId === after) + 1;
    const shownNow = told.slice(begin, begin + limit);
    const figures = figuresByDay(await readReportSource(read, district, to, known));
    const steps = shownNow.map(({ event, told: words }, index) => ({ event: words, figures: endsDay(events, begin + index) ? figures.movedOn(event.effective.to) : [] }));
    return { from, to, total: events.length, steps, next: begin + limit < events.length ? nextAfter(shownNow.map(({ event }) => ({ eventId: event.eventId })), limit, 'eventId') : null };
  },
});

const endsDay = (events: readonly LedgerRow[], index: number): boolean => events[index + 1]?.effective.to !== events[index]?.effective.to;

const dayBefore = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** The figures by the end of a day, each worked out once. */
const figuresByDay = (source: ReportSource): { movedOn(date: string): ReturnType<typeof movedFigures> } => {
  const views = new Map<string, ReportView>();
  const viewOn = (date: string): ReportView => {
    const known = views.get(date) ?? reportViewOf({ ...source, declared: source.declared.map((figure) => ({ ...figure, asOf: { from: null, to: date, precision: 'by-end-of' as const, text: date }, reportedOn: date })) });
    views.set(date, known);
    return known;
  };
  return { movedOn: (date) => movedFigures(viewOn(dayBefore(date)), viewOn(date)) };
};
