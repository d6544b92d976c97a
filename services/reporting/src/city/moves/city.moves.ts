import { isCity } from '../city.region.js';
import type { CityMember } from '../city.members.js';
import { ledgerKnownAt, type Positions } from '../../view/ledger.moment.js';
import type { Readable } from '../../view/ledger.reading.js';
import type { MatchedHalf } from './half.js';
import { matchHalves } from './half.matching.js';
import { halvesOf, recordsOwn } from './half.reading.js';
import { movedSums, type MovedSum } from './moved.sums.js';

export interface CityMoves {
  /** by the day from which they hold, then as they were recorded */
  readonly halves: readonly MatchedHalf[];
  readonly sums: readonly MovedSum[];
}

interface Known extends CityMember {
  readonly known: Positions | null;
}

/**
 * Moves over the borders of a city's districts, put together from the halves in their logs: no district sees another's, the city sees both. What a district that is none of the
 * city's tells is not counted; one that left tells what was before that day. A district that asks for itself gets its own halves and not what became of them elsewhere.
 */
export const readMoves = async (read: Readable, region: string, asOf: string, districts: readonly Known[]): Promise<CityMoves> => {
  const counted = districts.filter(({ standing, leftOn }) => standing !== 'outside' || leftOn !== null);
  const halves = [];
  for (const { district, known, leftOn } of counted) {
    const told = await halvesOf(known === null ? read : ledgerKnownAt(read, known), district, asOf, cityOf(district));
    halves.push(...told.filter(({ effective }) => leftOn === null || effective.to < leftOn));
  }
  const itself = counted.find(({ standing }) => standing === 'own');
  const cityRecords = itself !== undefined && (await recordsOwn(itself.known === null ? read : ledgerKnownAt(read, itself.known), itself.district, asOf));
  const matched = matchHalves(halves, { region, read: new Map(isCity(region) ? counted.map(({ district, leftOn }) => [district, leftOn] as const) : []), cityRecords });
  return { halves: matched, sums: movedSums(matched) };
};

/** By its code of GB/T 2260. */
const cityOf = (district: string): string => `${district.slice(0, 4)}00`;
