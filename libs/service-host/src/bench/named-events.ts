/**
 * What it costs to be refused an annulment, to try one out and to filter the list of events, by the names that are kept and by walking the log; and what keeping names costs beside the append.
 * `DATABASE_URL=postgres://… node libs/service-host/dist/bench/named-events.js 1000000 5`: events, rounds. Writes to a schema of its own, ways take turns, medians.
 */
import { randomUUID } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, organisationsContract as contract } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogs, PostgresNamedEvents, type EventLog, type NewEvent } from '@yange/event-log';
import { newId, onDay, type DomainEvent } from '@yange/kernel';
import { annulEvent, CommandExecutor, defineUseCase, namesOfEvent, platformAggregates, platformRules, specificationMeta, streamOf, type AggregateDefinition, type AnyUseCase } from '@yange/use-case';
import { z } from 'zod';
import { EventSieve, type EventFilter } from '../audit/event.filter.js';
import { recentEvents } from '../audit/recent.events.js';
import { keepNames, NamesKeeper } from '../names/names.keeper.js';

const [count, rounds] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 5)];
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const organ: AggregateDefinition<null, DomainEvent> = { name: 'organ', initial: () => null, apply: () => null };
const saying = (type: 'OrganEstablished' | 'OrganRenamed') => defineUseCase({
  name: type, title: { zh: type, en: type }, path: type, right: 'organisations.record', body: z.strictObject({ organId: z.string().optional(), name: z.string() }),
  streams: ({ organId }, meta) => ({ own: streamOf(organ, organId ?? meta.id('organ')) }),
  decide: ({ organId = '', name }, _own, meta) => ({ append: { own: [contract.make(type, type === 'OrganRenamed' ? { organId, newName: name } : { organId: meta.id('organ'), name }) as DomainEvent] }, answer: { organId: organId === '' ? meta.id('organ') : organId } }),
});
const [establish, rename] = [saying('OrganEstablished'), saying('OrganRenamed')];

const day = (index: number): string => new Date(Date.UTC(2000, 0, 1) + ((index * 37) % 7_300) * 86_400_000).toISOString().slice(0, 10);
const anEvent = (index: number, streamId: string, correlationId: string): NewEvent => {
  const [eventId, effective, organId] = [newId(), onDay(day(index)), streamId.split('/')[1] ?? ''];
  const envelope = create(EnvelopeSchema, {
    eventId, type: 'OrganRenamed', schemaVersion: 1, district: '150302', context: 'organisations', streamId, effective: effectiveMessage(effective), commandId: correlationId, command: 'rename-organ', correlationId,
    actor: { person: `clerk-${index % 20}`, role: 'clerk', tokenId: 't' }, citations: [{ title: '关于更名的通知', number: `海编发〔${2000 + (index % 20)}〕${index % 997}号`, issuer: '海勃湾区委编委', issuedOn: day(index) }],
  });
  const data = encodeData(contract, contract.make('OrganRenamed', { organId, newName: `机构${index}` }));
  return { eventId, type: 'OrganRenamed', schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId, causationId: null, actor: `clerk-${index % 20}`, traceparent: null, envelope: encodeEnvelope(envelope), data };
};

const perAppend = 100;
const append = (log: EventLog, index: number): Promise<unknown> => {
  const [streamId, commandId] = [`organ/${randomUUID()}`, randomUUID()];
  return log.append({ commandId, principal: 'bench', bodyHash: Buffer.alloc(32), result: '{}', streams: [{ streamId, expectedVersion: 0, events: Array.from({ length: perAppend }, (_, at) => anEvent(index + at, streamId, commandId)) }] });
};
const fill = async (log: EventLog, from: number, events: number): Promise<void> => {
  for (let done = 0; done < events; done += 8 * perAppend) await Promise.all(Array.from({ length: 8 }, (_, caller) => append(log, from + done + caller * perAppend)));
};

const pool = connectionPool({ connectionString: process.env['DATABASE_URL'] });
const client = await pool.connect();
const schema = `bench_${Date.now()}`;
await migrateEventLog(client, { schema });
const logs = new PostgresEventLogs(pool, 'organisations', { schema });
const named = new PostgresNamedEvents(pool, { schema });
const parts = { named, logOf: (logId: string) => logs.forDistrict(logId.split('/')[0] ?? ''), namesOf: (event: Parameters<typeof namesOfEvent>[1]) => namesOfEvent(contract, event), context: 'organisations', report: (error: unknown) => say(String(error)) };
const log = logs.forDistrict('150302');

