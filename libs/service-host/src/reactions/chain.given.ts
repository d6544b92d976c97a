import { contractOf, decodeData, type Context } from '@yange/contracts';
import { connectionPool, MemoryEventLogs, type EventLog } from '@yange/event-log';
import { LogFeed } from '@yange/feed';
import { onDay, type DomainEvent } from '@yange/kernel';
import { migrateReadDatabase, ProjectionRunner, ReadAtMoment, openReadDatabase, type Positions, type Projection } from '@yange/projections';
import { annulEvent, askGiven, CommandExecutor, defineUseCase, specificationMeta, streamOf, type AggregateDefinition, type AnyQuery, type AnyUseCase, type CommandMeta, type CommandOutcome, type ServiceDefinition } from '@yange/use-case';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { serviceExecutor } from '../service.executor.js';
import { mortalLog, type Death, type Life } from './mortal.log.js';
import { followerOf } from './reaction.follower.js';

export interface GivenDistrict {
  /** live, under what another service's change stands under @returns what a caller would be answered */
  record(useCase: AnyUseCase, body: object, on?: string, more?: Partial<CommandMeta>): Promise<CommandOutcome>;
  /** takes back what was recorded, as a person may */
  annul(event: { readonly streamId: string; readonly eventId: string } | undefined): Promise<CommandOutcome>;
  /** says in the log of another service that something happened there @param told the event that called for it; whether an import brought it */
  happened(context: Context, streamId: string, event: DomainEvent, on?: string, told?: { readonly causedBy?: string; readonly mode?: CommandMeta['mode'] }): Promise<void>;
  /** runs read models and reactions until nothing is left to do, or until death @param again the reactions read everything from its beginning */
  follow(death?: Death, again?: 'again'): Promise<{ readonly outcome: 'done' | 'dead'; readonly appends: number }>;
  /** @param moment the day asked for; what is known of each log, all where left out */
  ask(query: AnyQuery, params: object, moment?: { readonly asOf?: string; readonly known?: Positions }): Promise<object>;
  /** of the own log, as type and data */
  events(...types: readonly string[]): Promise<readonly { readonly type: string; readonly eventId: string; readonly streamId: string; readonly data: Readonly<Record<string, unknown>> }[]>;
  /** rules for which something was left to a person */
  left(): Promise<readonly string[]>;
}

export interface GivenChain {
  /** each is a district of its own, in the same database */
  district(code: string): GivenDistrict;
  close(): Promise<void>;
}

const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const anything: AggregateDefinition<null, DomainEvent> = { name: 'anything', initial: () => null, apply: () => null };

const tell = defineUseCase({
  name: 'tell',
  title: { zh: '', en: '' },
  path: 'tell',
  right: 'none',
  administrative: true,
  body: z.custom<{ readonly event: DomainEvent; readonly streamId: string }>(),
  streams: ({ streamId }) => ({ own: { ...streamOf(anything), streamId } }),
  decide: ({ event }) => ({ append: { own: [event] } }),
});

interface ChainParts {
  readonly service: ServiceDefinition;
  readonly hosts: ReadonlyMap<Context, MemoryEventLogs>;
  readonly pool: pg.Pool;
  readonly read: DataSource;
  /** tells apart what specifications record and what they start */
  readonly next: () => number;
}

class District implements GivenDistrict {
  private readonly log: EventLog;

  constructor(private readonly code: string, private readonly parts: ChainParts) {
    this.log = this.logOf(parts.service.contract.context);
  }

  record(useCase: AnyUseCase, body: object, on = '2026-02-01', more: Partial<CommandMeta> = {}): Promise<CommandOutcome> {
    return serviceExecutor(this.parts.service).execute(this.log, useCase, useCase.body.parse(body), { ...this.meta(on), ...more });
  }

  async annul(event: { readonly streamId: string; readonly eventId: string } | undefined): Promise<CommandOutcome> {
    if (event === undefined) throw new Error('there is nothing to annul');
    const { service } = this.parts;
    const { streamId, eventId } = event;
    return serviceExecutor(service).execute(this.log, annulEvent(service.contract, service.aggregates) as AnyUseCase, { streamId, eventId, reason: '另有安排' }, this.meta('2026-06-02'));
  }

  async happened(context: Context, streamId: string, event: DomainEvent, on = '2026-06-01', { causedBy, mode = 'live' }: { readonly causedBy?: string; readonly mode?: CommandMeta['mode'] } = {}): Promise<void> {
    const contract = contractOf(context);
    if (contract === null) throw new Error(`no contract of ${context}`);
    await new CommandExecutor(contract).execute(this.logOf(context), tell as AnyUseCase, { event, streamId }, { ...this.meta(on), mode, causationId: causedBy ?? null });
  }

