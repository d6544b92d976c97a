import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { coLocateOrgansUseCase } from '../../commands/lineage/co-locate-organs.use-case.js';
import { endCoLocationUseCase } from '../../commands/lineage/end-co-location.use-case.js';
import { mergeOrgansUseCase } from '../../commands/lineage/merge-organs.use-case.js';
import { abolishOrganUseCase } from '../../commands/organ/abolish-organ.use-case.js';
import { establishOrganUseCase } from '../../commands/organ/establish-organ.use-case.js';
import { groupIdOf } from '../organ-group/organ-group.aggregate.js';

const make = organisationsContract.make.bind(organisationsContract);
const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const [discipline, supervision, finance] = [derivedId('discipline'), derivedId('supervision'), derivedId('finance')] as [string, string, string];

const on = (stream: string, event: GivenEvent['event'], date = '2018-01-01'): GivenEvent => ({ stream, event, effective: onDay(date) });
const named = (organId: string, name: string, category: string): readonly GivenEvent[] => [
  on(`organ/${organId}`, make('OrganEstablished', { organId, name, category, groupId })),
  on(`organ-group/${groupId}`, make('OrgansCounted', { groupId, groupName: group, category, members: { named: [{ id: organId, name }] } })),
];
const limit = on(`organ-group/${groupId}`, make('InstitutionLimitSet', { groupId, groupName: group, limit: 3 }));
const past = [limit, ...named(discipline, '区纪委', 'party-organ'), ...named(supervision, '区监察局', 'government-department'), ...named(finance, '区财政局', 'government-department')];
const together = { organId: discipline, guestId: supervision, group };
const streams: Readonly<Record<string, string>> = { host: `organ/${discipline}`, guest: `organ/${supervision}`, group: `organ-group/${groupId}` };
const located = [...past, ...decideGiven(past, coLocateOrgansUseCase, together).events.map(({ stream, event }) => on(streams[stream] ?? stream, event, '2019-02-01'))];
const one = { name: '区新局', category: 'government-department', group };

describe('co-located organs', () => {
  it('are two, each told in its own stream; a party organ and a department count once', () => {
    const { events, rules } = decideGiven(past, coLocateOrgansUseCase, together);
    expect(rules).toEqual([]);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([['host', 'OrgansCoLocated'], ['guest', 'OrgansCoLocated'], ['group', 'OrganExemptedFromLimit']]);
    expect(events.map(({ event }) => (event.data as { host?: boolean }).host)).toEqual([true, false, undefined]);
    expect(decideGiven(past, establishOrganUseCase, one).rules).toEqual(['institution-limit']);
    expect(decideGiven(located, establishOrganUseCase, one).rules).toEqual([]);
    expect(decideGiven(located, coLocateOrgansUseCase, together).events).toEqual([]);
  });

  it('count both where both are of one kind', () => {
    expect(decideGiven(past, coLocateOrgansUseCase, { organId: finance, guestId: supervision, group }).events.map(({ event }) => event.type)).toEqual(['OrgansCoLocated', 'OrgansCoLocated']);
  });

  it('form no chain: rule co-location-chain', () => {
    expect(decideGiven(located, coLocateOrgansUseCase, { organId: finance, guestId: supervision, group }).rules).toEqual(['co-location-chain']);
    expect(decideGiven(located, coLocateOrgansUseCase, { organId: supervision, guestId: finance, group }).rules).toEqual(['co-location-chain']);
    expect(decideGiven(located, coLocateOrgansUseCase, { organId: discipline, guestId: finance, group }).rules).toEqual([]);
    expect(() => decideGiven(past, coLocateOrgansUseCase, { ...together, guestId: discipline })).toThrow('co-located-with-itself');
  });

  it('count again when it ends, and then the limit must have room', () => {
    const { events, rules } = decideGiven(located, endCoLocationUseCase, together, { effective: onDay('2020-01-01') });
    expect([rules, events.map(({ event }) => event.type)]).toEqual([[], ['OrganCoLocationEnded', 'OrganCoLocationEnded', 'OrganExemptionEnded']]);
    const filled = [...located, ...named(derivedId('fourth'), '区新局', 'government-department')];
    expect(decideGiven(filled, endCoLocationUseCase, together, { effective: onDay('2020-01-01') }).rules).toEqual(['institution-limit']);
    expect(() => decideGiven(past, endCoLocationUseCase, together)).toThrow('not-co-located');
    expect(() => decideGiven(located, endCoLocationUseCase, together, { effective: onDay('2018-06-01') })).toThrow('not-co-located');
  });

  it('end as a pair before one of them does: rule co-location-open', () => {
    expect(decideGiven(located, abolishOrganUseCase, { organId: discipline, group }, { effective: onDay('2020-01-01') }).rules).toEqual(['co-location-open']);
    expect(decideGiven(located, mergeOrgansUseCase, { sources: [supervision, finance], resultId: finance, groups: [group] }, { effective: onDay('2020-01-01') }).rules).toEqual(['co-location-open']);
    const apart = located.filter(({ stream, event }) => stream !== streams['host'] || event.type !== 'OrgansCoLocated');
    expect(decideGiven(apart, abolishOrganUseCase, { organId: discipline, group }, { effective: onDay('2020-01-01') }).rules).toEqual([]);
  });
});
