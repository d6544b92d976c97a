import { staffingContract } from '@yange/contracts';
import type { EffectiveDate } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { personElsewhere, type PersonTimeline } from '../person/person.decider.js';
import type { PersonEvent } from '../person/person.events.js';
import { quotaAccountId, quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { assertTwoAccounts, withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import type { QuotaType } from '../quota-account/quota-type.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';

export interface PersonTransfer {
  readonly batchId: string;
  readonly personId: string;
  readonly from: Owner;
  readonly to: Owner;
  /** identity (R24), the same on both sides */
  readonly type: QuotaType;
}

export interface PersonTransferRuling {
  readonly person: Ruling<PersonEvent>;
  readonly out: Ruling<QuotaAccountEvent>;
  readonly into: Ruling<QuotaAccountEvent>;
}

/** TRANSFER_NET: out of one account and into the other in one append. Whoever was only counted so far leaves that count. */
export const decideTransferPerson = (move: PersonTransfer, one: PersonTimeline, into: QuotaAccountTimeline, effective: EffectiveDate): PersonTransferRuling => {
  const from = quotaAccountId(move.from, move.type);
  const to = quotaAccountId(move.to, move.type);
  assertTwoAccounts(from, to);
  const counted = one.at(effective.to).accountId;
  if (counted === to) return { person: unchanged, out: unchanged, into: unchanged };
  if (counted !== from && one.facts.length > 0) throw personElsewhere(move.personId);
  const { personId, batchId, type } = move;
  const [left, reached] = [quotaAccountMessage(move.from, type), quotaAccountMessage(move.to, type)];
  return {
    person: ruled([staffingContract.make('PersonTransferred', { personId, batchId, from: left, to: reached })]),
    out: ruled([staffingContract.make('QuotaVacated', { account: left, personId })]),
    into: ruled([staffingContract.make('QuotaOccupied', { account: reached, personId })], [withoutApproval(into, effective)]),
  };
};
