import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvFile } from '@yange/importing';
import { identityCheckCharacter } from '@yange/kernel';
import { findLocalPostgres } from '@yange/local';
import pg from 'pg';
import { figuresOf, type ReportViewAnswer } from '../support/figures.fixture.js';
import { district } from '../support/gateway.fixture.js';
import { manifestOf, type Tables } from '../support/history-folder.fixture.js';
import { importTables } from '../support/import.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { recomputed } from '../support/recomputed.fixture.js';
import { runYange, type CommandResult } from '../support/yange-command.fixture.js';

const numberOf = (sequence: number): string => {
  const digits = `15030219900307${sequence}`;
  return digits + identityCheckCharacter(digits);
};

const basis = csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['W-1', '在编人员花名册', '花名册', '2019年1月', '虚拟']]);
const rosterHead = ['序号', '姓名', '公民身份号码', '单位', '编制类型', '生效日期', '依据文件', '来源性质'];

/** A new organ, and two people in it. */
const before: Tables = new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '实名花名册'])],
  ['文件.csv', basis],
  ['机构沿革.csv', csvFile([['序号', '事项', '机构', '类别', '生效日期', '依据文件', '来源性质'], ['J-1', '设立机构', '区试验局', '政府工作部门', '2019-02-01', '花名册', '虚拟']])],
  ['实名花名册.csv', csvFile([rosterHead, ['H-1', '冯金丝雀', numberOf(961), '区试验局', '行政编制', '2019-03-01', '花名册', '虚拟'], ['H-2', '陈金丝雀', numberOf(962), '区试验局', '行政编制', '2019-03-01', '花名册', '虚拟']])],
]);

/** Another name for it, a third person, and a figure that is corrected. */
const later: Tables = new Map([
  ['manifest.json', manifestOf(['文件', '机构沿革', '实名花名册', '网格'])],
  ['文件.csv', basis],
  ['机构沿革.csv', csvFile([['序号', '事项', '机构', '新名称', '生效日期', '依据文件', '来源性质'], ['J-2', '机构更名', '区试验局', '区实验局', '2019-06-01', '花名册', '虚拟']])],
  ['实名花名册.csv', csvFile([rosterHead, ['H-3', '褚金丝雀', numberOf(963), '区实验局', '行政编制', '2019-07-01', '花名册', '虚拟']])],
  ['网格.csv', Buffer.from(['序号,事项,名称,数量,生效日期,依据文件,报告位置,原文,来源性质,更正序号,更正理由', 'WG-901,划分网格,网格,445,截至2020年6月,花名册,二(三),共划分444个网格,推定,WG-002,试改'].join('\n'))],
]);

const logs = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;

/** What a query answers in a database of the platform that runs on a folder. */
const rowsIn = async (dataFolder: string, database: string, query: string): Promise<readonly unknown[]> => {
  const url = new URL((await findLocalPostgres(join(dataFolder, 'postgres')))?.url ?? '');
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  const { rows } = await client.query(query);
  await client.end();
  return rows;
};

const claimsIn = async (dataFolder: string): Promise<readonly unknown[]> => (await Promise.all(logs.map((context) => rowsIn(dataFolder, `yange_${context}_log`, 'select * from event_log.claims order by key')))).flat();
const recordsIn = (dataFolder: string): Promise<readonly unknown[]> => rowsIn(dataFolder, 'yange_staffing_vault', 'select distinct record_id from vault.fields order by 1');
const indexIn = (dataFolder: string): Promise<readonly unknown[]> => rowsIn(dataFolder, 'yange_staffing_vault', 'select * from vault.identity_index order by blind');

interface Told {
  readonly positions: Readonly<Record<string, number>>;
  readonly positionsNow: Readonly<Record<string, number>>;
  readonly problems: number;
}

const told = <T = Told>({ stdout }: CommandResult): T => JSON.parse(stdout) as T;

