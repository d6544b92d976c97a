import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile } from '@yange/importing';
import { findLocalPostgres } from '@yange/local';
import type { FigureView, ReportViewAnswer } from '../support/figures.fixture.js';
import { GatewayCaller } from '../support/gateway.fixture.js';
import { manifestOf } from '../support/history-folder.fixture.js';
import type { ImportReportView } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { killNow, killTree, waitUntilNoneLeft } from '../support/process-tree.fixture.js';
import { runYange, spawnYange } from '../support/yange-command.fixture.js';
import { importedIn, untilGone, type ImportedEvent } from './taking-back-kills.fixture.js';

/** The smallest history that comes with the product: figures, and a second before they are there. */
const district = '150303';
const group = '海南区本级党政机构（虚拟）';
const organs = 60;
const names = Array.from({ length: organs }, (_, index) => `误导入机构${index + 1}`);
const common = ['2019-06-01', '误导入记录', '虚拟'];

/** Rows of two logs that rest on each other, all wrong: organs that count in a group (two events in one row), and the quota that each was given. */
const tables: ReadonlyMap<string, Buffer> = new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '编制'], { district, name: { zh: '海南区', en: 'Hainan' }, cutOver: '2021-01-01' })],
  ['文件.csv', csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['TB-W', '误导入的会议记录', '误导入记录', '2019年1月', '虚拟']])],
  ['机构沿革.csv', csvFile([['序号', '事项', '机构组', '机构', '类别', '生效日期', '依据文件', '来源性质'], ...names.map((name, index) => [`TB-J-${index + 1}`, '设立机构', group, name, '政府工作部门', ...common])])],
  ['编制.csv', csvFile([['序号', '事项', '单位', '编制类型', '数量', '生效日期', '依据文件', '来源性质'], ...names.map((name, index) => [`TB-B-${index + 1}`, '核定', name, '行政编制', '2', ...common])])],
]);
const rows = 1 + 2 * organs;

interface TakingBackReport {
  readonly state: string;
  readonly rows: number;
  readonly looked: number;
  readonly takenBack: number;
  readonly nothingLeft: number;
  readonly before: number;
  readonly refused: number;
}

/** Figures that say something else; that something was taken back stays beside them for ever (`superseded`). */
const moved = (before: ReportViewAnswer, after: ReportViewAnswer): readonly string[] => {
  const said = (figure: FigureView | undefined): string => JSON.stringify({ ...figure, superseded: [] });
  return after.figures.filter((figure, index) => said(figure) !== said(before.figures[index])).map(({ id }) => id);
};

/** Rows are commands: of each either all events are gone, or none. */
const rowsOf = (events: readonly ImportedEvent[]) => {
  const all = [...Map.groupBy(events, ({ commandId }) => commandId).values()];
  const gone = (row: readonly ImportedEvent[]): number => row.filter((event) => event.gone.length > 0).length;
  return { all: all.length, gone: all.filter((row) => gone(row) === row.length).length, half: all.filter((row) => gone(row) > 0 && gone(row) < row.length) };
};

