import type { GridEvent } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { answerCallUseCase } from '../../commands/calls/answer-call.use-case.js';
import { closeCallUseCase } from '../../commands/calls/close-call.use-case.js';
import { numberedCallId } from './call.decider.js';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';

const organ = (name: string) => ({ id: derivedId('organ', name), name });
const callId = derivedId('specification', 'call');
const past = (event: unknown): GivenEvent => ({ stream: `call/${callId}`, event: event as GridEvent, effective: onDay('2019-01-01') });
const raised = past(decideGiven([], raiseCallUseCase, { caller: organ('海北街道'), matter: '占道经营', called: [organ('城管'), organ('市监')] }).events[0]?.event);
const answer = (name: string) => ({ callId, department: organ(name), answer: '已到场' });

describe('街呼区应', () => {
  it('lets the departments that were called answer, each once', () => {
    const answered = decideGiven([raised], answerCallUseCase, answer('城管')).events;
    expect(answered).toHaveLength(1);
    expect(decideGiven([raised, past(answered[0]?.event)], answerCallUseCase, answer('城管')).events).toEqual([]);
    expect(() => decideGiven([raised, past(answered[0]?.event)], answerCallUseCase, { ...answer('城管'), answer: '未到场' })).toThrow('already-answered');
    expect(() => decideGiven([raised], answerCallUseCase, answer('交通'))).toThrow('not-called');
    expect(() => decideGiven([], answerCallUseCase, answer('城管'))).toThrow('no-such-call');
  });

  it('finds a call that is closed before all have answered', () => {
    const one = past(decideGiven([raised], answerCallUseCase, answer('城管')).events[0]?.event);
    expect(decideGiven([raised, one], closeCallUseCase, { callId, outcome: '已处置' }).rules).toEqual(['call-unanswered']);
    const two = past(decideGiven([raised], answerCallUseCase, answer('市监')).events[0]?.event);
    const closed = decideGiven([raised, one, two], closeCallUseCase, { callId, outcome: '已处置' });
    expect(closed.rules).toEqual([]);
    expect(decideGiven([raised, one, two, past(closed.events[0]?.event)], closeCallUseCase, { callId, outcome: '已处置' }).events).toEqual([]);
  });

  it('is known by the number of the street, which belongs to one call', () => {
    const body = { caller: organ('海北街道'), matter: '占道经营', called: [organ('城管')], number: '2026-7' };
    const { decision, events } = decideGiven([], raiseCallUseCase, body);
    const id = decision.answer?.['callId'] ?? '';
    expect(id).toBe(numberedCallId(organ('海北街道').id, '2026-7'));
    const known: GivenEvent = { stream: `call/${id}`, event: events[0]?.event as GridEvent, effective: onDay('2019-02-01') };
    expect(decideGiven([known], raiseCallUseCase, body, { commandId: 'another' }).events).toEqual([]);
    expect(() => decideGiven([known], raiseCallUseCase, { ...body, matter: '噪声' }, { commandId: 'another' })).toThrow('call-exists');
    expect(decideGiven([known], raiseCallUseCase, { ...body, number: '2026-8' }, { commandId: 'another' }).events).toHaveLength(1);
  });
});
