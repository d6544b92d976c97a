import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay, Timeline } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { abolishOrganUseCase } from '../../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { changeOrganRankUseCase } from '../../commands/lineage/change-organ-rank.use-case.js';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { splitOrganUseCase } from '../../commands/lineage/split-organ.use-case.js';
import { setInstitutionLimitUseCase } from '../../commands/organ-group/set-institution-limit.use-case.js';
import { groupIdOf, methodOf, organGroup } from '../organ-group/organ-group.aggregate.js';
import { totalOf } from '../tally/tally.js';

const make = organisationsContract.make.bind(organisationsContract);
const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const [culture, sport, tourism] = [derivedId('culture'), derivedId('sport'), derivedId('tourism')] as [string, string, string];
const category = 'government-department';

const on = (stream: string, event: GivenEvent['event'], date = '2018-01-01'): GivenEvent => ({ stream, event, effective: onDay(date) });
const named = (organId: string, name: string): readonly GivenEvent[] => [
  on(`organ/${organId}`, make('OrganEstablished', { organId, name, category, groupId, rank: '正科级' })),
  on(`organ-group/${groupId}`, make('OrgansCounted', { groupId, groupName: group, category, members: { named: [{ id: organId, name }] } })),
];
const limit = (most: number): GivenEvent => on(`organ-group/${groupId}`, make('InstitutionLimitSet', { groupId, groupName: group, limit: most }));
const three = [limit(3), ...named(culture, '区文化局'), ...named(sport, '区体育局'), ...named(tourism, '区旅游局')];
const merged = { name: '区文体旅游局', category, group };
const [newId, firstId, secondId] = [derivedId('specification', 'organ'), derivedId('specification', 'organ/0'), derivedId('specification', 'organ/1')];

