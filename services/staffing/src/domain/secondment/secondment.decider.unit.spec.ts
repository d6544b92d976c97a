import type { StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { clearSecondmentsUseCase } from '../../commands/transfers/clear-secondments.use-case.js';
import { recordSecondmentsUseCase } from '../../commands/transfers/record-secondments.use-case.js';
import { secondmentStream } from './secondment.aggregate.js';

const owner = { name: '镇和街道办事处', count: 7, each: false };
const past = (decided: Decided, on: string): GivenEvent[] =>
  decided.events.map(({ event }) => ({ stream: secondmentStream(owner).streamId, event: event as StaffingEvent, effective: onDay(on) }));

describe('secondments', () => {
  const away = past(decideGiven([], recordSecondmentsUseCase, { owner, forms: ['借调'], persons: 3 }), '2018-01-01');

  it('are cleared without a number where the source gives none, once', () => {
    const cleared = decideGiven([], clearSecondmentsUseCase, { owner, forms: ['抽调', '借调'], complete: true });
    expect(cleared.events).toMatchObject([{ event: { type: 'SecondmentsCleared', data: { complete: true, owner: { count: 7 } } } }]);
    expect(cleared.events[0]?.event.data).not.toHaveProperty('persons');
    expect(decideGiven(past(cleared, '2019-01-01'), clearSecondmentsUseCase, { owner, complete: true }).events).toEqual([]);
    expect(() => decideGiven([], clearSecondmentsUseCase, { owner })).toThrow('clearing-without-content');
  });

  it('find more coming back than were away', () => {
    expect(decideGiven(away, clearSecondmentsUseCase, { owner, persons: 3 }).rules).toEqual([]);
    expect(decideGiven(away, clearSecondmentsUseCase, { owner, persons: 4 }).rules).toEqual(['more-back-than-away']);
  });
});
