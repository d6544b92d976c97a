import { addDays, onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { claimPowersUseCase } from '../../commands/powers/claim-powers.use-case.js';
import { delegatePowersUseCase } from '../../commands/powers/delegate-powers.use-case.js';
import { describePowerItemsUseCase } from '../../commands/powers/describe-power-items.use-case.js';
import { determineEnforcementBodyUseCase } from '../../commands/powers/determine-enforcement-body.use-case.js';
import { revokePowerClaimUseCase } from '../../commands/powers/revoke-power-claim.use-case.js';
import { withdrawPowerItemsUseCase } from '../../commands/powers/withdraw-power-items.use-case.js';
import { powerList } from './power-list.aggregate.js';
import { powerListLimits } from './power-list.limits.js';
import type { PowerListEvent } from './power-list.events.js';
import { bureau, ground, itemText, listId, past, street, town } from './power-list.fixture.js';

const start = '2020-01-01';
const unit = fc.constantFrom(town, street);
const name = fc.constantFrom('甲', '乙', '丙');
const kind = fc.constantFrom('penalty', 'other');

/** Claims and delegations are the most of it: whatever is drawn, some hundred delegations stand in the end, so that the limits have something to hold. */
const command: fc.Arbitrary<readonly [AnyUseCase, object]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(unit, name, kind).map(([who, item, of]) => [claimPowersUseCase, { listId, unit: who, kind: of, items: { named: [item] } }] as const) },
  { weight: 6, arbitrary: fc.tuple(unit, name).map(([who, item]) => [delegatePowersUseCase, { listId, unit: who, items: [item], method: '确认', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' }] as const) },
  { weight: 1, arbitrary: fc.tuple(unit, name, kind).map(([who, item, of]) => [revokePowerClaimUseCase, { listId, unit: who, kind: of, items: { named: [item] }, reason: '退回' }] as const) },
  { weight: 1, arbitrary: name.map((item) => [withdrawPowerItemsUseCase, { listId, items: [item], reason: '收回' }] as const) },
  { weight: 1, arbitrary: fc.tuple(name, fc.constantFrom('penalty', 'inspection')).map(([item, of]) => [describePowerItemsUseCase, { listId, items: [itemText(item, { kind: of })] }] as const) },
  { weight: 1, arbitrary: fc.tuple(unit, fc.boolean()).map(([who, exists]) => [determineEnforcementBodyUseCase, { listId, unit: who, exists, bodyName: exists ? '执法局' : '' }] as const) },
);

const accepted = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => {
  try {
    const { events, rules } = decideGiven(given, useCase, body, { effective: onDay(on) });
    return rules.length > 0 ? [] : events.map(({ event }) => past(event as PowerListEvent, on));
  } catch {
    return [];
  }
};

describe('whatever is claimed, delegated and withdrawn, on whatever days', () => {
  it('every limit of the list holds on every day: nothing is delegated that is not claimed, nothing claimed that was withdrawn', () => {
    let delegated = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.nat({ max: 20 })), { minLength: 10, maxLength: 30 }), (commands) => {
        let given: readonly GivenEvent[] = ground;
        for (const [[useCase, body], day] of commands) given = [...given, ...accepted(given, useCase, body, addDays(start, day))];
        const facts = given.filter(({ stream }) => stream.startsWith('power-list')).map((one, position) => ({ event: one.event as PowerListEvent, eventId: `e${position}`, effective: one.effective ?? onDay(start), position, order: 0, supersedes: null }));
        const timeline = Timeline.of(powerList, facts);
        for (let day = 0; day <= 20; day += 1) expect(powerListLimits(timeline.at(addDays(start, day)))).toEqual([]);
        delegated += facts.filter(({ event }) => event.type === 'PowersDelegated').length;
      }),
      { numRuns: 200 },
    );
    expect(delegated).toBeGreaterThan(40);
  });
});
