import { organisationsContract } from '@yange/contracts';
import type { EventLog, EventLogs } from '@yange/event-log';
import type { DomainEvent } from '@yange/kernel';
import { CommandExecutor, defineUseCase, specificationMeta, streamOf, type AggregateDefinition } from '@yange/use-case';
import { z } from 'zod';
import { common, csv, documents, manifestOf, startSampleImports, type SampleImports } from '../imports/imports.fixture.js';
import { ServiceClient } from '../imports/service.client.js';
import { followedElsewhere } from './followed.elsewhere.js';

const district = '150302';

const thingOf: AggregateDefinition<number, DomainEvent> = { name: 'grid', initial: () => 0, apply: (count) => count + 1 };
const name = defineUseCase({
  name: 'name', title: { zh: '样例', en: 'Sample' }, path: '', right: '', administrative: true, body: z.strictObject({ id: z.string(), newName: z.string() }),
  streams: ({ id }) => ({ own: streamOf(thingOf, id) }),
  decide: ({ id, newName }) => ({ append: { own: [organisationsContract.make('OrganRenamed', { organId: id, newName }) as DomainEvent] } }),
});
/** An event of another service that names a thing. @returns its id */
const named = async (log: EventLog, id: string, commandId: string, over: { readonly decision?: string; readonly corrects?: string } = {}): Promise<string> =>
  (await new CommandExecutor(organisationsContract, [thingOf]).execute(log, name, { id, newName: commandId }, specificationMeta({ mode: 'live', commandId, reason: '误录', ...over }))).events[0]?.eventId ?? '';

describe('what other services did because of an event, before it is annulled', () => {
  let all: SampleImports;
  let authorization = '';
  beforeAll(async () => {
    all = await startSampleImports();
    const answer = await fetch(new URL('/v1/local-issuer/token', all.gateway.url), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: 'local-clerk' }) });
    authorization = `Bearer ${((await answer.json()) as { token: string }).token}`;
    const rows = ['甲', '乙', '丙'].map((name) => `${name},${common},${name}局`);
    expect(await all.bring({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': csv('机构', rows) })).toMatchObject({ state: 'done' });
  }, 120_000);
  afterAll(() => all.close());

  const established = async (name: string) => {
    const { events } = await (all.logs['organisations'] as EventLogs).forDistrict(district).readPage({ after: 0, limit: 5_000 });
    const found = events.find(({ type, data }) => type === 'OrganEstablished' && Buffer.from(data).includes(name));
    if (found === undefined) throw new Error(name);
    return found;
  };
  const clients = (services: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(services).map(([name, base]) => [name, new ServiceClient(base, authorization)]));

  it('is nothing where nothing followed, though the import brought more beside it', async () => {
    const { streamId, eventId } = await established('乙局');
    const body = { streamId, eventId, reason: '误录', effective: '2026-01-10', documents: [{ number: '海编发〔2026〕1号', issuer: '区委编委', issuedOn: '2026-01-05' }] };
    const answer = await fetch(new URL(`/v1/districts/${district}/organisations/annulments?dryRun=true`, all.gateway.url), { method: 'POST', headers: { 'content-type': 'application/json', authorization, 'idempotency-key': 'spec-1' }, body: JSON.stringify(body) });
    expect([answer.status, await answer.json()]).toMatchObject([200, { outcome: 'recorded', elsewhere: { events: [], unavailable: [] } }]);
  });

  it('is told with what others recorded of a thing that it began, or under it, as long as that counts', async () => {
    const { eventId } = await established('丙局');
    const [thing, under] = ['3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e01', '3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e02'];
    const log = (all.logs['grid'] as EventLogs).forDistrict(district);
    const told = async (...things: readonly string[]) => (await followedElsewhere(clients(all.services), district, 'organisations', [eventId], things)).events.map(({ service, type, why, position }) => [service, type, why, position]);
    expect(await told(thing, under)).toEqual([]);
    const recorded = await named(log, thing, 'g1');
    await named(log, '3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e03', 'g2', { decision: under });
    const { position } = await log.head();
    expect(await told(thing, under)).toEqual([['grid', 'OrganRenamed', 'names', position - 1], ['grid', 'OrganRenamed', 'names', position]]);
    expect(await told(thing)).toEqual([['grid', 'OrganRenamed', 'names', position - 1]]);
    await named(log, thing, 'g3', { corrects: recorded });
    expect(await told(thing)).toEqual([['grid', 'OrganRenamed', 'names', position + 1]]);
  });

  it('is not claimed to be nothing where there is too much to look through, or a service is away', async () => {
    const { eventId } = await established('乙局');
    expect(await followedElsewhere(clients(all.services), district, 'organisations', [eventId], [], 1)).toEqual({ events: [], unavailable: [{ service: 'organisations', code: 'too-many-events' }] });
    expect(await followedElsewhere(clients({ ...all.services, grid: 'http://127.0.0.1:1' }), district, 'organisations', [eventId])).toMatchObject({ events: [], unavailable: [{ service: 'grid' }] });
  });
});
