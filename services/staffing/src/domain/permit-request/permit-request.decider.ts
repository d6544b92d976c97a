import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { Owner } from '../owner/owner.js';
import { quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import type { QuotaType } from '../quota-account/quota-type.js';
import { unstatedKind } from '../quota-account/quota-type.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { PermitRequestState } from './permit-request.aggregate.js';
import type { PermitRequestEvent } from './permit-request.events.js';

export type PermitRequestTimeline = Timeline<PermitRequestState, PermitRequestEvent>;

type Acting = Pick<CommandMeta, 'mode' | 'actor' | 'principal' | 'supposing'>;

/** 一支笔审批 (R18): one asks, another approves, a third may use it. @returns who acts, and for whom: one hand. None where no person does, in history, and where a plan is only tried out */
export const handsOf = ({ mode, actor, principal, supposing }: Acting): readonly string[] =>
  mode !== 'live' || actor.role === 'reaction' || supposing ? [] : [principal, ...(actor.onBehalfOf === undefined ? [] : [actor.onBehalfOf])];

export interface PermitRequest {
  readonly requestId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly count: number;
  readonly reason: string;
}

/** The same request again changes nothing. */
export const decideRequestPermit = ({ requestId, owner, type, count, reason }: PermitRequest, request: PermitRequestTimeline, meta: Acting): Ruling<PermitRequestEvent> => {
  if (request.facts.length > 0) return unchanged;
  const [askedBy = '', askedFor = ''] = handsOf(meta);
  return ruled([staffingContract.make('UsePermitRequested', { requestId, account: quotaAccountMessage(owner, type), count, reason, askedBy, askedFor })], [unstatedKind(type)]);
};

/** @throws {Rejected} `unknown-permit-request`, `permit-request-answered` */
export const decideRefuseRequest = (requestId: string, reason: string, request: PermitRequestTimeline, effective: EffectiveDate): Ruling<PermitRequestEvent> =>
  answered(requestId, request, effective, 'refused') ? unchanged : ruled([staffingContract.make('UsePermitRequestRefused', { requestId, reason })]);

/** @throws {Rejected} `unknown-permit-request`, `permit-request-answered` */
export const decideWithdrawRequest = (requestId: string, reason: string, request: PermitRequestTimeline, effective: EffectiveDate): Ruling<PermitRequestEvent> =>
  answered(requestId, request, effective, 'withdrawn') ? unchanged : ruled([staffingContract.make('UsePermitRequestWithdrawn', { requestId, reason })]);

export interface Answer {
  /** undefined where the grant names none */
  readonly requestId: string | undefined;
  readonly permitId: string;
  readonly accountId: string;
  readonly count: number;
}

/**
 * A person grants what another asked for: by a request, or by a draft that another prepared. A permit from before there were requests is corrected without one.
 * @throws {Rejected} `unknown-permit-request`, `permit-request-answered`, `request-for-other-account`
 */
export const decideGrantRequest = ({ requestId, permitId, accountId, count }: Answer, request: PermitRequestTimeline, meta: CommandMeta): Ruling<PermitRequestEvent> => {
  const hands = handsOf(meta);
  if (requestId === undefined) {
    const asks = hands.length > 0 && meta.prepared === undefined && !isFromBefore(meta);
    return ruled<PermitRequestEvent>([], [asks ? { rule: 'permit-without-request', zh: '批准用编须有用编申请', en: 'a permit is granted on a request' } : null]);
  }
  answered(requestId, request, meta.effective, null);
  const { accountId: asked, askedBy } = request.at(meta.effective.to);
  if (asked !== accountId) throw new Rejected('request-for-other-account', '用编申请不是该账户的', 'the request is about another account', { requestId });
  return ruled([staffingContract.make('UsePermitRequestGranted', { requestId, permitId, count })], [ownRequest(hands, askedBy)]);
};

const ownRequest = (hands: readonly string[], askedBy: readonly string[]): Violation | null =>
  hands.some((person) => askedBy.includes(person)) ? { rule: 'own-permit-request', zh: '申请用编的人不能自己批准', en: 'whoever asks for a permit does not grant it' } : null;

const isFromBefore = ({ corrects, superseded = [] }: CommandMeta): boolean => corrects !== null && superseded.length > 0 && !superseded.some(({ type }) => type === 'UsePermitRequestGranted');

/** @returns whether it was answered so already @throws {Rejected} `unknown-permit-request`, `permit-request-answered` */
const answered = (requestId: string, request: PermitRequestTimeline, effective: EffectiveDate, how: PermitRequestState['answer']): boolean => {
  if (request.at(effective.to).accountId === null) throw new Rejected('unknown-permit-request', '此时没有这份用编申请', 'there is no such request at that date', { requestId });
  const { answer } = request.latest();
  if (answer === null) return false;
  if (answer === how) return true;
  throw new Rejected('permit-request-answered', '该用编申请已办理或撤回', 'the request was answered or withdrawn', { requestId, answer });
};
