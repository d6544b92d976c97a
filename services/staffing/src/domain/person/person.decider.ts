import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
import type { ReferenceEntry } from '@yange/use-case';
import type { Owner } from '../owner/owner.js';
import { quotaAccountId, quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { unstatedKind, type QuotaType } from '../quota-account/quota-type.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { PersonState } from './person.aggregate.js';
import type { PersonEvent } from './person.events.js';

export type PersonTimeline = Timeline<PersonState, PersonEvent>;

export interface PersonRuling {
  readonly person: Ruling<PersonEvent>;
  readonly account: Ruling<QuotaAccountEvent>;
}

export interface Entry {
  readonly personId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly permitId: string;
  /** 编外 by the table of that day: takes no approved post */
  readonly outside: boolean;
  /** 职务; empty where nobody says it */
  readonly role?: string | undefined;
  /** 进人方式; null where nobody says it */
  readonly origin?: ReferenceEntry | null;
}

/**
 * One person takes one post of the account. 编外 staff take none, but are counted in their own account.
 * @throws {Rejected} `person-elsewhere`, `quota-kept`
 */
export const decideEnterPerson = ({ personId, owner, type, permitId, outside, role = '', origin = null }: Entry, one: PersonTimeline, account: QuotaAccountTimeline, effective: EffectiveDate): PersonRuling => {
  const accountId = quotaAccountId(owner, type);
  const { accountId: counted, keptIn } = one.at(effective.to);
  if (counted === accountId) return { person: unchanged, account: unchanged };
  if (keptIn !== null) throw new Rejected('quota-kept', '该人员离岗时保留了编制，须先核销', 'a post was kept for the person: clear it first', { personId });
  if (counted !== null) throw personElsewhere(personId);
  const message = quotaAccountMessage(owner, type);
  return {
    person: ruled([staffingContract.make('PersonEntered', { personId, account: message, permitId, role, originCode: origin?.code ?? '', origin: origin?.name ?? '' })]),
    account: ruled(
      [staffingContract.make('QuotaOccupied', { account: message, personId, permitId })],
      [unstatedKind(type), outside ? null : withoutApproval(account, effective), countedTwice(one, accountId, effective)],
    ),
  };
};

/** A late entry before one that is recorded already: until the leaving in between is known, the person counts in both accounts. */
const countedTwice = (one: PersonTimeline, accountId: string, effective: EffectiveDate): Violation | null =>
  one.from(effective.to).some(({ state }) => state.accountId !== null && state.accountId !== accountId)
    ? { rule: 'person-counted-twice', zh: '该人员此后已在另一账户登记，须先登记其离编', en: 'the person is counted in another account later on: record the leaving in between' }
    : null;

export interface Leaving {
  readonly personId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  /** of the table of the day */
  readonly reason: ReferenceEntry;
  readonly note: string;
}

/** @throws {Rejected} `person-not-there` */
export const decideLeave = ({ personId, owner, type, reason, note }: Leaving, one: PersonTimeline, effective: EffectiveDate): PersonRuling => {
  const counted = one.at(effective.to).accountId;
  const accountId = quotaAccountId(owner, type);
  // a leaving that is told again adds nothing; one before the entry is none
  if (counted === null && one.facts.some(({ event, effective: on }) => event.type === 'PersonLeft' && event.data.account?.id === accountId && on.to <= effective.to)) return { person: unchanged, account: unchanged };
  if (counted !== accountId) throw personNotThere(personId);
  const account = quotaAccountMessage(owner, type);
  const clears = reason.marks.includes('clears-quota');
  return {
    person: ruled([staffingContract.make('PersonLeft', { personId, account, reason: reason.name, reasonCode: reason.code, note, quotaKept: !clears })]),
    account: clears ? ruled([staffingContract.make('QuotaVacated', { account, personId })]) : unchanged,
  };
};

/**
 * 核销编制 of somebody who left with the post kept.
 * @throws {Rejected} `quota-not-kept`
 */
export const decideClearQuota = ({ personId, owner, type }: Pick<Leaving, 'personId' | 'owner' | 'type'>, one: PersonTimeline, effective: EffectiveDate): PersonRuling => {
  const account = quotaAccountMessage(owner, type);
  if (one.at(effective.to).keptIn !== account.id) {
    if (one.facts.some(({ event }) => event.type === 'PersonQuotaCleared' && event.data.account?.id === account.id)) return { person: unchanged, account: unchanged };
    throw new Rejected('quota-not-kept', '该账户此时没有为该人员保留的编制', 'the account keeps no post for that person at that date', { personId });
  }
  return { person: ruled([staffingContract.make('PersonQuotaCleared', { personId, account })]), account: ruled([staffingContract.make('QuotaVacated', { account, personId })]) };
};

export const personElsewhere = (personId: string): Rejected =>
  new Rejected('person-elsewhere', '该人员已在另一账户实名登记', 'the person is already counted in another account', { personId });

export const personNotThere = (personId: string): Rejected =>
  new Rejected('person-not-there', '该人员此时不在该账户', 'the person is not counted in that account at that date', { personId });
