import type { PostAllotment, QuotaAccount } from '@yange/contracts';
import type { AccountOf, BatchSideOf, Moved, MovementsOf, MovedStream } from '@yange/use-case';
import { approvedPosts, type PostAllotmentState } from '../domain/post-allotment/post-allotment.state.js';
import { approvedOf, type QuotaAccountState } from '../domain/quota-account/quota-account.aggregate.js';
import type { TransferBatchState } from '../domain/transfer-batch/transfer-batch.aggregate.js';
import type { PersonState } from '../domain/person/person.aggregate.js';
import { ownerCells } from '../projections/periods/owner.columns.js';
import { quotaTypeCells } from '../projections/periods/quota-type.columns.js';

/** Events of accounts, people and posts name the account or the allotment whole. */
interface Naming {
  readonly account?: QuotaAccount;
  readonly from?: QuotaAccount;
  readonly to?: QuotaAccount;
  readonly allotment?: PostAllotment;
  readonly name?: string;
  readonly withQuota?: boolean;
}

const namedBy = ({ after }: MovedStream): readonly Naming[] => after.facts.map(({ event }) => event.data as Naming);

const accountOf = ({ owner, type }: QuotaAccount): AccountOf => {
  const { owner_organ_id: organId, owner_name: organ } = ownerCells(owner);
  return { organId, organ, ...quotaTypeCells(type) };
};

/** @param of the total, null where it is not known @param alone what was added to it or taken away, whatever it is */
const moved = <S>(stream: MovedStream, on: string, of: (state: S) => number | null, alone: (state: S) => number): Moved => {
  const [was, is] = [stream.before, stream.after].map((timeline) => timeline.at(on) as S) as [S, S];
  const [before, after] = [of(was), of(is)];
  return { before, after, change: before === null && after === null ? alone(is) - alone(was) : (after ?? 0) - (before ?? 0) };
};

const sideOf = (side: TransferBatchState['from']): BatchSideOf | null => (side === null ? null : { organId: side.organId === '' ? null : side.organId, organ: side.name });

const differs = ({ before, after, change }: Moved): boolean => before !== after || change !== 0;

/** People, quota and leadership posts that a plan moves, as of the day by which all of it has taken effect. */
export const staffingMovements: MovementsOf = (stream, on) => {
  switch (stream.aggregate) {
    case 'quota-account': {
      const account = namedBy(stream).findLast((event) => event.account !== undefined)?.account;
      const numbers = { approved: moved<QuotaAccountState>(stream, on, approvedOf, ({ change }) => change), actual: moved<QuotaAccountState>(stream, on, ({ headcount }) => headcount, ({ headcount }) => headcount ?? 0) };
      return account === undefined || !Object.values(numbers).some(differs) ? {} : { accounts: [{ ...accountOf(account), ...numbers }] };
    }
    case 'person': {
      const known = new Map(namedBy(stream).flatMap(({ account, from, to }) => [account, from, to].flatMap((one) => (one === undefined ? [] : [[one.id, accountOf(one)] as const]))));
      const [from, to] = [stream.before, stream.after].map((timeline) => (timeline.at(on) as PersonState).accountId);
      const told = (id: string | null | undefined): AccountOf | null => known.get(id ?? '') ?? null;
      // Who was only counted until then comes from where the transfer says.
      const counted = from === null ? namedBy(stream).find((event) => event.from !== undefined)?.from : undefined;
      return from === to ? {} : { people: [{ personId: stream.key, from: counted === undefined ? told(from) : accountOf(counted), to: told(to) }] };
    }
    case 'post-allotment': {
      const allotment = namedBy(stream).findLast((event) => event.allotment !== undefined)?.allotment;
      const numbers = { principal: moved<PostAllotmentState>(stream, on, (state) => approvedPosts(state.principal), ({ principal }) => principal.change), deputy: moved<PostAllotmentState>(stream, on, (state) => approvedPosts(state.deputy), ({ deputy }) => deputy.change) };
      if (allotment === undefined || !Object.values(numbers).some(differs)) return {};
      const { owner_organ_id: organId, owner_name: organ } = ownerCells(allotment.owner);
      return { posts: [{ organId, organ, level: allotment.level, ...numbers }] };
    }
    case 'transfer-batch': {
      const [was, is] = [stream.before, stream.after].map((timeline) => timeline.at(on) as TransferBatchState) as [TransferBatchState, TransferBatchState];
      const { name = '', withQuota = false } = namedBy(stream).find((event) => event.withQuota !== undefined) ?? {};
      // Persons of a batch that was recorded before move with their own streams.
      if (was.recorded || !is.recorded) return {};
      return { batches: [{ batchId: stream.key, name, direction: is.direction, from: sideOf(is.from), to: sideOf(is.to), persons: is.persons, named: is.named.size, withQuota }] };
    }
    default:
      return {};
  }
};
