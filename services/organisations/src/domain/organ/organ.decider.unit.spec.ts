import { organisationsContract } from '@yange/contracts';
import { onDay, derivedId } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { abolishOrganUseCase } from '../../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { retainOrganUseCase } from '../../commands/organ/retain-organ.use-case.js';
import { renameOrganUseCase } from '../../commands/organ/rename-organ.use-case.js';
import { reparentOrganUseCase } from '../../commands/organ/reparent-organ.use-case.js';
import { groupIdOf } from '../organ-group/organ-group.aggregate.js';

const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const id = derivedId('specification', 'organ');
const other = derivedId('other', 'organ');

const inGroup = (event: GivenEvent['event'], date = '2019-01-01'): GivenEvent => ({ stream: `organ-group/${groupId}`, event, effective: onDay(date) });
const block = (count: number) =>
  organisationsContract.make('OrgansCounted', { groupId, groupName: group, category: 'government-department', members: { blocks: [{ id: 'b-1', label: '政府工作部门', count }] } });
const limit = (most: number) => organisationsContract.make('InstitutionLimitSet', { groupId, groupName: group, limit: most });

const of = (organId: string, event: GivenEvent['event'], date = '2019-02-01', more: Partial<GivenEvent> = {}): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date), ...more });
const established = (organId = id, more: object = {}) =>
  organisationsContract.make('OrganEstablished', { organId, name: '区财政局', category: 'government-department', groupId, ...more });

const finance = { name: '区财政局', category: 'government-department', group };

describe('establishing an organ', () => {
  it('counts it in its group and claims its name', () => {
    const { events, decision, keys } = decideGiven([], establishOrganUseCase, finance);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([['organ', 'OrganEstablished'], ['group', 'OrgansCounted']]);
    expect(keys.claims).toMatchObject([{ key: 'organ-name:区财政局', streamId: `organ/${id}` }]);
    expect(decision.answer).toEqual({ organId: id });
  });

  it('adds nothing when it is on record already', () => {
    expect(decideGiven([of(id, established())], establishOrganUseCase, finance).events.filter(({ stream }) => stream === 'organ')).toEqual([]);
  });

  it('breaks the limit when it comes on top of a full group, and keeps it when it is drawn from the block', () => {
    const full = [inGroup(limit(24)), inGroup(block(24))];
    expect(decideGiven(full, establishOrganUseCase, finance).rules).toEqual(['institution-limit']);
    const { events, rules } = decideGiven(full, establishOrganUseCase, { ...finance, drawnFrom: '政府工作部门' });
    expect(rules).toEqual([]);
    expect(events[1]?.event.data).toMatchObject({ members: { named: [{ id, name: '区财政局', drawnFrom: 'b-1' }], blocks: [] } });
  });

  it('counts in a group where the limit counts its category: rule outside-institution-limit, live', () => {
    const begun = (over: object, mode: 'live' | 'history' = 'live', past = [inGroup(limit(24))]) => [establishOrganUseCase, retainOrganUseCase].map((useCase) => decideGiven(past, useCase, { ...finance, ...over }, { mode, effective: onDay('2019-02-01') }).rules);
    expect([begun({}), begun({ group: '' })]).toEqual([[[], []], [['outside-institution-limit'], ['outside-institution-limit']]]);
    const refused = [['outside-institution-limit'], ['outside-institution-limit']];
    expect([begun({ group: '新组' }), begun({}, 'live', []), begun({}, 'live', [{ ...inGroup(limit(24)), effective: onDay('2019-02-02') }]), begun({ group: '新组' }, 'history')]).toEqual([refused, refused, refused, [[], []]]);
    const ofCategory = inGroup(organisationsContract.make('InstitutionLimitSet', { groupId, groupName: group, limit: 24, category: 'government-department' }));
    expect([begun({}, 'live', [ofCategory]), begun({ category: 'party-organ' }, 'live', [ofCategory])]).toEqual([[[], []], refused]);
    expect([begun({ group: '', category: 'party-organ' }), begun({ group: '', category: 'town' }), begun({ group: '' }, 'history')]).toEqual([[['outside-institution-limit'], ['outside-institution-limit']], [[], []], [[], []]]);
  });

  it('cannot be drawn from a block that is used up, nor before the block was counted', () => {
    const used = [inGroup(block(1)), inGroup(organisationsContract.make('OrgansCounted', { groupId, category: 'government-department', members: { named: [{ id: 'x', name: '区教育局', drawnFrom: 'b-1' }] } }))];
    expect(() => decideGiven(used, establishOrganUseCase, { ...finance, drawnFrom: 'b-1' })).toThrow('block-overdrawn');
    expect(() => decideGiven([inGroup(block(24))], establishOrganUseCase, { ...finance, drawnFrom: 'b-1' }, { effective: onDay('2018-12-31') })).toThrow('block-overdrawn');
    expect(() => decideGiven([inGroup(block(24))], establishOrganUseCase, { ...finance, drawnFrom: '党委机构' })).toThrow('unknown-block');
  });

  it('is named in the partition by reform method as well', () => {
    const { events } = decideGiven([], establishOrganUseCase, { ...finance, reformMethod: 'rebuilt' });
    expect(events[2]).toMatchObject({ stream: 'group', event: { type: 'ReformMethodRecorded', data: { method: 'rebuilt' } } });
  });
});

