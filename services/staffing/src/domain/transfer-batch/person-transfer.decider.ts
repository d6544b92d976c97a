import { staffingContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Violation } from '@yange/kernel';
import type { Owner } from '../owner/owner.js';
import { personElsewhere, type PersonTimeline } from '../person/person.decider.js';
import type { PersonEvent } from '../person/person.events.js';
import { quotaAccountId, quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { assertTwoAccounts, withoutApproval, type QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import type { QuotaType } from '../quota-account/quota-type.js';
import { found, ruled, unchanged, type Ruling } from '../ruling.js';
import type { UsePermitEvent } from '../use-permit/use-permit.events.js';
import { decideTakeFromPermit, type UsePermitTimeline } from '../use-permit/use-permit.decider.js';
import { fitsSide, unnamedPersons, type TransferBatchState } from './transfer-batch.aggregate.js';

export interface PersonTransfer {
  readonly batchId: string;
  readonly personId: string;
  readonly from: Owner;
  readonly to: Owner;
  /** identity (R24), the same on both sides */
  readonly type: QuotaType;
  /** 用编 of whoever comes from outside the district; empty otherwise */
  readonly permitId: string;
  /** 编外 by the table of that day: takes no approved post */
  readonly outside: boolean;
  /** who records it, and for whom; none where it is no person, or history */
  readonly by: readonly string[];
}

export interface PersonTransferRuling {
  readonly person: Ruling<PersonEvent>;
  readonly out: Ruling<QuotaAccountEvent>;
  readonly into: Ruling<QuotaAccountEvent>;
  readonly permit: Ruling<UsePermitEvent>;
}

export interface TransferTimelines {
  readonly person: PersonTimeline;
  readonly out: QuotaAccountTimeline;
  readonly into: QuotaAccountTimeline;
  readonly permit: UsePermitTimeline;
}

const nothing: PersonTransferRuling = { person: unchanged, out: unchanged, into: unchanged, permit: unchanged };

/**
 * TRANSFER_NET: out of one account and into the other in one append. Whoever was only counted so far leaves that count, which must be one more than who is known there.
 * Of a batch that leaves the district or comes into it one side alone is on these books: who comes in is an entry like any other and uses a permit (R18).
 * @throws {Rejected} `move-to-itself`, `person-elsewhere`, `permit-without-arrival`, and what `decideTakeFromPermit` throws
 */
export const decideTransferPerson = (move: PersonTransfer, batch: TransferBatchState, { person, ...books }: TransferTimelines, effective: EffectiveDate): PersonTransferRuling => {
  const { personId, batchId, type, permitId } = move;
  const [left, reached] = [quotaAccountMessage(move.from, type), quotaAccountMessage(move.to, type)];
  assertTwoAccounts(left.id, reached.id);
  const { accountId: place, keptIn } = person.at(effective.to);
  if (batch.named.has(personId) && (place === reached.id || batch.direction === 'out')) return nothing;
  const fits = notOfBatch(move, batch);
  if (place === reached.id) return { ...nothing, person: ruled<PersonEvent>([], fits) };
  const arrives = batch.direction === 'in';
  if (permitId !== '' && !arrives) throw new Rejected('permit-without-arrival', '只有从区外划入的人员使用用编批准', 'only who comes from outside the district uses a permit', { permitId });
  const unknown = person.facts.length === 0;
  const counted = movedAsNumber(move, batch, { person, ...books }, effective);
  if (place !== (arrives ? null : left.id) && !(place === null && unknown)) throw personElsewhere(personId);
  if (keptIn !== null) throw personElsewhere(personId);
  const moved = staffingContract.make('PersonTransferred', { personId, batchId, from: left, to: reached });
  const out = arrives ? unchanged : ruled<QuotaAccountEvent>([staffingContract.make('QuotaVacated', { account: left, personId, batchId: counted.out ? batchId : '' })], [unknown && !counted.out ? fromNowhere(books.out, effective) : null]);
  if (batch.direction === 'out') {
    const gone = staffingContract.make('PersonLeft', { personId, account: left, reason: '转隶划出区外', reasonCode: 'transferred-out' });
    return { ...nothing, person: ruled<PersonEvent>([moved, gone], fits), out };
  }
  return {
    person: ruled<PersonEvent>([moved], fits),
    out,
    into: ruled<QuotaAccountEvent>([staffingContract.make('QuotaOccupied', { account: reached, personId, permitId, batchId: counted.into ? batchId : '' })], [move.outside ? null : withoutApproval(books.into, effective)]),
    permit: arrives ? decideTakeFromPermit({ permitId, personId, accountId: quotaAccountId(move.to, type), outside: move.outside, by: move.by }, books.permit, effective) : unchanged,
  };
};

/**
 * Whether somebody who is named now went, or came, with the number of the batch before, so that the headcount has followed already: whoever was on no books by name, and anybody once all who are left of the batch
 * went as a number.
 */
export const movedAsNumber = ({ batchId }: Pick<PersonTransfer, 'batchId'>, batch: TransferBatchState, { person, out, into }: Omit<TransferTimelines, 'permit'>, { to: day }: EffectiveDate): { readonly out: boolean; readonly into: boolean } => {
  const left = out.at(day).counted.get(batchId) ?? 0;
  const come = into.at(day).counted.get(batchId) ?? 0;
  const may = person.facts.length === 0 || Math.max(left, come) >= unnamedPersons(batch);
  return { out: may && left > 0, into: may && come > 0 };
};

const notOfBatch = ({ from, to }: PersonTransfer, batch: TransferBatchState): readonly Violation[] => {
  const wrong = (side: 'from' | 'to', owner: Owner): Violation | null => {
    if (fitsSide(batch[side], owner)) return null;
    const [zh, en] = side === 'from' ? ['划出', 'from'] : ['划入', 'to'];
    const named = batch[side]?.name ?? '';
    return { rule: 'transfer-not-of-batch', zh: `该批转隶${zh}单位为“${named}”，不是“${owner.name}”`, en: `the batch goes ${en} "${named}", not "${owner.name}"`, facts: { side, batch: named, person: owner.name } };
  };
  return found(wrong('from', from), wrong('to', to));
};

/** On the day and on every later one until a headcount is stated anew: who was counted but not known must still be there to be taken out. */
const fromNowhere = (out: QuotaAccountTimeline, { to: day }: EffectiveDate): Violation | null => {
  const restated = out.facts.find(({ event, effective }) => event.type === 'HeadcountStated' && effective.to > day)?.effective.to;
  const short = out.from(day).find(({ date, state }) => (restated === undefined || date < restated) && (state.headcount ?? 0) - state.occupants.size < 1);
  if (short === undefined) return null;
  const [headcount, known] = [short.state.headcount, short.state.occupants.size];
  return {
    rule: 'transferred-from-nowhere',
    zh: headcount === null ? '划出单位实有人数不明，该人员也未实名登记，须先登记实有人数' : `划出单位实有 ${headcount} 人，已实名登记 ${known} 人，没有未列名人员可以划出`,
    en: headcount === null ? 'nobody knows how many are on the books of the giving side, and the person is not among them: state the headcount first' : `${headcount} are on the books of the giving side and ${known} of them are known: nobody is left who could be taken out`,
    facts: { headcount: headcount === null ? '' : String(headcount), known: String(known), date: short.date },
  };
};
