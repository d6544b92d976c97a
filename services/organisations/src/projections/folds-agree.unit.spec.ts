import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { organ } from '../domain/organ/organ.aggregate.js';
import { countingOf, limitedIn, organGroup, sizeOf } from '../domain/organ-group/organ-group.aggregate.js';
import { totalOf, type Tally } from '../domain/tally/tally.js';
import { groupRows } from './organ-register/organ-group.fold.js';
import { operationRows } from './organ-register/organ-operation.fold.js';
import { organRows } from './organ-register/organ.fold.js';

const make = organisationsContract.make.bind(organisationsContract);
const one = <T extends string>(...values: readonly T[]) => fc.constantFrom(...values);
const name = one('甲局', '乙局');
const category = one('party-organ', 'government-department', 'institution');
const kind = one('office', 'bureau');

/** What comes has ids of its own: an id that comes back is a correction, which takes the first one away. */
const joining = fc.record({ named: fc.array(fc.record({ name, drawn: fc.boolean() }), { maxLength: 2 }), counted: fc.nat({ max: 9 }) });

type Joining = typeof joining extends fc.Arbitrary<infer T> ? T : never;

const membersOf = (at: number, { named, counted }: Joining) => ({
  named: named.map((member, index) => ({ id: `n-${at}-${index}`, name: member.name, drawnFrom: member.drawn ? `b-${at}` : '' })),
  blocks: [{ id: `b-${at}`, label: '其他', count: counted }],
});

const leaving = (at: number) => ({ named: [{ id: `n-${at}-0`, name: '' }], blocks: [{ id: `b-${at}`, count: 1 }] });

type At = (at: number) => DomainEvent;

const organEvents: fc.Arbitrary<At> = fc.oneof(
  fc.record({ name, category }).map((data) => () => make('OrganEstablished', { ...data, organId: 'o', parentId: 'p', groupId: 'g' })),
  name.map((newName) => () => make('OrganRenamed', { newName })),
  name.map((newParentId) => () => make('OrganReparented', { newParentId })),
  fc.constant(() => make('OrganAbolished', {})),
  fc.constant(() => make('CreditCodeCertificateIssued', { code: '11' })),
  fc.tuple(kind, joining).map(([of, units]) => (at: number) => make('InternalUnitsSetUp', { kind: of, units: membersOf(at, units) })),
  one('150302003', '150302004').map((regionCode) => () => make('OrganRegionRecorded', { regionCode })),
  name.map((newRank) => () => make('OrganRankChanged', { newRank })),
  fc.tuple(one('丙', '丁'), fc.boolean()).map(([withOrganId, host]) => () => make('OrgansCoLocated', { withOrganId, host, limitExempt: !host })),
  one('丙', '丁').map((withOrganId) => () => make('OrganCoLocationEnded', { withOrganId })),
  fc.tuple(one('甲职', '乙职'), fc.boolean()).map(([duty, gives]) => () => make('DutyMoved', { duty, fromOrganId: gives ? 'o' : 'p', toOrganId: gives ? 'p' : 'o' })),
  fc.array(one('甲职', '乙职', '丙职'), { maxLength: 3 }).map((duties) => () => make('SandingIssued', { duties })),
  fc.tuple(fc.array(one('甲职', '乙职', '丙职'), { maxLength: 3 }), fc.integer({ min: 2, max: 4 })).map(([duties, version]) => () => make('SandingRevised', { duties, version })),
  one('m', 'n').map((misfitId) => () => make('SandingMisfitFound', { misfitId })),
  one('m', 'n').map((misfitId) => () => make('SandingMisfitCorrected', { misfitId })),
  one('甲', '乙').map((plateId) => () => make('PlateAdded', { plateId, name: plateId })),
  one('甲', '乙').map((plateId) => () => make('PlateRemoved', { plateId })),
);

const groupEvents: fc.Arbitrary<At> = fc.oneof(
  fc.nat({ max: 40 }).map((limit) => () => make('InstitutionLimitSet', { limit })),
  fc.tuple(fc.nat({ max: 40 }), category).map(([limit, of]) => () => make('InstitutionLimitSet', { limit, category: of })),
  fc.tuple(category, joining).map(([of, members]) => (at: number) => make('OrgansCounted', { category: of, members: membersOf(at, members) })),
  joining.map((members) => (at: number) => make('CoordinationBodiesSet', { members: membersOf(at, members) })),
  fc.tuple(one('n-0-0', 'n-1-0', 'n-2-0'), category).map(([organId, of]) => () => make('OrganExemptedFromLimit', { organId, category: of })),
  one('n-0-0', 'n-1-0', 'n-2-0').map((organId) => () => make('OrganExemptionEnded', { organId })),
  joining.map((members) => (at: number) => make('ReformMethodRecorded', { method: 'rebuilt', members: membersOf(at, members) })),
);

