import { askGiven } from '@yange/use-case';
import { organCategories } from '../domain/reference/organ-categories.js';
import { importHistory } from '../import/history.fixture.js';
import { organGroupsQuery } from './organ-groups.query.js';
import { organLimitsQuery } from './organ-limits.query.js';
import { toldOrgans, type ToldOrgans } from '../told-organs.fixture.js';

const withinMs = 180_000;
const limitsQuery = organLimitsQuery(organCategories);
const group = '甲组';

describe('limits of organs as of a day', () => {
  let organs: ToldOrgans;
  const say: ToldOrgans['say'] = (...told) => organs.say(...told);
  const ask = async (on?: string) => {
    await organs.models.caughtUp();
    return (await askGiven(limitsQuery, on === undefined ? {} : { on }, { district: organs.district, read: organs.models.read })).groups;
  };
  /** of the group and of each category: limit, counted, remaining */
  const told = async (on?: string): Promise<readonly (readonly unknown[])[]> =>
    (await ask(on)).flatMap((one) => [[one.name, one.limit, one.counted, one.remaining], ...one.categories.map(({ name, limit, counted, remaining }) => [name, limit, counted, remaining] as const)]);

  beforeEach(async () => {
    organs = await toldOrgans();
  }, withinMs);

  afterEach(() => organs.close(), withinMs);

  it('say what may be, is and is left of every category, from the day on which it takes effect, with the event that set the limit', async () => {
    await say('count-organs', { group, category: 'party-organ', count: 11, label: '党委' }, '2019-01-01');
    await say('set-institution-limit', { group, limit: 35 }, '2019-02-01');
    const set = await say('set-institution-limit', { group, limit: 12, category: 'party-organ' }, '2019-03-01');
    await say('count-organs', { group, category: 'government-department', count: 24, label: '政府' }, '2019-04-01');
    await say('set-institution-limit', { group, limit: 10, category: 'party-organ' }, '2019-05-01');
    expect(await told('2018-12-31')).toEqual([]);
    expect(await told('2019-01-01')).toEqual([[group, null, 11, null], ['党委机构', null, 11, null]]);
    expect(await told('2019-02-28')).toEqual([[group, 35, 11, 24], ['党委机构', null, 11, null]]);
    expect(await told('2019-03-01')).toEqual([[group, 35, 11, 24], ['党委机构', 12, 11, 1]]);
    expect(await told('2019-04-30')).toEqual([[group, 35, 35, 0], ['政府工作部门', null, 24, null], ['党委机构', 12, 11, 1]]);
    expect(await told()).toEqual([[group, 35, 35, 0], ['政府工作部门', null, 24, null], ['党委机构', 10, 11, -1]]);
    expect((await ask('2019-03-01'))[0]?.categories).toMatchObject([{ category: 'party-organ', eventId: set.events[0]?.eventId }]);
  }, withinMs);

  it('are again what they were once the event that set them is annulled', async () => {
    await say('count-organs', { group, category: 'party-organ', count: 11, label: '党委' }, '2019-01-01');
    const { events: [event] } = await say('set-institution-limit', { group, limit: 12, category: 'party-organ' }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual([[group, null, 11, null], ['党委机构', 12, 11, 1]]);
    await say('annul-event', { eventId: event?.eventId, streamId: event?.streamId, reason: '误录' }, '2019-03-01');
    expect(await told('2019-03-01')).toEqual([[group, null, 11, null], ['党委机构', null, 11, null]]);
  }, withinMs);

  it('are in the end those of the register of groups', async () => {
    await importHistory(organs.log);
    await say('set-institution-limit', { group: '本级党政机构', limit: 25, category: 'government-department' }, '2019-06-01');
    const groups = await ask();
    const registered = (await askGiven(organGroupsQuery, {}, { district: organs.district, read: organs.models.read })).groups;
    expect(groups.map(({ groupId, limit, counted, categories }) => [groupId, limit, counted, categories.flatMap(({ category, limit: most, counted: of }) => (most === null ? [] : [{ category, limit: most, counted: of }]))])).toEqual(registered.map(({ groupId, institutionLimit, limited, categoryLimits }) => [groupId, institutionLimit, limited, categoryLimits]));
    expect(groups.find(({ name }) => name === '本级党政机构')).toMatchObject({ limit: 35, counted: 35, remaining: 0, categories: [{ category: 'government-department', limit: 25, counted: 24, remaining: 1 }, { category: 'party-organ', limit: null, counted: 11, remaining: null }] });
  }, withinMs);
});
