import { lastPositionAt } from '@yange/event-log';
import { reportingService } from '@yange/reporting';
import { answerAt, positionsKnownAt, type AnyQuery, type KnownLog } from '@yange/use-case';
import { loadHistory, type LoadedHistory } from './history.fixture.js';
import { measureLedger, reportOn, type Report } from './report.fixture.js';

const district = '150303';
const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

describe('a district that another node records, as it was known earlier', () => {
  let history: LoadedHistory;
  let report: Report;

  beforeAll(async () => {
    history = await loadHistory(district);
    report = await reportOn(history);
    await report.view();
  }, 180_000);

  afterAll(() => report.close());

  const logOf = (logId: string) => [...history.logs.values()].find((log) => log.logId === logId) as NonNullable<ReturnType<LoadedHistory['logs']['get']>>;
  /** What a node has that reads the district's topics alone. @param beyond events that the relay says there are and that are not here */
  const folded = (beyond = 0) => (logId: string): KnownLog => {
    const of = reportingService.foldedLog;
    if (of === undefined) throw new Error('reporting tells nothing of followed logs');
    return { folded: of(report.read, logId, async () => ({ position: (await logOf(logId).head()).position + beyond, heardAt: '2026-01-01T00:00:00Z' })) };
  };
  const known = (knownAt: string, readerOf: (logId: string) => KnownLog) => positionsKnownAt(knownAt, { district, contexts, readerOf });
  const figures = (knownAt: string, readerOf: (logId: string) => KnownLog) => {
    const query = reportingService.queries.find(({ name }) => name === 'figures') as AnyQuery;
    return answerAt(query, query.params.parse({}), { knownAt }, { service: { ...reportingService, projections: [measureLedger] }, district, read: report.read, readerOf });
  };

  it('ends at every moment where its logs themselves ended, without asking them', async () => {
    for (const { recordedAt } of history.events) {
      const expected = await Promise.all(contexts.map(async (context) => [`${district}/${context}`, await lastPositionAt(logOf(`${district}/${context}`), recordedAt)] as const));
      expect(await known(recordedAt, folded())).toEqual(Object.fromEntries(expected));
    }
    expect(await known('2000-01-01', folded())).toEqual(Object.fromEntries(contexts.map((context) => [`${district}/${context}`, 0])));
  });

  it('has the figures that its own node tells of that moment, and others than today', async () => {
    const middle = history.events[Math.floor(history.events.length / 2)]?.recordedAt ?? '';
    const [here, there] = [await figures(middle, folded()), await figures(middle, logOf)];
    expect(here).toEqual(there);
    expect(here?.answer).not.toEqual((await figures('2100-01-01', folded()))?.answer);
  });

  it('tells nothing of a moment of which events may not be here yet, and all of one before them', async () => {
    const [first] = history.events;
    expect(await known(first?.recordedAt ?? '', folded(2))).toEqual(await known(first?.recordedAt ?? '', logOf));
    await expect(figures('2100-01-01', folded(2))).rejects.toMatchObject({ rule: 'read-models-behind' });
    await expect(figures('staffing:999', folded(2))).rejects.toMatchObject({ rule: 'known-at-beyond-log' });
  }, 60_000);
});
