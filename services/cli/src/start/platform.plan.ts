import { join } from 'node:path';
import type { ContextUrls } from '@yange/local';
import { localIssuerName } from '@yange/auth';

export const contexts = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'] as const;
export type ServiceContext = (typeof contexts)[number];

/** Passwords of the databases' roles, mode 0600. */
export const secretsFile = (folder: string): string => join(folder, 'secrets.json');

/** Keys of the vault: in no database, mode 0600. */
export const vaultKeysFile = (folder: string): string => join(folder, 'vault.keys.json');

export type Environment = Readonly<Record<string, string>>;

/** Variables that say where tokens come from and how they are read, where somebody set the first of them: then it is an identity provider outside, and no local issuer. */
export const outsideProvider = (environment: NodeJS.ProcessEnv): Environment =>
  environment['YANGE_JWKS_URL'] === undefined ? {} : Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (/^YANGE_(JWKS_URL|TOKEN_|OIDC_)/.test(name) && value !== undefined ? [[name, value] as const] : [])));

export interface PlanInput {
  readonly districts: readonly string[];
  readonly followed: readonly string[];
  readonly gatewayPort: number;
  readonly servicePorts: Readonly<Record<ServiceContext, number>>;
  readonly databases: Readonly<Record<ServiceContext, ContextUrls>>;
  /** empty where the feed is the logs themselves */
  readonly brokers: string;
  /** the broker is ours, and allows shorter sessions than one that was told nothing */
  readonly ownBroker: boolean;
  /** private key of the local issuer: tokens outlive the gateway's process */
  readonly issuerKey: string;
  readonly vault: { readonly url: string; readonly keysFile: string };
  /** variables of an identity provider outside; empty where the local issuer is */
  readonly provider: Environment;
}

/** The contexts whose logs a service reads: registers that everybody follows, and its own; reporting reads them all. */
export const sourceContexts = (own: ServiceContext): readonly ServiceContext[] => (own === 'reporting' ? contexts : [...new Set(['organisations', 'staffing', 'enforcement', own] as const)]);

export interface PlatformPlan {
  readonly gateway: Environment;
  readonly services: Readonly<Record<ServiceContext, Environment>>;
}

/** The environment of each process: the same variables that a manifest sets elsewhere. */
export const planPlatform = ({ districts, followed, gatewayPort, servicePorts, databases, brokers, ownBroker, issuerKey, vault, provider }: PlanInput): PlatformPlan => {
  const gatewayUrl = `http://127.0.0.1:${gatewayPort}`;
  const sources = (own: ServiceContext): Record<string, string> =>
    Object.fromEntries(sourceContexts(own).map((context) => [context, databases[context].logReadUrl]));
  const service = (context: ServiceContext): Environment => ({
    YANGE_DISTRICTS: districts.join(','),
    YANGE_FOLLOWED_DISTRICTS: followed.join(','),
    YANGE_PORT: String(servicePorts[context]),
    YANGE_LOG_DATABASE_URL: databases[context].logAppendUrl,
    YANGE_READ_DATABASE_URL: databases[context].readModelUrl,
    YANGE_LOG_SOURCES: JSON.stringify(sources(context)),
    YANGE_FEED: brokers === '' ? 'log' : 'kafka',
    KAFKA_BROKERS: brokers,
    ...(ownBroker ? { KAFKA_SESSION_SECONDS: '4' } : {}),
    YANGE_JWKS_URL: `${gatewayUrl}/v1/local-issuer/jwks.json`,
    YANGE_TOKEN_ISSUER: localIssuerName,
    ...provider,
  });
  return {
    gateway: {
      YANGE_DISTRICTS: districts.join(','),
      YANGE_FOLLOWED_DISTRICTS: followed.join(','),
      YANGE_PORT: String(gatewayPort),
      ...(Object.keys(provider).length > 0 ? provider : { YANGE_LOCAL_ISSUER: 'on', YANGE_LOCAL_ISSUER_KEY: issuerKey }),
      YANGE_SERVICES: JSON.stringify(Object.fromEntries(contexts.map((context) => [context, `http://127.0.0.1:${servicePorts[context]}`]))),
    },
    services: {
      ...(Object.fromEntries(contexts.map((context) => [context, service(context)])) as Record<ServiceContext, Environment>),
      staffing: { ...service('staffing'), YANGE_VAULT_DATABASE_URL: vault.url, YANGE_VAULT_KEYS_FILE: vault.keysFile },
    },
  };
};
