import { Set as PersistentSet } from 'immutable';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';
import { ownerKey, subjectOf, type Owner } from '../owner/owner.js';
import type { QuotaAccountEvent } from './quota-account.events.js';
import { quotaTypeMessage, type QuotaType } from './quota-type.js';

/** One kind of quota of one owner, at one date. */
export interface QuotaAccountState {
  /** what an approval set; null before any approval is known */
  readonly base: number | null;
  /** increases, reductions and moves since that approval, or since the beginning where there is none */
  readonly change: number;
  /** people on the books; null where nothing is known of them */
  readonly headcount: number | null;
  /** persistent: an account of thousands has a state for each of hundreds of days, of which each shares what it can with the others */
  readonly occupants: PersistentSet<string>;
  readonly moves: PersistentSet<string>;
  /** batch → how many of it moved as a number and are not named yet */
  readonly counted: ReadonlyMap<string, number>;
  /** permit → posts that are kept for it */
  readonly reserved: ReadonlyMap<string, Reservation>;
  /** permit → how many entered under it */
  readonly entered: ReadonlyMap<string, number>;
}

export interface Reservation {
  readonly count: number;
  /** YYYY-MM-DD, inclusive */
  readonly until: string;
}

/** Posts that open permits keep on that day. What runs out needs no event: the day alone decides, so that a replay says the same. */
export const reservedOn = ({ reserved, entered }: QuotaAccountState, date: string): number =>
  [...reserved].filter(([, { until }]) => until >= date).reduce((sum, [permitId, { count }]) => sum + Math.max(0, count - (entered.get(permitId) ?? 0)), 0);

/** @returns permits that still keep posts on that day */
export const openPermits = (state: QuotaAccountState, date: string): readonly string[] =>
  [...state.reserved].filter(([permitId, { count, until }]) => until >= date && count > (state.entered.get(permitId) ?? 0)).map(([permitId]) => permitId);

/** @returns null where no approval is known: a change alone does not tell the total */
export const approvedOf = (state: QuotaAccountState): number | null => (state.base === null ? null : state.base + state.change);

/** @returns posts that may still be filled, negative when over quota; null where the approval is unknown */
export const vacancyOf = (state: QuotaAccountState): number | null => {
  const approved = approvedOf(state);
  return approved === null ? null : approved - (state.headcount ?? 0);
};

const changed = (state: QuotaAccountState, by: number): QuotaAccountState => ({ ...state, change: state.change + by });

interface Move {
  readonly moveId: string;
  readonly batchId: string;
  readonly count: number;
  readonly persons: number;
}

/** 连人带编: people who are only counted move with the posts. Where nothing is known of the people, a number that comes or goes tells no total. */
const moved = (state: QuotaAccountState, { moveId, batchId, count, persons }: Move, sign: 1 | -1): QuotaAccountState => ({
  ...changed(state, sign * count),
  moves: state.moves.add(moveId),
  headcount: state.headcount === null ? null : Math.max(0, state.headcount + sign * persons),
  counted: persons === 0 ? state.counted : new Map(state.counted).set(batchId, persons),
});

const oneFewer = (counted: ReadonlyMap<string, number>, batchId: string): ReadonlyMap<string, number> =>
  batchId === '' ? counted : new Map(counted).set(batchId, Math.max(0, (counted.get(batchId) ?? 0) - 1));

/** How many of so many people of a batch leave as a number: no more than are counted and not known. Who is known leaves when named. Of an account of which nothing is known, all. */
export const countedAlong = ({ headcount, occupants }: QuotaAccountState, persons: number): number => (headcount === null ? persons : Math.max(0, Math.min(persons, headcount - occupants.size)));

const oneMore = (entered: ReadonlyMap<string, number>, permitId: string): ReadonlyMap<string, number> =>
  permitId === '' ? entered : new Map(entered).set(permitId, (entered.get(permitId) ?? 0) + 1);

