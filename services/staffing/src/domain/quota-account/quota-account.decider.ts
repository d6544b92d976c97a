import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { approvedOf, quotaAccountMessage, type QuotaAccountState } from './quota-account.aggregate.js';
import type { QuotaAccountEvent } from './quota-account.events.js';
import { unstatedKind, type QuotaType } from './quota-type.js';

export type QuotaAccountTimeline = Timeline<QuotaAccountState, QuotaAccountEvent>;

export interface QuotaAmount {
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly count: number;
}

/** R2: quota is what the higher level approved, kind by kind. */
export const decideApproveQuota = ({ owner, type, count }: QuotaAmount, account: QuotaAccountTimeline, effective: EffectiveDate): Ruling<QuotaAccountEvent> => {
  if (approvedOf(account.at(effective.to)) === count) return unchanged;
  return ruled([staffingContract.make('QuotaApproved', { account: quotaAccountMessage(owner, type), count })], [unstatedKind(type)]);
};

export const decideIncreaseQuota = ({ owner, type, count }: QuotaAmount, reason: string): Ruling<QuotaAccountEvent> => {
  return ruled([staffingContract.make('QuotaIncreased', { account: quotaAccountMessage(owner, type), count, reason })], [unstatedKind(type)]);
};

export const decideReduceQuota = (
  { owner, type, count }: QuotaAmount,
  reason: string,
  account: QuotaAccountTimeline,
  effective: EffectiveDate,
): Ruling<QuotaAccountEvent> => {
  return ruled(
    [staffingContract.make('QuotaReduced', { account: quotaAccountMessage(owner, type), count, reason })],
    [unstatedKind(type), withoutApproval(account, effective)],
  );
};

/** @param outside 编外 by the table of that day, which nobody approves */
export const decideStateHeadcount = ({ owner, type, count }: QuotaAmount, outside: boolean, account: QuotaAccountTimeline, effective: EffectiveDate): Ruling<QuotaAccountEvent> => {
  if (account.at(effective.to).headcount === count) return unchanged;
  return ruled(
    [staffingContract.make('HeadcountStated', { account: quotaAccountMessage(owner, type), count })],
    [unstatedKind(type), outside ? null : withoutApproval(account, effective)],
  );
};

/** Nothing can be taken from, or filled in, an account that nobody approved. */
export const withoutApproval = (account: QuotaAccountTimeline, effective: EffectiveDate): Violation | null =>
  approvedOf(account.at(effective.to)) === null
    ? { rule: 'quota-not-approved', zh: '该账户没有已核定的编制数，无法核对', en: 'the account has no approved quota to check against' }
    : null;

/** @throws {Rejected} `move-to-itself` */
export const assertTwoAccounts = (from: string, to: string): void => {
  if (from === to) throw new Rejected('move-to-itself', '划出和划入不能是同一账户', 'quota cannot move to the account that it leaves');
};
