import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from '@yange/config';
import { gatewayEnvironment } from '@yange/gateway';
import { closingSeconds, serviceEnvironment } from '@yange/service-host';
import { newKeyringText, vaultEnvironment } from '@yange/staffing';
import { parse } from 'yaml';
import { migrationEnvironment, processFiles, provisionEnvironment } from '../../services/cli/src/commands/migrate.command.js';
import { contexts, sourceContexts, type ServiceContext } from '../../services/cli/src/start/platform.plan.js';
import { shipped } from '../../deploy/images/collect.mjs';
import { roots } from '../../deploy/images/run.mjs';
import { deployFolder } from './manifests.fixture.js';

interface Part {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly [field: string]: unknown;
}

interface Composition {
  readonly services: Readonly<Record<string, Part>>;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

const textOf = (file: string): string => readFileSync(join(deployFolder, 'compose', file), 'utf8');

/** As compose puts variables in: `${NAME}`, `${NAME:-default}`, `${NAME:?why}`. */
const filled = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replace(/\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, kind: string | undefined, rest = '') => {
    const value = given[name] ?? '';
    if (value !== '') return value;
    if (kind === '?') throw new Error(`${name}: ${String(rest)}`);
    return kind === '-' ? String(rest) : '';
  });

/** YAML first, variables afterwards, as compose does it: an empty one is an empty text. */
const read = (file: string, given: Readonly<Record<string, string>> = {}): Composition => filledBelow(parse(textOf(file), { merge: true }), given) as Composition;

const filledBelow = (value: unknown, given: Readonly<Record<string, string>>): unknown => {
  if (typeof value === 'string') return filled(value, given);
  if (Array.isArray(value)) return value.map((entry) => filledBelow(entry, given));
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledBelow(inner, given)])) : value;
};

const variablesIn = (text: string): readonly string[] => [...new Set([...text.matchAll(/\$\{([A-Z_]+)/g)].map(([, name = '']) => name))];

const example = Object.fromEntries(textOf('.env.example').split('\n').filter((line) => /^[A-Z]/.test(line)).map((line) => line.split('=') as [string, string]));
const trying = { ...example, POSTGRES_PASSWORD: 'abc' };

const databases = Object.fromEntries(contexts.map((context) => [context, { logAppendUrl: `postgres://a@h/${context}`, logReadUrl: `postgres://r@h/${context}`, readModelUrl: `postgres://v@h/${context}` }])) as Parameters<typeof processFiles>[1];

/** The environment with what the volume holds after `yange migrate --provision`. @throws {Error} for a file that it does not write */
const environmentOf = ({ environment = {} }: Part): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => {
      if (!name.endsWith('_FILE')) return [name, value];
      const [, context = '', file = ''] = /^\/run\/yange\/([a-z]+)\/([a-z-]+)$/.exec(value) ?? [];
      const files = { ...processFiles(context as ServiceContext, databases, { keeperUrl: 'postgres://k@h/vault' }), ...(context === 'staffing' ? { 'vault-keys': newKeyringText() } : {}) };
      if (!(file in files)) throw new Error(`${value}: nobody writes that file`);
      return [name.slice(0, -'_FILE'.length), files[file as keyof typeof files] as string];
    }),
  );

