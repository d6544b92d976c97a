import { CounterpartScope, staffingContract } from '@yange/contracts';
import type { EffectiveDate } from '@yange/kernel';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { countedAlong, quotaAccountId, quotaAccountMessage, type QuotaAccountState } from './quota-account.aggregate.js';
import { assertTwoAccounts, withoutApproval, type QuotaAccountTimeline } from './quota-account.decider.js';
import type { QuotaAccountEvent } from './quota-account.events.js';
import { unstatedKind, type QuotaType } from './quota-type.js';

/** A move keeps the type by construction: kinds are never mixed (国务院令第486号 art. 15). */
export interface QuotaMove {
  readonly moveId: string;
  readonly from: Owner;
  readonly to: Owner;
  readonly type: QuotaType;
  readonly count: number;
  /** 减上增下, 连人带编 … */
  readonly manner: string;
  /** the side that lies outside the district: its half is in another log */
  readonly outside: 'from' | 'to' | 'none';
  /** whose log that is, six digits; absent or empty where nobody says it */
  readonly region?: string | undefined;
  /** the personnel transfer that takes the quota along; empty without one */
  readonly batchId: string;
  /** how many people the batch is said to have; none where posts move alone */
  readonly persons?: number | undefined;
}

export interface MoveRuling {
  readonly out: Ruling<QuotaAccountEvent>;
  readonly into: Ruling<QuotaAccountEvent>;
}

/** R8 减上增下: two halves in one append that net to zero; one half where the other side lies outside. */
export const decideMoveQuota = (move: QuotaMove, out: QuotaAccountTimeline, into: QuotaAccountTimeline, effective: EffectiveDate): MoveRuling => {
  assertTwoAccounts(quotaAccountId(move.from, move.type), quotaAccountId(move.to, move.type));
  const known = out.latest().moves.has(move.moveId) || into.latest().moves.has(move.moveId);
  if (known) return { out: unchanged, into: unchanged };
  const along = alongWith(move, out.at(effective.to), into.at(effective.to));
  return {
    out: move.outside === 'from' ? unchanged : ruled([leaving(move, along.out)], [unstatedKind(move.type), withoutApproval(out, effective)]),
    into: move.outside === 'to' ? unchanged : ruled([arriving(move, along.into)], move.outside === 'from' ? [unstatedKind(move.type)] : []),
  };
};

/** TRANSFER_NET of those who are only counted: as many come as go. What nobody knows the people of stays unknown. */
const alongWith = ({ persons = 0, outside }: QuotaMove, out: QuotaAccountState, into: QuotaAccountState): { readonly out: number; readonly into: number } => {
  const gone = outside === 'from' ? persons : countedAlong(out, persons);
  return { out: gone, into: into.headcount === null ? 0 : gone };
};

const leaving = ({ moveId, from, to, type, count, manner, outside, region, batchId }: QuotaMove, persons: number): QuotaAccountEvent =>
  staffingContract.make('QuotaTransferredOut', {
    moveId, account: quotaAccountMessage(from, type), count, manner, batchId, persons, to: counterpart(to, type, outside === 'to', region),
  });

const arriving = ({ moveId, from, to, type, count, manner, outside, region, batchId }: QuotaMove, persons: number): QuotaAccountEvent =>
  staffingContract.make('QuotaTransferredIn', {
    moveId, account: quotaAccountMessage(to, type), count, manner, batchId, persons, from: counterpart(from, type, outside === 'from', region),
  });

const counterpart = (owner: Owner, type: QuotaType, outside: boolean, region = '') => ({
  scope: outside ? CounterpartScope.OUTSIDE : CounterpartScope.DISTRICT,
  owner: subjectOf(owner),
  accountId: outside ? '' : quotaAccountId(owner, type),
  region: outside ? region : '',
});