const apply = (state: QuotaAccountState, event: QuotaAccountEvent): QuotaAccountState => {
  switch (event.type) {
    case 'QuotaApproved':
      return { ...state, base: event.data.count, change: 0 };
    case 'QuotaIncreased':
      return changed(state, event.data.count);
    case 'QuotaReduced':
      return changed(state, -event.data.count);
    case 'QuotaTransferredIn':
      return moved(state, event.data, 1);
    case 'QuotaTransferredOut':
      return moved(state, event.data, -1);
    case 'HeadcountStated':
      return { ...state, headcount: event.data.count };
    case 'QuotaOccupied':
      return {
        ...state,
        headcount: (state.headcount ?? 0) + (event.data.batchId === '' ? 1 : 0),
        occupants: state.occupants.add(event.data.personId),
        entered: oneMore(state.entered, event.data.permitId),
        counted: oneFewer(state.counted, event.data.batchId),
      };
    case 'QuotaReserved':
      return { ...state, reserved: new Map(state.reserved).set(event.data.permitId, { count: event.data.count, until: event.data.until }) };
    case 'QuotaReservationEnded':
      return { ...state, reserved: new Map([...state.reserved].filter(([permitId]) => permitId !== event.data.permitId)) };
    case 'QuotaVacated':
      return {
        ...state,
        // who leaves an account of unknown headcount leaves it unknown
        headcount: state.headcount === null ? null : Math.max(0, state.headcount - (event.data.batchId === '' ? 1 : 0)),
        occupants: state.occupants.delete(event.data.personId),
        counted: oneFewer(state.counted, event.data.batchId),
      };
    default:
      return state;
  }
};

/** 超编 (国务院令第486号 art. 6), a reduction by more than there is, and permits for more than is vacant (R18). Unknown approvals are never guessed, so never exceeded. */
const limits = (state: QuotaAccountState, date: string): readonly LimitBreach[] => [...fewerThanKnown(state), ...overApproved(state, date)];

/** A headcount that leaves out who is known there would make room for more people than the quota has. */
const fewerThanKnown = ({ headcount, occupants }: QuotaAccountState): readonly LimitBreach[] => {
  const known = occupants.size;
  if (headcount === null || known <= headcount) return [];
  return [{ rule: 'headcount-below-persons', excess: known - headcount, zh: `实有 ${headcount} 人，少于已实名登记的 ${known} 人`, en: `${headcount} are said to be on the books, where ${known} are known`, facts: { actual: String(headcount), known: String(known) } }];
};

const overApproved = (state: QuotaAccountState, date: string): readonly LimitBreach[] => {
  const approved = approvedOf(state);
  if (approved === null) return [];
  const actual = state.headcount ?? 0;
  const reserved = reservedOn(state, date);
  const facts = { approved: String(approved), actual: String(actual) };
  return [
    ...(actual > approved && actual > 0
      ? [{ rule: 'over-quota', excess: actual - Math.max(approved, 0), zh: `超编：核定 ${approved} 名，实有 ${actual} 名`, en: `over quota: ${approved} approved, ${actual} on the books`, facts }]
      : []),
    ...(approved < 0
      ? [{ rule: 'quota-below-zero', excess: -approved, zh: `编制数减至 ${approved}，不能小于零`, en: `the quota falls to ${approved}, below zero`, facts }]
      : []),
    ...(reserved > 0 && actual + reserved > approved
      ? [{ rule: 'permit-over-vacancy', excess: actual + reserved - approved, zh: `核定 ${approved} 名，实有 ${actual} 名，不够已批准未用的用编 ${reserved} 名`, en: `${approved} approved, ${actual} on the books: too few for the ${reserved} posts that permits keep`, facts: { ...facts, reserved: String(reserved) } }]
      : []),
  ];
};

/** R2: people who are known there entered under an approval. One that is corrected to a later day, or annulled, leaves them without. */
const grounds = ({ base, occupants }: QuotaAccountState): readonly LimitBreach[] =>
  base !== null || occupants.size === 0
    ? []
    : [{ rule: 'quota-not-approved', excess: occupants.size, zh: `实名在编 ${occupants.size} 人，没有已核定的编制数`, en: `${occupants.size} are on the books, and no quota is approved`, facts: { persons: String(occupants.size) } }];

export const quotaAccount: AggregateDefinition<QuotaAccountState, QuotaAccountEvent> = {
  name: 'quota-account',
  initial: () => ({ base: null, change: 0, headcount: null, occupants: PersistentSet(), moves: PersistentSet(), counted: new Map(), reserved: new Map(), entered: new Map() }),
  apply,
  limits,
  grounds,
};

export const quotaAccountId = (owner: Owner, type: QuotaType): string =>
  derivedId('quota-account', ownerKey(owner), type.kind, type.management, type.funding);

export const quotaAccountStream = (owner: Owner, type: QuotaType): StreamRef<QuotaAccountState, QuotaAccountEvent> =>
  streamOf(quotaAccount, quotaAccountId(owner, type));

/** The account as events carry it. */
export const quotaAccountMessage = (owner: Owner, type: QuotaType) => ({
  id: quotaAccountId(owner, type),
  owner: subjectOf(owner),
  type: quotaTypeMessage(type),
});
