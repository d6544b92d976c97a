import type { DomainEvent } from '@yange/kernel';
import { addDays, onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { callUseCases } from '../../commands/calls/call.use-cases.js';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';
import { call, type Call, type CallEvent } from './call.aggregate.js';
import { calendar2026, callId, organ, pastCall, share, terms } from './call.fixture.js';

const steps: readonly AnyUseCase[] = callUseCases.filter(({ path, name }) => path.startsWith('calls/') && name !== 'raise-call');
const raised = pastCall(decideGiven([], raiseCallUseCase, { caller: organ('海北街道'), matter: '占道经营', called: [organ('甲')] }).events[0]?.event, '2026-09-01');
const bodyOf = (name: string, passed: boolean): object => ({ ...share(name), measure: '办理', answer: '反馈', reason: '理由', to: '乌海市', words: '话', outcome: '结果', passed, score: 80, callId });

const command = fc.record({ useCase: fc.constantFrom(...steps), name: fc.constantFrom('甲', '乙'), day: fc.integer({ min: 0, max: 30 }), passed: fc.boolean() });

const bodyFor = (useCase: AnyUseCase, name: string, passed: boolean): object => {
  const keys = Object.keys((useCase.body as unknown as { shape: object }).shape);
  return Object.fromEntries(Object.entries(bodyOf(name, passed)).filter(([key]) => keys.includes(key)));
};

const attempt = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => {
  try {
    const { events, rules } = decideGiven(past, useCase, body, { effective: onDay(on) });
    return rules.length > 0 ? [] : events.map(({ event }) => pastCall(event, on));
  } catch {
    return [];
  }
};

const stateOf = (past: readonly GivenEvent[], date: string): Call =>
  Timeline.of(call, past.filter(({ stream }) => stream.startsWith('call/')).map((one, position) => ({ event: one.event as CallEvent & DomainEvent, eventId: `e${position}`, effective: one.effective ?? onDay('2026-09-01'), position, order: 0, supersedes: null }))).at(date);

describe('whatever is commanded of a call, on whatever days', () => {
  it('no step stands out of turn on any day, a closed call owes nothing, and a deadline never lies before its dispatch', () => {
    let closings = 0;
    fc.assert(
      fc.property(fc.array(command, { minLength: 5, maxLength: 40 }), (commands) => {
        let past: readonly GivenEvent[] = [calendar2026, terms, raised];
        for (const { useCase, name, day, passed } of commands) past = [...past, ...attempt(past, useCase, bodyFor(useCase, name, passed), addDays('2026-09-01', day))];
        for (let day = 0; day <= 30; day += 1) expect(stateOf(past, addDays('2026-09-01', day)).disorder).toEqual([]);
        const end = stateOf(past, '2026-12-31');
        if (end.status === 'closed') {
          closings += 1;
          expect([...end.shares.values()].filter(({ stage, dueOn }) => !['reviewed', 'escalated', 'replaced'].includes(stage) && !(stage === 'answered' && dueOn === ''))).toEqual([]);
        }
        for (const { event, effective } of past) if (event.type === 'CallDispatched') expect((event.data as { signBy: string }).signBy >= (effective?.to ?? '')).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(closings).toBeGreaterThan(0);
  });
});
