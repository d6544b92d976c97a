import { setTimeout as pause } from 'node:timers/promises';
import type { EventLog } from '@yange/event-log';
import { reportingService, type ReportView } from '@yange/reporting';
import type { z } from 'zod';
import { randomFrom } from '../support/random.fixture.js';
import { annul, correct, loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, reportOn, type Report } from './report.fixture.js';

type Answer = ReportView & { readonly asOf: string | null; readonly knownAt: string | null };

/** A log that ends at a position, whatever was appended to it since. */
const endingAt = (log: EventLog, position: number): EventLog =>
  new Proxy(log, {
    get: (target, name) => {
      if (name === 'head') return async () => ({ ...(await target.head()), position });
      if (name !== 'readPage') return Reflect.get(target, name, target) as unknown;
      return async (request: Parameters<EventLog['readPage']>[0]) => {
        const page = await target.readPage(request);
        return { events: page.events.filter((one) => one.position <= position), scannedTo: Math.min(page.scannedTo, position) };
      };
    },
  });

const vectorOf = (positions: Readonly<Record<string, number>>): string => Object.entries(positions).map(([log, position]) => `${log.split('/')[1]}:${position}`).join(',');

const momentOf = reportingService.queries.find(({ name }) => name === 'figures')?.params as z.ZodType;

describe('figures at another moment', () => {
  let history: LoadedHistory;
  let report: Report;
  let before: { readonly bytes: string; readonly positions: ReportView['positions']; readonly instant: string };

  const figures = (params: Record<string, string> = {}): Promise<Answer> => report.ask<Answer>('figures', params);
  const bytesOf = ({ figures: all, findings, positions }: ReportView): string => JSON.stringify({ all, findings, positions });

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
    const view = await report.view();
    await pause(20);
    before = { bytes: bytesOf(view), positions: view.positions, instant: new Date().toISOString() };
    await pause(20);
    await annul(history, 'organisations', figureOf(view, 'A8').events[0] ?? '');
    await correct(history, '网格', 'WG-002', { 数量: '440' }, figureOf(view, 'B26').events[0] ?? '');
    // A fact that was known late: dated back into a past that had been read without it.
    await correct(history, '机构沿革', 'JG-014', { 生效日期: '2019年3月底' }, figureOf(view, 'A17').events[0] ?? '');
    // What the report says is corrected like any other fact.
    await correct(history, '汇报数据', 'A6', { 声明值: '政府工作部门=25个' }, figureOf(view, 'A6').declaredBy);
    await report.view();
  });
  afterAll(() => report.close());

  it('as known before corrections are byte for byte what they were, by positions and by time; as known after, they differ', async () => {
    const now = await figures();
    expect(bytesOf(now)).not.toBe(before.bytes);
    expect(now.figures.filter((one, index) => JSON.stringify(one) !== JSON.stringify((JSON.parse(before.bytes) as { all: unknown[] }).all[index])).map(({ id }) => id)).toEqual(expect.arrayContaining(['A6', 'A8', 'A17', 'B26']));
    expect(bytesOf(await figures({ knownAt: vectorOf(before.positions) }))).toBe(before.bytes);
    expect(bytesOf(await figures({ knownAt: before.instant }))).toBe(before.bytes);
    expect(bytesOf(await figures({ knownAt: vectorOf(now.positions) }))).toBe(bytesOf(now));
  });

  it('as known at any positions are what a fresh fold of the logs up to there gives', async () => {
    const random = randomFrom(20_200_630);
    const { positions } = await figures();
    for (let round = 0; round < 5; round += 1) {
      const cut = Object.fromEntries(Object.entries(positions).map(([log, position]) => [log, Math.max(1, Math.round(position * (0.3 + 0.7 * random())))]));
      const truncated = new Map([...history.logs].map(([context, log]) => [context, endingAt(log, cut[log.logId] ?? 0)]));
      const fresh = await reportOn({ ...history, logs: truncated });
      try {
        expect(bytesOf(await figures({ knownAt: vectorOf(cut) }))).toBe(bytesOf(await fresh.view()));
      } finally {
        await fresh.close();
      }
    }
  });

  it('as of another day are what held by its end', async () => {
    const teamsOn = async (asOf: string): Promise<unknown> => figureOf(await figures({ asOf }), 'E6').derived[0]?.value ?? null;
    expect([await teamsOn('2018-07-31'), await teamsOn('2018-08-31'), await teamsOn('2020-06-30')]).toEqual([20, 7, 6]);
    expect(figureOf(await figures({ asOf: '2018-12-31' }), 'A9')).toMatchObject({ derived: [], verdict: 'not-derivable', underivable: [{ reason: 'later-than-as-of' }], asOf: { to: '2018-12-31' } });
  });

  it('combine: by the end of a day, as known at a time', async () => {
    const gridsOn = async (knownAt: string): Promise<unknown> => figureOf(await figures({ asOf: '2020-06-30', knownAt }), 'B26').derived[0]?.value;
    expect([await gridsOn(before.instant), await gridsOn(new Date().toISOString())]).toEqual([444, 440]);
  });

  it('are nothing before anything was recorded', async () => expect(await figures({ knownAt: '2000-01-01' })).toMatchObject({ figures: [], findings: [], positions: {}, report: null }));

  it.each(['organisationz:120', 'organisations:-1', '2019-02-30', 'yesterday', 'staffing:1;grid:2'])('are not asked for at %s', (knownAt) => expect(momentOf.safeParse({ knownAt }).success).toBe(false));
});
