import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { quotaAccountId, quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import { unstatedKind, type QuotaType } from '../quota-account/quota-type.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { UsePermitState } from './use-permit.aggregate.js';
import type { UsePermitEvent } from './use-permit.events.js';

export type UsePermitTimeline = Timeline<UsePermitState, UsePermitEvent>;

export interface Grant {
  readonly permitId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly count: number;
  readonly expiresOn: string;
  /** of the 用编通知单; empty where it has none */
  readonly number?: string | undefined;
  /** who grants it; empty in history */
  readonly grantedBy: string;
  /** for whom the granter acts; empty where for nobody else */
  readonly grantedFor: string;
  readonly requestId?: string | undefined;
}

export interface PermitRuling {
  readonly permit: Ruling<UsePermitEvent>;
  /** what the account keeps for it, or keeps no longer */
  readonly account: Ruling<QuotaAccountEvent>;
}

const nothing: PermitRuling = { permit: unchanged, account: unchanged };

/**
 * R18: leave to hire is given within the vacancies of the account, and keeps them: other permits, moves and reductions find them taken until its last day.
 * @throws {Rejected} `permit-expires-before-grant`, `permit-number-taken`
 */
export const decideGrantPermit = (grant: Grant, permit: UsePermitTimeline, account: QuotaAccountTimeline, effective: EffectiveDate): PermitRuling => {
  if (permit.facts.length > 0) {
    const known = permit.latest();
    if (known.accountId === quotaAccountId(grant.owner, grant.type) && known.granted === grant.count && known.expiresOn === grant.expiresOn) return nothing;
    throw new Rejected('permit-number-taken', '该用编编号已用于另一份用编通知单', 'another permit has this number', { number: grant.number ?? '' });
  }
  if (grant.expiresOn < effective.to) {
    throw new Rejected('permit-expires-before-grant', '有效期不能早于批准日期', 'the permit would expire before it is granted', { expiresOn: grant.expiresOn });
  }
  const { permitId, count, expiresOn, grantedBy, grantedFor, number = '', requestId = '' } = grant;
  const message = quotaAccountMessage(grant.owner, grant.type);
  return {
    permit: ruled([staffingContract.make('UsePermitGranted', { permitId, account: message, count, expiresOn, number, grantedBy, grantedFor, requestId })], [unstatedKind(grant.type), withoutApproval(account, effective)]),
    account: ruled([staffingContract.make('QuotaReserved', { account: message, permitId, count, until: expiresOn })]),
  };
};

export interface Withdrawal {
  readonly permitId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly reason: string;
}

/**
 * Leave that is not going to be used is taken back before its day, so that its posts are free. Who entered under it stays.
 * @throws {Rejected} `unknown-permit`, `permit-for-other-account`, `permit-over`
 */
export const decideWithdrawPermit = ({ permitId, owner, type, reason }: Withdrawal, permit: UsePermitTimeline, effective: EffectiveDate): PermitRuling => {
  const state = permit.at(effective.to);
  if (state.expiresOn === null) throw unknownPermit(permitId);
  if (state.accountId !== quotaAccountId(owner, type)) throw otherAccount(permitId);
  if (state.withdrawn) return nothing;
  if (effective.to > state.expiresOn) throw new Rejected('permit-over', `用编批准已于 ${state.expiresOn} 到期，无可收回`, `the permit ran out on ${state.expiresOn}: there is nothing to take back`, { expiresOn: state.expiresOn });
  return {
    permit: ruled([staffingContract.make('UsePermitWithdrawn', { permitId, reason })]),
    account: ruled([staffingContract.make('QuotaReservationEnded', { account: quotaAccountMessage(owner, type), permitId })]),
  };
};

const unknownPermit = (permitId: string): Rejected => new Rejected('unknown-permit', '没有这份用编批准', 'there is no such permit', { permitId });

const otherAccount = (permitId: string): Rejected => new Rejected('permit-for-other-account', '用编批准不是给该账户的', 'the permit is for another account', { permitId });

export interface PermitUse {
  readonly permitId: string;
  readonly personId: string;
  readonly accountId: string;
  /** 编外 by the table of that day */
  readonly outside: boolean;
  /** who takes the person on, and for whom; none where it is no person, or history */
  readonly by: readonly string[];
}

/**
 * PERMIT_FIRST (R18): an entry uses up one place of a permit of the same account that has not expired. 编外 staff use no post, and need none.
 * @throws {Rejected} `unknown-permit`, `permit-for-other-account`
 */
export const decideTakeFromPermit = (
  { permitId, personId, accountId, outside, by }: PermitUse,
  permit: UsePermitTimeline,
  effective: EffectiveDate,
): Ruling<UsePermitEvent> => {
  if (permitId === '' && outside) return unchanged;
  if (permitId !== '' && permit.isNew) throw unknownPermit(permitId);
  const state = permit.at(effective.to);
  if (permitId === '' || state.expiresOn === null) {
    return ruled<UsePermitEvent>([], [{ rule: 'permit-first', zh: '未经用编审批不得进人', en: 'nobody enters without a permit to use a post' }]);
  }
  if (state.accountId !== accountId) throw otherAccount(permitId);
  if (state.used.has(personId)) return unchanged;
  const late = state.expired || effective.to > state.expiresOn;
  return ruled(
    [staffingContract.make('UsePermitUsed', { permitId, personId })],
    [
      by.some((person) => state.grantedBy.includes(person)) ? { rule: 'own-permit', zh: '批准用编的人不能自己用该批准进人', en: 'whoever granted the permit takes nobody on under it' } : null,
      state.withdrawn ? { rule: 'permit-expired', zh: '用编批准已收回', en: 'the permit was taken back' } : null,
      late && !state.withdrawn ? { rule: 'permit-expired', zh: `用编批准已于 ${state.expiresOn} 到期`, en: `the permit expired on ${state.expiresOn}`, facts: { expiresOn: state.expiresOn } } : null,
    ],
  );
};

/**
 * Somebody saw that the leave ran out. It ends by its date alone, with or without this: what is recorded here takes the item off the due-list and says when it was seen to.
 * @throws {Rejected} `unknown-permit`, `permit-not-yet-due`
 */
export const decideExpirePermit = (permitId: string, permit: UsePermitTimeline, effective: EffectiveDate): Ruling<UsePermitEvent> => {
  const state = permit.latest();
  if (state.expiresOn === null) throw unknownPermit(permitId);
  if (state.expired || state.withdrawn) return unchanged;
  if (effective.to <= state.expiresOn) {
    throw new Rejected('permit-not-yet-due', `用编批准 ${state.expiresOn} 才到期`, `the permit is good until ${state.expiresOn}`, { expiresOn: state.expiresOn });
  }
  return ruled([staffingContract.make('UsePermitExpired', { permitId })]);
};
