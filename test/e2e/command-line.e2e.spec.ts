import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestOf, productTables, withCell, writeTables } from '../support/history-folder.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { runYange, type CommandResult } from '../support/yange-command.fixture.js';

const verbs = ['start', 'import', 'report', 'events', 'rebuild', 'status', 'check', 'verify', 'doctor', 'backup', 'restore'] as const;

/** What each verb must have to be right but for the one thing that is wrong. */
const least: Readonly<Record<string, readonly string[]>> = { import: ['.'], events: ['grid'], backup: ['/no/such/folder'], restore: ['.'] };

/** arguments that may be left out */
const optional: Readonly<Record<string, readonly string[]>> = { rebuild: ['grid'], report: ['机构改革完成情况汇报'] };

const wrongUsage: readonly (readonly string[])[] = [
  [], ['stat'], ['--json'],
  ...verbs.map((verb) => [verb, ...(least[verb] ?? []), '--no-such-option']),
  ...verbs.map((verb) => [verb, ...(least[verb] ?? []), ...(optional[verb] ?? []), 'one-word-too-many']),
  ['start', '--port', '0'], ['start', '--port', '70000'], ['start', '--port', 'x'], ['start', '--kafka', 'somewhere'], ['start', '--history', '/no/such/folder'], ['start', '--check', '--empty'], ['start', '--data'],
  ['import'], ['import', '/no/such/folder'], ['import', '.', '--as', 'nobody'], ['import', '.', '--url', 'there'],
  ['report', '--district', 'x'], ['report', '--as', 'nobody'],
  ['events'], ['events', 'treasury'], ['events', 'grid', '--after', '-1'], ['events', 'grid', '--limit', '1.5'], ['events', 'grid', '--url', 'ftp://x'],
  ['plan'], ['plan', '/no/such/folder'], ['what-if'], ['what-if', '/no/such/plan.json'], ['carry-out', '/no/such/plan.json'], ['carry-out', '/no/such/plan.json', '--decision', 'x', '--url', 'there'],
  ['ask'], ['ask', 'treasury'], ['ask', 'organ'], ['ask', 'quota', '--organ', 'x', '--district', 'x'],
  ['roll-up'], ['roll-up', '--district', 'x'], ['rebuild', 'treasury'], ['rebuild', 'grid', '--as', 'nobody'],
  ['status', '--as'], ['check', '--district', 'x'],
  ['backup'], ['backup', 'x', '--data', '/no/such/folder'], ['restore'], ['restore', '/no/such/backup'], ['restore', '.', '--until', 'yesterday'], ['restore', '.', '--check', '--into', 'x'],
  ['verify', '--district', 'x'], ['verify', '--export', '/no/such/file'], ['verify', '--export', 'x', '--district', '150302'], ['verify', '--export', 'x', '--write', 'y'],
];

/** One JSON document, and nothing beside it. */
const documentOf = ({ stdout }: CommandResult): unknown => JSON.parse(stdout);

/** Two at a time: there may be no more processors than that. */
const inPairs = async <T, R>(all: readonly T[], run: (one: T) => Promise<R>): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let index = 0; index < all.length; index += 2) results.push(...(await Promise.all(all.slice(index, index + 2).map(run))));
  return results;
};

