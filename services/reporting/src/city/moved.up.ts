import type { LedgerEntry, LedgerIndex } from '../ledger/ledger.js';
import { unknownLeavers } from '../ledger/unknown-leavers.js';
import type { CityMember } from './city.members.js';
import type { MatchedHalf } from './moves/half.js';

interface Read extends CityMember {
  readonly index: LedgerIndex;
  readonly positions: Readonly<Record<string, number>>;
}

/**
 * What leaves a district for the city stands there by the same event: teams moved up (整建制上划), and the people and quota that went along (连人带编). Nothing is lost between the two,
 * nothing is in both, and an annulment undoes both. A city that records teams itself, or people and quota, has what it records, and nothing is added: what came up is among it.
 * A city of which nothing is known is not shown. What went up before its district left the city stays.
 * @param halves of moves over the borders of the districts, as matched at this moment
 */
export const withMovedUp = <D extends Read>(found: readonly D[], halves: readonly MatchedHalf[]): readonly D[] => {
  const members = found.filter(({ standing, leftOn }) => standing === 'member' || leftOn !== null);
  const up = new Set(halves.filter(({ state }) => state === 'up').map(({ eventId }) => eventId));
  const teams = members.flatMap(({ index, leftOn }) => (index.get('teams-transferred-up') ?? []).filter(({ effective }) => leftOn === null || effective.to < leftOn).map((entry) => ({ ...entry, measure: 'teams' })));
  const quota = members.flatMap(({ district, index }) => (index.get('quota') ?? []).filter(({ eventId }) => up.has(eventId)).map((entry) => arrived(district, entry)));
  const staff = members.flatMap(({ district, index }) => [
    ...namedIn(index.get('transferred-persons') ?? [], up).map((entry) => ({ ...entry, measure: 'staff', unit: '名', key: `${district}/${entry.key}` })),
    ...['staff', unknownLeavers].flatMap((measure) => index.get(measure) ?? []).filter(({ eventId }) => up.has(eventId)).map((entry) => ({ ...arrived(district, entry), measure: 'staff' })),
  ]);
  const atCity = (index: LedgerIndex): LedgerIndex => new Map([...index, ...[['teams', teams] as const, ['quota', quota] as const, ['staff', staff] as const].filter(([measure, entries]) => entries.length > 0 && (index.get(measure) ?? []).length === 0)]);
  const all = found.map((one) => (one.standing === 'own' ? { ...one, index: atCity(one.index) } : one));
  return all.filter(({ standing, positions, index }) => standing !== 'own' || Object.keys(positions).length > 0 || index.size > 0);
};

/**
 * The people who left with batches that went up. Those who are only counted left with the posts of their account (`arrived`); of those who are named, whoever had not been among that number
 * left the district's staff by the same command.
 */
const namedIn = (entries: readonly LedgerEntry[], up: ReadonlySet<string>): readonly LedgerEntry[] => {
  const batches = new Set(entries.filter(({ eventId }) => up.has(eventId)).map(batchOf));
  return entries.filter((one) => one.kind === 'entity' && !up.has(one.eventId) && batches.has(batchOf(one)) && one.dims['counted'] !== 'true');
};

const batchOf = ({ key }: LedgerEntry): string => key.slice(0, key.indexOf('/'));

/** The posts that left, and the people who are only counted in them, seen from where they are now: under a key of their own, so that two districts never meet in one account. */
const arrived = (district: string, entry: LedgerEntry): LedgerEntry => ({ ...entry, key: `${district}/${entry.eventId}`, operation: 'set', amount: -entry.amount });
