import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { PersonTimeline } from '../person/person.decider.js';
import { personElsewhere, personNotThere } from '../person/person.decider.js';
import type { PersonEvent } from '../person/person.events.js';
import { approvedOf, openPermits, quotaAccountId, quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { assertTwoAccounts, withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { decideMoveQuota, type MoveRuling } from '../quota-account/quota-move.decider.js';
import type { QuotaType } from '../quota-account/quota-type.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { carryOverId, mannerOf, successorOf, type CarryOver } from './carry-over.js';

export interface QuotaCarryOver extends CarryOver {
  readonly type: QuotaType;
}

interface Accounts {
  readonly out: QuotaAccountTimeline;
  readonly into: QuotaAccountTimeline;
}

type Meta = Pick<CommandMeta, 'effective' | 'id'>;

/** Whoever takes over has no quota of a kind that nobody has recorded for it: the posts that arrive are all it has. */
const opened = (to: QuotaCarryOver['from'], type: QuotaType, into: QuotaAccountTimeline, outside: boolean): readonly QuotaAccountEvent[] =>
  outside || !into.isNew ? [] : [staffingContract.make('QuotaApproved', { account: quotaAccountMessage(to, type), count: 0 })];

/** @throws {Rejected} `successor-quota-set-apart`: what was approved on that very day may contain what is carried over */
const assertNotSetApart = (into: QuotaAccountTimeline, { to }: EffectiveDate): void => {
  const apart = into.facts.some(({ event, effective }) => event.type === 'QuotaApproved' && event.data.count > 0 && effective.to === to);
  if (apart) throw new Rejected('successor-quota-set-apart', '承接机构的编制已于当日另行核定，须核对是否已含划入编制', 'the quota of the successor was approved that very day: say whether it contains what arrives');
};

const moved = (body: QuotaCarryOver, count: number, { out, into }: Accounts, meta: Meta): MoveRuling => {
  if (count === 0) return { out: unchanged, into: unchanged };
  const to = successorOf(body);
  const move = { moveId: meta.id('move'), from: body.from, to, type: body.type, count, manner: mannerOf(body), outside: body.outside ? ('to' as const) : ('none' as const), batchId: carryOverId(body.from) };
  const halves = decideMoveQuota(move, out, into, meta.effective);
  return { out: halves.out, into: ruled([...(halves.into.events.length === 0 ? [] : opened(to, body.type, into, body.outside)), ...halves.into.events], halves.into.violations) };
};

export interface CarriedPerson {
  readonly personId: string;
  /** 编外 by the table of that day: takes no approved post */
  readonly unposted: boolean;
}

export interface PersonCarryOverRuling extends MoveRuling {
  readonly person: Ruling<PersonEvent>;
}

/**
 * 连人带编, one person and one post in one append: neither account is ever over quota on the way, and each step nets to zero.
 * @throws {Rejected} `person-not-there`, `person-elsewhere`, `no-successor`, `several-successors`, `successor-quota-set-apart`
 */
export const decideCarryOverPerson = (body: QuotaCarryOver, { personId, unposted }: CarriedPerson, { person, ...accounts }: Accounts & { readonly person: PersonTimeline }, meta: Meta): PersonCarryOverRuling => {
  const to = successorOf(body);
  const [from, reached] = [quotaAccountMessage(body.from, body.type), quotaAccountMessage(to, body.type)];
  assertTwoAccounts(from.id, reached.id);
  const counted = person.at(meta.effective.to).accountId;
  if (counted === reached.id || (body.outside && counted === null && !person.isNew)) return { person: unchanged, out: unchanged, into: unchanged };
  if (counted === null) throw personNotThere(personId);
  if (counted !== from.id) throw personElsewhere(personId);
  if (!body.outside) assertNotSetApart(accounts.into, meta.effective);
  const withPost = (approvedOf(accounts.out.at(meta.effective.to)) ?? 0) > 0;
  const post = moved(body, withPost ? 1 : 0, accounts, meta);
  const out = ruled<QuotaAccountEvent>([...post.out.events, staffingContract.make('QuotaVacated', { account: from, personId })], post.out.violations);
  if (body.outside) return { person: ruled([staffingContract.make('PersonLeft', { personId, account: from, reason: mannerOf(body), reasonCode: 'transferred-out' })]), out, into: unchanged };
  const unapproved = withPost || unposted ? null : withoutApproval(accounts.into, meta.effective);
  return {
    person: ruled([staffingContract.make('PersonTransferred', { personId, from, to: reached, batchId: carryOverId(body.from) })]),
    out,
    into: ruled([...post.into.events, staffingContract.make('QuotaOccupied', { account: reached, personId })], [...post.into.violations, unapproved]),
  };
};

/** Leave to hire ends with the organ that has it: nobody can enter there any more, and the posts go on free. */
export const endedReservations = ({ from, type }: Pick<QuotaCarryOver, 'from' | 'type'>, out: QuotaAccountTimeline, { to }: EffectiveDate): readonly QuotaAccountEvent[] =>
  openPermits(out.at(to), to).map((permitId) => staffingContract.make('QuotaReservationEnded', { account: quotaAccountMessage(from, type), permitId }));

/**
 * What is left of an account once the people in it have gone one by one: vacant posts, and people that are counted without being known, with theirs.
 * @throws {Rejected} `quota-unknown`, `no-successor`, `several-successors`, `successor-quota-set-apart`
 */
export const decideCarryOverQuota = (body: QuotaCarryOver, accounts: Accounts, meta: Meta): MoveRuling => {
  const before = accounts.out.at(meta.effective.to);
  const approved = approvedOf(before);
  const unnamed = Math.max(0, (before.headcount ?? 0) - before.occupants.size);
  if (approved === null && before.change !== 0) throw new Rejected('quota-unknown', '该账户核定数不明，须先核定再划转', 'nobody knows how many posts the account has: approve it first');
  const posts = Math.max(0, (approved ?? 0) - before.occupants.size);
  if (posts + unnamed === 0) return { out: unchanged, into: unchanged };
  const to = successorOf(body);
  assertTwoAccounts(quotaAccountId(body.from, body.type), quotaAccountId(to, body.type));
  if (!body.outside) assertNotSetApart(accounts.into, meta.effective);
  const { out, into } = moved(body, posts, accounts, meta);
  if (unnamed === 0) return { out, into };
  const reached = accounts.into.at(meta.effective.to);
  const stated = (owner: QuotaCarryOver['from'], count: number) => staffingContract.make('HeadcountStated', { account: quotaAccountMessage(owner, body.type), count });
  return {
    out: ruled([...out.events, stated(body.from, before.occupants.size)], out.violations),
    into: body.outside ? unchanged : ruled([...into.events, stated(to, (reached.headcount ?? 0) + unnamed)], into.violations),
  };
};
