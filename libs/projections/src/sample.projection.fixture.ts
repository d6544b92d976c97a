import { createHash } from 'node:crypto';
import type { EventLog, NewEvent } from '@yange/event-log';
import { v7 } from 'uuid';
import { Poison, type Projection } from './projection.port.js';

/** Counts events per stream: an event folded twice, lost or out of order shows in the rows. */
export class SampleTally implements Projection {
  readonly name = 'sample-tally';
  readonly contexts = ['organisations'];
  readonly types = ['SampleNoted'];
  readonly views = ['sample_streams'];
  /** texts that this fold cannot bear, and how it fails */
  readonly unbearable = new Map<string, 'poison' | 'error'>();

  constructor(readonly version = 1) {}

  tables(schema: string): readonly string[] {
    return [`create table ${schema}.sample_streams (log_id text, stream_id text, events integer not null, versions text not null, primary key (log_id, stream_id))`];
  }

  async apply(tx: Parameters<Projection['apply']>[0], events: Parameters<Projection['apply']>[1]): Promise<void> {
    for (const event of events) {
      const text = Buffer.from(event.data).toString();
      if (this.unbearable.get(text) === 'poison') throw new Poison(event, 'cannot be folded');
      if (this.unbearable.get(text) === 'error') throw new TypeError('the fold is wrong');
    }
    const byStream = new Map<string, { logId: string; streamId: string; versions: number[] }>();
    for (const { logId, streamId, version } of events) {
      const row = byStream.get(streamId) ?? { logId, streamId, versions: [] };
      row.versions.push(version);
      byStream.set(streamId, row);
    }
    const rows = [...byStream.values()];
    await tx.client.query(
      `insert into ${tx.schema}.sample_streams as s (log_id, stream_id, events, versions)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::text[])
       on conflict (log_id, stream_id) do update set events = s.events + excluded.events, versions = s.versions || ',' || excluded.versions`,
      [rows.map((row) => row.logId), rows.map((row) => row.streamId), rows.map((row) => row.versions.length), rows.map((row) => row.versions.join())],
    );
  }
}

export interface SampleRow {
  readonly stream_id: string;
  readonly events: number;
  readonly versions: string;
}

/** the row of a stream whose versions 1 to n were folded once each, in order */
export function tallied(streamId: string, versions: number): SampleRow {
  return { stream_id: streamId, events: versions, versions: Array.from({ length: versions }, (_, index) => index + 1).join() };
}

export function sampleStreams(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `organ-${String(index).padStart(2, '0')}`);
}

/** one event per stream, in one request, with the text `<stream>@<version>` */
export async function note(log: EventLog, streamIds: readonly string[], version: number, traceparent: string | null = null): Promise<void> {
  const event = (text: string): NewEvent => ({
    eventId: v7(), type: 'SampleNoted', schemaVersion: 1, effectiveFrom: null, effectiveTo: '2019-02-28', supersedes: null,
    correlationId: v7(), causationId: null, actor: 'spec', traceparent, envelope: Buffer.from('{}'), data: Buffer.from(text),
  });
  const result = await log.append({
    commandId: v7(), principal: 'spec', bodyHash: createHash('sha256').update(String(version)).digest(), result: '{}',
    streams: streamIds.map((streamId) => ({ streamId, expectedVersion: version - 1, events: [event(`${streamId}@${version}`)] })),
  });
  if (result.kind !== 'appended') throw new Error(JSON.stringify(result));
}

export async function noteAll(log: EventLog, streamIds: readonly string[], from: number, through: number): Promise<void> {
  for (let version = from; version <= through; version += 1) await note(log, streamIds, version);
}