describe('backup and restore', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const [data, backup] = [at('data'), at('backup')];
  let platform: RunningPlatform;
  let then: { heads: Readonly<Record<string, number>>; figures: ReportViewAnswer; claims: readonly unknown[]; records: readonly unknown[]; index: readonly unknown[] };
  let kept: { heads: Readonly<Record<string, number>>; figures: ReportViewAnswer; vector: string };
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  it('a running platform is backed up; what is there afterwards is of no matter to it', async () => {
    platform = await startPlatform({ dataFolder: data });
    expect(await importTables(platform.gateway, before)).toMatchObject({ state: 'done' });
    await platform.gateway.caughtUp();
    then = { heads: await platform.gateway.heads(), figures: await figuresOf(platform.gateway), claims: await claimsIn(data), records: await recordsIn(data), index: await indexIn(data) };
    expect(await importTables(platform.gateway, later, { as: 'local-approver' })).toMatchObject({ state: 'done' });
    await platform.gateway.caughtUp();
    kept = { heads: await platform.gateway.heads(), figures: await figuresOf(platform.gateway), vector: logs.map((context) => `${context}:${then.heads[`${district}/${context}`] ?? 0}`).join(',') };
    // Of what is archived nothing is missing anywhere below.
    const archived = await runYange(['archive', '--through', kept.vector, '--data', data, '--json']);
    expect({ code: archived.code, ...told(archived) }).toMatchObject({ code: 0, moved: then.heads });
    expect(await rowsIn(data, 'yange_staffing_log', 'select min(pos)::int - 1 as archived from event_log.events')).toEqual([{ archived: then.heads[`${district}/staffing`] }]);
    expect(await figuresOf(platform.gateway)).toEqual(kept.figures);
    expect((await runYange(['verify', '--data', data])).code).toBe(0);
    const made = await runYange(['backup', backup, '--data', data, '--json']);
    expect({ code: made.code, ...told<{ logs: readonly { logId: string; position: number }[] }>(made) }).toMatchObject({ code: 0, districts: [district], vaultKeys: false });
    expect(Object.fromEntries(told<{ logs: readonly { logId: string; position: number }[] }>(made).logs.map(({ logId, position }) => [logId, position]))).toEqual(kept.heads);
    const files = readdirSync(backup, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(new Set(files.map((entry) => statSync(join(entry.parentPath, entry.name)).mode & 0o777))).toEqual(new Set([0o600]));
    expect(await runYange(['backup', backup, '--data', data])).toMatchObject({ code: 3, stderr: expect.stringContaining('not empty') });
    await importTables(platform.gateway, new Map([['manifest.json', manifestOf(['文件'])], ['文件.csv', csvFile([['序号', '标题', '简称', '生效日期', '来源性质'], ['W-9', '备份之后', '备份之后', '2019年8月', '虚拟']])]]));
    expect(await platform.gateway.heads()).not.toEqual(kept.heads);
  });

  it('restored to a point it is what it was: figures as recomputed, holders of keys, people in the vault', async () => {
    const into = at('then');
    const arguments_ = ['restore', backup, '--into', into, '--until', kept.vector, '--json'];
    expect(await runYange(arguments_)).toMatchObject({ code: 2, stdout: expect.stringContaining('--vault-keys') });
    expect(existsSync(into)).toBe(false);
    const restored = await runYange([...arguments_, '--vault-keys', join(data, 'vault.keys.json')]);
    expect({ code: restored.code, stderr: restored.code === 0 ? '' : restored.stderr }).toEqual({ code: 0, stderr: '' });
    expect(told(restored)).toMatchObject({ positions: then.heads, positionsNow: then.heads, problems: 0 });
    const expected = await recomputed({ [district]: data }, then.heads, { query: 'figures', district, params: {} });
    await platform.stop();
    platform = await startPlatform({ dataFolder: into, empty: true });
    await platform.gateway.caughtUp();
    const figures = await figuresOf(platform.gateway);
    expect(figures).toEqual(then.figures);
    expect(figures).toMatchObject(expected);
    expect(figures).not.toEqual(kept.figures);
    expect({ claims: await claimsIn(into), records: await recordsIn(into), index: await indexIn(into) }).toEqual({ claims: then.claims, records: then.records, index: then.index });
    // The third person's number is free again, the first one's is not, and life goes on.
    expect(await importTables(platform.gateway, later, { as: 'local-approver' })).toMatchObject({ state: 'done' });
    await platform.gateway.caughtUp();
    expect(await figuresOf(platform.gateway)).toMatchObject({ figures: kept.figures.figures.map(({ verdict }) => ({ verdict })) });
    await platform.stop();
  });

  it('restored whole, a platform that is stopped gives the same backup again', async () => {
    const into = at('whole');
    const restored = await runYange(['restore', backup, '--into', into, '--vault-keys', join(data, 'vault.keys.json'), '--json']);
    expect({ code: restored.code, ...told(restored) }).toMatchObject({ code: 0, positions: kept.heads, positionsNow: kept.heads, problems: 0 });
    const again = await runYange(['backup', at('again'), '--data', into, '--with-vault-keys', '--json']);
    expect(again.code).toBe(0);
    const sums = (of: string): readonly unknown[] => (JSON.parse(readFileSync(join(of, 'manifest.json'), 'utf8')) as { files: { table: string; file: string; sha256: string; rows: number }[] }).files.filter(({ table }) => table !== 'erasures').map(({ file, rows, sha256 }) => ({ file, rows, sha256 }));
    expect(sums(at('again'))).toEqual(sums(backup));
    expect(await runYange(['restore', at('again'), '--check', '--json'])).toMatchObject({ code: 0, stdout: expect.stringContaining('"checked":true') });
  });

  it.each<[string, RegExp, (copy: string) => void]>([
    ['without its manifest', /cut short/, (copy) => rmSync(join(copy, 'manifest.json'))],
    ['with a manifest that was changed', /manifest is damaged/, (copy) => rewrite(copy, (text) => text.replace(/"rows": (\d+)/, (_all, rows: string) => `"rows": ${Number(rows) + 1}`))],
    ['of a newer version', /newer version/, (copy) => rewrite(copy, (text) => text.replace(/"version": "0/, '"version": "1'))],
    ['of something else', /no backup of Yange/, (copy) => writeFileSync(join(copy, 'manifest.json'), '{"format":"other"}')],
    ['with a byte that was changed', /SHA-256/, (copy) => flip(join(copy, 'yange_staffing_log/events.copy.gz'))],
    ['that was cut short', /not whole/, (copy) => truncateSync(join(copy, 'yange_grid_log/events.copy.gz'), 20)],
    ['with a file missing', /missing/, (copy) => rmSync(join(copy, 'yange_grid_log/commands.copy.gz'))],
    ['with a file too many', /does not name/, (copy) => writeFileSync(join(copy, 'yange_grid_log/more.copy.gz'), '')],
  ])('a backup %s is refused, and nothing is written', async (_what, reason, damage) => {
    const copy = at('copy');
    rmSync(copy, { recursive: true, force: true });
    cpSync(backup, copy, { recursive: true });
    damage(copy);
    const refused = await runYange(['restore', copy, '--into', at('nowhere'), '--vault-keys', join(data, 'vault.keys.json')]);
    expect(refused).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(reason) });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('is refused where data are already, with other keys, and to a point that it does not have', async () => {
    const keys = join(data, 'vault.keys.json');
    const attempt = (...more: string[]): Promise<CommandResult> => runYange(['restore', backup, '--into', at('nowhere'), ...more]);
    expect(await runYange(['restore', backup, '--into', data, '--vault-keys', keys])).toMatchObject({ code: 3, stderr: expect.stringContaining('not empty') });
    const others = at('others.json');
    writeFileSync(others, readFileSync(keys, 'utf8').replace(/"index": "(.)/, (_all, first: string) => `"index": "${first === 'A' ? 'B' : 'A'}`));
    expect(await attempt('--vault-keys', others)).toMatchObject({ code: 2, stderr: expect.stringContaining('another vault') });
    expect(await attempt('--vault-keys', keys, '--until', kept.vector.replace(/grid:\d+/, 'grid:9999'))).toMatchObject({ code: 2, stderr: expect.stringContaining('ends at') });
    expect(await attempt('--vault-keys', keys, '--until', 'grid:1')).toMatchObject({ code: 2, stderr: expect.stringContaining('every log needs a position') });
    expect(existsSync(at('nowhere'))).toBe(false);
  });
});

const rewrite = (copy: string, change: (text: string) => string): void => {
  const file = join(copy, 'manifest.json');
  const text = readFileSync(file, 'utf8');
  if (change(text) === text) throw new Error('nothing was changed');
  writeFileSync(file, change(text));
};

const flip = (file: string): void => {
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8((bytes.readUInt8(middle) ^ 1) & 0xff, middle);
  writeFileSync(file, bytes);
};
