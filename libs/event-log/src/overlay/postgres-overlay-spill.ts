import { deserialize, serialize } from 'node:v8';
import type { PageRequest, StoredCommand, StoredEvent } from '../event-log.port.js';
import type { OverlayBatch, OverlaySpill } from './overlay-spill.port.js';
import type { TemporarySession } from './temporary-session.js';

const tables = `
  create temporary table if not exists overlay_events (
    pos bigint primary key, stream_id text collate "C" not null, version integer not null, event_id text collate "C" not null, type text collate "C" not null,
    effective_to text collate "C" not null, body bytea not null);
  create unique index if not exists overlay_events_stream on overlay_events (stream_id, version);
  create unique index if not exists overlay_events_id on overlay_events (event_id);
  create temporary table if not exists overlay_commands (
    principal text collate "C" not null, command_id text collate "C" not null, body bytea not null, primary key (principal, command_id));
  create temporary table if not exists overlay_holders (key text collate "C" primary key, holder text)`;

type Body = [Buffer];

/** In temporary tables of a session, which stays its owner's. */
export class PostgresOverlaySpill implements OverlaySpill {
  private made = false;

  constructor(private readonly session: TemporarySession) {}

  async write({ events, commands, holders }: OverlayBatch): Promise<void> {
    if (!this.made) await this.session.run(tables);
    this.made = true;
    await this.session.rows('overlay-write-events', `insert into overlay_events
      select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::bytea[])`, [
      events.map(({ position }) => position), events.map(({ streamId }) => streamId), events.map(({ version }) => version),
      events.map(({ eventId }) => eventId), events.map(({ type }) => type), events.map(({ effectiveTo }) => effectiveTo),
      events.map((event) => serialize(event)),
    ]);
    await this.session.rows('overlay-write-commands', 'insert into overlay_commands select * from unnest($1::text[], $2::text[], $3::bytea[])', [
      commands.map(({ principal }) => principal), commands.map(({ commandId }) => commandId),
      commands.map(({ bodyHash, result, firstPosition }) => serialize({ bodyHash, result, firstPosition })),
    ]);
    await this.session.rows('overlay-write-holders', `insert into overlay_holders select * from unnest($1::text[], $2::text[])
      on conflict (key) do update set holder = excluded.holder`, [[...holders.keys()], [...holders.values()]]);
  }

  async streamEvents(streamId: string, afterVersion: number, upTo: number): Promise<readonly StoredEvent[]> {
    return this.events('overlay-stream', 'select body from overlay_events where stream_id = $1 and version > $2 and pos <= $3 order by version', [streamId, afterVersion, upTo]);
  }

  async event(eventId: string): Promise<StoredEvent | null> {
    const [event] = await this.events('overlay-event', 'select body from overlay_events where event_id = $1', [eventId]);
    return event ?? null;
  }

  async page({ after, limit, types, effectiveAfter }: PageRequest, upTo: number): Promise<readonly StoredEvent[]> {
    return this.events('overlay-page', `select body from overlay_events where pos > $1 and pos <= $2 and ($4::text[] is null or type = any ($4))
      and ($5::text is null or effective_to > $5) order by pos limit $3`,
      [after, upTo, limit, types ?? null, effectiveAfter ?? null]);
  }

  async command(principal: string, commandId: string): Promise<StoredCommand | null> {
    const [row] = await this.session.rows<Body>('overlay-command', 'select body from overlay_commands where principal = $1 and command_id = $2', [principal, commandId]);
    return row === undefined ? null : (deserialize(row[0]) as StoredCommand);
  }

  async holder(key: string): Promise<string | null | undefined> {
    const [row] = await this.session.rows<[string | null]>('overlay-holder', 'select holder from overlay_holders where key = $1', [key]);
    return row === undefined ? undefined : row[0];
  }

  async close(): Promise<void> {
    if (this.made) await this.session.run('drop table if exists overlay_events, overlay_commands, overlay_holders').catch(() => undefined);
    this.made = false;
  }

  private async events(name: string, text: string, values: readonly unknown[]): Promise<readonly StoredEvent[]> {
    return (await this.session.rows<Body>(name, text, values)).map(([body]) => deserialize(body) as StoredEvent);
  }
}
