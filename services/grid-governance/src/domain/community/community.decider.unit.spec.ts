import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { endCommunityUseCase } from '../../commands/communities/end-community.use-case.js';
import { establishCommunityUseCase } from '../../commands/communities/establish-community.use-case.js';
import { mergeCommunitiesUseCase } from '../../commands/communities/merge-communities.use-case.js';
import { placeGridsUseCase } from '../../commands/communities/place-grids.use-case.js';
import { renameCommunityUseCase } from '../../commands/communities/rename-community.use-case.js';
import { splitCommunityUseCase } from '../../commands/communities/split-community.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { mergeGridsUseCase } from '../../commands/grids/merge-grids.use-case.js';
import { splitGridUseCase } from '../../commands/grids/split-grid.use-case.js';
import { grid, gridIdOf, type OneGridEvent } from '../grid/grid.aggregate.js';
import { standard, unit } from '../grid/grid.fixture.js';
import { communities, communityNow, type CommunityEvent } from './community.aggregate.js';
import { then } from './community.fixture.js';

const street = `communities/${unit.id}`;
const told = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string) => then(past, useCase, { unit, ...body }, on, () => street);
const rulesOf = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string) => decideGiven(past, useCase, { unit, ...body }, { effective: onDay(on), commandId: `${useCase.name} again ${on}` }).rules;
const factsOf = (past: readonly GivenEvent[], stream: string) => past.filter((one) => one.stream === stream).map((one, position) => ({ event: one.event as never, eventId: `e${position}`, effective: one.effective ?? onDay('2018-01-01'), position, order: 0, supersedes: null }));
const streetOn = (past: readonly GivenEvent[], date: string) => Timeline.of<ReturnType<typeof communities.initial>, CommunityEvent>(communities, factsOf(past, street)).at(date);
const namesOn = (past: readonly GivenEvent[], date: string) => [...streetOn(past, date).all.values()].filter(({ there }) => there).map(({ name }) => name);

const east = told([], establishCommunityUseCase, { name: '东社区' }, '2019-01-01');
const both = told(east, establishCommunityUseCase, { name: '西社区' }, '2019-01-01');

