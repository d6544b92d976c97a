import type { Readable } from './ledger.reading.js';

/** An event behind a figure, with the documents that it rests on. */
export interface LedgerEventView {
  readonly eventId: string;
  readonly type: string;
  readonly logId: string;
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly effective: { readonly from: string | null; readonly to: string; readonly precision: string; readonly text: string };
  readonly recordedAt: string;
  readonly mode: string;
  readonly supersedes: string | null;
  /** events that correct or annul this one; it counts while there are none */
  readonly supersededBy: readonly string[];
  /** documents: number, title, issuer, place and words */
  readonly citations: readonly unknown[];
  readonly findings: readonly unknown[];
  readonly importRow: { readonly table: string; readonly row: string } | null;
  readonly data: unknown;
}

/** In the order asked for; ids that are unknown are left out. */
export const readLedgerEvents = async (read: Readable, district: string, ids: readonly string[]): Promise<readonly LedgerEventView[]> => {
  const rows = await read.query<(LedgerEventView & { readonly position: string })[]>(
    `select e.event_id as "eventId", e.type, e.log_id as "logId", e.position, e.stream_id as "streamId", e.version,
            jsonb_build_object('from', e.effective_from, 'to', e.effective_to, 'precision', e.effective_precision, 'text', e.effective_text) as effective,
            e.recorded_at as "recordedAt", e.mode, e.supersedes,
            coalesce((select jsonb_agg(by.event_id order by by.position) from live.superseded_events s
                        join live.ledger_events by on by.log_id = s.log_id and by.position = s.position where s.event_id = e.event_id), '[]') as "supersededBy",
            e.citations, e.findings, e.import_row as "importRow", e.data
       from live.ledger_events e where e.district = $1 and e.event_id = any($2::uuid[])`,
    [district, [...ids]],
  );
  const byId = new Map(rows.map((row) => [row.eventId, { ...row, position: Number(row.position) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};