describe('the command line', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ dataFolder: folder.path, fresh: true });
  });
  afterAll(async () => {
    await platform?.stop();
    await platform?.abandon();
    folder.remove();
  });

  const client = (...args: string[]): Promise<CommandResult> => runYange([...args, '--url', platform.url]);

  it('ends with 2 and a sentence on stderr for wrong usage, whatever the verb, before it does anything', async () => {
    const outcomes = await inPairs(wrongUsage, async (args) => ({ args: args.join(' '), ...(await runYange(args)) }));
    expect(outcomes.filter(({ code }) => code !== 2).map(({ args, code, stderr }) => ({ args, code, stderr }))).toEqual([]);
    expect(outcomes.filter(({ stderr, stdout, args }) => stderr.trim() === '' || (stdout !== '' && !args.includes('--json'))).map(({ args }) => args)).toEqual([]);
  });

  it('says what is wrong in a document of its own where JSON is asked for', async () => {
    const wrong = await runYange(['rebuild', 'treasury', '--json']);
    expect({ code: wrong.code, document: documentOf(wrong) }).toEqual({ code: 2, document: { error: { exitCode: 2, message: expect.stringContaining('treasury') } } });
    const nobody = await runYange(['status', '--json', '--url', 'http://127.0.0.1:9']);
    expect({ code: nobody.code, document: documentOf(nobody) }).toEqual({ code: 1, document: { error: { exitCode: 1, message: expect.stringContaining('does not answer') } } });
    const stopped = await runYange(['verify', '--json', '--data', join(folder.path, 'elsewhere')]);
    expect({ code: stopped.code, document: documentOf(stopped) }).toEqual({ code: 1, document: { error: { exitCode: 1, message: expect.stringContaining('no PostgreSQL of Yange runs') } } });
  });

  it('gives one JSON document per verb', async () => {
    expect(platform.import?.rows).toBeGreaterThan(300);
    const tables = join(folder.path, 'tables');
    mkdirSync(tables);
    writeTables(tables, productTables());
    const answers = await inPairs(
      [['report'], ['events', 'grid'], ['events', 'grid', '--type', 'NoSuchEvent'], ['events', 'grid', '--limit', '2'], ['rebuild', 'grid'], ['status'], ['import', tables, '--dry-run'], ['doctor', '--data', folder.path]],
      (args) => client(...args, '--json'),
    );
    expect(answers.map(({ code }) => code)).toEqual(answers.map(() => 0));
    const [report, events, none, two, rebuilt, status, imported, doctor] = answers.map(documentOf);
    expect((events as unknown[]).length).toBeGreaterThan(10);
    expect([none, two]).toEqual([[], (events as unknown[]).slice(0, 2)]);
    expect(report).toMatchObject({ figures: expect.any(Array) });
    expect(rebuilt).toMatchObject({ grid: { projections: expect.any(Array) } });
    expect([status, imported, doctor]).toMatchObject([{ services: expect.any(Object) }, { state: 'done', rows: platform.import?.rows }, { checks: expect.any(Array) }]);
    const checked = await client('check', '--json');
    expect({ code: checked.code, document: documentOf(checked) }).toMatchObject({ code: 0, document: { district: '150302', figures: 99, differences: [] } });
    const verified = await runYange(['verify', '--json', '--data', folder.path, '--district', '150302']);
    expect({ code: verified.code, document: documentOf(verified) }).toMatchObject({ code: 0, document: { problems: 0 } });
  });

  it('knows a district that nobody keeps from one that it holds nothing of', async () => {
    const unknown = await runYange(['verify', '--data', folder.path, '--district', '999999']);
    expect(unknown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no district 999999; known: 150302') });
    // Through the gateway it is a matter of rights: nobody is told which districts there are.
    expect(await client('report', '--district', '999999')).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('403') });
  });

  it('acts as the person who was named, who may not do everything', async () => {
    const refused = await client('rebuild', 'grid', '--as', 'local-auditor');
    expect(refused).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('403') });
    expect((await client('rebuild', 'grid', '--as', 'local-operator')).code).toBe(0);
  });

  it('ends with 3 where what is asked contradicts what is recorded, with 4 where what is recorded is not whole', async () => {
    const changed = join(folder.path, 'changed');
    mkdirSync(changed);
    writeTables(changed, withCell(productTables(), '网格', 'WG-002', '数量', '445'));
    const conflict = await client('import', changed, '--json');
    expect({ code: conflict.code, document: documentOf(conflict) }).toMatchObject({ code: 3, document: { state: 'rejected' } });
    const file = join(folder.path, 'log.ndjson');
    writeFileSync(file, '{"format":"yange-log-export/1","logId":"150302/grid","head":{"position":3,"recordedAt":null}}\n');
    const short = await runYange(['verify', '--json', '--export', file]);
    expect({ code: short.code, document: documentOf(short) }).toMatchObject({ code: 4, document: { problems: 1 } });
    writeFileSync(file, 'not an export\n');
    expect(await runYange(['verify', '--export', file])).toMatchObject({ code: 4, stdout: '', stderr: expect.stringContaining('line 1') });
  });

  it('asks one organ and its quota as of a day, as known at a time, and says what is uncertain and at which positions', async () => {
    const { allotments } = await platform.gateway.get<{ allotments: { ownerName: string; organId: string | null }[] }>('/v1/districts/150302/staffing/post-allotments?asOf=2020-06-30');
    const { ownerName = '', organId = '' } = allotments.flatMap(({ organId: id, ownerName: name }) => (id === null ? [] : [{ ownerName: name, organId: id }]))[0] ?? {};
    const now = ['--organ', ownerName, '--as-of', '2020-06-30', '--json'];
    const [quota, organ, byId] = (await inPairs([['ask', 'quota', ...now], ['ask', 'organ', ...now], ['ask', 'quota', '--organ', organId, '--as-of', '2020-06-30', '--json']], (args) => client(...args))).map(documentOf);
    expect(quota).toMatchObject({ organ: { organId, name: ownerName }, accounts: [], allotments: [expect.objectContaining({ organId })], moment: { asOf: '2020-06-30', knownAt: expect.stringMatching(/staffing:\d+/u), uncertain: expect.any(Array) } });
    expect(organ).toMatchObject({ organId, name: ownerName, holdings: expect.any(Array), moment: { asOf: '2020-06-30' } });
    expect(byId).toEqual(quota);
    const { moment } = quota as { moment: { knownAt: string } };
    const known = (at: string, ...more: readonly string[]) => client('ask', 'quota', '--organ', organId, '--as-of', '2020-06-30', '--known-at', at, ...more);
    const [then, never, lines] = [await known(moment.knownAt, '--json'), await known('2000-01-01', '--json'), await known(moment.knownAt)];
    expect(documentOf(then)).toMatchObject({ allotments: (quota as { allotments: object[] }).allotments, moment: { knownAt: moment.knownAt, asked: moment.knownAt } });
    expect(documentOf(never)).toMatchObject({ accounts: [], allotments: [], moment: { asked: '2000-01-01' } });
    expect(lines.stdout).toMatch(/职数 posts[\s\S]*截至 as of 2020-06-30；知悉 known at/u);
    expect(await known('2099-01-01', '--json')).toMatchObject({ code: 2, stderr: expect.stringContaining('/knownAt known-at-to-come') });
    expect(await client('ask', 'organ', '--organ', '没有这个局', '--json')).toMatchObject({ code: 2, stderr: expect.stringContaining('no organ called') });
  });

  // Last: the platform tells another figure from then on.
  it('replays what the stream of the gateway tells, line by line, and as what was known', async () => {
    const period = ['--from', '2018-08-01', '--to', '2020-06-30'];
    const stream = await platform.gateway.get<string>('/v1/districts/150302/replays?from=2018-08-01&to=2020-06-30');
    const lines = stream.trimEnd().split('\n').map((line) => JSON.parse(line) as { end?: boolean; total?: number; knownAt?: string; figures?: readonly unknown[] });
    const { end, total, knownAt = '' } = lines.at(-1) ?? {};
    expect([end, total, lines.filter(({ figures = [] }) => figures.length > 0).length > 3]).toEqual([true, lines.length - 1, true]);
    const [whole, known] = await inPairs([['replay', ...period], ['replay', ...period, '--known-at', knownAt]], (args) => client(...args, '--json'));
    expect([whole, known].map((one) => one && documentOf(one))).toEqual([lines.slice(0, -1), lines.slice(0, -1)]);
  });

  it('ends with 4 where a figure is not what it is known to come to, and names it', async () => {
    const corrected = join(folder.path, 'corrected');
    mkdirSync(corrected);
    const row = ['序号,事项,名称,数量,生效日期,依据文件,报告位置,原文,来源性质,更正序号,更正理由', 'WG-901,划分网格,网格,445,截至2020年6月,本汇报,二(三),共划分444个网格,推定,WG-002,试改'].join('\n');
    writeTables(corrected, new Map([['manifest.json', manifestOf(['网格'])], ['网格.csv', Buffer.from(row)]]));
    // A clerk alone does not rewrite what a decision is asked for, by no row either.
    expect(await client('import', corrected)).toMatchObject({ code: 1, stdout: expect.stringContaining('not-entitled') });
    expect(await client('import', corrected, '--as', 'local-approver')).toMatchObject({ code: 0 });
    const checked = await client('check', '--json');
    expect({ code: checked.code, document: documentOf(checked) }).toMatchObject({ code: 4, document: { differences: expect.arrayContaining([expect.objectContaining({ id: 'B26', field: 'verdict', expected: 'match' })]) } });
    expect(checked.stderr).toContain('B26');
  });
});