/** Facts of some days, in any order of arrival. */
const factsOf = (events: fc.Arbitrary<At>): fc.Arbitrary<readonly Fact<OrganisationsEvent>[]> =>
  fc.array(fc.tuple(events, fc.integer({ min: 10, max: 28 })), { maxLength: 12 }).map((past) =>
    past.map(([event, day], index) => ({ event: event(index) as OrganisationsEvent, eventId: `e-${index}`, effective: onDay(`2019-02-${day}`), position: index + 1, order: 0, supersedes: null })),
  );

const decided = <S>(aggregate: Aggregate<S, never>, facts: readonly Fact<OrganisationsEvent>[]) => Timeline.of(aggregate as unknown as Aggregate<S, OrganisationsEvent>, facts);

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, tally) => total + totalOf(tally), 0);

describe('what is read and what is decided on agree for', () => {
  it('organs', () =>
    fc.assert(
      fc.property(factsOf(organEvents), (past) => {
        const begun = { event: make('OrganEstablished', { organId: 'o', name: '甲局', category: 'party-organ' }) as OrganisationsEvent, eventId: 'begun', effective: onDay('2019-01-01'), position: 0, order: 0, supersedes: null };
        const timeline = decided(organ, [begun, ...past]);
        const state = timeline.latest();
        const { organ: row, parents, regions, units, plates, coLocations } = organRows(timeline.facts);
        const under = parents.filter(({ valid_to }) => valid_to === null).map(({ parent_id }) => parent_id);
        if (state.status === 'active') expect(under).toEqual(state.parentId === '' ? [] : [state.parentId]);
        expect(regions.filter(({ valid_to }) => valid_to === null).map(({ region_code }) => region_code)).toEqual(state.regionCode === '' ? [] : [state.regionCode]);
        expect([row?.rank, row?.name, row?.category, row?.parent_id, row?.group_id, row?.credit_code]).toEqual([state.rank, state.name, state.category, state.parentId, state.groupId, state.creditCode]);
        const there = coLocations.filter(({ valid_to }) => valid_to === null).map((bond) => [bond.with_organ_id, bond.host]);
        expect(Object.fromEntries(there)).toEqual(Object.fromEntries([...state.coLocated].map(([id, { host }]) => [id, host])));
        const { duties, sandings, misfits } = operationRows('o', timeline.facts);
        expect(duties.filter(({ valid_to }) => valid_to === null).map(({ duty }) => duty).sort()).toEqual([...state.duties].sort());
        expect(sandings.at(-1)?.version ?? 0).toBe(state.sandingVersion);
        expect(misfits.filter(({ valid_to }) => valid_to === null).map(({ misfit_id }) => misfit_id).sort()).toEqual([...state.misfits].flatMap(([id, stands]) => (stands === 'open' ? [id] : [])).sort());
        expect(units.reduce((total, { remaining }) => total + remaining, 0)).toBe(sum([...state.units.values()]));
        expect(plates.filter(({ valid_to }) => valid_to === null).map(({ plate_id }) => plate_id).sort()).toEqual([...state.plates.keys()].sort());
      }),
    ));

  it('groups and their limit', () =>
    fc.assert(
      fc.property(factsOf(groupEvents), (past) => {
        const timeline = decided(organGroup, past);
        const state = timeline.latest();
        const { group } = groupRows(timeline.facts);
        const limited = limitedIn(state);
        const limits = [...state.categoryLimits].sort(([a], [b]) => (a < b ? -1 : 1)).map(([of, most]) => ({ category: of, limit: most, counted: countingOf(state, of) }));
        expect(group === null ? [] : JSON.parse(group.category_limits)).toEqual(limits);
        expect(group === null ? [null, 0, 0, 0] : [group.institution_limit, group.limited, group.size, group.coordination_bodies]).toEqual([state.limit, limited, sizeOf(state), totalOf(state.coordination)]);
      }),
    ));

  it('organs that leave a group', () => {
    const counted = make('OrgansCounted', { category: 'party-organ', members: membersOf(1, { named: [{ name: '甲局', drawn: false }], counted: 10 }) });
    const left = make('OrgansUncounted', { category: 'party-organ', members: leaving(1) });
    const facts = [counted, left].map((event, index) => ({ event: event as OrganisationsEvent, eventId: `e-${index}`, effective: onDay(`2019-02-0${index + 1}`), position: index, order: 0, supersedes: null }));
    expect(groupRows(facts).group).toMatchObject({ limited: 9, size: 9 });
    expect(sizeOf(decided(organGroup, facts).latest())).toBe(9);
  });
});
