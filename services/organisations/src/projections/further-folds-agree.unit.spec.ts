import { organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { region } from '../domain/region/region.aggregate.js';
import { workItem } from '../domain/work-item/work-item.aggregate.js';
import { regionRows } from './region-register/region-register.projection.js';
import { workItemRows } from './work-item-register/work-item-register.projection.js';

const make = organisationsContract.make.bind(organisationsContract);

const factsOf = (events: fc.Arbitrary<DomainEvent>): fc.Arbitrary<readonly Fact<OrganisationsEvent>[]> =>
  fc.array(fc.tuple(events, fc.integer({ min: 10, max: 28 })), { maxLength: 8 }).map((past) =>
    past.map(([event, day], index) => ({ event: event as OrganisationsEvent, eventId: `e-${index}`, effective: onDay(`2019-02-${day}`), position: index + 1, order: 0, supersedes: null })),
  );

const folded = <S>(aggregate: Aggregate<S, never>, facts: readonly Fact<OrganisationsEvent>[]) => Timeline.of(aggregate as unknown as Aggregate<S, OrganisationsEvent>, facts);

describe('what is read and what is decided on agree for', () => {
  it('divisions', () => {
    const name = fc.constantFrom('卡布其街道', '林荫街道');
    const events = fc.oneof(name.map((one) => make('RegionRecorded', { name: one })), name.map((one) => make('RegionFormed', { name: one })), fc.constant(make('RegionAbolished', {})));
    fc.assert(
      fc.property(factsOf(events), (past) => {
        const timeline = folded(region, past);
        const { status, name: called } = timeline.latest();
        expect(regionRows(timeline.facts).filter(({ valid_to }) => valid_to === null).map((row) => row.name)).toEqual(status === 'valid' ? [called] : []);
      }),
    );
  });

  it('work items', () => {
    const events = fc.constantFrom<DomainEvent>(make('WorkItemAdmitted', {}), make('WorkItemFiled', {}), make('WorkItemActivated', {}), make('WorkItemHandedOn', { fromOrganId: 'a', toOrganId: 'b' }), make('WorkItemEnded', {}));
    fc.assert(
      fc.property(factsOf(events), (past) => {
        const timeline = folded(workItem, past);
        const { admitted, filed, active } = timeline.latest();
        const row = workItemRows(timeline.facts).find(({ ended_on }) => ended_on === null);
        expect([row?.admitted_on, row?.filed_on, row?.active_from].map((date) => (date ?? null) !== null)).toEqual([admitted, filed, active]);
      }),
    );
  });
});
