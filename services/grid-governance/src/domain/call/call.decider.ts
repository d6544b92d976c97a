import { gridContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { subjectOf, type OrganInput } from '@yange/use-case';
import type { Call, CallEvent } from './call.aggregate.js';

type CallTimeline = Timeline<Call, CallEvent>;

const make = gridContract.make;

export const raiseCall = (call: CallTimeline, wanted: { caller: OrganInput; matter: string; called: readonly OrganInput[] }, callId: string): readonly CallEvent[] =>
  call.latest().status === 'none' ? [make('CallRaised', { callId, caller: subjectOf(wanted.caller), matter: wanted.matter, called: wanted.called.map(subjectOf) })] : [];

/** @throws {Rejected} `no-such-call`, `call-closed`, `not-called` */
export const answerCall = (call: CallTimeline, wanted: { callId: string; department: OrganInput; answer: string }): readonly CallEvent[] => {
  const { status, answered } = call.latest();
  assertRaised(status, wanted.callId);
  const has = answered.get(wanted.department.id);
  if (has === undefined) throw new Rejected('not-called', `${wanted.department.name}未被呼叫`, `${wanted.department.name} was not called`, { organ: wanted.department.id });
  if (has) return [];
  if (status === 'closed') throw new Rejected('call-closed', '该呼叫已办结', 'the call is closed', { call: wanted.callId });
  return [make('CallAnswered', { callId: wanted.callId, department: subjectOf(wanted.department), answer: wanted.answer })];
};

/** Closed before every department has answered: 区应 is missing. */
export const closeCall = (call: CallTimeline, wanted: { callId: string; outcome: string }): { events: readonly CallEvent[]; violations: readonly Violation[] } => {
  const { status, answered } = call.latest();
  assertRaised(status, wanted.callId);
  if (status === 'closed') return { events: [], violations: [] };
  const open = [...answered.values()].filter((has) => !has).length;
  const violations = open === 0 ? [] : [{ rule: 'call-unanswered', zh: `还有 ${open} 个部门未回应`, en: `${open} departments have not answered`, facts: { open: String(open) } }];
  return { events: [make('CallClosed', wanted)], violations };
};

const assertRaised = (status: Call['status'], callId: string): void => {
  if (status === 'none') throw new Rejected('no-such-call', '没有该呼叫', 'there is no such call', { call: callId });
};
