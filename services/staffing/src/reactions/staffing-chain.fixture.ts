import { decodeData, decodeEnvelope, enforcementContract, organisationsContract, staffingContract, type Contract } from '@yange/contracts';
import { connectionPool, migrateEventLog, PostgresEventLogs, type EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { onDay, type DomainEvent } from '@yange/kernel';
import { migrateReadDatabase, ProjectionRunner, type Projection } from '@yange/projections';
import { followerOf, mortalLog, serviceExecutor, type Death, type Life } from '@yange/service-host';
import { testDatabase } from '@yange/testing';
import { CommandExecutor, defineUseCase, specificationMeta, streamOf, type AggregateDefinition, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import pg from 'pg';
import { z } from 'zod';
import { staffingService } from '../staffing.service.js';

const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const anything: AggregateDefinition<null, DomainEvent> = { name: 'organ', initial: () => null, apply: () => null };

/** Says in another service's log that something happened there. */
const tell = defineUseCase({
  name: 'tell',
  title: { zh: '', en: '' },
  path: 'tell',
  right: 'none',
  administrative: true,
  body: z.custom<DomainEvent & { readonly key: string }>(),
  streams: ({ key }) => ({ own: streamOf(anything, key) }),
  decide: ({ type, data }) => ({ append: { own: [{ type, data }] } }),
});

export interface Chain {
  readonly staffing: EventLog;
  /** live, under what another service's change stands under @param waitsMs for notes that may be on their way */
  record(useCase: AnyUseCase, body: object, on?: string, waitsMs?: number): Promise<CommandOutcome>;
  happened(context: 'organisations' | 'enforcement', key: string, event: DomainEvent, on?: string, mode?: 'live' | 'history', decision?: string): Promise<void>;
  /** runs read models and reactions until nothing is left to do, or until death */
  follow(death?: Death): Promise<'done' | 'dead'>;
  events(): Promise<readonly { readonly type: string; readonly data: never; readonly decision: string }[]>;
  rows<R extends object>(sql: string): Promise<readonly R[]>;
  close(): Promise<void>;
}

/** Staffing with its reactions on real PostgreSQL, beside the logs of the services that it follows. */
export const staffingChain = async (): Promise<Chain> => {
  const [logs, models] = [await testDatabase(), await testDatabase()];
  const pool = connectionPool({ connectionString: logs.url, max: 6 });
  const read = connectionPool({ connectionString: models.url, max: 10 });
  const client = new pg.Client({ connectionString: logs.url });
  await client.connect();
  await migrateEventLog(client);
  await client.end();
  await migrateReadDatabase(models.url);
  const hosts = Object.fromEntries(['organisations', 'enforcement', 'staffing'].map((context) => [context, new PostgresEventLogs(pool, context as 'staffing')]));
  const log = (context: string): EventLog => (hosts[context] as PostgresEventLogs).forDistrict('150302');
  const staffing = log('staffing');
  let commands = 0;
  const meta = (on: string) => specificationMeta({ commandId: `00000000-0000-4000-8000-${String((commands += 1)).padStart(12, '0')}`, mode: 'live', citations, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' } });

  const follow = async (death?: Death): Promise<'done' | 'dead'> => {
    const life: Life = { appends: 0, dead: false };
    const own = mortalLog(staffing, death, life);
    const feed = new LogFeed((logId) => log(logId.split('/')[1] ?? ''), { pollMs: 20, retry: { first: 10, longest: 50 } });
    const runner = (projection: Projection): ProjectionRunner =>
      new ProjectionRunner(projection, feed, read, { logIds: projection.contexts.map((context) => `150302/${context}`), head: async (logId) => (await log(logId.split('/')[1] ?? '').head()).position, onError: () => undefined });
    const readModels = staffingService.projections.map(runner);
    const register = {
      query: async <R extends object>(sql: string, values: readonly unknown[]) => {
        await Promise.all(readModels.map((one) => one.waitUntilCaughtUp()));
        return (await read.query<R>(sql, [...values])).rows;
      },
    };
    const followers = (staffingService.reactions ?? []).map((reaction) => runner(followerOf(reaction, { service: staffingService, logs: { forDistrict: () => own }, executor: serviceExecutor(staffingService), register })));
    const all = [...readModels, ...followers];
    for (const one of all) await one.start();
    const settled = async (): Promise<'done'> => {
      for (let head = -1; head !== (await staffing.head()).position; ) {
        head = (await staffing.head()).position;
        for (const one of all) await one.waitUntilCaughtUp();
      }
      return 'done';
    };
    const killed = async (): Promise<'dead'> => {
      while (!life.dead) await new Promise((resolve) => setTimeout(resolve, 10));
      return 'dead';
    };
    const outcome = await Promise.race([settled().catch((error: unknown) => (life.dead ? ('dead' as const) : Promise.reject(error as Error))), killed()]);
    life.dead = true;
    // Followers first: one that is asking the register waits for the read models.
    for (const one of [...followers, ...readModels]) await one.stop();
    await feed.close();
    return outcome;
  };

  const contracts: Readonly<Record<string, Contract>> = { organisations: organisationsContract, enforcement: enforcementContract };
  return {
    staffing,
    record: (useCase, body, on = '2026-02-01', waitsMs = 1_500) => {
      const executor = serviceExecutor(staffingService);
      executor.notes.patienceMs = waitsMs;
      return executor.execute(staffing, useCase, useCase.body.parse(body), meta(on));
    },
    happened: async (context, key, event, on = '2026-06-01', mode = 'live', decision) => {
      await new CommandExecutor(contracts[context] as Contract).execute(log(context), tell as AnyUseCase, { ...event, key }, { ...meta(on), mode, decision: decision ?? null });
    },
    follow,
    events: async () => (await staffing.readPage({ after: 0, limit: 1_000 })).events.map(({ type, data, envelope }) => ({ type, data: decodeData(staffingContract, type, data).data as never, decision: decodeEnvelope(envelope).decisionId })),
    rows: async <R extends object>(sql: string) => (await read.query<R>(sql)).rows,
    close: async () => {
      for (const host of Object.values(hosts)) await host.close();
      await pool.end();
      await read.end();
      await logs.close();
      await models.close();
    },
  };
};