describe('merging organs', () => {
  it('ends the sources and begins the result in one step, the groups with them', () => {
    const { events, rules, keys } = decideGiven(three, mergeOrgansUseCase, { sources: [culture, sport, tourism], result: merged, groups: [group], reason: '机构改革' });
    expect(rules).toEqual([]);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([
      [`organ/${culture}`, 'OrganAbolished'], [`organ/${sport}`, 'OrganAbolished'], [`organ/${tourism}`, 'OrganAbolished'],
      [`organ/${newId}`, 'OrganEstablished'], [`organ/${newId}`, 'OrgansMerged'],
      [`group/${group}`, 'OrgansUncounted'], [`group/${group}`, 'OrgansUncounted'], [`group/${group}`, 'OrgansUncounted'], [`group/${group}`, 'OrgansCounted'],
    ]);
    expect(events[0]?.event.data).toMatchObject({ successors: [{ organId: newId, name: '区文体旅游局', how: 'merged' }], reason: '机构改革' });
    expect(events[4]?.event.data).toMatchObject({ organId: newId, absorbed: false, sources: [{ organId: culture, name: '区文化局' }, { organId: sport }, { organId: tourism }] });
    expect(keys.releases.map(({ key }) => key)).toContain('organ-name:区文化局');
    expect(keys.claims.map(({ key }) => key)).toEqual(['organ-name:区文体旅游局']);
  });

  it('breaks no limit that it does not raise, and may keep the name of a source', () => {
    const { rules, keys } = decideGiven([limit(1), ...three.slice(1, 5)], mergeOrgansUseCase, { sources: [culture, sport], result: { ...merged, name: '区文化局' }, groups: [group] });
    expect(rules).toEqual([]);
    expect([keys.claims, keys.releases].map((some) => some.filter(({ key }) => key === 'organ-name:区文化局').length)).toEqual([1, 1]);
  });

  it('may be taken in by one that goes on, and is told once', () => {
    const wanted = { sources: [culture, sport], resultId: culture, groups: [group] };
    const { events, rules } = decideGiven(three, mergeOrgansUseCase, wanted);
    expect(rules).toEqual([]);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([[`organ/${sport}`, 'OrganAbolished'], [`organ/${culture}`, 'OrgansMerged'], [`group/${group}`, 'OrgansUncounted']]);
    const past = [...three, ...events.map(({ stream, event }) => on(stream.replace(`group/${group}`, `organ-group/${groupId}`), event, '2019-02-01'))];
    expect(decideGiven(past, mergeOrgansUseCase, wanted).events).toEqual([]);
    expect(() => decideGiven(past, mergeOrgansUseCase, wanted, { effective: onDay('2019-03-01') })).toThrow('organ-abolished');
  });

  it('leaves the partition by reform method too, named or counted', () => {
    const made = [
      on(`organ-group/${groupId}`, make('OrgansCounted', { groupId, groupName: group, category, members: { named: [{ id: culture, name: '区文化局' }], blocks: [{ id: 'c', label: '其他', count: 5 }] } })),
      on(`organ-group/${groupId}`, make('ReformMethodRecorded', { groupId, groupName: group, method: 'rebuilt', members: { named: [{ id: culture, name: '区文化局' }], blocks: [{ id: 'm', label: '重组的', count: 2 }] } })),
      on(`organ/${culture}`, make('OrganEstablished', { organId: culture, name: '区文化局', category, groupId })),
    ];
    const merge = (reformedAs?: object) => decideGiven(made, mergeOrgansUseCase, { sources: [culture], blocks: [{ group, category, label: '其他', count: 2, reformedAs }], result: merged, groups: [group] });
    const leaving = (decided: ReturnType<typeof merge>) => decided.events.filter(({ event }) => event.type === 'ReformMethodLeft').map(({ event }) => event.data);
    expect(leaving(merge({ method: 'rebuilt', label: '重组的' }))).toMatchObject([{ method: 'rebuilt', members: { blocks: [{ id: 'm', count: 2 }] } }, { method: 'rebuilt', members: { named: [{ id: culture }] } }]);
    expect(leaving(merge())).toMatchObject([{ members: { named: [{ id: culture }], blocks: [] } }]);
    expect(() => merge({ method: 'retained', label: '重组的' })).toThrow('unknown-block');
    const all = [...made, ...merge({ method: 'rebuilt', label: '重组的' }).events.filter(({ stream }) => stream === `group/${group}`).map(({ event }) => on(`organ-group/${groupId}`, event, '2019-02-01'))];
    expect(decideGiven(all, setInstitutionLimitUseCase, { group, limit: 50 }, { effective: onDay('2019-03-01') }).rules).toEqual([]);
    const timeline = Timeline.of(organGroup, all.slice(0, 2).concat(all.slice(3)).map((one, index) => ({ event: one.event as never, eventId: `e-${index}`, effective: one.effective ?? onDay('2018-01-01'), position: index, order: 0, supersedes: null })));
    expect([totalOf(methodOf(timeline.at('2019-01-31'), 'rebuilt')), totalOf(methodOf(timeline.latest(), 'rebuilt'))]).toEqual([3, 0]);
  });

  it('has at least two sources: rule lineage', () => {
    expect(decideGiven(three, mergeOrgansUseCase, { sources: [culture], result: merged, groups: [group] }).rules).toEqual(['lineage']);
    expect(decideGiven(three, mergeOrgansUseCase, { sources: [culture], resultId: culture, groups: [group] }).rules).toEqual(['lineage']);
    expect(decideGiven(three, mergeOrgansUseCase, { sources: [culture, sport], result: merged, groups: [group] }).rules).toEqual([]);
    expect(() => decideGiven(three, mergeOrgansUseCase, { sources: [culture, culture], result: merged, groups: [group] })).toThrow('lineage-twice');
  });

  it('takes organs that are only counted as well: they leave their block', () => {
    const block = on(`organ-group/${groupId}`, make('OrgansCounted', { groupId, groupName: group, category, members: { blocks: [{ id: 'b-1', label: '政府工作部门', count: 5 }] } }));
    const two = { group, category, label: '政府工作部门', count: 2 };
    const { events, rules } = decideGiven([block], mergeOrgansUseCase, { blocks: [two], result: merged });
    expect(rules).toEqual([]);
    expect(events.map(({ event }) => event.type)).toEqual(['OrganEstablished', 'OrgansMerged', 'OrgansUncounted', 'OrgansCounted']);
    expect(events[1]?.event.data).toMatchObject({ sources: [{ organId: '', name: '政府工作部门', blockId: 'b-1', count: 2 }] });
    expect(decideGiven([block], mergeOrgansUseCase, { blocks: [{ ...two, count: 1 }], result: merged }).rules).toEqual(['lineage']);
    expect(() => decideGiven([block], mergeOrgansUseCase, { blocks: [{ ...two, count: 6 }], result: merged })).toThrow('block-overdrawn');
  });

  it('wants the groups of its sources, and sources that are there', () => {
    expect(() => decideGiven(three, mergeOrgansUseCase, { sources: [culture, sport], result: merged.name === '' ? merged : { ...merged, group: '' } })).toThrow('group-missing');
    expect(() => decideGiven(three, mergeOrgansUseCase, { sources: [culture, derivedId('nobody')], result: merged, groups: [group] })).toThrow('unknown-organ');
    expect(mergeOrgansUseCase.matter?.(mergeOrgansUseCase.body.parse({ sources: [culture], resultId: sport }))).toEqual({ code: 'organ.merge', subjects: [culture, sport] });
    expect(mergeOrgansUseCase.body.safeParse({ sources: [culture, sport] }).success).toBe(false);
  });
});

