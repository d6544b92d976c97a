import { gridContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { subjectOf, type CommandMeta } from '@yange/use-case';
import type { CallEvent, CallStage } from '../call/call.aggregate.js';
import type { CallTimeline } from '../call/call.decider.js';
import { heirOf, type Takeover } from './grid-takeover.decider.js';

const make = gridContract.make;

/** Stages in which a department still has something to do. What it returned is the street's to dispatch anew. */
const atWork: readonly CallStage[] = ['called', 'dispatched', 'signed', 'handled'];

/**
 * An open call goes on with whoever comes after its street or after a department that has not answered yet.
 * @throws {Rejected} `successor-missing`, `successor-unclear`; `successor-called-already` where the successor has a share of its own in the call
 */
export const takeOverCall = (call: CallTimeline, wanted: Takeover & { callId: string }, meta: CommandMeta): readonly CallEvent[] => {
  const { callId, from } = wanted;
  const { status, callerId, shares } = call.at(meta.effective.to);
  const share = shares.get(from.id);
  const [calls, answers] = [callerId === from.id, share !== undefined && atWork.includes(share.stage)];
  if (status !== 'open' || (!calls && !answers)) return [];
  const heir = heirOf(wanted);
  if (heir === undefined) throw new Rejected('successor-missing', `${from.name}终止后没有承接机构，呼叫尚未办结`, `nobody comes after ${from.name}, and the call is open`, { organ: from.id, call: callId });
  if (answers && shares.has(heir.id)) throw new Rejected('successor-called-already', `${heir.name}在该呼叫中已有应办事项`, `${heir.name} has a share of its own in the call`, { organ: heir.id, call: callId });
  return [
    ...(calls ? [make('CallerSucceeded', { callId, caller: subjectOf(from), succeededBy: subjectOf(heir) })] : []),
    ...(answers ? [make('CallShareTakenOver', { callId, department: subjectOf(from), takenOverBy: subjectOf(heir) })] : []),
  ];
};
