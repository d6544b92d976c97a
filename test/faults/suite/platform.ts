import { newIssuerKey, localIssuerName } from '@yange/auth';
import { ensureSecret, freePort, provision, provisionVault, startLocalKafka, startLocalPostgres, type ContextUrls, type LocalKafka, type LocalPostgres, type VaultUrls } from '@yange/local';
import { newKeyringText } from '@yange/staffing';
import { join } from 'node:path';
import { GatewayCaller } from '../../support/gateway.fixture.js';
import { Member, type Orders } from './member.js';
import { thisProduct, type Product } from './product.js';
import { FaultProxy } from './proxy.js';
import type { Seeded } from './seeded.js';

export const district = '150302';
export const contexts = ['organisations', 'staffing', 'enforcement'] as const;
export const recording = ['organisations', 'staffing'] as const;
export type Recording = (typeof recording)[number];

/** What a process does: the api twice per service (a rolling deploy), relay and projector apart. */
const parts = [
  { name: 'organisations-api-1', context: 'organisations', roles: 'api' },
  { name: 'organisations-api-2', context: 'organisations', roles: 'api' },
  { name: 'organisations-relay-1', context: 'organisations', roles: 'relay' },
  { name: 'organisations-relay-2', context: 'organisations', roles: 'relay' },
  { name: 'organisations-projector', context: 'organisations', roles: 'projector' },
  { name: 'staffing-api-1', context: 'staffing', roles: 'api' },
  { name: 'staffing-api-2', context: 'staffing', roles: 'api' },
  { name: 'staffing-relay', context: 'staffing', roles: 'relay' },
  { name: 'staffing-projector', context: 'staffing', roles: 'projector' },
] as const satisfies readonly { readonly name: string; readonly context: Recording; readonly roles: string }[];

export interface PlatformOf {
  readonly folder: string;
  readonly draw: Seeded;
  readonly log: (line: string) => void;
  readonly onGivenUp: (error: Error) => void;
  /** what each start of a member is told */
  readonly orders: (member: string, draw: Seeded) => Omit<Orders, 'routes'>;
  /** what runs; this checkout where it is left out */
  readonly product?: Product;
  /** a server that is there; one of its own where it is left out */
  readonly postgres?: LocalPostgres;
}

/** Everything that runs, as processes that can be killed one by one. */
export class Platform {
  private constructor(
    private readonly servers: { readonly postgres: LocalPostgres; readonly kafka: LocalKafka; readonly broker: FaultProxy; readonly readModels: FaultProxy },
    private readonly begun: { readonly databases: Readonly<Record<(typeof contexts)[number], ContextUrls>>; readonly vault: VaultUrls; readonly product: Product },
    readonly members: readonly Member[],
    private readonly environments: ReadonlyMap<string, Readonly<Record<string, string>>>,
  ) {}

  get postgres(): LocalPostgres {
    return this.servers.postgres;
  }

  get databases(): Readonly<Record<(typeof contexts)[number], ContextUrls>> {
    return this.begun.databases;
  }

  /** between the services and Kafka */
  get broker(): FaultProxy {
    return this.servers.broker;
  }

  /** between the projectors and what they write */
  get readModels(): FaultProxy {
    return this.servers.readModels;
  }

  get kafka(): LocalKafka {
    return this.servers.kafka;
  }

  static async start(of: PlatformOf): Promise<Platform> {
    const { folder, log, onGivenUp, product = thisProduct } = of;
    const [postgres, kafka] = await Promise.all([
      of.postgres ?? startLocalPostgres({ dataFolder: join(folder, 'postgres'), ephemeral: false, log, onGivenUp }),
      startLocalKafka({ folder: join(folder, 'kafka'), log, onGivenUp }),
    ]);
    const broker = await FaultProxy.open(() => kafka.port, of.draw.fork('proxy'));
    const readModels = await FaultProxy.open(() => Number(new URL(postgres.url).port), of.draw.fork('proxy', 1));
    const routes = { [String(kafka.port)]: broker.port };
    const databases = await provision(postgres.url, { contexts, secretsFile: join(folder, 'secrets.json') });
    const vault = await provisionVault(postgres.url, { context: 'staffing', secretsFile: join(folder, 'secrets.json') });
    await ensureSecret(join(folder, 'vault.keys.json'), newKeyringText);
    await product.migrate(databases, vault);
    const vaultKeys = { YANGE_VAULT_DATABASE_URL: vault.keeperUrl, YANGE_VAULT_KEYS_FILE: join(folder, 'vault.keys.json') };
    const { environments, gateway } = await planned(databases, { brokers: kafka.brokers, readModelsPort: readModels.port }, vaultKeys);
    const member = (name: string, root: string, environment: Readonly<Record<string, string>>): Member =>
      new Member({ name, root: product.mainOf(root), environment, log: join(folder, `${name}.log`), orders: (draw) => ({ ...of.orders(name, draw), routes }), draw: of.draw.fork('member', name) });
    const members = [member('gateway', 'gateway', gateway), ...parts.map(({ name, context }) => member(name, context, environments.get(name) ?? {}))];
    const platform = new Platform({ postgres, kafka, broker, readModels }, { databases, vault, product }, members, environments);
    await Promise.all(members.map((one) => one.start()));
    return platform;
  }