  async follow(death?: Death, again?: 'again'): Promise<{ readonly outcome: 'done' | 'dead'; readonly appends: number }> {
    const life: Life = { appends: 0, dead: false };
    const failures: unknown[] = [];
    const feed = new LogFeed((logId) => this.ofLog(logId), { pollMs: 20, retry: { first: 10, longest: 50 } });
    const runner = (projection: Projection): ProjectionRunner => this.runner(projection, feed, failures);
    const readModels = this.parts.service.projections.map(runner);
    const followers = this.followers(readModels, mortalLog(this.log, death, life), again).map(runner);
    const all = [...readModels, ...followers];
    for (const one of all) await one.start();
    const outcome = await Promise.race([this.settled(all).catch((error: unknown) => (life.dead ? ('dead' as const) : Promise.reject(error as Error))), killed(life, failures)]);
    const { appends } = life;
    life.dead = true;
    // Followers first: one that is asking the register waits for the read models.
    for (const one of [...followers, ...readModels]) await one.stop();
    await feed.close();
    return { outcome, appends };
  }

  async ask(query: AnyQuery, params: object, { asOf, known = null }: { readonly asOf?: string; readonly known?: Positions | null } = {}): Promise<object> {
    return (await askGiven(query, params, { district: this.code, read: new ReadAtMoment(this.parts.read, this.parts.service.projections, known), asOf })) as object;
  }

  async events(...types: readonly string[]): ReturnType<GivenDistrict['events']> {
    const { contract } = this.parts.service;
    const { events } = await this.log.readPage({ after: 0, limit: 5_000 });
    const all = events.map(({ type, data, eventId, streamId }) => ({ type, eventId, streamId, data: decodeData(contract, type, data).data as Readonly<Record<string, unknown>> }));
    return types.length === 0 ? all : all.filter(({ type }) => types.includes(type));
  }

  async left(): Promise<readonly string[]> {
    return (await this.events('FollowUpRefused')).map(({ data }) => String(data['rule'])).sort();
  }

  private logOf(context: string): EventLog {
    return (this.parts.hosts.get(context as Context) as MemoryEventLogs).forDistrict(this.code);
  }

  private ofLog(logId: string): EventLog {
    return this.logOf(logId.split('/')[1] ?? '');
  }

  private meta(on: string): CommandMeta {
    return specificationMeta({ district: this.code, commandId: `given ${this.code} ${this.parts.next()}`, mode: 'live', citations, effective: onDay(on), actor: { person: 'p', role: 'reaction', tokenId: '' } });
  }

  private runner(projection: Projection, feed: LogFeed, failures: unknown[]): ProjectionRunner {
    const head = async (logId: string): Promise<number> => (await this.ofLog(logId).head()).position;
    return new ProjectionRunner(projection, feed, this.parts.pool, { logIds: projection.contexts.map((context) => `${this.code}/${context}`), head, onError: (error) => failures.push(error) });
  }

  private followers(readModels: readonly ProjectionRunner[], log: EventLog, again: 'again' | undefined): readonly Projection[] {
    const { service, pool, next } = this.parts;
    const query = async <R extends object>(sql: string, values: readonly unknown[]): Promise<readonly R[]> => {
      await Promise.all(readModels.map((one) => one.waitUntilCaughtUp()));
      return (await pool.query<R>(sql, [...values])).rows;
    };
    const parts = { service, logs: { forDistrict: () => log }, executor: serviceExecutor(service), register: { query } };
    // A reader of another name has no checkpoint; its commands are those of the reaction all the same.
    return (service.reactions ?? []).map((one) => (again === undefined ? followerOf(one, parts) : { ...followerOf(one, parts), name: `${one.name}-${next()}`, views: [] }));
  }

  private async settled(all: readonly ProjectionRunner[]): Promise<'done'> {
    for (let head = -1; head !== (await this.log.head()).position; ) {
      head = (await this.log.head()).position;
      for (const one of all) await one.waitUntilCaughtUp();
    }
    return 'done';
  }
}

/** What fails by itself would be tried again for ever: a specification wants to know. */
const killed = async (life: Life, failures: readonly unknown[]): Promise<'dead'> => {
  while (!life.dead && failures.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!life.dead) throw new Error('a reaction or a read model failed', { cause: failures[0] });
  return 'dead';
};

/**
 * For specifications: the reactions of one service with its read models, beside the logs of those that it follows. Logs lie in memory, read models and checkpoints on real PostgreSQL.
 * @param url of an empty database
 */
export const chainGiven = async (url: string, service: ServiceDefinition): Promise<GivenChain> => {
  await migrateReadDatabase(url);
  const read = await openReadDatabase(url);
  const pool = connectionPool({ connectionString: url, max: 12 });
  const contexts = [...new Set([service.contract.context, ...(service.reactions ?? []).flatMap((one) => one.contexts)])];
  let told = 0;
  const parts: ChainParts = { service, pool, read, hosts: new Map(contexts.map((context) => [context, new MemoryEventLogs(context)])), next: () => (told += 1) };
  return {
    district: (code) => new District(code, parts),
    close: async () => {
      await pool.end();
      await read.destroy();
    },
  };
};