const executor = new CommandExecutor(contract, [organ, ...platformAggregates], platformRules);
const meta = (commandId: string, on: string, number: string) => specificationMeta({ commandId, principal: 'rare', mode: 'live', effective: onDay(on), citations: [{ number, issuer: '海勃湾区委编委', issuedOn: '2019-01-15' }], actor: { person: 'rare', role: 'clerk', tokenId: 't' } });
const begun = await executor.execute(log, establish, { name: '某机构' }, meta('c1', '1990-02-01', '海党发〔1990〕1号'));
await fill(log, 0, count);
const organId = begun.answer['organId'] ?? '';
await executor.execute(log, rename, { organId, name: '另一名称' }, meta('c2', '1990-03-01', '海党发〔1990〕2号'));
const annul = annulEvent(contract, [organ]) as AnyUseCase;
const body = annul.body.parse({ streamId: `organ/${organId}`, eventId: begun.events[0]?.eventId, reason: '误录' });
const { position: head } = await log.head();
await client.query(`analyze ${schema}.events`);

for (const blocks of await named.behind()) say(`names of ${head} events kept in ${((await timed(() => keepNames(parts, blocks))) / 1_000).toFixed(1)} s`);
await client.query(`analyze ${schema}.named_blocks`);
const { rows: sizes } = await client.query<{ rows: string; names: string; log: string }>(`select (select count(*) from ${schema}.named_blocks) as rows, pg_size_pretty(pg_total_relation_size('${schema}.named_blocks')) as names, pg_size_pretty(pg_total_relation_size('${schema}.events')) as log`);
say(JSON.stringify(sizes[0]));

const walked = Object.assign(Object.create(log) as EventLog, { lastEvents: undefined }) as EventLog;
const whole = (of: EventLog, filter: EventFilter) => async (): Promise<void> => {
  let found = 0;
  for (let before = head + 1; before > 1; ) {
    const { events, scannedFrom } = await recentEvents(of, new EventSieve(filter, contract), before, 50);
    [found, before] = [found + events.length, scannedFrom];
  }
  if (found !== 2) throw new Error(`${JSON.stringify(filter)}: ${found}`);
};
const refused = (of: EventLog) => async (): Promise<void> => {
  const rule = await executor.execute(of, annul, body, meta(randomUUID(), '1990-02-01', '海党发〔1990〕3号')).then(() => '', (error: unknown) => (error as { rule?: string }).rule);
  if (rule !== 'facts-rest-on-annulled') throw new Error(`not refused: ${rule}`);
};
const questions: readonly (readonly [string, (of: EventLog) => () => Promise<unknown>])[] = [
  ['an annulment is refused', refused],
  ['an annulment is tried out', (of) => () => executor.consider(of, annul, body, meta(randomUUID(), '1990-02-01', '海党发〔1990〕3号'))],
  ['events of an organ', (of) => whole(of, { entity: organId })],
  ['events by one person', (of) => whole(of, { actor: 'rare' })],
  ['events of some days', (of) => whole(of, { effectiveFrom: '1990-02-01', effectiveTo: '1990-03-31' })],
  ['events of some days or earlier', (of) => whole(of, { effectiveTo: '1990-12-31' })],
];
for (const [what, question] of questions) {
  const [index, walk]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    index.push(await timed(question(log)));
    walk.push(await timed(question(walked)));
  }
  say(`${what}: ${median(index).toFixed(1)} ms by names, ${median(walk).toFixed(0)} ms by a walk`);
}

const [alone, beside]: [number[], number[]] = [[], []];
const besideEvents = 20_000;
for (let round = 0; round < rounds; round += 1) {
  alone.push(await timed(() => fill(logs.forDistrict('150303'), 0, besideEvents)));
  const keeper = new NamesKeeper(parts);
  keeper.start();
  beside.push(await timed(() => fill(logs.forDistrict('150304'), 0, besideEvents)));
  await keeper.close();
}
say(`${besideEvents} events appended, 100 each: ${median(alone).toFixed(0)} ms alone, ${median(beside).toFixed(0)} ms while names are kept, of ${JSON.stringify(beside.map(Math.round))}`);
await client.query(`drop schema ${schema} cascade`);
client.release();
await logs.close();
await pool.end();