describe('splitting an organ', () => {
  const parts = [{ name: '区文化局二', category, group }, { name: '区旅游发展局', category, group }];

  it('ends it with its successors, or leaves it as one of them', () => {
    const { events, rules, decision } = decideGiven(three, splitOrganUseCase, { organId: culture, results: parts, groups: [group] });
    expect(rules).toEqual(['institution-limit']);
    expect(events.map(({ event }) => event.type)).toEqual(['OrganSplit', 'OrganAbolished', 'OrganEstablished', 'OrganEstablished', 'OrgansUncounted', 'OrgansCounted', 'OrgansCounted']);
    expect(events[1]?.event.data).toMatchObject({ successors: [{ organId: firstId, how: 'split' }, { organId: secondId, how: 'split' }] });
    expect(events[2]?.event.data).toMatchObject({ predecessors: [{ organId: culture, name: '区文化局', how: 'split' }] });
    expect(decision.answer).toEqual({ organId1: firstId, organId2: secondId });
    const goingOn = decideGiven(three.slice(1), splitOrganUseCase, { organId: culture, results: parts.slice(1), continues: true });
    expect([goingOn.rules, goingOn.events.map(({ event }) => event.type)]).toEqual([[], ['OrganSplit', 'OrganEstablished', 'OrgansCounted']]);
  });

  it('has at least two results: rule lineage', () => {
    expect(decideGiven(three, splitOrganUseCase, { organId: culture, results: parts.slice(1), groups: [group] }).rules).toEqual(['lineage']);
    expect(decideGiven(three, splitOrganUseCase, { organId: culture, results: [], continues: true }).rules).toEqual(['lineage']);
  });
});

describe('what an organ did, when it ends', () => {
  const duties = (organId: string, ...some: string[]) => on(`organ/${organId}`, make('SandingIssued', { subject: { organId, count: 1 }, version: 1, duties: some }));
  const past = [...three, duties(culture, '文化市场管理', '文物保护'), duties(sport, '全民健身')];
  const moved = (events: ReturnType<typeof decideGiven>['events']) => events.filter(({ event }) => event.type === 'DutyMoved').map(({ stream, event }) => [stream, (event.data as { duty: string }).duty]);

  it('goes with it into a merger, in the streams of both', () => {
    const { events, rules } = decideGiven(past, mergeOrgansUseCase, { sources: [culture, sport], result: merged, groups: [group] });
    expect(rules).toEqual([]);
    const all = ['文化市场管理', '文物保护'].map((duty) => [`organ/${culture}`, duty]);
    expect(moved(events)).toEqual([...all, [`organ/${sport}`, '全民健身'], ...['文化市场管理', '文物保护', '全民健身'].map((duty) => [`organ/${newId}`, duty])]);
    expect(moved(decideGiven(past, mergeOrgansUseCase, { sources: [culture, sport], resultId: culture, groups: [group] }).events)).toEqual([[`organ/${sport}`, '全民健身'], [`organ/${culture}`, '全民健身']]);
  });

  it('is divided among what it is split into; what is left is told: rule duties-left-behind', () => {
    const divided = (first: string[], second: string[]) => ({ organId: culture, groups: [group], results: [{ name: '区文化局', category, duties: first }, { name: '区文物局', category, duties: second }] });
    const { events, rules } = decideGiven(past, splitOrganUseCase, divided(['文化市场管理'], ['文物保护']));
    expect([rules, moved(events)]).toEqual([[], [[`organ/${culture}`, '文化市场管理'], [`organ/${culture}`, '文物保护'], [`organ/${firstId}`, '文化市场管理'], [`organ/${secondId}`, '文物保护']]]);
    expect(decideGiven(past, splitOrganUseCase, divided(['文化市场管理'], [])).rules).toEqual(['duties-left-behind']);
    expect(decideGiven(past, splitOrganUseCase, { ...divided([], []), continues: true }).rules).toEqual([]);
    expect(() => decideGiven(past, splitOrganUseCase, divided(['全民健身'], []))).toThrow('duty-unknown');
    expect(() => decideGiven(past, splitOrganUseCase, divided(['文物保护'], ['文物保护']))).toThrow('duty-twice');
  });

  it('is left behind by an abolition: rule duties-left-behind', () => {
    const end = { organId: culture, group };
    expect(decideGiven(past, abolishOrganUseCase, end).rules).toEqual(['duties-left-behind']);
    expect(decideGiven(past.slice(0, -2), abolishOrganUseCase, end).rules).toEqual([]);
    const given = on(`organ/${culture}`, make('SandingRevised', { version: 2, duties: [] }), '2019-01-01');
    const away = ['文化市场管理', '文物保护'].map((duty) => on(`organ/${culture}`, make('DutyMoved', { duty, fromOrganId: culture, toOrganId: sport }), '2019-01-15'));
    expect(decideGiven([...past, given, ...away], abolishOrganUseCase, end).rules).toEqual([]);
  });
});