describe('the compose file', () => {
  const { services, networks = {}, volumes = {} } = read('compose.yaml', trying);
  const ours = Object.entries(services).filter(([, part]) => part.image?.startsWith('yange:') === true && part.environment !== undefined);
  const roles = contexts.flatMap((context) => ['api', 'relay', 'projector'].map((role) => [context, role] as const));

  it('starts a process per service and role, a gateway, and what they stand on', () => {
    const processes = roles.map(([context, role]) => `${context}-${role}`);
    expect(Object.keys(services).sort()).toEqual([...processes, 'gateway', 'kafka', 'postgres', 'provision', 'secrets'].sort());
    for (const [context, role] of roles) expect([services[`${context}-${role}`]?.command, services[`${context}-${role}`]?.environment?.['YANGE_ROLES']]).toEqual([[context], role]);
  });

  it('gives each service an environment that it takes, and no variable that nobody reads', () => {
    for (const [context, role] of roles) {
      const environment = environmentOf(services[`${context}-${role}`] as Part);
      const taken = readEnvironment(serviceEnvironment, environment);
      expect(Object.keys(taken.YANGE_LOG_SOURCES).sort()).toEqual([...sourceContexts(context)].sort());
      expect(taken.KAFKA_BROKERS).toEqual(['kafka:9092']);
      expect((taken.KAFKA_SESSION_SECONDS ?? 0) * 1_000).toBeGreaterThanOrEqual(Number(services['kafka']?.environment?.['KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS']));
      const vault = context === 'staffing' && role === 'api';
      const known = [...Object.keys(serviceEnvironment.shape), 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_LOGS_EXPORTER', ...(vault ? Object.keys(vaultEnvironment.shape) : [])];
      expect(Object.keys(environment).filter((name) => !known.includes(name))).toEqual([]);
      if (vault) expect(readEnvironment(vaultEnvironment, environment).YANGE_VAULT_DATABASE_URL).toBe('postgres://k@h/vault');
      if (role === 'api') expect(services).toHaveProperty(new URL(taken.YANGE_PROJECTOR_URL ?? '').hostname);
    }
    readEnvironment(provisionEnvironment, environmentOf(services['provision'] as Part));
    expect(Object.keys(migrationEnvironment.shape).filter((name) => name in (services['provision']?.environment ?? {}))).toEqual([]);
  });

  it('has a gateway that knows every service, and takes an identity provider in place of the example people', () => {
    const gateway = readEnvironment(gatewayEnvironment, environmentOf(services['gateway'] as Part));
    expect(gateway.YANGE_SERVICES).toEqual(Object.fromEntries(contexts.map((context) => [context, `http://${context}-api:8080`])));
    expect(gateway.YANGE_LOCAL_ISSUER).toBe('on');
    const provider = { POSTGRES_PASSWORD: 'abc', YANGE_JWKS_URL: 'https://id.example/keys', YANGE_TOKEN_ISSUER: 'https://id.example' };
    expect(readEnvironment(gatewayEnvironment, environmentOf(read('compose.yaml', provider).services['gateway'] as Part))).toMatchObject({ YANGE_LOCAL_ISSUER: 'off', YANGE_JWKS_URL: 'https://id.example/keys' });
  });

  it('starts nothing before what it needs says that it is well', () => {
    for (const part of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(part.depends_on ?? {})) {
        expect(services).toHaveProperty(name);
        if (condition === 'service_healthy') expect(services[name]?.healthcheck).toBeDefined();
      }
    }
    for (const [context, role] of roles) expect(services[`${context}-${role}`]?.depends_on).toEqual({ provision: { condition: 'service_completed_successfully' }, kafka: { condition: 'service_healthy' } });
  });

  it('opens one port, on this machine alone unless told', () => {
    expect(Object.entries(services).filter(([, part]) => part.ports !== undefined).map(([name, part]) => [name, part.ports])).toEqual([['gateway', ['127.0.0.1:7300:8080']]]);
  });

  it('lets processes write nothing but what they must, and gives them the time to close', () => {
    for (const [name, part] of ours) {
      expect([name, part['read_only'], part['user'], part['cap_drop'], part['security_opt']]).toEqual([name, true, '10001:10001', ['ALL'], ['no-new-privileges:true']]);
      expect(Number.parseInt(String(part['stop_grace_period']), 10)).toBeGreaterThan(Number(part.environment?.['YANGE_DRAIN_SECONDS'] ?? 0) + closingSeconds);
    }
    expect(ours.length).toBe(roles.length + 2);
  });

  it('names the volumes and networks that it uses', () => {
    const used = Object.values(services).flatMap((part) => (part.volumes ?? []).map((volume) => volume.split(':')[0] ?? ''));
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
    expect([...new Set(Object.values(services).flatMap((part) => part.networks ?? []))].sort()).toEqual(Object.keys(networks).sort());
    expect(networks['inner']).toEqual({ internal: 'true' });
  });
});

