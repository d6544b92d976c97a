import { isCity, isWithin } from './city.region.js';
import { counts, type Readable } from '../view/ledger.reading.js';

/** A district of which a city has read something, or which its register says to be its own. */
export interface CityMember {
  readonly district: string;
  /** `own`: what stands at the city itself; `outside`: read, and no division of the city on that day: shown, and never counted */
  readonly standing: 'member' | 'own' | 'outside';
  /** the day from which one that was the city's is not any more; null for all others */
  readonly leftOn: string | null;
}

interface RegionRow {
  readonly type: 'RegionRecorded' | 'RegionFormed' | 'RegionAbolished';
  readonly code: string;
  readonly parent: string;
  readonly day: string;
}

interface Registered {
  readonly members: readonly string[];
  /** code → the day from which it is none of the city's */
  readonly left: ReadonlyMap<string, string>;
}

/**
 * The districts of a city on a day. Its own register of divisions says which they are, each from its day on (`RegionRecorded`, `RegionFormed`, `RegionAbolished` of the city's
 * organisations); a city that registers none has those that were read, by their codes of GB/T 2260. A district asked about has itself alone. One that left stays what it was up to the
 * day before, as of which it is a member still.
 * @param read as it was known: what the city had registered by then
 * @param here districts of which anything was read
 */
export const membersOn = async (read: Readable, region: string, asOf: string, here: readonly string[]): Promise<readonly CityMember[]> => {
  if (!isCity(region)) return here.filter((district) => district === region).map((district) => ({ district, standing: 'member', leftOn: null }));
  const registered = await registeredOn(read, region, asOf);
  const ofCode = here.filter((district) => isWithin(region, district));
  const { members, left } = registered ?? { members: ofCode, left: new Map<string, string>() };
  const all = [...new Set([...members, ...ofCode, ...[...left.keys()].filter((code) => here.includes(code))])].sort();
  return [
    { district: region, standing: 'own', leftOn: null },
    ...all.map((district) => ({ district, standing: members.includes(district) ? 'member' : 'outside', leftOn: left.get(district) ?? null }) as const),
  ];
};

/** @returns null where the city registers no divisions at all */
const registeredOn = async (read: Readable, region: string, asOf: string): Promise<Registered | null> => {
  const rows = await read.query<(RegionRow & { readonly due: boolean })[]>(
    `select e.type, e.data ->> 'code' as code, coalesce(e.data ->> 'parentCode', '') as parent, e.effective_to as day, e.effective_to <= $3 as due from live.ledger_events e
      where e.district = $1 and e.log_id = $2 and e.type in ('RegionRecorded', 'RegionFormed', 'RegionAbolished') and ${counts} order by e.effective_to, e.effective_order, e.position`,
    [region, `${region}/organisations`, asOf],
  );
  const parents = new Map<string, string>();
  const left = new Map<string, string>();
  for (const { type, code, parent, day } of rows.filter(({ due }) => due)) {
    if (type !== 'RegionAbolished' && parent === region) left.delete(code);
    else if (parents.get(code) === region) left.set(code, day);
    if (type === 'RegionAbolished') parents.delete(code);
    else parents.set(code, parent);
  }
  if (!rows.some(({ parent }) => parent === region)) return null;
  return { members: [...parents].filter(([, parent]) => parent === region).map(([code]) => code), left };
};
