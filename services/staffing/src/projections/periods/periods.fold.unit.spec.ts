import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import fc from 'fast-check';
import { quotaAccountFold } from '../establishment/quota-account.fold.js';
import { periodRows } from './periods.fold.js';

const make = staffingContract.make.bind(staffingContract);
const count = fc.nat({ max: 9 });
const events = fc.oneof(count.map((n) => make('QuotaApproved', { count: n })), count.map((n) => make('QuotaIncreased', { count: n })), fc.constant(make('QuotaOccupied', { personId: 'a' })), fc.constant(make('QuotaVacated', { personId: 'a' })));
const step = fc.record({ event: events, day: fc.integer({ min: 10, max: 28 }), supersedes: fc.option(fc.nat(), { nil: undefined, freq: 4 }), annuls: fc.boolean() });

/** In the order in which they were recorded: late ones, corrections and annulments among them. */
const histories = fc.array(step, { minLength: 1, maxLength: 25 }).map((steps) =>
  steps.map(({ event, day, supersedes, annuls }, index): Fact<StaffingEvent> => ({
    event: supersedes !== undefined && annuls ? (make('EventAnnulled', {}) as StaffingEvent) : (event as StaffingEvent),
    eventId: `e-${index}`, effective: onDay(`2019-02-${day}`), position: index + 1, order: 0,
    supersedes: supersedes === undefined || index === 0 ? null : `e-${supersedes % index}`,
  })),
);

const asRow = ({ from, state }: { readonly from: string; readonly state: object }) => [{ from, ...state }];
const given = (past: readonly Fact<StaffingEvent>[]): readonly Fact<StaffingEvent>[] => Timeline.of(quotaAccountFold, past).facts;

describe('rows of a state by date', () => {
  it('are those of a fresh fold, after every event of any history', () => {
    fc.assert(
      fc.property(histories, (past) => {
        const rows = periodRows(quotaAccountFold, asRow);
        for (let known = 1; known <= past.length; known += 1) {
          const timeline = Timeline.of(quotaAccountFold, past.slice(0, known));
          const dates = [...new Set(timeline.facts.map(({ effective }) => effective.to))];
          expect(rows(given(past.slice(0, known)))).toEqual(dates.map((from) => ({ from, ...timeline.at(from) })));
        }
      }),
    );
  });

  it('are the very same objects for the days before a change', () => {
    const fact = (day: number, n: number): Fact<StaffingEvent> => ({ event: make('QuotaApproved', { count: n }) as StaffingEvent, eventId: `d-${day}`, effective: onDay(`2019-02-${day}`), position: n, order: 0, supersedes: null });
    const [early, last, late] = [fact(10, 1), fact(20, 2), fact(15, 3)];
    let folded = 0;
    const rows = periodRows(quotaAccountFold, (period) => {
      folded += 1;
      return asRow(period);
    });
    const before = rows(given([early, last]));
    const after = rows(given([early, last, late]));
    expect([after[0] === before[0], after.length, folded]).toEqual([true, 3, 4]);
  });

  it('of one day with several facts are those of its end', () => {
    const fact = (n: number): Fact<StaffingEvent> => ({ event: make('QuotaApproved', { count: n }) as StaffingEvent, eventId: `d-${n}`, effective: onDay('2019-02-10'), position: n, order: 0, supersedes: null });
    const rows = periodRows(quotaAccountFold, asRow);
    const one = fact(1);
    expect(rows(given([one]))).toMatchObject([{ base: 1 }]);
    expect(rows(given([one, fact(2)]))).toMatchObject([{ base: 2 }]);
    expect(rows(given([one]))).toMatchObject([{ base: 1 }]);
  });
});
