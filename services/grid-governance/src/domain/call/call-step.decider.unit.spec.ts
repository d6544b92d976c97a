import { onDay } from '@yange/kernel';
import { decideGiven, limitsGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { answerCallUseCase } from '../../commands/calls/answer-call.use-case.js';
import { assessCallUseCase } from '../../commands/calls/assess-call.use-case.js';
import { closeCallUseCase } from '../../commands/calls/close-call.use-case.js';
import { dispatchCallUseCase } from '../../commands/calls/dispatch-call.use-case.js';
import { escalateCallUseCase } from '../../commands/calls/escalate-call.use-case.js';
import { handleCallUseCase } from '../../commands/calls/handle-call.use-case.js';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';
import { remindOfCallUseCase } from '../../commands/calls/remind-of-call.use-case.js';
import { returnCallUseCase } from '../../commands/calls/return-call.use-case.js';
import { reviewCallUseCase } from '../../commands/calls/review-call.use-case.js';
import { signCallUseCase } from '../../commands/calls/sign-call.use-case.js';
import { call } from './call.aggregate.js';
import { after, calendar2026, callId, organ, pastCall, share, terms } from './call.fixture.js';

const day = '2026-09-29';
const raised = pastCall(decideGiven([], raiseCallUseCase, { caller: organ('海北街道'), matter: '占道经营', called: [organ('城管')], ground: '联合执法' }).events[0]?.event, day);
const ground = [calendar2026, terms, raised];
const on = (date: string) => ({ effective: onDay(date) });
const rulesOf = (past: readonly GivenEvent[], useCase: AnyUseCase, body: object, date = day) => decideGiven(past, useCase, body, on(date)).rules;

const dispatched = after(ground, [dispatchCallUseCase, share('城管'), day]);
const handled = after(dispatched, [signCallUseCase, share('城管'), day], [handleCallUseCase, { ...share('城管'), measure: '到场清理' }, day]);
const answered = after(handled, [answerCallUseCase, { ...share('城管'), answer: '已清理' }, day]);
const reviewed = after(answered, [reviewCallUseCase, { ...share('城管'), passed: true }, day]);

describe('a dispatch', () => {
  it('settles both deadlines in working days: a holiday does not count, a worked Saturday does', () => {
    const { decision, events } = decideGiven(ground, dispatchCallUseCase, share('城管'), on(day));
    expect(decision.answer).toEqual({ signBy: '2026-09-30', dueOn: '2026-10-12' });
    expect(events).toMatchObject([{ event: { data: { signDays: 1, handleDays: 5, dueOn: '2026-10-12' } } }]);
    expect(decideGiven([terms, raised], dispatchCallUseCase, share('城管'), on(day)).decision.answer).toEqual({ signBy: '2026-09-30', dueOn: '2026-10-06' });
  });

  it('may say its own days; without any there is no deadline to settle', () => {
    expect(decideGiven([calendar2026, raised], dispatchCallUseCase, { ...share('城管'), signDays: 0, handleDays: 1 }, on(day)).decision.answer).toEqual({ signBy: day, dueOn: '2026-09-30' });
    expect(() => decideGiven([calendar2026, raised], dispatchCallUseCase, share('城管'), on(day))).toThrow('no-terms');
  });

  it('reckons with weekends alone where no calendar covers the year, and says so (call-calendar-unknown)', () => {
    expect(rulesOf([terms, raised], dispatchCallUseCase, share('城管'))).toEqual(['call-calendar-unknown']);
    expect(rulesOf(ground, dispatchCallUseCase, share('城管'))).toEqual([]);
    expect(rulesOf(ground, dispatchCallUseCase, { ...share('城管'), handleDays: 70 }, '2026-12-01')).toEqual(['call-calendar-unknown']);
  });

  it('keeps its deadline when a calendar is registered later, and adds nothing when repeated', () => {
    expect(decideGiven(dispatched, dispatchCallUseCase, share('城管'), on(day)).events).toEqual([]);
    expect(rulesOf(dispatched, dispatchCallUseCase, share('城管'), '2026-10-08')).toEqual(['call-stage-order']);
  });

  it('goes to another department in the place of one that returned it with a reason', () => {
    const instead = { ...share('市监'), insteadOf: organ('城管').id };
    expect(() => decideGiven(dispatched, dispatchCallUseCase, instead, on(day))).toThrow('not-returned');
    const returned = after(dispatched, [returnCallUseCase, { ...share('城管'), reason: '不属本部门职责' }, day]);
    expect(rulesOf(returned, closeCallUseCase, { callId, outcome: '已处置' })).toEqual(['call-unanswered']);
    const again = after(returned, [dispatchCallUseCase, instead, day]);
    const done = after(again, [signCallUseCase, share('市监'), day], [handleCallUseCase, { ...share('市监'), measure: '查处' }, day], [answerCallUseCase, { ...share('市监'), answer: '已查处' }, day], [reviewCallUseCase, { ...share('市监'), passed: true }, day]);
    expect(rulesOf(done, closeCallUseCase, { callId, outcome: '已处置' })).toEqual([]);
    expect(rulesOf(after(returned, [dispatchCallUseCase, share('城管'), day]), signCallUseCase, share('城管'))).toEqual([]);
  });
});

describe('the steps of a share (call-stage-order)', () => {
  it('follow each other', () => {
    expect(rulesOf(dispatched, handleCallUseCase, { ...share('城管'), measure: '到场' })).toEqual(['call-stage-order']);
    expect(rulesOf(dispatched, answerCallUseCase, { ...share('城管'), answer: '已办' })).toEqual(['call-stage-order']);
    expect(rulesOf(handled, answerCallUseCase, { ...share('城管'), answer: '已办' })).toEqual([]);
    expect(rulesOf(handled, reviewCallUseCase, { ...share('城管'), passed: true })).toEqual(['call-stage-order']);
    expect(rulesOf(answered, returnCallUseCase, { ...share('城管'), reason: '不属本部门职责' })).toEqual(['call-stage-order']);
  });

  it('hold for what is dated back: nobody handled what was dispatched only later', () => {
    const late = [...ground, ...after(ground, [dispatchCallUseCase, share('城管'), '2026-10-08']).slice(ground.length)];
    expect(rulesOf(late, signCallUseCase, share('城管'), '2026-10-08')).toEqual([]);
    expect(rulesOf(late, signCallUseCase, share('城管'), '2026-09-30')).toEqual(['call-stage-order']);
  });

  it('go back to handling where the review did not pass', () => {
    const failed = after(answered, [reviewCallUseCase, { ...share('城管'), passed: false, words: '仍有摊位' }, day]);
    expect(rulesOf(failed, closeCallUseCase, { callId, outcome: '已处置' })).toEqual(['call-unanswered']);
    expect(rulesOf(failed, handleCallUseCase, { ...share('城管'), measure: '再次清理' })).toEqual([]);
  });

  it('are those of departments that were called or dispatched, of a call that is open', () => {
    expect(() => decideGiven(dispatched, signCallUseCase, share('市监'), on(day))).toThrow('not-called');
    expect(() => decideGiven([], signCallUseCase, share('城管'), on(day))).toThrow('no-such-call');
    const closed = after(reviewed, [closeCallUseCase, { callId, outcome: '已处置' }, day]);
    expect(() => decideGiven(closed, remindOfCallUseCase, share('城管'), on(day))).toThrow('call-closed');
    expect(() => decideGiven(closed, dispatchCallUseCase, share('市监'), on(day))).toThrow('call-closed');
    expect(rulesOf(closed, assessCallUseCase, { ...share('城管'), score: 95 })).toEqual([]);
  });

  it('are assessed once there is something to assess', () => {
    expect(rulesOf(handled, assessCallUseCase, { ...share('城管'), score: 95 })).toEqual(['call-stage-order']);
    expect(rulesOf(answered, assessCallUseCase, { ...share('城管'), score: 0 })).toEqual([]);
    expect(assessCallUseCase.body.safeParse({ ...share('城管'), score: 101 }).success).toBe(false);
  });

  it('may end at the city: what was passed on need not be answered here', () => {
    const up = after(dispatched, [escalateCallUseCase, { ...share('城管'), to: '乌海市', reason: '属市级权限' }, day]);
    expect(rulesOf(up, closeCallUseCase, { callId, outcome: '转市级' })).toEqual([]);
    expect(rulesOf(up, signCallUseCase, share('城管'))).toEqual(['call-stage-order']);
    expect(rulesOf(up, remindOfCallUseCase, share('城管'))).toEqual(['call-stage-order']);
  });
});

describe('closing a call', () => {
  it('waits for the review of what was dispatched (call-unreviewed), not of what was only called', () => {
    expect(rulesOf(answered, closeCallUseCase, { callId, outcome: '已处置' })).toEqual(['call-unreviewed']);
    expect(rulesOf(reviewed, closeCallUseCase, { callId, outcome: '已处置' })).toEqual([]);
    expect(rulesOf(after(ground, [answerCallUseCase, { ...share('城管'), answer: '已到场' }, day]), closeCallUseCase, { callId, outcome: '已处置' })).toEqual([]);
  });
  it('waits for them also where an answer or a review is taken back afterwards', () => {
    const closed = after(reviewed, [closeCallUseCase, { callId, outcome: '已处置' }, day]);
    const left = (...types: readonly string[]) => limitsGiven(call, closed.filter(({ stream, event }) => stream === `call/${callId}` && !types.includes(event.type)), day);
    expect([left(), left('CallReviewed'), left('CallReviewed', 'CallAnswered')]).toEqual([[], ['call-unreviewed'], ['call-unanswered']]);
  });

  it('is closed with one outcome, and answered no more', () => {
    const closed = after(reviewed, [closeCallUseCase, { callId, outcome: '已处置' }, day]);
    expect(decideGiven(closed, closeCallUseCase, { callId, outcome: '已处置' }, on(day)).events).toEqual([]);
    expect(() => decideGiven(closed, closeCallUseCase, { callId, outcome: '另有结果' }, on(day))).toThrow('call-closed');
    expect(decideGiven(closed, answerCallUseCase, { ...share('城管'), answer: '已清理' }, on(day)).events).toEqual([]);
    expect(() => decideGiven(closed, answerCallUseCase, { ...share('城管'), answer: '又说' }, on(day))).toThrow('call-closed');
  });

  it('is signed by a day on which it is not yet due', () => {
    const dispatch = (signBy: string, mode: 'live' | 'history' = 'live') => () => decideGiven([terms, raised], dispatchCallUseCase, { ...share('城管'), signBy, dueOn: '2026-10-12' }, { ...on(day), mode });
    expect(dispatch('2026-10-13')).toThrow('sign-after-due');
    expect([dispatch('2026-10-12')().events.length, dispatch('2026-10-13', 'history')().events.length]).toEqual([1, 1]);
  });

  it('tells in words which step came out of turn', () => {
    const [breach] = call.limits?.({ ...call.initial(), status: 'open', disorder: [{ type: 'CallSigned', department: '城管' }] }, day) ?? [];
    expect([breach?.zh, breach?.en]).toEqual([expect.stringContaining('城管“签收”；应依次派单'), expect.stringContaining('"signature" of 城管;')]);
  });
});