describe('communities of a street', () => {
  it('differ in name at every date (community-name-twice)', () => {
    expect(rulesOf(east, establishCommunityUseCase, { name: '西社区' }, '2019-02-01')).toEqual([]);
    expect(rulesOf(east, establishCommunityUseCase, { name: '东社区' }, '2019-02-01')).toEqual(['community-name-twice']);
    expect(rulesOf(east, establishCommunityUseCase, { name: '东社区' }, '2018-02-01')).toEqual(['community-name-twice']);
    expect(rulesOf(both, renameCommunityUseCase, { community: '西社区', newName: '东社区' }, '2019-02-01')).toEqual(['community-name-twice']);
    expect(decideGiven(east, establishCommunityUseCase, { unit, name: '东社区' }, { effective: onDay('2019-01-01') }).events).toEqual([]);
  });

  it('are renamed and keep their id; the old name is free', () => {
    const done = told(both, renameCommunityUseCase, { community: '东社区', newName: '阳光社区' }, '2020-01-01');
    expect([namesOn(done, '2019-12-31'), namesOn(done, '2020-01-01')]).toEqual([['东社区', '西社区'], ['阳光社区', '西社区']]);
    expect([...streetOn(done, '2020-01-01').all.keys()]).toEqual([...streetOn(done, '2019-12-31').all.keys()]);
    expect(rulesOf(done, establishCommunityUseCase, { name: '东社区' }, '2020-02-01')).toEqual([]);
    expect(rulesOf(done, establishCommunityUseCase, { name: '东社区' }, '2019-06-01')).toEqual(['community-name-twice']);
    expect(decideGiven(done, renameCommunityUseCase, { unit, community: '东社区', newName: '阳光社区' }, { effective: onDay('2020-01-01') }).events).toEqual([]);
    expect(() => rulesOf(done, renameCommunityUseCase, { community: '阳光社区', newName: '阳光社区' }, '2020-02-01')).toThrow('same-name');
    expect(() => rulesOf(done, renameCommunityUseCase, { community: '东社区', newName: '新社区' }, '2020-02-01')).toThrow('unknown-community');
  });

  it('are merged into one of its own, which may bear the name of a source', () => {
    const done = told(both, mergeCommunitiesUseCase, { communities: ['东社区', '西社区'], name: '东社区' }, '2020-01-01');
    expect([namesOn(done, '2019-12-31'), namesOn(done, '2020-01-01')]).toEqual([['东社区', '西社区'], ['东社区']]);
    expect(new Set(streetOn(done, '2020-01-01').all.keys()).size).toBe(3);
    expect(decideGiven(done, mergeCommunitiesUseCase, { unit, communities: ['东社区', '西社区'], name: '东社区' }, { effective: onDay('2020-01-01') }).events).toEqual([]);
    expect(() => rulesOf(both, mergeCommunitiesUseCase, { communities: ['东社区', '东社区'], name: '新社区' }, '2020-01-01')).toThrow('community-twice');
    expect(mergeCommunitiesUseCase.body.safeParse({ unit, communities: ['东社区'], name: '新社区' }).success).toBe(false);
  });

  it('are there when something is told of them, on every day (community-not-there)', () => {
    const ended = told(both, endCommunityUseCase, { community: '西社区', reason: '整体搬迁' }, '2020-06-01');
    expect(namesOn(ended, '2020-06-01')).toEqual(['东社区']);
    expect(rulesOf(ended, mergeCommunitiesUseCase, { communities: ['东社区', '西社区'], name: '新社区' }, '2020-01-01')).toEqual(['community-not-there']);
    expect(rulesOf(both, mergeCommunitiesUseCase, { communities: ['东社区', '西社区'], name: '新社区' }, '2020-01-01')).toEqual([]);
    expect(rulesOf(ended, renameCommunityUseCase, { community: '西社区', newName: '新社区' }, '2020-01-01')).toEqual([]);
    expect(() => rulesOf(ended, endCommunityUseCase, { community: '西社区', reason: '搬迁' }, '2020-07-01')).toThrow('unknown-community');
    expect(decideGiven(ended, endCommunityUseCase, { unit, community: '西社区', reason: '搬迁' }, { effective: onDay('2020-06-01') }).events).toEqual([]);
  });

  it('are split into two or more', () => {
    const done = told(both, splitCommunityUseCase, { community: '东社区', names: ['东一社区', '东二社区'] }, '2020-01-01');
    expect(namesOn(done, '2020-01-01')).toEqual(['西社区', '东一社区', '东二社区']);
    expect(() => rulesOf(both, splitCommunityUseCase, { community: '东社区', names: ['东一社区', '东一社区'] }, '2020-01-01')).toThrow('community-twice');
  });
});