describe('links that are told one by one', () => {
  const link = (organId: string, how: string) => ({ organId, name: '某局', how });
  const ending = (...successors: object[]) => decideGiven(named(culture, '区文化局'), abolishOrganUseCase, { organId: culture, group, successors }).rules;
  const begun = (...predecessors: object[]) => decideGiven([], establishOrganUseCase, { name: '新局', category, group: '', predecessors }).rules;

  it('keep lineage: a renaming has one successor, a split two, a merger one', () => {
    expect([ending(link(sport, 'renamed')), ending(link(sport, 'merged')), ending(link(sport, 'split'), link(tourism, 'split')), ending(link(sport, 'functions-merged'))]).toEqual([[], [], [], []]);
    expect([ending(link(sport, 'renamed'), link(tourism, 'renamed')), ending(link(sport, 'split')), ending(link(sport, 'merged'), link(tourism, 'merged'))]).toEqual([['lineage'], ['lineage'], ['lineage']]);
    expect([begun(link(sport, 'renamed')), begun(link(sport, 'split')), begun(link(sport, 'merged'), link(tourism, 'merged'))]).toEqual([[], [], []]);
    expect([begun(link(sport, 'merged')), begun(link(sport, 'split'), link(tourism, 'split'))]).toEqual([['lineage'], ['lineage']]);
    expect([begun(link(sport, 'merged'), link(sport, 'merged')), ending(link(sport, 'split'), link(sport, 'split'))]).toEqual([['lineage'], ['lineage']]);
  });

  it('name organs that are on record, live: successors that are there on the day, predecessors that have begun by then', () => {
    const live = { mode: 'live' as const, effective: onDay('2019-02-01') };
    const after = (more: readonly GivenEvent[], mode = live) => decideGiven([...named(culture, '区文化局'), ...more], abolishOrganUseCase, { organId: culture, group, successors: [link(sport, 'merged')] }, mode).rules;
    const sportEnds = (day: string): readonly GivenEvent[] => [...named(sport, '区体育局'), on(`organ/${sport}`, make('OrganAbolished', { organId: sport, name: '区体育局' }), day)];
    const [later] = named(sport, '区体育局').map((one) => ({ ...one, effective: onDay('2019-02-02') }));
    expect([after(named(sport, '区体育局')), after([]), after([later as GivenEvent]), after(sportEnds('2019-02-01')), after(sportEnds('2019-02-02'))]).toEqual([[], ['lineage'], ['lineage'], ['lineage'], []]);
    const from = (more: readonly GivenEvent[], over: object = {}) => decideGiven(more, establishOrganUseCase, { name: '新中心', category: 'institution', predecessors: [link(sport, 'renamed')], ...over }, live).rules;
    expect([from(named(sport, '区体育局')), from([]), from([later as GivenEvent]), from(sportEnds('2019-01-01'))]).toEqual([[], ['lineage'], ['lineage'], []]);
  });
});

describe('the rank of an organ', () => {
  it('changes from what it was on the day', () => {
    const past = named(culture, '区文化局');
    expect(decideGiven(past, changeOrganRankUseCase, { organId: culture, newRank: '副科级' }).events[0]?.event).toMatchObject({ type: 'OrganRankChanged', data: { oldRank: '正科级', newRank: '副科级' } });
    expect(decideGiven(past, changeOrganRankUseCase, { organId: culture, newRank: '正科级' }).events).toEqual([]);
    expect(decideGiven(past, changeOrganRankUseCase, { organId: culture, newRank: '副科级' }, { effective: onDay('2017-01-01') }).rules).toEqual(['before-establishment']);
  });
});