describe('an import that is taken back under kill -9', () => {
  const [folder, upload] = [temporaryFolder(), temporaryFolder()];
  let platform: RunningPlatform;
  let gateway: GatewayCaller;
  let before: ReportViewAnswer;
  let report: ImportReportView & { readonly recordedAs?: string };
  const importId = (): string => report.recordedAs ?? '';

  /** The district's own history is there from the first start on. */
  const start = async (): Promise<void> => {
    platform = await startPlatform({ dataFolder: folder.path, districts: [district] });
    gateway = new GatewayCaller(platform.url, district);
  };
  const figures = (): Promise<ReportViewAnswer> => gateway.get(gateway.path('reporting', 'figures'));

  beforeAll(async () => {
    for (const [name, bytes] of tables) writeFileSync(join(upload.path, name), bytes);
    await start();
    before = await figures();
    const { stdout } = await runYange(['import', upload.path, '--url', platform.url, '--json']);
    report = JSON.parse(stdout) as typeof report;
    await gateway.caughtUp();
  });
  afterAll(async () => {
    await platform?.abandon();
    for (const { pid } of await waitUntilNoneLeft([], [folder.path], 5_000)) killNow(pid);
    for (const one of [folder, upload]) one.remove();
  });

  const takeBack = (person: string, ...more: readonly string[]): readonly string[] => ['import', '--take-back', importId(), '--district', district, '--url', platform.url, '--as', person, '--json', ...more];
  const recorded = () => gateway.get<{ state: string; rows: number; counting: number }>(`/v1/districts/${district}/recorded-imports/${importId()}`);

  it('brought rows of two logs, some of several events, that figures speak of', async () => {
    expect(report).toMatchObject({ state: 'done', commands: rows, rejected: 0 });
    const found = await importedIn(folder.path, importId());
    expect(rowsOf(found)).toEqual({ all: rows, gone: 0, half: [] });
    expect(new Set(found.map(({ context }) => context))).toEqual(new Set(['organisations', 'staffing']));
    expect(found.length).toBeGreaterThan(rows);
    expect(moved(before, await figures())).toEqual(['L1', 'L2']);
  });

  it('is proposed by one person; nothing is gone yet', async () => {
    expect(await runYange(takeBack('local-clerk', '--reason', '整批导错了区'))).toMatchObject({ code: 0 });
    expect(await recorded()).toMatchObject({ state: 'proposed', rows, counting: (await importedIn(folder.path, importId())).length });
  });

  it.each<readonly [what: string, share: number, kill: (signing: number) => Promise<void>]>([
    ['the platform with PostgreSQL', 0.3, async () => {
      const postgres = await findLocalPostgres(join(folder.path, 'postgres'));
      killNow(platform.pid);
      await killTree(postgres?.pid ?? 0);
    }],
    ['all of it, and who signs', 0.7, async (signing) => {
      killNow(signing);
      await killTree(platform.pid);
    }],
  ])('has every row whole or gone when %s is killed amid, and again after the next start', async (_what, share, kill) => {
    const events = (await importedIn(folder.path, importId())).length;
    const signing = spawnYange(takeBack('local-approver', '--sign'));
    let over = false;
    void signing.ended.then(() => (over = true));
    const gone = await untilGone(folder.path, importId(), Math.floor(share * events), () => over);
    await kill(signing.pid);
    const code = await signing.ended;
    await start();
    const found = await importedIn(folder.path, importId());
    const { half, ...counted } = rowsOf(found);
    process.stderr.write(`killed at ${gone} of ${events} events: ${counted.gone} of ${counted.all} rows are gone\n`);
    expect({ half, doubled: found.filter((event) => event.gone.length > 1), code: code === 0 }).toEqual({ half: [], doubled: [], code: false });
    expect([counted.gone > 0, counted.gone < rows]).toEqual([true, true]);
    // Nobody goes on by themselves: a signature is asked for what is carried out, and stands.
    expect(await recorded()).toMatchObject({ state: 'signed', counting: found.filter((event) => event.gone.length === 0).length });
  });

  it('goes on where it was, once signed again, and repeats nothing', async () => {
    const already = rowsOf(await importedIn(folder.path, importId())).gone;
    const { code, stdout } = await runYange(takeBack('local-approver', '--sign'));
    const done = JSON.parse(stdout) as TakingBackReport;
    expect({ code, ...done }).toMatchObject({ code: 0, state: 'done', rows, looked: rows, before: already, takenBack: rows - already, nothingLeft: 0, refused: 0 });
    const found = await importedIn(folder.path, importId());
    expect(found.filter(({ gone }) => gone.join() !== 'EventAnnulled')).toEqual([]);
    expect(await recorded()).toMatchObject({ state: 'taken-back', counting: 0 });
  });

  it('gives the figures and findings of before, and is verified clean', async () => {
    await gateway.caughtUp();
    const after = await figures();
    expect([before.figures.length, moved(before, after)]).toEqual([7, []]);
    expect(after.findings).toEqual(before.findings);
    expect(await runYange(['verify', '--data', folder.path])).toMatchObject({ code: 0 });
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});
