import { logIdOf, type Context } from '@yange/contracts';
import { grouped } from '@yange/kernel';
import { NoSuchMoment, type QueryContext } from '@yange/use-case';
import { contracts } from '../contributions/contributions.js';
import { definitionOf } from '../figures/figure.selection.js';
import type { MeasureDefinition } from '../figures/measure.definition.js';
import { knownDefinitions } from '../figures/known.definitions.js';
import { askedBeyond } from '../figures/asked.measures.js';
import { basisOf, type Basis } from '../figures/basis.js';
import { evaluate } from '../figures/term.evaluation.js';
import type { Underivable } from '../figures/underivable.js';
import type { OwnDefinition } from '../language/own-definition.js';
import { writeTerm } from '../language/term.notation.js';
import { completed, type LedgerIndex } from '../ledger/ledger.js';
import { isVectorOfLogs, ledgerKnownAt, positionsKnownAt, type Positions } from '../view/ledger.moment.js';
import { readLedger, type Readable } from '../view/ledger.reading.js';
import { ownDefinitions, readPositions, type ReadSource } from '../view/report.reading.js';
import { membersOn, type CityMember } from './city.members.js';
import { withMovedUp } from './moved.up.js';
import { readMoves, type CityMoves } from './moves/city.moves.js';
import { rollUp, type RolledUp } from './rolled.up.js';

/** How far the city has read a district. */
export interface DistrictFreshness extends CityMember {
  /** log id → position up to which the log was read without a gap */
  readonly positions: Readonly<Record<string, number>>;
  /** log id → head as the log or its relay said it last; null where nothing was heard of it */
  readonly heads: Readonly<Record<string, number | null>>;
  /** events that the district has recorded and that are not here; null where a head is not known */
  readonly lag: number | null;
  /** when the district's relays were last heard, for one that another node records: silence is no lag */
  readonly heardAt: string | null;
  /** logs of which later events are here and earlier ones are not: partitions run ahead of one another */
  readonly gaps: readonly string[];
  /** when the last event that is here was recorded; null before the first */
  readonly recordedAt: string | null;
  /** some of its events were made up for demonstration */
  readonly synthetic: boolean;
}

export interface DistrictValue {
  readonly district: string;
  readonly value: string | null;
  readonly reason: Underivable | null;
  readonly basis: Basis;
  /** how many events may or may not count at the day */
  readonly uncertain: number;
}

export interface CityRow {
  readonly definition: MeasureDefinition;
  readonly city: RolledUp;
  readonly districts: readonly DistrictValue[];
}

export interface CityView {
  readonly districts: readonly DistrictFreshness[];
  /** people and quota over the borders of the districts */
  readonly moves: CityMoves;
  readonly rows: readonly CityRow[];
}

interface District extends CityMember {
  readonly own: readonly OwnDefinition[];
  readonly index: LedgerIndex;
  /** where its logs ended at the moment asked about; null where nothing is left out */
  readonly known: Positions | null;
}

type HeadOf = NonNullable<QueryContext['headOf']>;

/**
 * All districts of a city side by side, or a district by itself, and what they come to, in one state of the read model: no district is newer in one row than in another.
 * What stands at the city itself is counted with them; a district that is none of the city's on that day is shown and not counted.
 * @param asOf `YYYY-MM-DD`, by the end of it
 * @param knownAt a day in China or an instant: what each district had recorded by then; or positions of the logs of all districts
 * @throws {NoSuchMoment} `known-at-beyond-log`: a position up to which a log was not read here, so that the answer would grow
 */
export const readCity = (read: ReadSource, region: string, asOf: string, knownAt: string | undefined, headOf: HeadOf = nothingHeard): Promise<CityView> =>
  read.transaction('REPEATABLE READ', async (one) => {
    const registered = await positionsKnownAt(one, region, knownAt);
    const members = await membersOn(registered === null ? one : ledgerKnownAt(one, registered), region, asOf, await districtsHere(one));
    const found: (DistrictFreshness & District)[] = [];
    for (const member of members) found.push(await readDistrict(one, member, { asOf, knownAt, headOf }));
    const moves = await readMoves(one, region, asOf, found);
    const shown = withMovedUp(found, moves.halves);
    return {
      districts: shown.map(({ own: _own, index: _index, known: _known, ...fresh }) => fresh),
      moves,
      rows: knownDefinitions.map(({ measure }) => rowOf(measure, shown, asOf)).filter(({ districts }) => districts.some(({ value }) => value !== null)),
    };
  });

const assertRead = (named: Positions, whole: Positions): void => {
  for (const [logId, position] of Object.entries(named)) {
    const reached = whole[logId] ?? 0;
    if (position > reached) throw new NoSuchMoment('known-at-beyond-log', `${logId} 日志在此只读到位置 ${reached}`, `the log ${logId} is read here to position ${reached}`);
  }
};

const nothingHeard: HeadOf = () => Promise.resolve(null);

/** Of which anything was ever read: a district that left stays with what it recorded. */
const districtsHere = async (read: Readable): Promise<readonly string[]> => {
  const rows = await read.query<{ district: string }[]>('select distinct district from live.ledger_heads order by district');
  return rows.map(({ district }) => district);
};

