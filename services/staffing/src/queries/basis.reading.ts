import { toJson } from '@bufbuild/protobuf';
import { CitationSchema, decodeEnvelope } from '@yange/contracts';
import type { citationShape, QueryContext } from '@yange/use-case';
import type { z } from 'zod';

export type Cited = z.infer<typeof citationShape>;

/** 依据: the documents that events of the matters cite, by event id. */
export const basesOf = async (read: QueryContext['read'], logId: string, eventIds: readonly string[]): Promise<(eventId: string) => readonly Cited[]> => {
  if (eventIds.length === 0) return () => [];
  const rows = await read.query<{ readonly event_id: string; readonly envelope: Buffer }[]>('select event_id, envelope from live.staffing_matters_facts where log_id = $1 and event_id = any($2::uuid[])', [logId, [...new Set(eventIds)]]);
  const bases = new Map(rows.map(({ event_id: eventId, envelope }) => [eventId, decodeEnvelope(envelope).citations.map((citation) => toJson(CitationSchema, citation) as Cited)]));
  return (eventId) => bases.get(eventId) ?? [];
};
