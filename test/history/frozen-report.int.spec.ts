import type { EventLog, EventLogs } from '@yange/event-log';
import { FrozenReports, reportingService } from '@yange/reporting';
import { annulEvent, CommandExecutor, specificationMeta, type CommandOutcome } from '@yange/use-case';
import { annexWorkbook } from '../../services/gateway/src/reports/annex.workbook.js';
import { reportDocument, type ReportPaper } from '../../services/gateway/src/reports/report.content.js';
import { annul, correct, loadHistory, type LoadedHistory } from './history.fixture.js';
import { figureOf, reportOn, type Report } from './report.fixture.js';

interface Frozen extends ReportPaper {
  readonly reproduced: boolean;
  readonly contentHash: string;
  readonly hashes: readonly { readonly language: string; readonly hash: string }[];
  readonly templateVersion: number;
  readonly positions: Readonly<Record<string, number>>;
  readonly settled: readonly { readonly number: string; readonly choice: string; readonly reason: string }[];
}

const on = '2020-06-30';
const settled = [
  { number: 'B34·四纵责任体系', choice: 'declared', reason: '提法，出自区委文件' },
  { number: 'B43·办结率', choice: 'declared', reason: '政务中心系统报表，已核' },
] as const;

describe('a frozen report', () => {
  let history: LoadedHistory;
  let report: Report;
  let reports: FrozenReports;
  let templateId: string;

  const freeze = (choices: readonly { readonly number: string; readonly choice: 'declared' | 'derived'; readonly reason: string }[], commandId: string, of = templateId): Promise<CommandOutcome> =>
    reports.freeze({ templateId: of, on, settled: [...choices] }, specificationMeta({ mode: 'live', commandId }));

  const ruleOf = (choices: Parameters<typeof freeze>[0], commandId: string, of = templateId): Promise<string> =>
    freeze(choices, commandId, of).then(() => 'accepted', (error: { readonly rule?: string; readonly message: string }) => error.rule ?? error.message);

  const asked = async (reportId: string, language = 'zh'): Promise<Frozen> => {
    await report.view();
    return report.ask<Frozen>('frozen-report', { reportId, language });
  };

  const filesOf = async (paper: ReportPaper): Promise<readonly string[]> =>
    (await Promise.all([reportDocument(paper, { notes: 'all', number: '' }), reportDocument(paper, { notes: 'none', number: '海编办发〔2020〕5号' }), annexWorkbook(paper.content)])).map((bytes) => bytes.toString('base64'));

  beforeAll(async () => {
    history = await loadHistory();
    report = await reportOn(history);
    await report.view();
    const logs = { forDistrict: () => history.logs.get('reporting') as EventLog } as unknown as EventLogs;
    const executor = new CommandExecutor(reportingService.contract, reportingService.aggregates);
    reports = new FrozenReports({ logs, executor, read: report.read, caughtUp: async () => void (await report.view()) });
    ({ templates: [{ templateId }] } = await report.ask<{ templates: [{ templateId: string }] }>('report-templates', { on }));
  }, 240_000);

  afterAll(() => report.close());

  it('does not come about while a number of it is open, or settled that is not', async () => {
    expect(await ruleOf([], 'a')).toBe('report-unsettled');
    expect(await ruleOf(settled.slice(0, 1), 'b')).toBe('report-unsettled');
    expect(await ruleOf([...settled, { number: 'A9·行政编制', choice: 'declared', reason: '想改' }], 'c')).toBe('nothing-to-settle');
    expect(await ruleOf(settled, 'd', '00000000-0000-4000-8000-000000000000')).toBe('template-unknown');
    expect((await report.ask<{ reports: unknown[] }>('frozen-reports')).reports).toEqual([]);
  });

  it('keeps template version, positions and the hash of what it says in both languages, and is derived again to the same bytes after later corrections', async () => {
    const outcome = await freeze(settled, 'freeze');
    const reportId = outcome.answer['reportId'] ?? '';
    const first = await asked(reportId);
    const files = await filesOf(first);
    const english = await asked(reportId, 'en');
    expect(first).toMatchObject({ reproduced: true, templateVersion: 3, settled, hashes: [{ language: 'zh', hash: first.contentHash }, { language: 'en', hash: english.contentHash }] });
    expect(first.markdown).toContain('核定行政编制461[^');

    const view = await report.view();
    await annul(history, 'organisations', figureOf(view, 'A8').events[0] ?? '');
    await correct(history, '网格', 'WG-002', { 数量: '440' }, figureOf(view, 'B26').events[0] ?? '');
    await correct(history, '汇报数据', 'A6', { 声明值: '政府工作部门=25个' }, figureOf(view, 'A6').declaredBy);
    await correct(history, '汇报模板', 'MB-003', { 发文机关: '另一机关', 附件: '行政编制 posts=合计(编制，单位类别=政府工作部门组/党委机构组/政府工作部门/党委机构，编制类型=行政编制)：单位类别' }, (await report.ask<{ templates: [{ setBy: string }] }>('report-templates', { on })).templates[0].setBy);

    const again = await asked(reportId);
    expect([again.reproduced, again.contentHash, again.markdown]).toEqual([true, first.contentHash, first.markdown]);
    expect(await filesOf(again)).toEqual(files);
    const now = await report.ask<Frozen>('report-draft', { templateId, on, language: 'zh' });
    expect(now.contentHash).not.toBe(first.contentHash);
    expect(now.markdown).toContain('另一机关');
  });

  it('stands in the log as one event, whoever asks for it twice', async () => {
    await freeze(settled, 'freeze');
    const { reports: all } = await report.ask<{ reports: readonly { readonly title: string; readonly annulled: boolean }[] }>('frozen-reports');
    expect(all).toMatchObject([{ title: '乌海市海勃湾区机构改革完成情况《中国共产党机构编制工作条例》贯彻落实情况的汇报', annulled: false }]);
  });

  it('can be taken back, and stays derivable', async () => {
    const { reports: [frozen] } = await report.ask<{ reports: [{ readonly frozenBy: string; readonly reportId: string }] }>('frozen-reports');
    const body = { streamId: `frozen-report/${frozen.reportId}`, eventId: frozen.frozenBy, reason: '误定稿' };
    await new CommandExecutor(reportingService.contract).execute(history.logs.get('reporting') as EventLog, { ...annulEvent(reportingService.contract, reportingService.aggregates), administrative: true }, body, specificationMeta({ mode: 'live', commandId: 'taken back', corrects: frozen.frozenBy }));
    expect(await asked(frozen.reportId)).toMatchObject({ reproduced: true, annulled: true });
  });

  it('is refused where an annex comes to another total than the number that somebody settled on', async () => {
    const a9 = figureOf(await report.view(), 'A9');
    await correct(history, '汇报数据', 'A9', { 声明值: '行政编制=460名' }, a9.declaredBy);
    await report.view();
    const { sheet } = await report.ask<{ sheet: { entries: readonly { readonly kind: string; readonly number: string | null; readonly blocks: boolean }[] } }>('check-sheet', { templateId, on, language: 'zh' });
    expect(sheet.entries).toContainEqual(expect.objectContaining({ kind: 'annex', number: 'A9·行政编制', blocks: true, text: expect.objectContaining({ zh: '“A9·行政编制”正文写 460，附件“行政编制”合计 461' }) }));
    const asking = [...new Set(sheet.entries.flatMap(({ kind, number, blocks }) => (blocks && kind !== 'annex' && number !== null ? [number] : [])))];
    const taking = (choice: 'declared' | 'derived') => asking.map((number) => ({ number, choice: number === 'A9·行政编制' ? choice : ('declared' as const), reason: '已核' }));
    expect(await ruleOf(settled, 'annex unsettled')).toBe('report-unsettled');
    expect(await ruleOf(taking('declared'), 'annex declared')).toBe('annex-contradicts');
    expect(await ruleOf(taking('derived'), 'annex derived')).toBe('accepted');
  });
});