interface Asked {
  readonly asOf: string;
  readonly knownAt: string | undefined;
  readonly headOf: HeadOf;
}

const readDistrict = async (all: Readable, { district, standing, leftOn }: CityMember, { asOf, knownAt, headOf }: Asked): Promise<DistrictFreshness & District> => {
  const known = await positionsKnownAt(all, district, knownAt);
  if (known !== null && isVectorOfLogs(knownAt ?? '')) assertRead(known, await readPositions(all, district));
  const read = known === null ? all : ledgerKnownAt(all, known);
  const own = await ownDefinitions(read, district);
  const beyond = askedBeyond(knownDefinitions.flatMap(({ measure }) => inForce(measure, own, asOf)));
  const { entries } = completed(await readLedger(read, district, asOf, beyond));
  return { district, standing, leftOn, ...(await freshnessOf(read, district, known, headOf)), own, known, index: grouped(entries, ({ measure }) => measure) };
};

const freshnessOf = async (read: Readable, district: string, known: Readonly<Record<string, number>> | null, headOf: HeadOf): Promise<Omit<DistrictFreshness, keyof CityMember>> => {
  const logs = await read.query<{ log_id: string; last: string; recorded_at: string; synthetic: boolean }[]>(
    `select log_id, max(position) as last, max(recorded_at) as recorded_at, bool_or(provenance = 'synthetic') as synthetic
       from live.ledger_events where district = $1 group by log_id order by log_id`,
    [district],
  );
  const whole = await readPositions(read, district);
  const positions = Object.fromEntries(logs.map(({ log_id }) => [log_id, known === null ? (whole[log_id] ?? 0) : Math.min(known[log_id] ?? 0, whole[log_id] ?? 0)]));
  return {
    positions,
    ...(await headsOf(district, whole, headOf)),
    gaps: logs.filter(({ log_id, last }) => Number(last) > (positions[log_id] ?? 0)).map(({ log_id }) => log_id),
    recordedAt: logs.reduce<string | null>((latest, { recorded_at }) => (latest === null || recorded_at > latest ? recorded_at : latest), null),
    synthetic: logs.some(({ synthetic }) => synthetic),
  };
};

/** Of all the logs that a district has, also those of which nothing has come: what is not here at all is behind the most. */
const headsOf = async (district: string, here: Readonly<Record<string, number>>, headOf: HeadOf): Promise<Pick<DistrictFreshness, 'heads' | 'lag' | 'heardAt'>> => {
  const seen = await Promise.all(Object.keys(contracts).map(async (context) => [logIdOf(district, context as Context), await headOf(logIdOf(district, context as Context))] as const));
  const behind = seen.map(([logId, head]) => (head === null ? null : Math.max(0, head.position - (here[logId] ?? 0))));
  return {
    heads: Object.fromEntries(seen.map(([logId, head]) => [logId, head?.position ?? null])),
    lag: behind.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    heardAt: seen.map(([, head]) => head?.heardAt ?? null).reduce((latest, one) => (latest === null || (one !== null && one > latest) ? one : latest), null),
  };
};

const inForce = (measure: string, own: readonly OwnDefinition[], asOf: string): readonly MeasureDefinition[] =>
  definitionOf({ id: noFigure, measures: [{ measure, value: '', unit: '', approximate: false, scope: '' }], reportedOn: asOf }, own).measures;

/** What a district defines for one of its figures is no definition for all. */
const noFigure = ' ';

/** Numbers that districts derive in different ways stand side by side and have no sum. */
const rowOf = (measure: string, districts: readonly District[], asOf: string): CityRow => {
  const ways = districts.map(({ district, standing, own, index }) => ({ district, standing, index, definition: inForce(measure, own, asOf)[0] }));
  const definition = ways.find((one) => one.definition !== undefined)?.definition ?? knownDefinitions.find((one) => one.measure === measure);
  if (definition === undefined) throw new Error(`no definition of ${measure}`);
  const alike = new Set(ways.filter(({ standing }) => standing !== 'outside').map((one) => (one.definition === undefined ? '' : writeTerm(one.definition.term)))).size <= 1;
  // What stands at the city is optional: it has no grids, and none are missing.
  const summed = ways.filter(({ standing, definition: way, index }) => standing === 'member' || (standing === 'own' && way !== undefined && evaluate(way.term, index, { asOf, reported: asOf, unit: null }).value !== null));
  const indexes = new Map(summed.map(({ district, index }) => [district, index]));
  return {
    definition,
    city: alike ? rollUp(definition.term, indexes, asOf) : { value: null, reason: 'defined-differently', partial: null, missing: [] },
    districts: ways.map(({ district, index, definition: own }) => valueOf(district, index, own, asOf)),
  };
};

const valueOf = (district: string, index: LedgerIndex, definition: MeasureDefinition | undefined, asOf: string): DistrictValue => {
  if (definition === undefined) return { district, value: null, reason: 'no-definition', basis: 'stated', uncertain: 0 };
  const found = evaluate(definition.term, index, { asOf, reported: asOf, unit: null });
  return { district, value: found.value, reason: found.reason, basis: basisOf(found), uncertain: found.uncertain.size };
};
