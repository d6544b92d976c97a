import { evaluateQuery, membersAt, type Member } from '../figures/query.evaluation.js';
import type { LedgerEntry, LedgerIndex } from '../ledger/ledger.js';

/** What a team carries and has, and the accounts that staffing keeps. */
export const loadMeasures = ['team-items', 'team-people', 'team-posts', 'team-auxiliaries', 'team-cases-accepted', 'team-cases-finished', 'team-funds', 'team-equipment', 'quota', 'staff'] as const;
export type LoadMeasure = (typeof loadMeasures)[number];

export interface BookOwner {
  readonly id: string;
  /** for accounts that were opened before it had an id */
  readonly words: readonly string[];
}

/** A number and the events that it rests on. */
export interface Told {
  readonly value: number;
  readonly events: readonly string[];
}

/** What owners have at the end of one day. */
export interface LoadBook {
  /** null where nothing certain says it */
  readonly told: (measure: LoadMeasure, owner: BookOwner) => Told | null;
  readonly members: (measure: LoadMeasure, owner: BookOwner) => readonly Member[];
  /** events that may or may not count */
  readonly uncertain: (owner: BookOwner) => readonly string[];
}

/** Posts and people outside every quota are no posts and people of a team: they help it. */
const outsideQuota = 'outside';

/** @param entries completed ones, of all owners that are asked for */
export const loadBookOf = (entries: readonly LedgerEntry[], day: string): LoadBook => {
  const of = (measure: LoadMeasure, { id, words }: BookOwner): LedgerIndex => {
    const measured = entries.filter((entry) => entry.measure === measure && entry.dims['quotaKind'] !== outsideQuota);
    const own = measured.filter(({ dims }) => dims['ownerId'] === id);
    return new Map([[measure, own.length > 0 ? own : measured.filter(({ dims }) => (dims['ownerId'] ?? '') === '' && words.includes(dims['owner'] ?? ''))]]);
  };
  const evaluated = (measure: LoadMeasure, owner: BookOwner) => evaluateQuery({ measure, take: 'sum' }, of(measure, owner), { asOf: day, reported: day, unit: null });
  return {
    members: (measure, owner) => membersAt({ measure, take: 'sum' }, of(measure, owner), { asOf: day, unit: null }),
    told: (measure, owner) => {
      const { value, events } = evaluated(measure, owner);
      return value === null ? null : { value: Number(value), events: [...events] };
    },
    uncertain: (owner) => [...new Set(loadMeasures.flatMap((measure) => [...evaluated(measure, owner).uncertain]))],
  };
};
