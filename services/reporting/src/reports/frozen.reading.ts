import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { NumberChoice, ReportFrozenSchema, type ReportFrozen } from '@yange/contracts';
import type { Positions } from '../view/ledger.moment.js';
import { counts, type Readable } from '../view/ledger.reading.js';
import type { Settlement } from './bound.number.js';

/** A report that was given out, as its event has it. */
export interface FrozenReport {
  readonly eventId: string;
  readonly recordedAt: string;
  /** it was frozen in error, and taken back */
  readonly annulled: boolean;
  readonly frozen: ReportFrozen;
}

interface Row {
  readonly eventId: string;
  readonly recordedAt: string;
  readonly annulled: boolean;
  readonly data: JsonValue;
}

/** The newest first. */
export const frozenReports = async (read: Readable, district: string): Promise<readonly FrozenReport[]> => {
  const rows = await read.query<Row[]>(
    `select e.event_id as "eventId", e.recorded_at as "recordedAt", not (${counts}) as annulled, e.data from live.ledger_events e
      where e.district = $1 and e.type = 'ReportFrozen' order by e.position desc`,
    [district],
  );
  return rows.map(({ data, ...row }) => ({ ...row, frozen: fromJson(ReportFrozenSchema, data, { ignoreUnknownFields: true }) }));
};

/** What was known when the report was frozen. */
export const positionsOf = (district: string, { positions }: ReportFrozen): Positions => Object.fromEntries(positions.map(({ context, position }) => [`${district}/${context}`, Number(position)]));

export const settlementsOf = ({ settled }: ReportFrozen): readonly Settlement[] => settled.map(({ number, choice, reason }) => ({ number, reason, choice: choice === NumberChoice.DERIVED ? 'derived' : 'declared' }));
