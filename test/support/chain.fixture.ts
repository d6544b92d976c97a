import { decodeData, decodeEnvelope, type Context } from '@yange/contracts';
import { enforcementService } from '@yange/enforcement';
import { connectionPool, migrateEventLog, PostgresEventLogs, type EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { gridService } from '@yange/grid-governance';
import { onDay } from '@yange/kernel';
import { organisationsService } from '@yange/organisations';
import { migrateReadDatabase, ProjectionRunner, type Projection } from '@yange/projections';
import { followerOf, mortalLog, serviceExecutor, type Death, type Life } from '@yange/service-host';
import { staffingService } from '@yange/staffing';
import { testDatabase } from '@yange/testing';
import { specificationMeta, type CommandOutcome, type ServiceDefinition } from '@yange/use-case';
import pg from 'pg';

const services: readonly ServiceDefinition[] = [organisationsService, staffingService, enforcementService, gridService];
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];

export interface ChainDistrict {
  /** live, as what a change of another service calls for: it stands under no decision of its own */
  record(context: Context, useCase: string, body: object, on?: string): Promise<CommandOutcome>;
  /** runs all read models and reactions of the four services until nothing is left to do, or until death. @returns how many appends the reactions made */
  follow(death?: Death): Promise<{ readonly outcome: 'done' | 'dead'; readonly appends: number }>;
  /** everything in the logs, ids taken out of it, in an order of its own: what two runs have in common if they end alike */
  contents(): Promise<readonly string[]>;
}

export interface Chains {
  /** @param code six digits; each is a district of its own in the same databases */
  district(code: string): ChainDistrict;
  close(): Promise<void>;
}

/** Says that owners are followed, in the words of the first note: organs and teams come by two feeds, and either may be first. */
const firstOfAll = 'owner-notes';

const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '#');

/** The four services that record, with their reactions, on real PostgreSQL. */
export const chainsOfServices = async (): Promise<Chains> => {
  const [logs, models] = [await testDatabase(), await testDatabase()];
  const pool = connectionPool({ connectionString: logs.url, max: 6 });
  const read = connectionPool({ connectionString: models.url, max: 20 });
  const client = new pg.Client({ connectionString: logs.url });
  await client.connect();
  await migrateEventLog(client);
  await client.end();
  await migrateReadDatabase(models.url);
  const hosts = new Map(services.map(({ contract: { context } }) => [context, new PostgresEventLogs(pool, context)]));
  let commands = 0;

  const district = (code: string): ChainDistrict => {
    const log = (context: string): EventLog => (hosts.get(context as Context) as PostgresEventLogs).forDistrict(code);
    const logOf = (logId: string): EventLog => log(logId.split('/')[1] ?? '');
    const heads = async (): Promise<string> => (await Promise.all(services.map(async ({ contract }) => (await log(contract.context).head()).position))).join();

    const follow: ChainDistrict['follow'] = async (death) => {
      const life: Life = { appends: 0, dead: false };
      const feed = new LogFeed(logOf, { pollMs: 20, retry: { first: 10, longest: 50 } });
      const runner = (projection: Projection): ProjectionRunner =>
        new ProjectionRunner(projection, feed, read, { logIds: projection.contexts.map((context) => `${code}/${context}`), head: async (logId) => (await logOf(logId).head()).position, onError: () => undefined });
      const started = services.map((service) => {
        const readModels = service.projections.map(runner);
        const register = {
          query: async <R extends object>(sql: string, values: readonly unknown[]) => {
            await Promise.all(readModels.map((one) => one.waitUntilCaughtUp()));
            return (await read.query<R>(sql, [...values])).rows;
          },
        };
        const own = mortalLog(log(service.contract.context), death, life);
        const followers = (service.reactions ?? []).map((reaction) => runner(followerOf(reaction, { service, logs: { forDistrict: () => own }, executor: serviceExecutor(service), register })));
        return { readModels, followers };
      });
      // Followers stop first: one that is asking a register waits for the read models.
      const all = [...started.flatMap(({ followers }) => followers), ...started.flatMap(({ readModels }) => readModels)];
      for (const one of [...all].reverse()) await one.start();
      const settled = async (): Promise<'done'> => {
        for (let before = ''; before !== (await heads()); ) {
          before = await heads();
          for (const one of all) await one.waitUntilCaughtUp();
        }
        return 'done';
      };
      const killed = async (): Promise<'dead'> => {
        while (!life.dead) await new Promise((resolve) => setTimeout(resolve, 10));
        return 'dead';
      };
      const outcome = await Promise.race([settled().catch((error: unknown) => (life.dead ? ('dead' as const) : Promise.reject(error as Error))), killed()]);
      const { appends } = life;
      life.dead = true;
      for (const one of all) await one.stop();
      await feed.close();
      return { outcome, appends };
    };

    return {
      follow,
      record: async (context, name, body, on = '2026-02-01') => {
        const service = services.find(({ contract }) => contract.context === context);
        const useCase = service?.useCases.find((one) => one.name === name);
        if (service === undefined || useCase === undefined) throw new Error(`${context} has no ${name}`);
        commands += 1;
        const commandId = `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`;
        const meta = specificationMeta({ district: code, commandId, mode: 'live', citations, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' } });
        return serviceExecutor(service).execute(log(context), useCase, useCase.body.parse(body), meta);
      },
      contents: async () => {
        const all = await Promise.all(
          services.map(async ({ contract }) => {
            const { events } = await log(contract.context).readPage({ after: 0, limit: 5_000 });
            return events.map(({ type, data, streamId, envelope }) => {
              const { data: said } = decodeData(contract, type, data);
              const plain = JSON.stringify(said, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
              return withoutIds(`${contract.context} ${streamId} ${type} ${decodeEnvelope(envelope).effective?.to ?? ''} ${streamId === firstOfAll ? '' : plain}`);
            });
          }),
        );
        return all.flat().sort();
      },
    };
  };

  return {
    district,
    close: async () => {
      for (const host of hosts.values()) await host.close();
      await pool.end();
      await read.end();
      await logs.close();
      await models.close();
    },
  };
};
