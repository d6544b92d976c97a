import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Aggregate, type DomainEvent, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { excessLeaders, leftToAbsorb } from '../domain/excess-leaders/excess-leaders.aggregate.js';
import { postAllotment } from '../domain/post-allotment/post-allotment.aggregate.js';
import { approvedPosts, linedPosts } from '../domain/post-allotment/post-allotment.state.js';
import { approvedOf, quotaAccount } from '../domain/quota-account/quota-account.aggregate.js';
import { rectificationLedger } from '../domain/rectification-ledger/rectification-ledger.aggregate.js';
import { approvedRank, inRoles, postAllotmentFold } from './establishment/post-allotment.fold.js';
import { approvedIn, quotaAccountFold } from './establishment/quota-account.fold.js';
import { excessLeadersFold, leftIn } from './rectification/excess-leaders.fold.js';
import { closingRows } from './rectification/closing.rows.js';
import { closedIn, ledgerFold, openedIn } from './rectification/ledger.fold.js';

const make = staffingContract.make.bind(staffingContract);
const count = fc.nat({ max: 20 });
const ranks = fc.record({ principal: count, deputy: count });
const person = fc.constantFrom('p-1', 'p-2', 'p-3');
const batch = fc.constantFrom('', 'b-1');
const rank = fc.constantFrom(PostRank.PRINCIPAL, PostRank.DEPUTY);
const role = fc.constantFrom('镇长', '副镇长', '组织委员');
const issues = fc.record({
  blocks: fc.array(fc.record({ id: fc.constant('b'), label: fc.constant('超编'), count }), { maxLength: 1 }),
  named: fc.array(fc.record({ id: fc.constantFrom('i-1', 'i-2'), name: fc.constant(''), drawnFrom: fc.constantFrom('', 'b') }), { maxLength: 1 }),
});

const quotaEvents = fc.oneof(
  count.map((n) => make('QuotaApproved', { count: n })),
  count.map((n) => make('QuotaIncreased', { count: n })),
  count.map((n) => make('QuotaReduced', { count: n })),
  fc.tuple(count, count, batch).map(([n, persons, batchId]) => make('QuotaTransferredIn', { count: n, moveId: String(n), persons, batchId })),
  fc.tuple(count, count, batch).map(([n, persons, batchId]) => make('QuotaTransferredOut', { count: n, moveId: String(n), persons, batchId })),
  count.map((n) => make('HeadcountStated', { count: n })),
  fc.tuple(person, batch).map(([personId, batchId]) => make('QuotaOccupied', { personId, batchId })),
  fc.tuple(person, batch).map(([personId, batchId]) => make('QuotaVacated', { personId, batchId })),
);

const postEvents = fc.oneof(
  ranks.map((numbers) => make('PostsApproved', numbers)),
  ranks.map((numbers) => make('PostsIncreased', numbers)),
  ranks.map((numbers) => make('PostsReduced', numbers)),
  fc.record({ role, rank, count }).map((line) => make('RoleLineSet', line)),
  fc.record({ role, concurrentRole: role, holders: count }).map((line) => make('RoleConcurrent', line)),
  fc.record({ rank, complete: fc.boolean(), count }).map((line) => make('LeadersAppointed', line)),
  fc.record({ rank, complete: fc.constant(true) }).map((line) => make('LeadersAppointed', line)),
  fc.record({ rank, count }).map((line) => make('LeadersRemoved', line)),
);

const ledgerEvents = fc.oneof(
  issues.map((members) => make('IssuesOpened', { kind: '超编', issues: members })),
  issues.map((members) => make('IssuesClosed', { kind: '超编', issues: members })),
  issues.map((members) => make('IssuesReopened', { kind: '超编', issues: members })),
);

const excessEvents = fc.oneof(
  ranks.map((leaders) => make('ExcessLeadersRecorded', { leaders })),
  ranks.map((leaders) => make('ExcessLeadersAbsorbed', { leaders })),
  ranks.map((leaders) => make('ExcessLeadersRemaining', { leaders })),
  count.map((rounds) => make('CadreAdjustmentsHeld', { rounds })),
  ranks.map((leaders) => make('AbsorptionPlanned', { planId: 'plan', leaders })),
);

