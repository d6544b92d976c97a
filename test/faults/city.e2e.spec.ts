import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionPool } from '@yange/event-log';
import { GatewayCaller, problemOf } from '../support/gateway.fixture.js';
import { kafkaTurnWithinMs, kafkaWithoutTopics } from '../support/kafka-topics.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { killTree } from '../support/process-tree.fixture.js';
import { contextsOfAll, databasesOf, recomputed } from '../support/recomputed.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

const city = '150300';
const [haibowan, hainan, wuda] = ['150302', '150303', '150304'] as const;
const districts = [haibowan, hainan, wuda];
const withinMs = 300_000;

interface Freshness {
  readonly district: string;
  readonly standing: string;
  readonly positions: Readonly<Record<string, number>>;
  readonly lag: number | null;
  readonly heardAt: string | null;
  readonly gaps: readonly string[];
  readonly recordedAt: string | null;
  readonly synthetic: boolean;
}

interface Half {
  readonly district: string;
  readonly direction: string;
  readonly counterpart: string | null;
  readonly what: string;
  readonly count: number;
  readonly state: string;
}

interface RollUp {
  readonly moves: { readonly halves: readonly Half[]; readonly sums: readonly { readonly what: string; readonly quotaKind: string; readonly between: number; readonly openOut: number; readonly openIn: number }[] };
  readonly districts: readonly Freshness[];
  readonly rows: readonly { readonly measure: string; readonly city: { readonly value: unknown; readonly missing: readonly string[] }; readonly districts: readonly { readonly district: string; readonly value: unknown }[] }[];
}

