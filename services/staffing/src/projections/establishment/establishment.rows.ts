import type { Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { approvedOf, quotaAccount, vacancyOf } from '../../domain/quota-account/quota-account.aggregate.js';
import type { QuotaAccountEvent } from '../../domain/quota-account/quota-account.events.js';
import { quotaTypeWords } from '../../domain/quota-account/quota-type.js';
import { postAllotment } from '../../domain/post-allotment/post-allotment.aggregate.js';
import type { PostAllotmentEvent } from '../../domain/post-allotment/post-allotment.events.js';
import { approvedPosts, linedPosts, type PostAllotmentState, type Rank } from '../../domain/post-allotment/post-allotment.state.js';
import { periodsOf, type TouchedStream } from '../stream-facts/stream-facts.store.js';

export type Row = readonly unknown[];

/** Columns of an owner, as both tables have them. */
export const ownerValues = (owner: Subject | undefined): Row => [
  owner === undefined || owner.organId === '' ? null : owner.organId,
  owner?.name ?? '',
  owner?.count ?? 0,
  owner?.each ?? false,
];

const accountOf = (facts: readonly Fact<QuotaAccountEvent>[]) =>
  facts.map(({ event }) => ('account' in event.data ? event.data.account : undefined)).findLast((account) => account !== undefined);

export const quotaPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(quotaAccount, stream).map(({ from, state, facts }) => {
    const account = accountOf(facts);
    const type = quotaTypeWords(account?.type);
    return [
      stream.logId, account?.id ?? '', from, ...ownerValues(account?.owner), type.kind, type.management, type.funding,
      // without a headcount nobody knows what is vacant
      approvedOf(state), state.change, state.headcount, state.headcount === null ? null : vacancyOf(state),
    ];
  });

const allotmentOf = (facts: readonly Fact<PostAllotmentEvent>[]) =>
  facts.map(({ event }) => ('allotment' in event.data ? event.data.allotment : undefined)).findLast((allotment) => allotment !== undefined);

const rankValues = (state: PostAllotmentState, rank: Rank): Row => [
  approvedPosts(state[rank]), state[rank].change, state[rank].leaders, state[rank].complete, linedPosts(state, rank),
];

/** Role lines by name, with the roles that their holders hold as well. */
const rolesOf = (state: PostAllotmentState): string =>
  JSON.stringify(
    [...state.lines].sort(byName).map(([role, { rank, count }]) => ({
      role, rank, count, concurrent: [...(state.concurrent.get(role) ?? [])].sort(byName).map(([other, holders]) => ({ role: other, holders })),
    })),
  );

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

export const postPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(postAllotment, stream).map(({ from, state, facts }) => {
    const allotment = allotmentOf(facts);
    return [
      stream.logId, allotment?.id ?? '', from, ...ownerValues(allotment?.owner), allotment?.level ?? '',
      ...rankValues(state, 'principal'), ...rankValues(state, 'deputy'), rolesOf(state),
    ];
  });
