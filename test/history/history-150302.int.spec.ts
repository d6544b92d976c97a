import { decodeEnvelope } from '@yange/contracts';
import { expectedFigures } from '@yange/history';
import { foldDigests } from '@yange/projections';
import { compareWithExpected, readExpected, type LedgerEventView, type ReportView } from '@yange/reporting';
import { loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, measureLedger, reportOn, type Report } from './report.fixture.js';

describe('the history of 海勃湾区, carried out by five services and folded into the measure ledger', () => {
  let history: LoadedHistory;
  let report: Report;
  let view: ReportView;

  const figure = (id: string) => figureOf(view, id);
  const ask = <T>(name: string, params: Record<string, string> = {}): Promise<T> => report.ask<T>(name, params);

  const figuresFoundBy = (rule: string): readonly (readonly string[])[] => view.findings.filter((one) => one.rule === rule).map((one) => one.figures);

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
    view = await report.view();
  });
  afterAll(() => report?.close());

  it('gives all 99 figures the kind, verdict and basis of the committed table', () => {
    expect(compareWithExpected(readExpected(expectedFigures('150302')), view)).toEqual([]);
    expect(view.figures).toHaveLength(99);
    expect([view.figures[0]?.id, view.figures[9]?.id, view.figures[98]?.id]).toEqual(['A1', 'A10', 'F11']);
  });

  it('derives the values, each at its own date', () => {
    const values = Object.fromEntries(view.figures.map((one) => [one.id, one.derived.map(({ value }) => value)]));
    expect(values).toMatchObject({
      A1: [35], A7: [0], A9: [461], A10: [248], A13: ['2019-02-01'], A14: ['2019-02-02'], A15: [14], A16: [14, 66], A17: [15, 30], A19: [35, 7, 1, 6],
      B1: [2019, 22], B5: [8, 5, 1, 2], B10: [1, 3, 6, 18], B12: [11, 3, 8, 1, 1, 1, 1, 1, 1, 3], B13: [9, 3, 6, 1, 1, 1, 3], B16: [4, 5, 1, 1, 1, 1, 1, 1, 1], B14: [65, 21, 44], B15: [13], B25: [300, 500, 1000], B26: [444], B30: ['2020-03'], B33: [1, 2], B36: [8, 82],
      C2: [1, 5], C4: [70], C6: ['41.4'], C7: [29], C9: [19], C10: [11], C11: ['33.3'], D1: [25], E1: ['2018-08'], E2: [20], E3: [7], E5: [1, 5], E6: [6],
      F4: [53, 100], F7: [16, 4, 12], F8: [13, 3, 10], F9: [11, 2, 9], F10: [2, 1, 1], F11: [6],
    });
  });

  it('keeps numerator and denominator of rates, and derives none without both', () => {
    const rates = Object.fromEntries(['A18', 'B43', 'C6', 'F4'].map((id) => [id, [figure(id).numerator, figure(id).denominator]]));
    expect(rates).toEqual({ A18: [35, 35], B43: [null, 24596], C6: [41, 99], F4: [53, 53] });
    expect(figure('B43')).toMatchObject({ derived: [], verdict: 'not-derivable', declared: [{ value: 97, unit: '%' }] });
  });

  it('shows what only repeats its own sentence as restated', () => {
    expect([figure('A9').restated, figure('A7').restated, figure('B12').restated, figure('C6').restated, figure('B43').restated]).toEqual([true, true, false, false, false]);
  });

  it('gives each measure a basis of its own, and a figure the weakest: what is restated in part is never green', () => {
    const bases = Object.fromEntries(['A18', 'B5', 'C6', 'D1', 'F4', 'F7', 'F8'].map((id) => [id, [figure(id).basis, figure(id).restated, ...figure(id).derived.map(({ basis }) => basis)]]));
    expect(bases).toEqual({
      A18: ['stated', true, 'stated'],
      B5: ['block', true, 'computed', 'counted', 'counted', 'block'],
      C6: ['computed', false, 'computed'],
      D1: ['computed', false, 'computed'],
      F4: ['block', true, 'block', 'computed'],
      F7: ['block', true, 'computed', 'block', 'block'],
      F8: ['block', true, 'computed', 'block', 'block'],
    });
  });

  it('says of what each figure speaks, and how it is counted', () => {
    expect(view.figures.filter(({ scope }) => !/^[^·]+·(合计|每个|单个|比率|不计数)/u.test(scope))).toEqual([]);
    expect(view.figures.flatMap(({ declared }) => declared).filter(({ scope }) => scope === '')).toEqual([]);
    const scopes = ['A1', 'A8', 'A19', 'B13', 'B14', 'C10'].map((id) => figure(id).scope);
    expect(scopes).toEqual(['区本级党政机构·合计', '区本级议事协调机构·合计', '区本级党政部门·合计、镇和街道·合计', '各街道·每个', '镇和街道·合计', '各街道·每个']);
  });

  it('quotes no more of the report than carries the number', () => {
    const quotes = [...view.figures.map(({ words }) => words), ...history.events.flatMap((event) => decodeEnvelope(event.envelope).citations.map(({ quote }) => quote))];
    expect(quotes.length).toBeGreaterThan(400);
    expect(quotes.filter((quote) => quote.length > 40)).toEqual([]);
  });

  it('lists events that may or may not count at a date as uncertain', () => {
    expect(figure('E3').uncertain.length).toBeGreaterThan(0);
    expect(figure('E6').uncertain).toEqual([]);
  });

  it.each([
    ['parts-leave-rest', [['A1', 'A2', 'A3', 'A4']]],
    ['same-number-other-measure', [['A9', 'B29']]],
    ['list-shorter-than-count', [['B36'], ['B37']]],
    ['closed-beside-open', [['F3', 'F4', 'F8']]],
    ['same-count-unproven-same-set', [['A15', 'A16'], ['F2', 'F3']]],
    ['standard-against-population', [['B25', 'B26']]],
    ['target-unreachable', [['C4', 'C11']]],
    ['name-without-organ', [['B30']]],
    ['ratio-out-of-range', [['A9', 'A10']]],
    ['stated-zero-beside-instance', [['A7', 'B7'], ['B7', 'F5']]],
  ])('finds %s and nothing more of it', (rule, figures) => {
    expect(figuresFoundBy(rule)).toEqual(figures);
  });

  it('says "about" where the report does', () => {
    expect(view.findings.find((one) => one.rule === 'target-unreachable')?.text).toEqual({ zh: expect.stringContaining('约'), en: expect.stringContaining('about') });
  });

  it('leads from every figure to its events, and from every event to a document', async () => {
    for (const { id } of view.figures) {
      const answer = await ask<{ figure: { events: string[] }; events: LedgerEventView[]; declaredBy: LedgerEventView }>('figure', { figureId: id });
      expect(answer.events.map((one) => one.eventId)).toEqual(answer.figure.events);
      for (const event of [...answer.events, answer.declaredBy]) expect(event).toMatchObject({ eventId: expect.any(String), citations: [{ title: expect.stringMatching(/./) }] });
    }
    const derivable = view.figures.filter((one) => one.derived.length > 0);
    expect(derivable.filter((one) => one.events.length === 0)).toEqual([]);
    expect(await ask('figure', { figureId: 'Z1' })).toBeNull();
  });

  it('answers with one event, the findings, the declared figures and the positions that it was read at', async () => {
    const [eventId = ''] = figure('B30').events;
    expect(await ask('ledger-event', { eventId })).toMatchObject({ type: 'PowersHandedOver', effective: { precision: 'month', text: '2020年3月' }, data: { counterpartName: '区综合行政执法局' } });
    expect(await ask<{ figures: unknown[] }>('declared-figures')).toMatchObject({ figures: { length: 99 } });
    expect(await ask('findings', { rule: 'name-without-organ' })).toMatchObject({ findings: [{ figures: ['B30'] }] });
    const heads = await Promise.all([...history.logs.values()].map(async (log) => [log.logId, (await log.head()).position] as const));
    expect(view.positions).toEqual(Object.fromEntries(heads));
  });

  it('gives values as integers, decimals or ISO dates', () => {
    const values = view.figures.flatMap((one) => [...one.declared, ...one.derived].map(({ value }) => value));
    expect(values.filter((value) => !Number.isInteger(value) && !/^\d+\.\d+$|^\d{4}-\d{2}(-\d{2})?$/.test(String(value)))).toEqual([]);
  });

  it('shows how sure its sources are', () => {
    expect(view.figures.filter((one) => one.provenance === 'synthetic')).toEqual([]);
    expect(figure('B5').provenance).toBe('reconstructed');
  });

  it('is the same rows whatever the batches and the order of the logs', async () => {
    const digests = await foldDigests(report.pool, measureLedger, history.events);
    expect(new Set(Object.values(digests)).size).toBe(1);
  });
});
