import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { quotaAccountMessage, vacancyOf } from '../quota-account/quota-account.aggregate.js';
import { withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import { assertQuotaType, unstatedKind, type QuotaType } from '../quota-account/quota-type.js';
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
}

/**
 * R18: leave to hire is given within the vacancies of the account.
 * @throws {Rejected} `permit-expires-before-grant`
 */
export const decideGrantPermit = (grant: Grant, permit: UsePermitTimeline, account: QuotaAccountTimeline, effective: EffectiveDate): Ruling<UsePermitEvent> => {
  assertQuotaType(grant.type);
  if (permit.facts.length > 0) return unchanged;
  if (grant.expiresOn < effective.to) {
    throw new Rejected('permit-expires-before-grant', '有效期不能早于批准日期', 'the permit would expire before it is granted', { expiresOn: grant.expiresOn });
  }
  const vacancy = vacancyOf(account.at(effective.to));
  const beyond = vacancy !== null && grant.count > vacancy;
  return ruled(
    [staffingContract.make('UsePermitGranted', { permitId: grant.permitId, account: quotaAccountMessage(grant.owner, grant.type), count: grant.count, expiresOn: grant.expiresOn })],
    [
      unstatedKind(grant.type),
      withoutApproval(account, effective),
      beyond ? { rule: 'permit-over-vacancy', zh: `空编 ${vacancy} 名，不能批准用编 ${grant.count} 名`, en: `${vacancy} posts are vacant, leave for ${grant.count} cannot be given`, facts: { vacancy: String(vacancy) } } : null,
    ],
  );
};

/** PERMIT_FIRST (R18): an entry uses up one place of a permit of the same account that has not expired. */
export const decideTakeFromPermit = (
  { permitId, personId, accountId }: { readonly permitId: string; readonly personId: string; readonly accountId: string },
  permit: UsePermitTimeline,
  effective: EffectiveDate,
): Ruling<UsePermitEvent> => {
  const state = permit.at(effective.to);
  if (permitId === '' || state.expiresOn === null) {
    return ruled<UsePermitEvent>([], [{ rule: 'permit-first', zh: '未经用编审批不得进人', en: 'nobody enters without a permit to use a post' }]);
  }
  if (state.accountId !== accountId) {
    throw new Rejected('permit-for-other-account', '用编批准不是给该账户的', 'the permit is for another account', { permitId });
  }
  if (state.used.has(personId)) return unchanged;
  const late = state.expired || effective.to > state.expiresOn;
  return ruled(
    [staffingContract.make('UsePermitUsed', { permitId, personId })],
    [late ? { rule: 'permit-expired', zh: `用编批准已于 ${state.expiresOn} 到期`, en: `the permit expired on ${state.expiresOn}`, facts: { expiresOn: state.expiresOn } } : null],
  );
};

/** @throws {Rejected} `unknown-permit`, `permit-not-yet-due` */
export const decideExpirePermit = (permitId: string, permit: UsePermitTimeline, effective: EffectiveDate): Ruling<UsePermitEvent> => {
  const state = permit.latest();
  if (state.expiresOn === null) throw new Rejected('unknown-permit', '没有这份用编批准', 'there is no such permit', { permitId });
  if (state.expired) return unchanged;
  if (effective.to <= state.expiresOn) {
    throw new Rejected('permit-not-yet-due', `用编批准 ${state.expiresOn} 才到期`, `the permit is good until ${state.expiresOn}`, { expiresOn: state.expiresOn });
  }
  return ruled([staffingContract.make('UsePermitExpired', { permitId })]);
};
