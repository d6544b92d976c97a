import { connectionPool } from '@yange/event-log';
import { copyIn } from '../peers/copy.mjs';
import type { AppendSide } from './append-side.js';
import { checkDensity } from './density.js';
import { actor, asNewEvent, commandId, traceparent, type Fact } from './fact.js';

const table = `create table events (
  pos bigint generated always as identity primary key, stream_id text not null, version integer not null, event_id uuid not null, type text not null, schema_version integer not null,
  effective_from date, effective_to date not null, recorded_at timestamptz not null default clock_timestamp(), command_id text not null, correlation_id text not null, actor text not null,
  traceparent text, envelope bytea not null, data bytea not null)`;

const columns = 'stream_id, version, event_id, type, schema_version, effective_from, effective_to, command_id, correlation_id, actor, traceparent, envelope, data';

/** The floor: one INSERT of the same columns per event, one index, no version checked, nothing answered twice, no order promised. */
export const bareInsertSide = async (url: string, clients: number): Promise<AppendSide> => {
  const pool = connectionPool({ connectionString: url, max: clients });
  await pool.query(table);
  return {
    name: `bare INSERT, ${clients} client${clients === 1 ? '' : 's'}`,
    append: async (streamId, expected, facts) => {
      for (const [index, fact] of facts.entries()) {
        const event = asNewEvent(fact);
        await pool.query({
          name: 'insert',
          text: `insert into events (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
          values: [streamId, expected + index + 1, event.eventId, event.type, 1, event.effectiveFrom, event.effectiveTo, commandId(), event.correlationId, actor, traceparent, Buffer.from(event.envelope), Buffer.from(event.data)],
        });
      }
      return { kind: 'appended' };
    },
    check: (events) => checkDensity('bare INSERT', pool, { events: 'events', stream: 'stream_id', version: 'version', position: null }, events),
    close: () => pool.end(),
  };
};

const hex = (bytes: Uint8Array): string => `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;

/** The floor of many events at once: a COPY of the same columns per append into the same table. */
export const bareCopySide = async (url: string, clients: number): Promise<AppendSide> => {
  const pool = connectionPool({ connectionString: url, max: clients });
  await pool.query(table);
  const line = (streamId: string, version: number, fact: Fact): string => {
    const event = asNewEvent(fact);
    return `${[streamId, version, event.eventId, event.type, 1, event.effectiveFrom, event.effectiveTo, commandId(), event.correlationId, actor, traceparent, hex(event.envelope), hex(event.data)].join('\t')}\n`;
  };
  return {
    name: `bare COPY, ${clients} clients`,
    append: async (streamId, expected, facts) => {
      const client = await pool.connect();
      try {
        await copyIn(client, `copy events (${columns}) from stdin`, facts.map((fact, index) => line(streamId, expected + index + 1, fact)).join(''));
      } finally {
        client.release();
      }
      return { kind: 'appended' };
    },
    check: (events) => checkDensity('bare COPY', pool, { events: 'events', stream: 'stream_id', version: 'version', position: null }, events),
    close: () => pool.end(),
  };
};