  /** Databases first, while what runs goes on. */
  migrateTo(product: Product): Promise<void> {
    return product.migrate(this.begun.databases, this.begun.vault);
  }

  /** The member becomes one of that product, started when it resolves. */
  roll(member: Member, product: Product, more: Readonly<Record<string, string>> = {}): Promise<void> {
    return member.become(product.mainOf(member.name.split('-')[0] ?? ''), more);
  }

  member(name: string): Member {
    const found = this.members.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no member ${name}`);
    return found;
  }

  named(words: string): readonly Member[] {
    return this.members.filter(({ name }) => name.includes(words));
  }

  /** Where commands may go: the gateway, or one of two instances past it. */
  doors(context: Recording): readonly string[] {
    const past = this.named(`${context}-api`).map(({ url }) => `${url}/v1/districts/${district}`);
    return [`${this.member('gateway').url}/v1/districts/${district}/${context}`, ...past];
  }

  environmentOf(name: string): Readonly<Record<string, string>> {
    return this.environments.get(name) ?? {};
  }

  get gateway(): GatewayCaller {
    return new GatewayCaller(this.member('gateway').url, undefined, this.begun.product === thisProduct);
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map((one) => one.stop()));
    await Promise.all([this.servers.broker.close(), this.servers.readModels.close()]);
    await Promise.all([this.kafka.stop(), this.postgres.stop()]);
  }
}

/** The same database by another port of this machine. */
const through = (url: string, port: number): string => Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(port) }).href;

const planned = async (databases: Platform['databases'], { brokers, readModelsPort }: { readonly brokers: string; readonly readModelsPort: number }, vaultKeys: Readonly<Record<string, string>>) => {
  const gatewayPort = String(await freePort());
  const jwks = `http://127.0.0.1:${gatewayPort}/v1/local-issuer/jwks.json`;
  const environments = new Map<string, Readonly<Record<string, string>>>();
  for (const { name, context, roles } of parts) {
    environments.set(name, {
      YANGE_DISTRICTS: district, YANGE_ROLES: roles, YANGE_PORT: String(await freePort()), YANGE_FEED: 'kafka', KAFKA_BROKERS: brokers,
      YANGE_LOG_DATABASE_URL: databases[context].logAppendUrl, YANGE_READ_DATABASE_URL: roles === 'projector' ? through(databases[context].readModelUrl, readModelsPort) : databases[context].readModelUrl,
      YANGE_LOG_SOURCES: JSON.stringify(Object.fromEntries(contexts.map((one) => [one, databases[one].logReadUrl]))),
      YANGE_JWKS_URL: jwks, YANGE_TOKEN_ISSUER: localIssuerName, ...(context === 'staffing' ? vaultKeys : {}),
    });
  }
  const urlOf = (name: string): string => `http://127.0.0.1:${environments.get(name)?.['YANGE_PORT'] ?? ''}`;
  const services = { organisations: urlOf('organisations-api-1'), staffing: urlOf('staffing-api-1'), enforcement: urlOf('organisations-api-1'), grid: urlOf('organisations-api-1'), reporting: urlOf('organisations-api-1') };
  const gateway = { YANGE_DISTRICTS: district, YANGE_PORT: gatewayPort, YANGE_LOCAL_ISSUER: 'on', YANGE_LOCAL_ISSUER_KEY: await newIssuerKey(), YANGE_SERVICES: JSON.stringify(services) };
  return { environments, gateway };
};
