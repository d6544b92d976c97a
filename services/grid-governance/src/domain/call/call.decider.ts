import { gridContract } from '@yange/contracts';
import { derivedId, Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import type { Call, CallEvent, CallShare } from './call.aggregate.js';

export type CallTimeline = Timeline<Call, CallEvent>;

const make = gridContract.make;

export interface RaiseCall {
  readonly caller: OrganInput;
  readonly matter: string;
  readonly called: readonly OrganInput[];
  readonly ground?: string | undefined;
  readonly number?: string | undefined;
}

/** A call with a number of the street's own is known by it. */
export const callIdOf = ({ caller, number }: Pick<RaiseCall, 'caller' | 'number'>, meta: CommandMeta): string => (number === undefined ? meta.id('call') : numberedCallId(caller.id, number));

export const numberedCallId = (callerId: string, number: string): string => derivedId('call', callerId, number);

/** @throws {Rejected} `call-exists` where the street's number belongs to another call */
export const raiseCall = (call: CallTimeline, wanted: RaiseCall, callId: string, meta: CommandMeta): readonly CallEvent[] => {
  const { caller, matter, called, ground = '', number = '' } = wanted;
  const fresh = unlessRecorded<CallEvent>(gridContract, call, make('CallRaised', { callId, caller: subjectOf(caller), matter, called: called.map(subjectOf), ground, number }), meta.effective);
  if (fresh.length > 0 && call.latest().status !== 'none') throw new Rejected('call-exists', `${caller.name}的呼叫“${number}”已登记`, `the call "${number}" of ${caller.name} is recorded already`, { call: callId });
  return fresh;
};

/** The same answer again adds nothing. @throws {Rejected} `no-such-call`, `call-closed`, `not-called`; `already-answered` of another one, where the first was not sent back */
export const answerCall = (call: CallTimeline, wanted: { callId: string; department: OrganInput; answer: string }): readonly CallEvent[] => {
  const state = call.latest();
  assertRaised(state.status, wanted.callId);
  const share = shareOf(state, wanted.department);
  const done = share.stage === 'answered' || share.stage === 'reviewed';
  if (done && call.facts.some(({ event }) => event.type === 'CallAnswered' && event.data.department?.organId === wanted.department.id && event.data.answer === wanted.answer)) return [];
  assertOpen(state.status, wanted.callId);
  if (done) throw new Rejected('already-answered', `${wanted.department.name}已反馈；内容有误的请更正原反馈`, `${wanted.department.name} has answered already: correct that answer`, { organ: wanted.department.id });
  return [make('CallAnswered', { callId: wanted.callId, department: subjectOf(wanted.department), answer: wanted.answer })];
};

/** That every department has answered by then, and every answer was looked at, are limits of the call. The same outcome again adds nothing. @throws {Rejected} `no-such-call`; `call-closed` with another outcome */
export const closeCall = (call: CallTimeline, wanted: { callId: string; outcome: string }): readonly CallEvent[] => {
  const { status } = call.latest();
  assertRaised(status, wanted.callId);
  if (status === 'closed' && call.facts.some(({ event }) => event.type === 'CallClosed' && event.data.outcome === wanted.outcome)) return [];
  assertOpen(status, wanted.callId);
  return [make('CallClosed', wanted)];
};

/** @throws {Rejected} `no-such-call` */
export const assertRaised = (status: Call['status'], callId: string): void => {
  if (status === 'none') throw new Rejected('no-such-call', '没有该呼叫', 'there is no such call', { call: callId });
};

/** @throws {Rejected} `call-closed` */
export const assertOpen = (status: Call['status'], callId: string): void => {
  if (status === 'closed') throw new Rejected('call-closed', '该呼叫已办结', 'the call is closed', { call: callId });
};

/** @throws {Rejected} `not-called` */
export const shareOf = (state: Call, department: { readonly id: string; readonly name: string }): CallShare => {
  const share = state.shares.get(department.id);
  if (share === undefined) throw new Rejected('not-called', `${department.name}未被呼叫`, `${department.name} was not called`, { organ: department.id });
  return share;
};
