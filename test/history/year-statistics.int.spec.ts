import type { EventLog, EventLogs } from '@yange/event-log';
import { FrozenYears, reportingService } from '@yange/reporting';
import { CommandExecutor, specificationMeta, type CommandOutcome } from '@yange/use-case';
import { sheetLines, type ToldDifference, type ToldStatistics } from '../../services/gateway/src/year-statistics/statistics.lines.js';
import { statisticsWorkbook } from '../../services/gateway/src/year-statistics/statistics.workbook.js';
import { annul, loadHistory, type LoadedHistory } from './history.fixture.js';
import { reportOn, type Report } from './report.fixture.js';

interface Statistics {
  readonly content: ToldStatistics;
  readonly contentHash: string;
}

type Frozen = Statistics & { readonly reproduced: boolean; readonly frozenBy: string; readonly corrects: string | null; readonly reason: string };

interface Comparison {
  readonly frozen: { readonly year: string | null; readonly base: string | null };
  readonly differences: readonly (ToldDifference & { readonly events: readonly string[] })[];
}

describe('the year-end statistics of 海勃湾区', () => {
  let history: LoadedHistory;
  let report: Report;
  let years: FrozenYears;

  const of = (year: number, more: Record<string, string> = {}): Promise<Statistics> => report.ask<Statistics>('year-statistics', { year: String(year), ...more });
  const totals = ({ content }: Statistics): Readonly<Record<string, readonly (number | null)[]>> => Object.fromEntries(content.tables.map(({ id, total }) => [id, total.map(({ value }) => value)]));
  const freeze = (year: number, commandId: string, more: object = {}): Promise<CommandOutcome> => years.freeze({ year }, specificationMeta({ mode: 'live', commandId, ...more }));
  const compared = (year: number): Promise<Comparison> => report.ask<Comparison>('year-statistics-comparison', { year: String(year) });

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
    await report.view();
    const logs = { forDistrict: () => history.logs.get('reporting') as EventLog } as unknown as EventLogs;
    years = new FrozenYears({ logs, executor: new CommandExecutor(reportingService.contract, reportingService.aggregates), read: report.read, caughtUp: async () => void (await report.view()) });
  }, 240_000);

  afterAll(() => report.close());

  it('tell what had taken effect by the last day of each year, and nothing that nobody recorded', async () => {
    const [first, second, third] = [totals(await of(2018)), totals(await of(2019)), totals(await of(2020))];
    expect(first['quotas']).toEqual([null, null, null, null, null]);
    // 35 organs of party and government have 461 posts since February 2019; how many people hold them the report does not say.
    expect(second['quotas']).toEqual([461, null, null, null, 461]);
    // In 2020 posts of streets were added to a number that nobody recorded.
    expect(third['quotas']).toEqual(second['quotas']);
    expect([second['organs']?.[0], third['grids']?.[0]].every((value) => typeof value === 'number' && value > 0)).toBe(true);
    expect(first['teams']).not.toEqual(third['teams']);
  });

  it('differ from year to year by events that took effect between them', async () => {
    const { differences } = await compared(2019);
    expect(differences).toContainEqual(expect.objectContaining({ table: 'quotas', values: [], column: 'approved', before: null, after: 461, change: null, events: [expect.any(String)] }));
    const ids = new Set(differences.flatMap(({ events }) => events));
    for (const eventId of ids) {
      const told = await report.ask<{ effective: { to: string } }>('ledger-event', { eventId });
      expect([eventId, told.effective.to > '2018-12-31' && told.effective.to <= '2019-12-31']).toEqual([eventId, true]);
    }
    expect((await report.ask<Comparison>('year-statistics-comparison', { year: '2019', base: '2019' })).differences).toEqual([]);
  });

  it('are frozen once a year, stay the same to the last byte after later corrections, and are corrected by a freezing that cites the first', async () => {
    const before = await of(2019);
    const { events: [first] } = await freeze(2019, 'freeze 2019');
    await expect(freeze(2019, 'again')).rejects.toMatchObject({ rule: 'year-frozen' });
    const quotas = before.content.tables.find(({ id }) => id === 'quotas')?.total as readonly { readonly events: readonly string[] }[] | undefined;
    const [cited] = quotas?.[0]?.events ?? [];
    await annul(history, 'staffing', cited ?? '');
    const frozen = await report.ask<Frozen>('frozen-year', { year: '2019' });
    expect([frozen.reproduced, frozen.contentHash, frozen.content]).toEqual([true, before.contentHash, before.content]);
    expect(totals(await of(2019))['quotas']?.[0]).toBeNull();
    // Compared is what was given out.
    const next = await compared(2020);
    expect(next.frozen).toEqual({ year: null, base: first?.eventId });
    expect(next.differences).toContainEqual(expect.objectContaining({ table: 'quotas', values: [], column: 'approved', before: 461, after: null, change: null }));
    await freeze(2019, 'anew', { corrects: first?.eventId, reason: '核定编制的登记已撤销' });
    const anew = await report.ask<Frozen>('frozen-year', { year: '2019' });
    expect([anew.corrects, anew.reason, anew.reproduced, totals(anew)['quotas']?.[0]]).toEqual([first?.eventId, '核定编制的登记已撤销', true, null]);
    const { statistics } = await report.ask<{ statistics: readonly { stands: boolean; frozenBy: string }[] }>('frozen-statistics');
    expect(statistics.map(({ frozenBy, stands }) => [frozenBy, stands])).toEqual([[anew.frozenBy, true], [first?.eventId, false]]);
  });

  it('are a workbook, a table a sheet, beside another year, with blanks where nothing is recorded', async () => {
    const [{ content }, { differences }] = [await of(2020), await compared(2020)];
    const printed = { district: '150302', language: 'zh', content, base: { year: 2019, differences }, rests: '未定稿' } as const;
    const sheets = sheetLines(printed);
    expect(sheets.map(({ name }) => name)).toEqual(content.tables.map(({ title }) => title.zh));
    for (const { columns, rows } of sheets) expect(rows.every((row) => row.length === columns.length)).toBe(true);
    const quotas = sheets.find(({ name }) => name === '编制及实有人员');
    expect(quotas?.columns.slice(0, 10)).toEqual(['编制类型', '管理方式', '经费形式', '单位类别', '核定编制（名） 2020', '核定编制（名） 2019', '核定编制增减', '实有人员（名） 2020', '实有人员（名） 2019', '实有人员增减']);
    expect(quotas?.rows.at(-1)?.slice(0, 7)).toEqual(['合计', '', '', '', null, null, null]);
    const plates = content.tables.find(({ id }) => id === 'plates')?.total[0]?.value;
    expect([plates, sheets.find(({ name }) => name === '挂牌')?.rows.at(-1)]).toEqual([expect.any(Number), ['合计', plates, null, null]]);
    expect((await statisticsWorkbook(printed)).equals(await statisticsWorkbook(printed))).toBe(true);
  });
});
