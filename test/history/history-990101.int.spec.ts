import { decodeEnvelope, Provenance } from '@yange/contracts';
import { expectedFigures } from '@yange/history';
import { foldDigests } from '@yange/projections';
import { compareWithExpected, readExpected, type ReportView } from '@yange/reporting';
import { loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, measureLedger, reportOn, type Report } from './report.fixture.js';

const synthetic = '990101';

describe('合成区: another district, with figures, templates, limit and standard of its own, by the same code', () => {
  let history: LoadedHistory;
  let report: Report;
  let view: ReportView;

  const valuesOf = (id: string) => figureOf(view, id).derived.map(({ value }) => value);

  beforeAll(async () => {
    history = await loadHistory(synthetic);
    report = await reportOn(history);
    view = await report.view();
  }, 120_000);

  afterAll(() => report?.close());

  it('gives every figure as expected, of every kind', () => {
    expect(compareWithExpected(readExpected(expectedFigures(synthetic)), view)).toEqual([]);
    expect(new Set(view.figures.map(({ kind }) => kind)).size).toBe(11);
  });

  it('shows the one figure that its report has wrong', () => {
    expect(view.figures.filter(({ verdict }) => verdict === 'mismatch').map(({ id, declared, derived }) => [id, declared[0]?.value, derived[0]?.value])).toEqual([['J8', 305, 300]]);
  });

  it('derives measures that only this district has, in its words and its units', () => {
    expect([valuesOf('H4'), valuesOf('H5'), valuesOf('J4'), valuesOf('J13')]).toEqual([[2], [2], [10], [54]]);
    expect(figureOf(view, 'J13').derived).toMatchObject([{ measure: '两镇认领赋权事项', unit: '条', title: { zh: '两镇认领赋权事项', en: 'powers claimed by both towns' } }]);
    expect(figureOf(view, 'J14')).toMatchObject({ verdict: 'match', basis: 'computed', numerator: 54, denominator: 120 });
  });

  it('takes the unit that a scope names: two towns do not become one', () => {
    expect([valuesOf('J1'), valuesOf('J2')]).toEqual([[10, 6, 1, 3], [10]]);
    expect(figureOf(view, 'J1').events.filter((event) => figureOf(view, 'J2').events.includes(event))).toEqual([]);
  });

  it('counts organs through a merger and a split, within a limit of its own', () => {
    expect(valuesOf('H1')).toEqual([31]);
    const types = history.events.map(({ type }) => type);
    expect([types.filter((type) => type === 'OrgansMerged'), types.filter((type) => type === 'OrganSplit')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('holds the contradictions that general rules find, and no other', () => {
    expect(view.findings.map(({ rule, figures }) => [rule, figures])).toEqual([
      ['parts-leave-rest', ['H1', 'H6', 'H7']],
      ['list-shorter-than-count', ['J15']],
      ['closed-beside-open', ['K5', 'K6', 'K7']],
      ['target-unreachable', ['J10', 'J11']],
      ['name-without-organ', ['J17']],
    ]);
  });

  it('keeps what broke a rule as a finding: more staff than quota, a grid beyond the standard', () => {
    const found = history.events.flatMap((event) => decodeEnvelope(event.envelope).findings.map(({ rule }) => [event.type, rule]));
    expect(found).toEqual([['HeadcountStated', 'over-quota'], ['IssuesClosed', 'cap-not-raised'], ...['GridsCreated', 'GridSized', 'GridDrawn'].map((type) => [type, 'grid-size'])]);
  });

  it('is marked as made up wherever it shows', () => {
    const cited = history.events.flatMap((event) => decodeEnvelope(event.envelope).citations.map(({ provenance }) => provenance));
    expect(cited.length).toBeGreaterThan(history.rows - 20);
    expect(new Set(cited)).toEqual(new Set([Provenance.SYNTHETIC]));
    expect(view.figures.filter(({ provenance, events }) => events.length > 0 && provenance !== 'synthetic')).toEqual([]);
  });

  it('is the same rows whatever the batches and the order of the logs', async () => {
    expect(new Set(Object.values(await foldDigests(report.pool, measureLedger, history.events))).size).toBe(1);
  });
});
