import { afterSecondment, staffingContract, type SecondedGroups } from '@yange/contracts';
import type { EffectiveDate, Violation } from '@yange/kernel';
import { ownerKey, subjectOf, type Owner } from '../owner/owner.js';
import type { PersonState } from '../person/person.aggregate.js';
import { absenceKey, type AbsenceEvent, type AbsenceTimeline } from './absence.aggregate.js';
import type { SecondmentEvent } from './secondment.events.js';

type Appends = Readonly<Record<string, readonly AbsenceEvent[]>>;

export interface Absent {
  readonly owner: Owner;
  readonly secondmentId: string;
  readonly personIds: readonly string[];
  readonly until: string;
}

/** What the secondment is to each person who is known. */
export const decideAbsences = ({ owner, secondmentId, personIds, until }: Absent): Appends =>
  Object.fromEntries([...new Set(personIds)].map((personId) => [absenceKey(personId), [staffingContract.make('PersonSeconded', { personId, secondmentId, owner: subjectOf(owner), until }) as AbsenceEvent]]));

/**
 * R9: an owner sends its own people. Of a group whose members the source does not name it is enough that the person is in an account at all.
 * @param person as of the day of the secondment
 */
export const notOnBooks = (owner: Owner, personId: string, person: PersonState): Violation | null => {
  const own = owner.organId === undefined ? person.ownerKey !== null : person.ownerKey === ownerKey(owner);
  return own ? null : { rule: 'seconded-not-on-books', zh: `该人员当日不是“${owner.name}”的在编人员`, en: `the person is not on the books of "${owner.name}" that day`, facts: { personId } };
};

/** Who is away by name: of a secondment from which nobody is left, no one. */
const awayByName = (groups: SecondedGroups): ReadonlyMap<string, string> =>
  new Map([...groups].flatMap(([id, { left, named }]) => (left > 0 ? [...named].map((personId) => [personId, id] as const) : [])));

/** Who is away longer with an extension. Of secondments from before each person had a stream nothing is told. */
export const decideLonger = (groups: SecondedGroups, extended: Omit<Absent, 'personIds'>, absences: ReadonlyMap<string, AbsenceTimeline>, effective: EffectiveDate): Appends => {
  const personIds = [...awayByName(groups)].filter(([personId, id]) => id === extended.secondmentId && absences.get(personId)?.at(effective.to).has(id)).map(([personId]) => personId);
  return decideAbsences({ ...extended, personIds });
};

/** Those who may be back once the secondments of an owner are cleared. */
export const namedAway = (groups: SecondedGroups): Iterable<string> => awayByName(groups).keys();

/** Who is back with a clearing, told from each person's side. */
export const decideReturns = (groups: SecondedGroups, cleared: readonly SecondmentEvent[], absences: ReadonlyMap<string, AbsenceTimeline>, effective: EffectiveDate): Appends => {
  const [before, after] = [awayByName(groups), awayByName(cleared.reduce(afterSecondment, groups))];
  return Object.fromEntries(
    [...before]
      .filter(([personId, secondmentId]) => !after.has(personId) && absences.get(personId)?.at(effective.to).has(secondmentId))
      .map(([personId, secondmentId]) => [absenceKey(personId), [staffingContract.make('PersonSecondmentEnded', { personId, secondmentId }) as AbsenceEvent]]),
  );
};
