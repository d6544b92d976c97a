import type { FigureView, ReportView } from '@yange/reporting';
import { annul, considerAnnulment, considerCorrection, correct, loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, reportOn, type Report } from './report.fixture.js';

type Side = Pick<FigureView, 'declared' | 'derived' | 'verdict' | 'basis'> | null;

interface Moves {
  readonly figures: readonly { readonly figureId: string; readonly before: Side; readonly after: Side; readonly by: readonly string[] }[];
}

describe('what a correction moves, asked before it is signed', () => {
  let history: LoadedHistory;
  let report: Report;

  const moves = (events: readonly object[], asOf?: string): Promise<Moves> => report.ask<Moves>('figure-moves', { events, ...(asOf === undefined ? {} : { asOf }) } as never);
  const eventOf = async (id: string, index = 0): Promise<string> => figureOf(await report.view(), id).events[index] ?? '';
  const sideOf = ({ figures }: ReportView, id: string): Side => {
    const { declared, derived, verdict, basis } = figures.find((one) => one.id === id) as FigureView;
    return { declared, derived, verdict, basis };
  };
  const movedBetween = (before: ReportView, after: ReportView): readonly string[] =>
    before.figures.map(({ id }) => id).filter((id) => JSON.stringify(sideOf(before, id)) !== JSON.stringify(sideOf(after, id)));

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
  });
  afterAll(() => report?.close());

  it.each([
    ['a count', '网格', 'WG-002', { 数量: '440' }, 'B26'],
    ['the day of it', '机构沿革', 'JG-014', { 生效日期: '2019年3月底' }, 'A17'],
    ['a date as exactly as it is known', '交接', 'JJ-001', { 生效日期: '2020年5月' }, 'B30'],
  ])('of %s is what then moves, and nothing else', async (_what, table, row, cells, id) => {
    const event = await eventOf(id);
    const supposed = await considerCorrection(history, table, row, cells, event);
    const told = await moves(supposed);
    const before = await report.view();
    const corrected = await correct(history, table, row, cells, event);
    const after = await report.view();
    expect(told.figures.map(({ figureId }) => figureId)).toEqual(movedBetween(before, after));
    expect(told.figures.map(({ figureId }) => figureId)).toContain(id);
    for (const { figureId, before: was, after: will } of told.figures) expect([figureId, was, will]).toEqual([figureId, sideOf(before, figureId), sideOf(after, figureId)]);
    expect(told.figures.find(({ figureId }) => figureId === id)?.by).toEqual([corrected]);
  });

  it('of an annulment too, with the value gone', async () => {
    const event = await eventOf('A8');
    const { figures } = await moves(await considerAnnulment(history, 'organisations', event));
    expect(figures.find(({ figureId }) => figureId === 'A8')).toMatchObject({ before: { verdict: 'match' }, after: { derived: [], verdict: 'not-derivable' } });
    const before = await report.view();
    await annul(history, 'organisations', event);
    expect(figures.map(({ figureId }) => figureId)).toEqual(movedBetween(before, await report.view()));
  });

  it('writes nothing, and is asked of another day as well', async () => {
    const [before, event] = [JSON.stringify(await report.view()), await eventOf('E6')];
    const supposed = await considerAnnulment(history, 'enforcement', event);
    expect((await moves(supposed)).figures.map(({ figureId }) => figureId)).toContain('E6');
    expect((await moves(supposed, '2015-12-31')).figures).toEqual([]);
    expect(JSON.stringify(await report.view())).toBe(before);
  });
});
