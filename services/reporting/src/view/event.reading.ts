import { citationShape, findingShape, shown, type Answered } from '@yange/use-case';
import { z } from 'zod';
import type { Readable } from './ledger.reading.js';
import { asOfShape } from './report.shapes.js';

/** An event behind a figure, with the documents that it rests on. */
export const ledgerEventShape = z
  .strictObject({
    eventId: shown.id,
    type: shown.text,
    logId: shown.text,
    position: shown.count,
    streamId: shown.text,
    version: shown.count,
    effective: asOfShape,
    recordedAt: shown.text,
    mode: z.enum(['history', 'live']),
    supersedes: shown.id.nullable(),
    supersededBy: z.array(shown.id).describe('更正或撤销它的事件 · events that correct or annul it; it counts while there are none'),
    citations: z.array(citationShape),
    findings: z.array(findingShape),
    importRow: z.strictObject({ table: shown.text, row: shown.text }).nullable(),
    data: z.looseObject({}).describe('事件内容，见 proto/ · what it says: the message of its type in proto/'),
  })
  .meta({ id: 'LedgerEvent', description: '事件及其依据文件 · an event with the documents that it rests on' });

export type LedgerEventView = Answered<z.infer<typeof ledgerEventShape>>;

/** In the order asked for; ids that are unknown are left out. */
export const readLedgerEvents = async (read: Readable, district: string, ids: readonly string[]): Promise<readonly LedgerEventView[]> => {
  const rows = await read.query<(Omit<LedgerEventView, 'position'> & { readonly position: string })[]>(
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