describe('renaming an organ', () => {
  it('claims the new name and frees the old one', () => {
    const { events, keys } = decideGiven([of(id, established())], renameOrganUseCase, { organId: id, newName: '区财政和国资局' }, { effective: onDay('2019-03-01') });
    expect(events[0]?.event.data).toMatchObject({ oldName: '区财政局', newName: '区财政和国资局' });
    expect(keys).toMatchObject({ claims: [{ key: 'organ-name:区财政和国资局' }], releases: [{ key: 'organ-name:区财政局' }] });
  });

  it('adds nothing when it bears the name on that day', () => {
    expect(decideGiven([of(id, established())], renameOrganUseCase, { organId: id, newName: '区财政局' }).events).toEqual([]);
  });

  it('leaves the names of today alone when a later renaming is on record', () => {
    const past = [of(id, established(), '2018-01-01'), of(id, organisationsContract.make('OrganRenamed', { organId: id, oldName: '区财政局', newName: '区财金局' }), '2019-06-01')];
    const { events, keys } = decideGiven(past, renameOrganUseCase, { organId: id, newName: '区财税局' }, { effective: onDay('2019-01-01') });
    expect(events[0]?.event.data).toMatchObject({ oldName: '区财政局', newName: '区财税局' });
    expect(keys).toMatchObject({ claims: [], releases: [] });
  });

  it('takes a corrected name for what it replaced', () => {
    const past = [of(id, established(id, { name: '区材政局' }), '2019-02-01', { eventId: 'wrong' }), of(id, established(), '2019-02-01', { supersedes: 'wrong' })];
    expect(decideGiven(past, renameOrganUseCase, { organId: id, newName: '区财政局' }).events).toEqual([]);
  });

  it('before its establishment is a finding in history and refused live', () => {
    const past = [of(id, established(), '2019-02-01')];
    const renamed = (day: string) => decideGiven(past, renameOrganUseCase, { organId: id, newName: '区财金局' }, { effective: onDay(day) }).rules;
    expect([renamed('2019-01-31'), renamed('2019-02-01')]).toEqual([['before-establishment'], []]);
  });

  it('is impossible for an organ that nobody recorded', () => {
    expect(() => decideGiven([], renameOrganUseCase, { organId: id, newName: '区财金局' })).toThrow('unknown-organ');
  });
});

