import { askGiven } from '@yange/use-case';
import { organCategories, ranksWithinParent } from '../domain/reference/organ-categories.js';
import { organRanks } from '../domain/reference/organ-ranks.js';
import { organisationsRules } from '../domain/rule/organisations.rules.js';
import { importHistory } from '../import/history.fixture.js';
import { organFindingsQuery } from './organ-findings.query.js';
import { toldOrgans, type ToldOrgans } from '../told-organs.fixture.js';

const withinMs = 180_000;
const findingsQuery = organFindingsQuery(organisationsRules, { categories: organCategories, ranks: organRanks, withinParent: ranksWithinParent });

describe('findings of organs as of a day', () => {
  let organs: ToldOrgans;
  const say: ToldOrgans['say'] = (...told) => organs.say(...told);
  const begin = async (name: string, on: string, parentId?: string): Promise<string> => (await say('establish-organ', { name, category: 'institution', ...(parentId === undefined ? {} : { parentId }) }, on)).answer['organId'] ?? '';
  const ask = async (asOf: string, more: object = {}) => {
    await organs.models.caughtUp();
    return (await askGiven(findingsQuery, more, { district: organs.district, read: organs.models.read, asOf })).findings;
  };
  const told = async (asOf: string): Promise<readonly string[]> => (await ask(asOf)).map(({ name, parentName, since }) => `${name} ${parentName} ${since}`);

  beforeEach(async () => {
    organs = await toldOrgans();
  }, withinMs);

  afterEach(() => organs.close(), withinMs);

  it('tell of every organ that an imported end of its parent left where it was, by that event, with who came after', async () => {
    const [parent, heir] = [await begin('区上级局', '2015-01-01'), await begin('承接局', '2015-01-01')];
    const [first, second] = [await begin('区甲所', '2016-01-01', parent), await begin('区乙所', '2016-01-01', parent)];
    await begin('区丙所', '2016-01-01', heir);
    const ended = await say('abolish-organ', { organId: parent, successors: [{ organId: heir, name: '承接局', how: 'merged' }] }, '2019-03-01');
    expect(await told('2019-02-28')).toEqual([]);
    expect(await told('2019-03-01')).toEqual(['区乙所 区上级局 2019-03-01', '区甲所 区上级局 2019-03-01']);
    expect(await ask('2019-12-31', { organId: first })).toMatchObject([
      { rule: 'under-ended-parent', title: { zh: '上级机构撤销后，下级须改隶或撤销' }, source: { kind: 'conclusion' }, organId: first, parentId: parent, eventId: ended.events.find(({ type }) => type === 'OrganAbolished')?.eventId, successors: [{ organId: heir, name: '承接局' }] },
    ]);
    await say('reparent-organ', { organId: first, newParentId: heir }, '2019-06-01');
    await say('abolish-organ', { organId: second, successors: [] }, '2019-09-01');
    expect([await told('2019-05-31'), await told('2019-06-01'), await told('2019-08-31'), await told('2019-09-01')]).toEqual([
      ['区乙所 区上级局 2019-03-01', '区甲所 区上级局 2019-03-01'],
      ['区乙所 区上级局 2019-03-01'],
      ['区乙所 区上级局 2019-03-01'],
      [],
    ]);
  }, withinMs);

  it('tell of organs under one that a merger ended, and no longer once the end is annulled', async () => {
    const [one, other] = [await begin('一局', '2015-01-01'), await begin('二局', '2015-01-01')];
    await begin('一局下属所', '2016-01-01', one);
    const merged = await say('merge-organs', { sources: [one, other], result: { name: '新局', category: 'institution' } }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual(['一局下属所 一局 2019-03-01']);
    const { eventId = '', streamId = '' } = merged.events.find(({ type, streamId: of }) => type === 'OrganAbolished' && of === `organ/${one}`) ?? {};
    await say('annul-event', { eventId, streamId, reason: '误录' }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual([]);
  }, withinMs);

  it('tell of every organ in a division that ended, until it is recorded in another one', async () => {
    const inside = async (asOf: string, more: object = {}): Promise<readonly string[]> => {
      await organs.models.caughtUp();
      const { divisions } = await askGiven(findingsQuery, more, { district: organs.district, read: organs.models.read, asOf });
      return divisions.map(({ name, regionName, since, into }) => `${name} ${regionName} ${since} ${into.map(({ code }) => code).join(' ')}`);
    };
    const [old, left, other] = ['150302005', '150302003', '150302004'] as const;
    for (const [code, name] of [[old, '卡布其街道'], [left, '新华街道'], [other, '新华西街道']] as const) await say('record-region', { code, name, parentCode: '150302' }, '2015-01-01');
    const [first, second] = [await begin('甲所', '2015-01-01'), await begin('乙所', '2015-01-01')];
    for (const organId of [first, second]) await say('record-organ-region', { organId, regionCode: old }, '2016-01-01');
    await say('record-organ-region', { organId: await begin('丙所', '2015-01-01'), regionCode: other }, '2016-01-01');
    await say('change-region', { change: 'abolished-into', code: old, others: [{ code: left, name: '新华街道' }] }, '2019-03-01');
    expect([await inside('2019-02-28'), await inside('2019-03-01'), await inside('2019-03-01', { organId: first })]).toEqual([[], [`乙所 卡布其街道 2019-03-01 ${left}`, `甲所 卡布其街道 2019-03-01 ${left}`], [`甲所 卡布其街道 2019-03-01 ${left}`]]);
    await say('record-organ-region', { organId: first, regionCode: left }, '2019-06-01');
    await say('abolish-organ', { organId: second, successors: [] }, '2019-09-01');
    expect([await inside('2019-05-31'), await inside('2019-06-01'), await inside('2019-09-01')]).toEqual([[`乙所 卡布其街道 2019-03-01 ${left}`, `甲所 卡布其街道 2019-03-01 ${left}`], [`乙所 卡布其街道 2019-03-01 ${left}`], []]);
  }, withinMs);

  it('tell of an institution that its parent, ranked lower, leaves above it, until it is ranked lower itself', async () => {
    const ranked = async (asOf: string): Promise<readonly string[]> => {
      await organs.models.caughtUp();
      const { ranks } = await askGiven(findingsQuery, { rule: 'rank-above-parent' }, { district: organs.district, read: organs.models.read, asOf });
      return ranks.map(({ name, rank, parentName, parentRank, since, eventId }) => `${name} ${rank} ${parentName} ${parentRank} ${since} ${eventId}`);
    };
    const parent = (await say('establish-organ', { name: '某局', category: 'government-department', rank: '正科级' }, '2015-01-01')).answer['organId'] ?? '';
    const centre = (await say('establish-organ', { name: '某中心', category: 'institution', rank: '正科级', parentId: parent }, '2016-01-01')).answer['organId'] ?? '';
    const lower = await say('change-organ-rank', { organId: parent, newRank: '副科级' }, '2019-03-01');
    expect(await ranked('2019-02-28')).toEqual([]);
    expect(await ranked('2019-12-31')).toEqual([`某中心 正科级 某局 副科级 2019-03-01 ${lower.events[0]?.eventId ?? ''}`]);
    await say('change-organ-rank', { organId: centre, newRank: '副科级' }, '2020-01-01');
    expect([(await ranked('2019-12-31')).length, await ranked('2020-01-01')]).toEqual([1, []]);
  }, withinMs);

  it('are none of the histories that come with the platform', async () => {
    await importHistory(organs.log);
    await organs.models.caughtUp();
    expect((await askGiven(findingsQuery, {}, { district: organs.district, read: organs.models.read, asOf: '9999-12-31' })).divisions).toEqual([]);
    expect([await told('2019-12-31'), await told('2020-06-30'), await told('9999-12-31')]).toEqual([[], [], []]);
  }, withinMs);
});
