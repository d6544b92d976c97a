import { membersAt, type Member } from '../figures/query.evaluation.js';
import type { Query, Term } from '../language/term.js';
import type { LedgerIndex } from '../ledger/ledger.js';
import type { Readable } from '../view/ledger.reading.js';
import { counts } from '../view/ledger.reading.js';
import type { BoundNumber } from './bound.number.js';

/** A name that something bears from a day on. */
export interface DatedName {
  readonly subjectId: string;
  readonly name: string;
  /** `YYYY-MM-DD` */
  readonly since: string;
}

/** Names of organs and teams in the order of effect. */
export const readDatedNames = (read: Readable, district: string): Promise<readonly DatedName[]> =>
  read.query<DatedName[]>(
    `select n.subject_id as "subjectId", n.name, e.effective_to as since from live.ledger_names n join live.ledger_events e on e.log_id = n.log_id and e.position = n.position
      where n.district = $1 and n.standing = 'known' and n.subject_id <> '' and ${counts} order by e.effective_to, e.effective_order, n.log_id, n.position, n.ordinal`,
    [district],
  );

export type NamesAt = (subjectId: string, day: string) => string | null;

export const namesAt = (names: readonly DatedName[]): NamesAt => {
  const bySubject = new Map<string, DatedName[]>();
  for (const one of names) bySubject.set(one.subjectId, [...(bySubject.get(one.subjectId) ?? []), one]);
  return (subjectId, day) => bySubject.get(subjectId)?.findLast(({ since }) => since <= day)?.name ?? null;
};

/** What a member is called: its own name, as the log has it now or as its event said, or that of whose it is; null where it is only counted. */
export const nameOfMember = ({ key, dims }: Member, day: string, names: NamesAt): string | null => {
  const own = names(key.split('/').at(-1) ?? '', day);
  if (own !== null) return own;
  const said = (dimension: string): string | null => (dims[dimension] ?? '') || null;
  const owner = said('ownerId');
  return said('name') ?? (owner === null ? null : names(owner, day)) ?? said('owner');
};

/** The names behind a number; those that the report lists itself where the log only counts; null where there are none. */
export const namesBehind = ({ definition, asOf, listed }: BoundNumber, index: LedgerIndex, names: NamesAt): readonly string[] | null => {
  const query = definition === undefined ? null : countedIn(definition.term);
  const members = query === null ? [] : membersAt(query, index, { asOf: asOf.to, unit: null });
  const found = members.map((member) => nameOfMember(member, asOf.to, names));
  // What each of several has is named once.
  if (found.length > 0 && found.every((name) => name !== null)) return [...new Set(found)];
  return listed.length > 0 ? listed : null;
};

const countedIn = (term: Term): Query | null => {
  if (term.form === 'query') return term.query;
  if (term.form !== 'agreed') return null;
  return term.terms.map(countedIn).find((one) => one !== null) ?? null;
};