/** Facts of some days, in any order of arrival. */
const factsOf = (events: fc.Arbitrary<DomainEvent>): fc.Arbitrary<readonly Fact<StaffingEvent>[]> =>
  fc.array(fc.tuple(events, fc.integer({ min: 10, max: 28 })), { maxLength: 12 }).map((past) =>
    past.map(([event, day], index) => ({ event: event as StaffingEvent, eventId: `e-${index}`, effective: onDay(`2019-02-${day}`), position: index + 1, order: 0, supersedes: null })),
  );

const latest = <S>(fold: Aggregate<S, StaffingEvent>, facts: readonly Fact<StaffingEvent>[]): S => Timeline.of(fold, facts).latest();
const decided = <S>(aggregate: Aggregate<S, never>, facts: readonly Fact<StaffingEvent>[]): S => latest(aggregate as unknown as Aggregate<S, StaffingEvent>, facts);

const agrees = (events: fc.Arbitrary<DomainEvent>, compare: (facts: readonly Fact<StaffingEvent>[]) => void): void => fc.assert(fc.property(factsOf(events), compare));

describe('what is read and what is decided on agree for', () => {
  it('quota', () =>
    agrees(quotaEvents, (facts) => {
      const [view, state] = [latest(quotaAccountFold, facts), decided(quotaAccount, facts)];
      expect([approvedIn(view), view.change, view.actual]).toEqual([approvedOf(state), state.change, state.headcount]);
    }));

  it('posts', () =>
    agrees(postEvents, (facts) => {
      const [view, state] = [latest(postAllotmentFold, facts), decided(postAllotment, facts)];
      for (const one of ['principal', 'deputy'] as const) {
        const read = [approvedRank(view[one]), view[one].inOffice, view[one].complete, inRoles(view, one)];
        expect(read).toEqual([approvedPosts(state[one]), state[one].leaders, state[one].complete, linedPosts(state, one)]);
      }
      const holders = (roles: ReadonlyMap<string, ReadonlyMap<string, number>>) => [...roles].filter(([, others]) => others.size > 0);
      expect(holders(view.concurrent)).toEqual(expect.arrayContaining(holders(state.concurrent)));
    }));

  it('ledgers', () =>
    agrees(ledgerEvents, (facts) => {
      const view = latest(ledgerFold, facts).kinds.get('超编');
      const tally = decided(rectificationLedger, facts).kinds.get('超编');
      expect(view && [openedIn(view), closedIn(view)]).toEqual(
        tally && [tally.blockOpened + tally.named.size, tally.blockClosed + [...tally.named.values()].filter((closed) => closed).length],
      );
    }));

  it('rows closed, one by one, and how they were closed', () =>
    agrees(ledgerEvents, (facts) => {
      const inOrder = Timeline.of(ledgerFold, facts);
      const rows = closingRows(inOrder.facts) as readonly { readonly closing_id: string; readonly reopened_on: string | null }[];
      const open = rows.filter(({ closing_id: id, reopened_on: reopened }) => reopened === null && id.includes('/')).map(({ closing_id: id }) => id.slice(id.indexOf('/') + 1));
      const closed = [...(inOrder.latest().kinds.get('超编')?.named ?? [])].filter(([, isClosed]) => isClosed).map(([id]) => id);
      expect(open.sort()).toEqual(closed.sort());
      expect(new Set(rows.map(({ closing_id: id }) => id)).size).toBe(rows.length);
    }));

  it('leaders in excess, whatever is planned', () =>
    agrees(excessEvents, (facts) => {
      const [view, state] = [latest(excessLeadersFold, facts), decided(excessLeaders, facts)];
      expect([leftIn(view), view.absorbed, view.rounds]).toEqual([leftToAbsorb(state), state.absorbed, state.rounds]);
      const unplanned = facts.filter(({ event }) => event.type !== 'AbsorptionPlanned');
      expect(leftToAbsorb(decided(excessLeaders, unplanned))).toEqual(leftToAbsorb(state));
    }));
});
