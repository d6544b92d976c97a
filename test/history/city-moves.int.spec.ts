import type { EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { organisationsService } from '@yange/organisations';
import { CommandExecutor, specificationMeta, type AnyUseCase } from '@yange/use-case';
import { betweenOf, toldHalves } from './city-moves.fixture.js';
import { annul, loadHistory, type LoadedHistory } from './history.fixture.js';
import { withMoreRows } from './more-rows.fixture.js';
import { reportOn, type Report } from './report.fixture.js';

interface Half {
  readonly eventId: string;
  readonly district: string;
  readonly direction: string;
  readonly counterpart: string | null;
  readonly what: string;
  readonly count: number;
  readonly state: string;
  readonly other: string | null;
  readonly openSince: string | null;
  readonly recordedAt: string;
  readonly finding: { readonly kind: string } | null;
  readonly near: { readonly eventId: string; readonly differs: string } | null;
}

interface RollUp {
  readonly moment: { readonly asOf: string; readonly knownAt: string; readonly asked: string | null };
  readonly districts: readonly { readonly district: string; readonly standing: string; readonly leftOn: string | null; readonly positions: Readonly<Record<string, number>> }[];
  readonly rows: readonly { readonly measure: string; readonly city: { readonly value: number | null; readonly partial: number | null }; readonly districts: readonly { readonly district: string; readonly value: number | null }[] }[];
  readonly moves: { readonly halves: readonly Half[]; readonly sums: readonly { readonly what: string; readonly quotaKind: string; readonly between: number; readonly openOut: number; readonly openIn: number; readonly up: number; readonly left: number; readonly arrived: number }[] };
}

type Cells = Readonly<Record<string, string>>;

const [city, hainan, wuda] = ['150300', '150303', '150304'];
const [ordered, another] = ['乌机编发〔2020〕3号', '乌机编发〔2020〕4号'];
const ofHainan = '海南区本级党政机构（虚拟）';
const ofWuda = '乌达区本级党政机构（虚拟）';
const asOf = '2020-06-30';

const paper = (number: string): Cells => ({ 序号: `文-${number}`, 文号: number, 标题: `关于划转人员和编制的通知（虚拟）`, 简称: number, 文种: '通知', 生效日期: '2020-03-01', 依据文件: number, 报告位置: '一', 原文: '（虚拟）', 来源性质: '虚拟' });
const base = { 事项: '转隶', 涉及单位数: '1', 依据文件: ordered, 报告位置: '一', 原文: '（虚拟）', 来源性质: '虚拟' };

/** Half of a batch of people with their quota between 海南区 and 乌达区, as the clerk of one of them enters it. */
const half = (row: string, direction: '划出区外' | '区外划入', [from, to]: readonly [string, string], count: number, other: string, day = '2020-04-01', more: Cells = {}): Cells => ({
  ...base, 序号: row, 批次: row, 生效日期: day, 人数: String(count), 方向: direction, 划出单位: from, 划出单位数: '28', 划入单位: to, 划入单位数: '29', 对方区划代码: other, 连人带编: '是', 编制类型: '行政编制', 编制数: String(count), ...more,
});
const south = [ofHainan, ofWuda] as const;

describe('moves between the districts of a city', () => {
  let histories: ReadonlyMap<string, LoadedHistory>;
  let report: Report;
  const of = (code: string): LoadedHistory => histories.get(code) as LoadedHistory;
  const add = async (code: string, rows: readonly Cells[]): Promise<void> => {
    await addRows(code, { 文件: [ordered, another].map(paper), 人员转隶: rows });
  };
  const addRows = async (code: string, tables: Readonly<Record<string, readonly Cells[]>>): Promise<void> => {
    histories = new Map([...histories, [code, await withMoreRows(of(code), code, tables)]]);
  };
  /** The register of the city says that the district is no division of its own any more. */
  const leave = async (code: string, on: string): Promise<void> => {
    const { contract, useCases } = organisationsService;
    const useCase = useCases.find(({ name }) => name === 'change-region') as AnyUseCase;
    await new CommandExecutor(contract).execute(of(city).logs.get('organisations') as EventLog, useCase, useCase.body.parse({ change: 'abolished-into', code }), specificationMeta({ district: city, commandId: `leave ${code}`, effective: onDay(on) }));
  };
  const ask = (params: Record<string, string> = {}, region = city): Promise<RollUp> => report.ask<RollUp>('roll-up', { asOf, ...params }, region);
  const told = (halves: readonly Half[]) => halves.map(({ district, direction, what, count, state }) => [district, direction, what, count, state]);
  const halvesOf = ({ moves }: RollUp, count: number) => moves.halves.filter((one) => one.count === count);
  const quota = ({ rows }: RollUp, of = 'administrative-quota'): Readonly<Record<string, number | null | undefined>> => {
    const row = rows.find(({ measure }) => measure === of);
    return { city: row?.city.value, ...Object.fromEntries(row?.districts.map(({ district, value }) => [district, value]) ?? []) };
  };
  const sumOf = ({ moves }: RollUp, what: string) => moves.sums.find((one) => one.what === what);

  beforeEach(async () => {
    histories = new Map(await Promise.all([city, hainan, wuda].map(async (code) => [code, await loadHistory(code)] as const)));
    report = await reportOn(...([...histories.values()] as [LoadedHistory]));
  }, 180_000);

  afterEach(() => report.close());

  it('are two halves, one in each log, that the city puts together; its quota is what it was', async () => {
    const before = quota(await ask());
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda)]);
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan)]);
    const view = await ask();
    expect(told(halvesOf(view, 3))).toEqual([
      [hainan, 'out', 'persons', 3, 'matched'], [hainan, 'out', 'quota', 3, 'matched'], [wuda, 'in', 'persons', 3, 'matched'], [wuda, 'in', 'quota', 3, 'matched'],
    ]);
    expect(quota(view)).toEqual({ ...before, [hainan]: Number(before[hainan]) - 3, [wuda]: Number(before[wuda]) + 3 });
    expect(sumOf(view, 'quota')).toMatchObject({ quotaKind: 'administrative', between: 3, openOut: 0, openIn: 0 });
    expect(halvesOf(view, 3).map(({ finding, openSince }) => [finding, openSince])).toEqual([[null, null], [null, null], [null, null], [null, null]]);
    // people who went to another district did not go up to the city
    const up = async () => (await ask()).rows.find(({ measure }) => measure === 'persons-transferred-up')?.districts.find(({ district }) => district === hainan)?.value ?? null;
    expect(await up()).toBeNull();
  });

  it('stand open since their day while the other side tells nothing, and were open as known before it did', async () => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda)]);
    const open = await ask();
    expect(halvesOf(open, 3).map(({ state, openSince, finding, counterpart }) => [state, openSince, finding?.kind, counterpart])).toEqual([['open', '2020-04-01', 'half-without-counterpart', wuda], ['open', '2020-04-01', 'half-without-counterpart', wuda]]);
    expect(sumOf(open, 'persons')).toMatchObject({ between: 0, openOut: 3 });
    const knownThen = new Date(Math.max(...open.moves.halves.map(({ recordedAt }) => Date.parse(recordedAt))) + 5).toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan)]);
    expect(halvesOf(await ask(), 3).map(({ state }) => state)).toEqual(['matched', 'matched', 'matched', 'matched']);
    expect((await ask({ knownAt: knownThen })).moves).toEqual(open.moves);
    // by the positions that the answer was read at, log by log, it is the same answer again
    const read = open.moment.knownAt;
    expect([new Set(read.split(',').map((pair) => pair.slice(0, 6))), read.split(',').length]).toEqual([new Set(open.districts.filter(({ positions }) => Object.keys(positions).length > 0).map(({ district }) => district)), open.districts.reduce((sum, { positions }) => sum + Object.keys(positions).length, 0)]);
    const again = await ask({ knownAt: read });
    expect([again.moves, again.rows]).toEqual([open.moves, open.rows]);
    expect(again.moment).toEqual({ ...open.moment, asked: read });
    expect((await ask({ knownAt: `${hainan}/staffing:999` }).catch((error: unknown) => error))).toMatchObject({ rule: 'known-at-beyond-log' });
    expect((await ask({ asOf: '2020-03-31' })).moves.halves.filter(({ count }) => count === 3)).toEqual([]);
  });

  it.each([
    ['count', half('划-2', '区外划入', south, 4, hainan)],
    ['day', half('划-2', '区外划入', south, 3, hainan, '2020-04-02')],
    ['document', half('划-2', '区外划入', south, 3, hainan, '2020-04-01', { 依据文件: another })],
  ] as const)('stay open where the two sides differ in one thing, and say that it is the %s', async (differs, other) => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda)]);
    await add(wuda, [other]);
    const { moves } = await ask();
    const both = moves.halves.filter(({ counterpart }) => counterpart === wuda || counterpart === hainan);
    expect(both.map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
    expect(both.map(({ near }) => near?.differs)).toEqual([differs, differs, differs, differs]);
    expect(both.every(({ near, what }) => moves.halves.find(({ eventId }) => eventId === near?.eventId)?.what === what)).toBe(true);
  });

  it('come apart when one half is annulled, and of two equal ones each has its own', async () => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda), half('划-3', '划出区外', south, 3, wuda)]);
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan), half('划-4', '区外划入', south, 3, hainan)]);
    const whole = await ask();
    expect(new Set(halvesOf(whole, 3).map(({ other }) => other)).size).toBe(8);
    const gone = halvesOf(whole, 3).find(({ district, what }) => district === wuda && what === 'persons') as Half;
    await annul(of(wuda), 'staffing', gone.eventId);
    const left = await ask();
    expect(halvesOf(left, 3).filter(({ what }) => what === 'persons').map(({ district, state }) => [district, state])).toEqual([[hainan, 'matched'], [hainan, 'open'], [wuda, 'matched']]);
  });

  it('that name nobody are a finding too, at the district as at the city; a district sees its own halves alone', async () => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda), half('划-5', '划出区外', south, 5, '')]);
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan)]);
    expect(halvesOf(await ask(), 5).map(({ state, finding }) => [state, finding?.kind])).toEqual([['unnamed', 'counterpart-not-named'], ['unnamed', 'counterpart-not-named']]);
    const alone = await ask({}, hainan);
    expect(alone.moves.halves.map(({ district }) => district).filter((one) => one !== hainan)).toEqual([]);
    expect(alone.moves.halves.map(({ count, state }) => [count, state])).toEqual([[3, 'elsewhere'], [3, 'elsewhere'], [5, 'unnamed'], [5, 'unnamed']]);
  });

  it('has at the city the posts and people of a team that went up to it, once', async () => {
    const asked = await ask();
    const [before, approved] = [quota(asked), quota(asked, 'approved-posts')];
    await add(hainan, [half('划-6', '划出区外', [ofHainan, '乌海市'], 2, '', '2020-06-30', { 划入单位数: '1' })]);
    const view = await ask();
    expect(halvesOf(view, 2).map(({ district, state, counterpart, finding }) => [district, state, counterpart, finding])).toEqual([[hainan, 'up', city, null], [hainan, 'up', city, null]]);
    expect(quota(view)).toEqual({ ...before, [hainan]: Number(before[hainan]) - 2, [city]: 2 });
    // posts of every kind, and those of the city among them
    expect(quota(view, 'approved-posts')).toEqual({ ...approved, [hainan]: Number(approved[hainan]) - 2, [city]: 2 });
    expect(sumOf(view, 'persons')?.up).toBe(2);
    // the city records its own half: now it stands there by that
    await add(city, [half('市-1', '区外划入', [ofHainan, '乌海市'], 2, hainan, '2020-06-30', { 划入单位数: '1' })]);
    const recorded = await ask();
    expect(halvesOf(recorded, 2).filter(({ what }) => what === 'quota').map(({ district, state }) => [district, state])).toEqual([[hainan, 'matched'], [city, 'matched']]);
    expect(quota(recorded)['city']).toBe(before['city']);
  });

  it('takes people who are only a number off the staff of the district and has them at the city, whatever day the district counts its people on', async () => {
    const staff = async (params: Record<string, string> = {}) => {
      const view = await ask(params);
      // A district that counts nobody owes its part.
      const { value, partial } = view.rows.find(({ measure }) => measure === 'staff-in-post')?.city ?? { value: null, partial: null };
      return { ...quota(view, 'staff-in-post'), city: value ?? partial };
    };
    const counted = (row: string, number: number, day: string): Cells => ({ 序号: row, 生效日期: day, 事项: '实有', 单位: ofHainan, 单位数: '28', 口径: '合计', 编制类型: '行政编制', 数量: String(number), 依据文件: ordered, 报告位置: '一', 原文: '（虚拟）', 来源性质: '虚拟' });
    const up = (row: string, count: number, day: string): Cells => half(row, '划出区外', [ofHainan, '乌海市'], count, '', day, { 划入单位数: '1' });
    await addRows(hainan, { 文件: [paper(ordered)], 编制: [counted('实-1', 20, '2020-03-01')], 人员转隶: [up('划-6', 2, '2020-06-30')] });
    expect(await staff({ asOf: '2020-06-29' })).toMatchObject({ [hainan]: 20, city: 20 });
    expect(await staff()).toMatchObject({ [hainan]: 18, [city]: 2, city: 20 });
    // Counted anew, they are not there any more: nothing is taken off twice, and the city keeps them.
    await addRows(hainan, { 编制: [counted('实-2', 19, '2020-07-10')] });
    expect(await staff({ asOf: '2020-07-31' })).toMatchObject({ [hainan]: 19, [city]: 2, city: 21 });
    // Of people whom nobody had counted none are taken off, and who came stands at the city.
    await addRows(wuda, { 文件: [paper(ordered)], 人员转隶: [half('划-7', '划出区外', [ofWuda, '乌海市'], 3, '', '2020-06-30', { 划入单位数: '1' })] });
    expect(await staff()).toMatchObject({ [hainan]: 18, [wuda]: null, [city]: 5 });
    // Between two districts the halves net to zero, too.
    await addRows(wuda, { 编制: [{ ...counted('实-3', 30, '2020-07-01'), 单位: ofWuda, 单位数: '29' }], 人员转隶: [half('划-8', '区外划入', south, 4, hainan, '2020-07-20')] });
    await addRows(hainan, { 人员转隶: [half('划-9', '划出区外', south, 4, wuda, '2020-07-20')] });
    expect(await staff({ asOf: '2020-07-31' })).toMatchObject({ [hainan]: 15, [wuda]: 34, [city]: 5 });
  });

  it('stay what they were when a district leaves the city: it counts up to that day and not from it on, and what went up from it is at the city still', async () => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda), half('划-9', '划出区外', south, 4, wuda, '2020-07-20')]);
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan), half('划-10', '区外划入', south, 4, hainan, '2020-07-20'), half('划-6', '划出区外', [ofWuda, '乌海市'], 2, '', '2020-06-30', { 划入单位数: '1' })]);
    const open = await ask({ asOf: '2020-07-31' });
    const knownThen = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await leave(wuda, '2020-07-15');
    const [before, after] = [await ask({ asOf: '2020-07-14' }), await ask({ asOf: '2020-07-31' })];
    const standing = ({ districts }: RollUp) => districts.filter(({ district }) => district !== '150302').map(({ district, standing: one, leftOn }) => [district, one, leftOn]);
    expect([standing(before), standing(after)]).toEqual([[[city, 'own', null], [hainan, 'member', null], [wuda, 'member', null]], [[city, 'own', null], [hainan, 'member', null], [wuda, 'outside', '2020-07-15']]]);
    // A move between the two from before that day is within the city; one from after it goes elsewhere, and the other side is none of the city's to tell.
    const states = (view: RollUp, count: number) => halvesOf(view, count).map(({ district, direction, state, finding }) => [district, direction, state, finding]);
    expect(states(after, 3)).toEqual(states(before, 3));
    expect(halvesOf(after, 3).map(({ state }) => state)).toEqual(['matched', 'matched', 'matched', 'matched']);
    expect(states(after, 4)).toEqual([[hainan, 'out', 'elsewhere', null], [hainan, 'out', 'elsewhere', null]]);
    expect(halvesOf(after, 2).map(({ district, state }) => [district, state])).toEqual([[wuda, 'up'], [wuda, 'up']]);
    const [then, now] = [quota(before), quota(after)];
    expect(now).toEqual({ ...then, [hainan]: Number(then[hainan]) - 4, [wuda]: Number(then[wuda]) + 4 });
    // 海勃湾区 is not read here, and owes its part.
    const told = ({ rows }: RollUp) => rows.find(({ measure }) => measure === 'administrative-quota')?.city.partial;
    expect([then[city], told(before), told(after)]).toEqual([2, Number(then[hainan]) + Number(then[wuda]) + 2, Number(then[hainan]) - 4 + 2]);
    const teams = ({ rows }: RollUp) => rows.find(({ measure }) => measure === 'teams')?.districts.find(({ district }) => district === city)?.value;
    expect(Number(teams(before))).toBeGreaterThan(1);
    expect(teams(after)).toBe(teams(before));
    // Before anybody knew that it would leave it counted on that day, too.
    const known = await ask({ asOf: '2020-07-31', knownAt: knownThen });
    expect([standing(known), known.rows, known.moves]).toEqual([standing(before), open.rows, open.moves]);
  });

  it('agree with a count by keys over the events themselves', async () => {
    await add(hainan, [half('划-1', '划出区外', south, 3, wuda), half('划-3', '划出区外', south, 3, wuda), half('划-7', '划出区外', south, 6, wuda)]);
    await add(wuda, [half('划-2', '区外划入', south, 3, hainan), half('划-8', '区外划入', south, 6, hainan, '2020-05-01')]);
    const view = await ask();
    const halves = toldHalves([...histories.values()], asOf);
    expect([sumOf(view, 'persons')?.between, sumOf(view, 'quota')?.between]).toEqual([betweenOf(halves, 'persons'), betweenOf(halves, 'administrative')]);
    expect(betweenOf(halves, 'persons')).toBe(3);
    expect(sumOf(view, 'persons')?.left).toBe(halves.filter(({ what, direction }) => what === 'persons' && direction === 'out').reduce((sum, { count }) => sum + count, 0));
  });
});