describe('a city over three districts, each a platform of its own', () => {
  const folders = Object.fromEntries([city, ...districts].map((code) => [code, temporaryFolder()]));
  const running = new Map<string, RunningPlatform>();
  let brokers: string;

  /** @param again its history was brought already, and is not brought again */
  const start = async (code: string, again = false): Promise<void> => {
    running.set(code, await startPlatform({ kafka: brokers, dataFolder: folders[code]?.path ?? '', districts: [code], empty: again, ...(code === city ? { follows: districts } : {}) }));
  };
  const at = (code: string): RunningPlatform => running.get(code) as RunningPlatform;

  beforeAll(async () => {
    brokers = await kafkaWithoutTopics([city, ...districts]);
    // One after the other: what is shown is no race for two cores.
    for (const code of [...districts, city]) await start(code);
  }, kafkaTurnWithinMs);

  afterAll(async () => {
    await Promise.all([...running.values()].map((platform) => platform.abandon()));
    for (const folder of Object.values(folders)) folder.remove();
  }, withinMs);

  const params = { asOf: '2020-06-30' };
  const rollUp = (): Promise<RollUp> => new GatewayCaller(at(city).url, city).get<RollUp>(`/v1/districts/${city}/reporting/roll-up?asOf=${params.asOf}`, 'local-auditor');
  const of = ({ districts: all }: RollUp, code: string): Freshness => all.find(({ district }) => district === code) as Freshness;
  const valueOf = ({ rows }: RollUp, measure: string) => {
    const row = rows.find((one) => one.measure === measure);
    return { city: row?.city.value, ...Object.fromEntries(row?.districts.map(({ district, value }) => [district, value]) ?? []) };
  };

  /** Asked until it is so. What it answers last is what is looked at: a wait that is over says nothing. */
  const once = async (met: (view: RollUp) => boolean): Promise<RollUp> => {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const view = await rollUp();
      if (met(view) || performance.now() > deadline) return view;
      await pause(200);
    }
  };
  /** Of the districts that are there, all that they have recorded by now. */
  const caughtUp = async (codes: readonly string[] = districts): Promise<RollUp> => {
    const heads = Object.assign({}, ...(await Promise.all(codes.map((code) => at(code).gateway.heads())))) as Readonly<Record<string, number>>;
    return once((view) => codes.every((code) => Object.entries(heads).every(([logId, head]) => !logId.startsWith(code) || head === 0 || of(view, code)?.positions[logId] === head)));
  };
  const known = ({ districts: all, rows, moves }: RollUp) => ({ rows, moves, districts: all.map(({ district, standing, positions, gaps, recordedAt, synthetic }) => ({ district, standing, positions, gaps, recordedAt, synthetic })) });
  const asRecomputed = async (view: RollUp) => {
    const positions = Object.assign({}, ...view.districts.map((one) => one.positions)) as Readonly<Record<string, number>>;
    return known((await recomputed(Object.fromEntries(Object.entries(folders).map(([code, { path }]) => [code, path])), positions, { query: 'roll-up', district: city, params })) as RollUp);
  };

  /** Tables, as the clerk of a district brings them. */
  const bring = async (code: string, tables: Readonly<Record<string, string>>): Promise<void> => {
    const folder = temporaryFolder();
    writeFileSync(join(folder.path, 'manifest.json'), JSON.stringify({ district: code, name: { zh: '补录（虚拟）', en: 'more (made up)' }, cutOver: '2021-01-01', policy: 'all-or-nothing', tables: Object.keys(tables).map((table) => ({ table, file: `${table}.csv` })) }));
    for (const [table, rows] of Object.entries(tables)) writeFileSync(join(folder.path, `${table}.csv`), rows);
    const { code: exit, stderr } = await runYange(['import', folder.path, '--url', at(code).url]);
    folder.remove();
    expect([exit, exit === 0 ? '' : stderr]).toEqual([0, '']);
  };
  /** More people for its grids. */
  const bringGridWorkers = (code: string, count: number, row: string, more: Readonly<Record<string, string>> = {}): Promise<void> => bring(code, { ...more, 网格: `序号,事项,名称,数量,生效日期,依据文件,报告位置,原文,来源性质\n${row},配备网格员,补充网格员,${count},2020年5月,本汇报,二,（虚拟）,虚拟\n` });
  /** Nine people with their posts go from 海南区 to 乌达区: what the clerk of one side enters of it. */
  const half = (direction: '划出区外' | '区外划入', other: string): Readonly<Record<string, string>> => ({
    文件: '序号,文号,标题,简称,文种,生效日期,依据文件,报告位置,原文,来源性质\n文-划,乌机编发〔2020〕3号,关于划转人员和编制的通知（虚拟）,乌机编发〔2020〕3号,通知,2020-03-01,乌机编发〔2020〕3号,一,（虚拟）,虚拟\n',
    人员转隶: `序号,批次,事项,生效日期,涉及单位数,人数,方向,划出单位,划出单位数,划入单位,划入单位数,对方区划代码,连人带编,编制类型,编制数,依据文件,报告位置,原文,来源性质\n划-1,划-1,转隶,2020-04-01,1,9,${direction},海南区本级党政机构（虚拟）,28,乌达区本级党政机构（虚拟）,29,${other},是,行政编制,9,乌机编发〔2020〕3号,一,（虚拟）,虚拟\n`,
  });
  const moved = ({ moves }: RollUp) => moves.halves.filter(({ count }) => count === 9).map(({ district, direction, what, state }) => [district, direction, what, state]);
  /** people and administrative posts: moved within the city, and open on either side */
  const sums = ({ moves }: RollUp) => (['persons', 'quota'] as const).map((kind) => {
    const found = moves.sums.find(({ what, quotaKind }) => what === kind && (kind === 'persons' || quotaKind === 'administrative'));
    return { kind, between: found?.between ?? 0, openOut: found?.openOut ?? 0, openIn: found?.openIn ?? 0 };
  });
  /** as the districts' histories have it, of whom some moved without the other side */
  let movesBefore: ReturnType<typeof sums> = [];
  let halfway: RollUp | null = null;
  const quotaIn = (view: RollUp) => valueOf(view, 'administrative-quota') as Record<string, number>;
  let quotaBefore: Record<string, number> = {};

  it('reads them to the end, hears each of them, and comes to what their logs come to', async () => {
    const read = await caughtUp();
    expect(read.districts.map(({ district, standing, synthetic }) => [district, standing, synthetic])).toEqual([[city, 'own', false], [haibowan, 'member', false], [hainan, 'member', true], [wuda, 'member', true]]);
    const heard = await once((view) => view.districts.every(({ lag, heardAt, standing }) => lag === 0 && (standing === 'own') === (heardAt === null)));
    expect(heard.districts.map(({ lag, gaps, heardAt }) => [lag, gaps, heardAt === null])).toEqual([[0, [], true], [0, [], false], [0, [], false], [0, [], false]]);
    const grids = valueOf(heard, 'grids') as Record<string, number>;
    expect(grids['city']).toBe((grids[haibowan] ?? 0) + 120 + 140);
    expect(known(heard)).toEqual(await asRecomputed(heard));
  }, withinMs);

  it('goes on with the others while one is down, which falls silent and stays with what it had recorded', async () => {
    await killTree(at(hainan).pid);
    const before = await rollUp();
    [quotaBefore, movesBefore] = [quotaIn(before), sums(before)];
    await bringGridWorkers(wuda, 7, 'WD-BL-001', half('区外划入', hainan));
    const after = await caughtUp([haibowan, wuda]);
    // Of a move into the district that goes on the city has that half alone, and says so; nothing is taken from the one that is down on its word.
    expect(moved(after)).toEqual([[wuda, 'in', 'persons', 'open'], [wuda, 'in', 'quota', 'open']]);
    expect(sums(after)).toEqual(movesBefore.map((one) => ({ ...one, openIn: one.openIn + 9 })));
    expect(quotaIn(after)).toMatchObject({ [hainan]: quotaBefore[hainan], [wuda]: Number(quotaBefore[wuda]) + 9 });
    halfway = after;
    expect(valueOf(after, 'grid-workers')).toMatchObject({ [hainan]: 240, [wuda]: 287, city: Number((valueOf(before, 'grid-workers') as Record<string, number>)['city']) + 7 });
    const silence = of(after, hainan).heardAt;
    const later = await once((view) => (of(view, wuda).heardAt ?? '') > (of(after, wuda).heardAt ?? '') && (of(view, haibowan).heardAt ?? '') > (of(after, haibowan).heardAt ?? ''));
    expect(of(later, hainan)).toMatchObject({ heardAt: silence, lag: 0, positions: of(before, hainan).positions });
    expect([wuda, haibowan].map((code) => (of(later, code).heardAt ?? '') > (silence ?? ''))).toEqual([true, true]);
  }, withinMs);

  it('has it back after healing, and comes again to what the logs come to', async () => {
    await start(hainan, true);
    await bringGridWorkers(hainan, 5, 'HN-BL-001', half('划出区外', wuda));
    const healed = await caughtUp();
    // Both halves are there: the move is within the city, and its quota is what it was.
    expect(moved(healed)).toEqual([[wuda, 'in', 'persons', 'matched'], [wuda, 'in', 'quota', 'matched'], [hainan, 'out', 'persons', 'matched'], [hainan, 'out', 'quota', 'matched']]);
    expect(sums(healed)).toEqual(movesBefore.map((one) => ({ ...one, between: one.between + 9 })));
    expect(quotaIn(healed)).toMatchObject({ city: quotaBefore['city'], [hainan]: Number(quotaBefore[hainan]) - 9, [wuda]: Number(quotaBefore[wuda]) + 9 });
    expect(valueOf(healed, 'grid-workers')).toMatchObject({ [hainan]: 245, [wuda]: 287 });
    // Its logs can be read again: what was half told comes to what they come to by then.
    if (halfway !== null) expect(known(halfway)).toEqual(await asRecomputed(halfway));
    expect(known(healed)).toEqual(await asRecomputed(healed));
  }, withinMs);

  it('counts nothing twice when a district sends all its past once more', async () => {
    const before = await caughtUp();
    const databases = await databasesOf(folders[wuda]?.path ?? '');
    for (const context of contextsOfAll) {
      const pool = connectionPool({ connectionString: databases[context].logAppendUrl, max: 1 });
      try {
        // As if its checkpoints had come from an old backup.
        const { rowCount } = await pool.query(`update relay.checkpoints set pos = 0, partition_positions = array_fill(0::bigint, array[cardinality(partition_positions)]), owner_epoch = owner_epoch + 1, lease_until = now()`);
        expect(rowCount).toBe(1);
      } finally {
        await pool.end();
      }
    }
    await bringGridWorkers(wuda, 2, 'WD-BL-002');
    const after = await caughtUp();
    expect(valueOf(after, 'grid-workers')).toMatchObject({ [wuda]: 289, city: Number((valueOf(before, 'grid-workers') as Record<string, number>)['city']) + 2 });
    expect(known(after)).toEqual(await asRecomputed(after));
  }, withinMs);

  it('is told details of a district only by whoever is entitled to it, and records nothing for it', async () => {
    const token = async (...codes: string[]): Promise<string> => {
      const response = await fetch(new URL('/v1/local-issuer/token', at(city).url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: 'local-clerk', districts: codes }) });
      return `Bearer ${((await response.json()) as { token: string }).token}`;
    };
    const figures = `/v1/districts/${haibowan}/reporting/figures`;
    problemOf(await at(city).gateway.call('GET', figures, { authorization: await token(city) }), 403, 'other-district');
    const entitled = await token(city, haibowan);
    const [here, there] = [await at(city).gateway.call('GET', figures, { authorization: entitled }), await at(haibowan).gateway.call('GET', figures)];
    const shown = ({ body }: typeof here) => (body as { readonly figures: readonly object[] }).figures;
    expect(shown(here)).toHaveLength(99);
    expect(shown(here)).toEqual(shown(there));
    problemOf(await at(city).gateway.call('GET', `/v1/districts/${haibowan}/reporting/dues`, { authorization: entitled }), 404, 'recorded-elsewhere');
    problemOf(await at(city).gateway.call('GET', `/v1/districts/${haibowan}/organisations/organs`, { authorization: entitled }), 404, 'recorded-elsewhere');
    // what was known earlier of a district is told by the city as the district itself tells it: by a day, an instant, and positions
    const moment = async (): Promise<string> => ((await at(haibowan).gateway.call('GET', figures)).body as { readonly moment: { readonly knownAt: string } }).moment.knownAt;
    const halfway = (await moment()).replaceAll(/\d+/gu, (position) => String(Math.ceil(Number(position) / 2)));
    for (const knownAt of ['2020-06-30', halfway, of(await rollUp(), haibowan).recordedAt ?? '']) {
      const address = `${figures}?knownAt=${encodeURIComponent(knownAt)}`;
      const [seen, told] = [await at(city).gateway.call('GET', address, { authorization: entitled }), await at(haibowan).gateway.call('GET', address)];
      expect([knownAt, seen.status, seen.body]).toEqual([knownAt, told.status, told.body]);
      expect(seen.status).toBe(200);
    }
    problemOf(await at(city).gateway.call('GET', `${figures}?knownAt=staffing:100000`, { authorization: entitled }), 422, 'schema');
    const before = await at(city).gateway.heads();
    problemOf(await at(city).gateway.call('POST', `/v1/districts/${haibowan}/reporting/reference-facts`, { authorization: entitled, json: {} }), 404, 'recorded-elsewhere');
    expect(await at(city).gateway.heads()).toEqual(before);
    // a district knows of no other
    problemOf(await at(hainan).gateway.call('GET', figures, { authorization: `Bearer ${await at(hainan).gateway.token('local-clerk')}` }), 403, 'other-district');
  }, withinMs);
});
