import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, staffingContract } from '@yange/contracts';
import { connectionPool, PostgresEventLogs, type AppendRequest, type EventLog, type NewEvent } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { provision, provisionVault, type ContextUrls, type VaultUrls } from '@yange/local';
import { migrateService } from '@yange/service-host';
import { migrateVault, staffingService } from '@yange/staffing';
import { testServer } from '@yange/testing';
import pg from 'pg';
import { erasuresAsText, erasuresIn, readErasures, type RecordedErasure } from './erasures.register.js';
import { erasedAgain } from './restore.erasures.js';

const district = '150302';
const effective = onDay('2026-02-01');

interface Person {
  readonly personId: string;
  readonly keyId: string;
  readonly streamId: string;
}
const person = (): Person => {
  const personId = randomUUID();
  return { personId, keyId: randomUUID(), streamId: `personal-data/${personId}` };
};

const eventOf = (streamId: string, made: { readonly type: string; readonly data: unknown }): NewEvent => {
  const eventId = randomUUID();
  const envelope = encodeEnvelope(create(EnvelopeSchema, { eventId, type: made.type, schemaVersion: 1, district, context: 'staffing', streamId, effective: effectiveMessage(effective), correlationId: eventId }));
  return { eventId, type: made.type, schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId: eventId, causationId: null, actor: 'spec', traceparent: null, envelope, data: encodeData(staffingContract, made) };
};
const requestOf = (streamId: string, expectedVersion: number, event: NewEvent): AppendRequest =>
  ({ commandId: `command of ${event.eventId}`, principal: 'spec', bodyHash: createHash('sha256').update(event.data).digest(), result: `{"of":"${event.eventId}"}`, streams: [{ streamId, expectedVersion, events: [event] }] });
const recorded = ({ personId, keyId, streamId }: Person): AppendRequest => requestOf(streamId, 0, eventOf(streamId, staffingContract.make('PersonalDataRecorded', { personId, keyId, recordId: randomUUID(), suite: 's', personalFields: ['name'] })));
const erased = ({ personId, keyId, streamId }: Person): AppendRequest => requestOf(streamId, 1, eventOf(streamId, staffingContract.make('PersonalDataErased', { personId, keyIds: [keyId], basis: 'own-request' })));

describe('erasures that came after a backup', () => {
  let folder: string;
  const closing: (() => Promise<unknown>)[] = [];
  const [kept, before, after, later] = [person(), person(), person(), person()];
  const asked = { before: erased(before), after: erased(after), later: erased(later) };
  let list: string;

  /** Databases of a platform whose log holds these, and the keys of these people in its vault. */
  const platform = async (requests: readonly AppendRequest[], people: readonly Person[]): Promise<{ readonly urls: ContextUrls; readonly vault: VaultUrls; readonly log: EventLog; readonly pool: pg.Pool }> => {
    const [context, server, secretsFile] = [`spec_${process.pid}_${closing.length}`, await testServer(), join(folder, `${closing.length}.json`)];
    const urls = (await provision(server, { contexts: [context], secretsFile }))[context] as ContextUrls;
    const vault = await provisionVault(server, { context, secretsFile });
    await migrateService(staffingService, urls);
    await migrateVault(vault.ownerUrl, vault.keeperRole);
    const pool = connectionPool({ connectionString: urls.logAppendUrl, max: 2 });
    const logs = new PostgresEventLogs(pool, 'staffing');
    const log = logs.forDistrict(district);
    for (const request of requests) expect((await log.append(request)).kind).toBe('appended');
    for (const { keyId, personId } of people) await rowsOf(vault, `insert into vault.keys values ('${district}', '${keyId}', '${personId}', 's', 'k', '', '')`);
    closing.push(async () => logs.close().then(() => pool.end()));
    return { urls, vault, log, pool };
  };
  const rowsOf = async ({ ownerUrl }: VaultUrls, statement: string): Promise<readonly Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    return client.query<Record<string, unknown>>(statement).then(({ rows }) => rows).finally(() => client.end());
  };
  const listed = async (log: EventLog, pool: pg.Pool): Promise<readonly RecordedErasure[]> => erasuresIn(log, async (position) =>
    (await pool.query<{ principal: string; bodyHash: Buffer; result: string }>('select principal, body_hash as "bodyHash", result from event_log.commands where log_id = $1 and first_pos = $2', [log.logId, position])).rows[0] ?? null);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yange-erasures-'));
    const { log, pool } = await platform([recorded(kept), recorded(before), asked.before, recorded(after), asked.after, recorded(later), asked.later], []);
    list = join(folder, 'erasures.jsonl');
    await writeFile(list, erasuresAsText(await listed(log, pool)));
  }, 300_000);
  afterAll(async () => {
    for (const close of closing) await close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are carried out again as they were recorded: the same events, answered alike, and the keys gone', async () => {
    const there = await platform([recorded(kept), recorded(before), asked.before, recorded(after)], [kept, after]);
    const erasures = await readErasures(list);
    expect(await erasedAgain(erasures, there.urls, there.vault)).toEqual({ again: 1, already: 1, notThere: 1 });
    expect((await rowsOf(there.vault, 'select key_id from vault.keys')).map(({ key_id: key }) => key)).toEqual([kept.keyId]);
    const [wanted] = asked.after.streams[0]?.events ?? [];
    expect((await there.log.readStream(after.streamId)).at(-1)).toMatchObject({ eventId: wanted?.eventId, version: 2, position: 5, commandId: asked.after.commandId });
    expect(await there.log.append(asked.after)).toMatchObject({ kind: 'repeated', result: asked.after.result });
    // Said again it is done already.
    expect(await erasedAgain(erasures, there.urls, there.vault)).toEqual({ again: 0, already: 2, notThere: 1 });
    expect((await there.log.head()).position).toBe(5);
  }, 300_000);

  it.each<[string, (text: string) => string]>([
    ['was cut short', (text) => text.trimEnd().split('\n').slice(0, -1).join('\n')],
    ['was changed', (text) => text.replace(/"data":"(.)/u, (_all, first: string) => `"data":"${first === 'C' ? 'D' : 'C'}`)],
    ['names another person', (text) => text.replace(/"streamId":"([^"]*)[0-9a-f]"/u, '"streamId":"$1z"')],
    ['is something else', () => '{"format":"other"}\n'],
  ])('are not taken from a list that %s', async (_what, damage) => {
    const text = await readFile(list, 'utf8');
    const other = join(folder, 'damaged.jsonl');
    await writeFile(other, damage(text));
    await expect(readErasures(other)).rejects.toThrow(/清单/u);
  });
});