describe('abolishing an organ', () => {
  const past = [of(id, established()), inGroup(organisationsContract.make('OrgansCounted', { groupId, category: 'government-department', members: { named: [{ id, name: '区财政局' }] } }))];

  it('takes it out of its group and frees its name', () => {
    const { events, keys } = decideGiven(past, abolishOrganUseCase, { organId: id, group, successors: [{ organId: other, name: '区财金局', how: 'merged' }] }, { effective: onDay('2020-01-01') });
    expect(events.map(({ event }) => event.type)).toEqual(['OrganAbolished', 'OrgansUncounted']);
    expect(keys.releases).toMatchObject([{ key: 'organ-name:区财政局', streamId: `organ/${id}` }]);
  });

  it('must name the group that counts it', () => {
    expect(() => decideGiven(past, abolishOrganUseCase, { organId: id }, { effective: onDay('2020-01-01') })).toThrow('group-missing');
  });

  it('ends it once', () => {
    const ended = [...past, of(id, organisationsContract.make('OrganAbolished', { organId: id }), '2020-01-01')];
    expect(decideGiven(ended, abolishOrganUseCase, { organId: id, group }, { effective: onDay('2020-01-01') }).events).toEqual([]);
    expect(() => decideGiven(ended, abolishOrganUseCase, { organId: id, group }, { effective: onDay('2020-03-01') })).toThrow('organ-abolished');
    expect(() => decideGiven(ended, renameOrganUseCase, { organId: id, newName: '区财金局' }, { effective: onDay('2020-02-01') })).toThrow('organ-abolished');
  });

  it('before facts that are on record breaks a rule', () => {
    const later = [...past, of(id, organisationsContract.make('OrganRenamed', { organId: id, newName: '区财金局' }), '2019-06-01')];
    const ended = (day: string) => decideGiven(later, abolishOrganUseCase, { organId: id, group }, { effective: onDay(day) }).rules;
    expect([ended('2019-05-31'), ended('2019-06-01')]).toEqual([['facts-after-abolition'], []]);
  });

  it('has no organ succeed itself', () => {
    expect(() => decideGiven(past, abolishOrganUseCase, { organId: id, group, successors: [{ organId: id, name: '区财政局', how: 'merged' }] })).toThrow('lineage-to-itself');
  });
});

describe('putting an organ under another one', () => {
  const past = [of(id, established()), of(other, established(other, { name: '区政府办' }))];

  it('records the change', () => {
    const { events } = decideGiven(past, reparentOrganUseCase, { organId: id, newParentId: other });
    expect(events[0]?.event.data).toMatchObject({ oldParentId: '', newParentId: other });
  });

  it('refuses itself, an unknown organ and one below it', () => {
    expect(() => decideGiven(past, reparentOrganUseCase, { organId: id, newParentId: id })).toThrow('own-parent');
    expect(() => decideGiven(past.slice(0, 1), reparentOrganUseCase, { organId: id, newParentId: other })).toThrow('unknown-organ');
    const below = [...past, of(other, organisationsContract.make('OrganReparented', { organId: other, newParentId: id }), '2020-01-01')];
    expect(() => decideGiven(below, reparentOrganUseCase, { organId: id, newParentId: other })).toThrow('circular-parent');
  });

  it('refuses a circle along a longer chain, on the day and on every later one', () => {
    const third = derivedId('third');
    const chain = (date: string) => [
      ...past,
      of(third, organisationsContract.make('OrganRetained', { organId: third, name: '区第三局', category: 'institution' }), '2018-01-01'),
      of(other, organisationsContract.make('OrganReparented', { organId: other, newParentId: third }), '2020-01-01'),
      of(third, organisationsContract.make('OrganReparented', { organId: third, newParentId: id }), date),
    ];
    const under = { organId: id, newParentId: other };
    expect(() => decideGiven(chain('2020-01-01'), reparentOrganUseCase, under, { effective: onDay('2020-02-01') })).toThrow('circular-parent');
    expect(() => decideGiven(chain('2021-01-01'), reparentOrganUseCase, under, { effective: onDay('2020-02-01') })).toThrow('circular-parent');
    const free = [...chain('2020-01-01'), of(third, organisationsContract.make('OrganReparented', { organId: third, newParentId: '' }), '2020-01-31')];
    expect(decideGiven(free, reparentOrganUseCase, under, { effective: onDay('2020-02-01') }).events).toHaveLength(1);
  });

  it('adds nothing where it is there already', () => {
    const moved = [...past, of(id, organisationsContract.make('OrganReparented', { organId: id, newParentId: other }), '2019-03-01')];
    expect(decideGiven(moved, reparentOrganUseCase, { organId: id, newParentId: other }, { effective: onDay('2019-04-01') }).events).toEqual([]);
  });
});
