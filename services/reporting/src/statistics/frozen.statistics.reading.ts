import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { StatisticsFrozenSchema, type StatisticsFrozen } from '@yange/contracts';
import type { Positions } from '../view/ledger.moment.js';
import { counts, type Readable } from '../view/ledger.reading.js';

/** Statistics of a year as they were given out, as their event has it. */
export interface FrozenStatistics {
  readonly eventId: string;
  readonly recordedAt: string;
  /** the event that it takes the place of */
  readonly supersedes: string | null;
  readonly correctionReason: string;
  /** it was corrected or taken back */
  readonly superseded: boolean;
  readonly frozen: StatisticsFrozen;
}

interface Row extends Omit<FrozenStatistics, 'frozen'> {
  readonly data: JsonValue;
}

/** The newest first, those that were corrected or taken back among them. */
export const frozenStatistics = async (read: Readable, district: string): Promise<readonly FrozenStatistics[]> => {
  const rows = await read.query<Row[]>(
    `select e.event_id as "eventId", e.recorded_at as "recordedAt", e.supersedes, e.correction_reason as "correctionReason", not (${counts}) as superseded, e.data from live.ledger_events e
      where e.district = $1 and e.type = 'StatisticsFrozen' order by e.position desc`,
    [district],
  );
  return rows.map(({ data, ...row }) => ({ ...row, frozen: fromJson(StatisticsFrozenSchema, data, { ignoreUnknownFields: true }) }));
};

/** What stands for a year; null where nothing does. */
export const standingOf = (all: readonly FrozenStatistics[], year: number): FrozenStatistics | null => all.find(({ superseded, frozen }) => !superseded && frozen.year === year) ?? null;

/** What was known when they were frozen. */
export const positionsFrozen = (district: string, { positions }: StatisticsFrozen): Positions => Object.fromEntries(positions.map(({ context, position }) => [`${district}/${context}`, Number(position)]));