describe('both compose files', () => {
  const files = ['compose.yaml', 'compose.observability.yaml'];

  it('take images of a version', () => {
    for (const file of files) for (const { image } of Object.values(read(file, trying).services)) expect(image).toMatch(/:v?\d+\.\d+\.?\d*$/);
  });

  it('leads what is sent from the collector to where it is looked at', () => {
    const { services, volumes = {} } = read('compose.observability.yaml', trying);
    const collector = parse(textOf('collector.yaml')) as { readonly receivers: { readonly otlp: { readonly protocols: { readonly http: { readonly endpoint: string } } } }; readonly exporters: Readonly<Record<string, { readonly endpoint: string }>>; readonly service: { readonly pipelines: Readonly<Record<string, { readonly exporters: readonly string[] }>> } };
    const { exporters, service: { pipelines } } = collector;
    expect(textOf('.env.example')).toContain(`=http://collector:${collector.receivers.otlp.protocols.http.endpoint.split(':')[1] ?? ''}\n`);
    expect(Object.keys(pipelines).sort()).toEqual(['logs', 'metrics', 'traces']);
    expect([...new Set(Object.values(pipelines).flatMap((pipeline) => pipeline.exporters))].sort()).toEqual(Object.keys(exporters).sort());
    expect(Object.keys(services)).toContain(new URL(exporters['otlp_http']?.endpoint ?? '').hostname);
    const { scrape_configs: scraped, rule_files: rules } = parse(textOf('prometheus.yaml')) as { readonly scrape_configs: readonly { readonly static_configs: readonly { readonly targets: readonly string[] }[] }[]; readonly rule_files: readonly string[] };
    expect(scraped.flatMap((job) => job.static_configs.flatMap(({ targets }) => targets))).toEqual([`collector:${exporters['prometheus']?.endpoint.split(':')[1] ?? ''}`]);
    const mounts = Object.values(services).flatMap((part) => part.volumes ?? []).map((mount) => mount.split(':'));
    expect(mounts.filter(([from = '']) => (from.startsWith('.') ? !existsSync(join(deployFolder, 'compose', from)) : !(from in volumes)))).toEqual([]);
    for (const rule of rules) expect(mounts.map(([, to]) => to)).toContain(`/etc/prometheus/${rule}`);
    for (const part of Object.values(services)) expect(part).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
  });

  it('ask for the variables of the example, all of them and no others', () => {
    const named = [...textOf('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(([, name = '']) => name);
    expect([...new Set(named)].sort()).toEqual([...new Set(files.flatMap((file) => variablesIn(textOf(file))))].sort());
    expect(() => read('compose.yaml', example)).toThrow('set POSTGRES_PASSWORD');
  });
});

describe('the image', () => {
  it('knows every process, and ships what the code reads at run time', async () => {
    expect(Object.keys(roots).sort()).toEqual([...contexts, 'gateway'].sort());
    const root = join(deployFolder, '..');
    const paths = await shipped(root);
    for (const path of ['libs/event-log/sql', 'libs/history/districts', 'services/console/dist', 'services/cli/bin', 'libs/kernel/dist', 'node_modules', 'LICENSE']) expect(paths).toContain(path);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('is started as nobody in particular, and is asked how it is', () => {
    const file = readFileSync(join(deployFolder, 'images/Dockerfile'), 'utf8');
    for (const line of [/^ARG BASE=\S+:24-/m, /^ARG BUILD_BASE=\S+:24-/m, /^FROM \$\{BASE\}$/m, /^USER 10001:10001$/m, /^HEALTHCHECK /m, /^ENTRYPOINT \["node"/m, /npm ci --ignore-scripts/]) expect(file).toMatch(line);
  });
});