describe('the grids of a community', () => {
  const idOf = (name: string): string => gridIdOf(unit.id, name);
  const own = (single: string) => (key: string) => (key === 'communities' ? street : `grid/${key === 'grid' ? single : key}`);
  const begun = (past: readonly GivenEvent[], name: string, households = 400) => then(past, createGridUseCase, { name, unit, households }, '2019-01-01', own(idOf(name)));
  const place = (past: readonly GivenEvent[], community: string | undefined, on: string, names: readonly string[], takesOver = false) => then(past, placeGridsUseCase, { unit, community, gridIds: names.map(idOf), takesOver }, on, own(''));
  const gridOn = (past: readonly GivenEvent[], name: string, date: string) => Timeline.of<ReturnType<typeof grid.initial>, OneGridEvent>(grid, factsOf(past, `grid/${idOf(name)}`)).at(date);
  const liesIn = (past: readonly GivenEvent[], name: string, date: string) => communityNow(streetOn(past, date), gridOn(past, name, date).community?.id ?? '')?.name ?? null;

  const grids = begun(begun([...both, standard], '甲'), '乙');
  const placed = place(grids, '东社区', '2019-06-01', ['甲', '乙']);

  it('are placed by date, in one community at a time', () => {
    expect(['2019-05-31', '2019-06-01'].map((date) => liesIn(placed, '甲', date))).toEqual([null, '东社区']);
    const moved = place(placed, '西社区', '2020-01-01', ['甲'], true);
    expect(['2019-12-31', '2020-01-01'].map((date) => liesIn(moved, '甲', date))).toEqual(['东社区', '西社区']);
    expect(decideGiven(placed, placeGridsUseCase, { unit, community: '东社区', gridIds: [idOf('甲')] }, { effective: onDay('2019-07-01') }).events).toEqual([]);
    expect(liesIn(place(placed, undefined, '2020-01-01', ['甲']), '甲', '2020-01-01')).toBeNull();
  });

  it('are not taken from another community unless that is said (grid-of-other-community)', () => {
    const body = { community: '西社区', gridIds: [idOf('甲')] };
    expect(rulesOf(grids, placeGridsUseCase, body, '2020-01-01')).toEqual([]);
    expect(rulesOf(placed, placeGridsUseCase, body, '2020-01-01')).toEqual(['grid-of-other-community']);
    expect(rulesOf(placed, placeGridsUseCase, { ...body, takesOver: true }, '2020-01-01')).toEqual([]);
    expect(rulesOf(told(placed, endCommunityUseCase, { community: '东社区', reason: '撤销' }, '2019-12-01'), placeGridsUseCase, body, '2020-01-01')).toEqual([]);
    const merged = told(told(placed, establishCommunityUseCase, { name: '南社区' }, '2019-01-01'), mergeCommunitiesUseCase, { communities: ['东社区', '南社区'], name: '大社区' }, '2019-12-01');
    expect(rulesOf(merged, placeGridsUseCase, body, '2020-01-01')).toEqual(['grid-of-other-community']);
  });

  it('are those of the street that are there', () => {
    expect(() => rulesOf(placed, placeGridsUseCase, { community: '东社区', gridIds: [idOf('丙')] }, '2020-01-01')).toThrow('unknown-grid');
    expect(() => decideGiven(placed, placeGridsUseCase, { unit: { id: idOf('x'), name: '他街道' }, gridIds: [idOf('甲')] }, { effective: onDay('2020-01-01') })).toThrow('grid-of-other-unit');
    expect(() => rulesOf(placed, placeGridsUseCase, { community: '南社区', gridIds: [idOf('甲')] }, '2020-01-01')).toThrow('unknown-community');
    const gone = then(placed, splitGridUseCase, { gridId: idOf('甲'), results: ['甲一', '甲二'].map((name) => ({ name, unit, households: 200, deviationReason: '园区' })) }, '2020-01-01', own(''));
    expect(() => rulesOf(gone, placeGridsUseCase, { community: '西社区', gridIds: [idOf('甲')] }, '2020-02-01')).toThrow('grid-gone');
  });

  it('lie in what their community was merged into, and in none once it was split or has ended', () => {
    const merged = told(placed, mergeCommunitiesUseCase, { communities: ['东社区', '西社区'], name: '大社区' }, '2020-01-01');
    const again = told(told(merged, establishCommunityUseCase, { name: '南社区' }, '2020-01-01'), mergeCommunitiesUseCase, { communities: ['大社区', '南社区'], name: '特大社区' }, '2021-01-01');
    expect(['2019-12-31', '2020-01-01', '2021-01-01'].map((date) => liesIn(again, '甲', date))).toEqual(['东社区', '大社区', '特大社区']);
    expect(liesIn(told(placed, splitCommunityUseCase, { community: '东社区', names: ['东一社区', '东二社区'] }, '2020-01-01'), '甲', '2020-01-01')).toBeNull();
    expect(liesIn(told(placed, endCommunityUseCase, { community: '东社区', reason: '撤销' }, '2020-01-01'), '甲', '2020-01-01')).toBeNull();
  });

  it('keep it when they are cut anew; merged from two communities, somebody has to say (grid-recut-across-communities)', () => {
    const parts = { gridId: idOf('甲'), results: ['甲一', '甲二'].map((name) => ({ name, unit, households: 200, deviationReason: '园区' })) };
    const split = then(placed, splitGridUseCase, parts, '2020-01-01', own(''));
    expect(['甲', '甲一', '甲二'].map((name) => liesIn(split, name, '2020-01-01'))).toEqual([null, '东社区', '东社区']);
    const merger = { gridIds: [idOf('甲'), idOf('乙')], result: { name: '丙', unit, households: 800, deviationReason: '园区' } };
    const body = (past: readonly GivenEvent[]) => decideGiven(past, mergeGridsUseCase, merger, { effective: onDay('2020-06-01') }).rules;
    expect(body(placed)).toEqual([]);
    expect(body(place(placed, '西社区', '2020-01-01', ['甲'], true))).toEqual(['grid-recut-across-communities']);
    expect(liesIn(then(placed, mergeGridsUseCase, merger, '2020-06-01', own('')), '丙', '2020-06-01')).toBe('东社区');
    expect(liesIn(then(place(placed, '西社区', '2020-01-01', ['甲'], true), mergeGridsUseCase, merger, '2020-06-01', own('')), '丙', '2020-06-01')).toBeNull();
  });
});
