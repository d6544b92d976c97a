import { readEnvironment } from '@yange/config';
import { closingSeconds, serviceEnvironment } from '@yange/service-host';
import { newKeyringText, vaultEnvironment } from '@yange/staffing';
import { gatewayEnvironment } from '@yange/gateway';
import { migrationEnvironment, processFiles } from '../../services/cli/src/commands/migrate.command.js';
import { contexts, sourceContexts, type ServiceContext } from '../../services/cli/src/start/platform.plan.js';
import { Overlay, overlayNames, type Workload } from './manifests.fixture.js';
import { at, type Fields } from './kustomize/manifest.js';

const databases = Object.fromEntries(contexts.map((context) => [context, { logAppendUrl: `postgres://a@h/${context}`, logReadUrl: `postgres://r@h/${context}`, readModelUrl: `postgres://v@h/${context}` }])) as Parameters<typeof processFiles>[1];
const pem = '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----';

/** What each secret holds: those of processes as `yange migrate --provision` writes them. @throws {Error} for one that nobody makes */
const secrets = (secret: string, file: string): string => {
  const [context = '', kind = ''] = [secret.slice(0, secret.lastIndexOf('-')), secret.slice(secret.lastIndexOf('-') + 1)];
  const files: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    process: contexts.includes(context as ServiceContext) ? processFiles(context as ServiceContext, databases, { keeperUrl: 'postgres://k@h/vault' }) : {},
    owner: { 'log-owner-url': 'postgres://o@h/log', 'read-url': 'postgres://v@h/read', ...(context === 'staffing' ? { 'vault-owner-url': 'postgres://o@h/vault' } : {}) },
    vault: { 'vault-url': 'postgres://k@h/vault', 'vault-keys': newKeyringText() },
    relay: { 'user.crt': pem, 'user.key': pem },
    projector: { 'user.crt': pem, 'user.key': pem },
    cert: { 'ca.crt': pem },
  };
  const text = files[kind]?.[file];
  if (text === undefined) throw new Error(`no secret ${secret} holds ${file}`);
  return text;
};

const variables = (...schemas: readonly { readonly shape: object }[]): ReadonlySet<string> => new Set(schemas.flatMap(({ shape }) => Object.keys(shape)));
const everyProcess = [...variables(serviceEnvironment, gatewayEnvironment), 'OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_LOGS_EXPORTER'];

const secondsOf = (workload: Workload, probe: string): number => {
  const { periodSeconds, failureThreshold } = workload.container[probe] as { readonly periodSeconds: number; readonly failureThreshold: number };
  return periodSeconds * failureThreshold;
};

describe.each(overlayNames)('the processes of %s', (name) => {
  const overlay = Overlay.read(name);
  const environments = overlay.workloads.map((workload) => ({ workload, environment: overlay.environment(workload, secrets) }));
  const services = environments.filter(({ workload }) => ['api', 'relay', 'projector'].includes(workload.component));

  it('are a gateway, and of each service an api, a relay, a projector and a migration', () => {
    const wanted = contexts.flatMap((context) => ['api', 'relay', 'projector', 'migration'].map((component) => `${context} ${component}`));
    expect(overlay.workloads.map(({ instance, component }) => `${instance} ${component}`).sort()).toEqual([...wanted, 'gateway gateway'].sort());
    for (const { container, component, instance } of overlay.workloads) expect(container.args).toEqual(component === 'migration' ? ['yange', 'migrate', instance] : [instance]);
  });

  it('of services take their environment, and get no variable that nobody reads', () => {
    for (const { workload, environment } of services) {
      const read = readEnvironment(serviceEnvironment, environment);
      expect(read).toMatchObject({ YANGE_ROLES: [workload.component], YANGE_HOST: '0.0.0.0', YANGE_FEED: 'kafka' });
      expect(Object.keys(read.YANGE_LOG_SOURCES).sort()).toEqual([...sourceContexts(workload.instance as ServiceContext)].sort());
      expect(read.YANGE_LOG_DATABASE_URL).toBe(databases[workload.instance as ServiceContext].logAppendUrl);
      const vault = workload.instance === 'staffing' && workload.component === 'api';
      expect(Object.keys(environment).filter((variable) => ![...everyProcess, ...(vault ? variables(vaultEnvironment) : [])].includes(variable))).toEqual([]);
      if (vault) expect(readEnvironment(vaultEnvironment, environment).YANGE_VAULT_DATABASE_URL).toBe('postgres://k@h/vault');
    }
  });

  it('have a certificate for Kafka where they use it, and none elsewhere', () => {
    for (const { workload, environment } of services) {
      const listens = name === 'city' && workload.instance === 'reporting' && workload.component === 'api';
      expect([workload.manifest.metadata.name, environment['KAFKA_TLS_KEY'] !== undefined]).toEqual([workload.manifest.metadata.name, workload.component !== 'api' || listens]);
    }
  });

  it('of migrations take theirs', () => {
    for (const { workload, environment } of environments.filter(({ workload: { component } }) => component === 'migration')) {
      const read = readEnvironment(migrationEnvironment, environment);
      expect([workload.instance, read.YANGE_VAULT_OWNER_DATABASE_URL !== undefined]).toEqual([workload.instance, workload.instance === 'staffing']);
      expect(Object.keys(environment).filter((variable) => !variables(migrationEnvironment).has(variable))).toEqual([]);
    }
  });

  it('reach each other under names and ports that there are', () => {
    const addresses = overlay.of('Service').flatMap((service) => (at(service, ['spec', 'ports', '*', 'port']) as readonly number[]).map((port) => `http://${service.metadata.name}:${port}`));
    const gateway = environments.find(({ workload }) => workload.component === 'gateway');
    const read = readEnvironment(gatewayEnvironment, gateway?.environment);
    expect(read.YANGE_SERVICES).toEqual(Object.fromEntries(contexts.map((context) => [context, `http://${context}-api:${read.YANGE_PORT}`])));
    for (const address of Object.values(read.YANGE_SERVICES)) expect(addresses).toContain(address);
    for (const { workload, environment } of services.filter(({ workload: { component } }) => component === 'api')) {
      expect(environment['YANGE_PROJECTOR_URL']).toBe(`http://${workload.instance}-projector:${read.YANGE_PORT}`);
      expect(addresses).toContain(environment['YANGE_PROJECTOR_URL']);
    }
    const [kafka] = overlay.of('Kafka');
    const inner = (at(kafka, ['spec', 'kafka', 'listeners', '*']) as readonly Fields[]).find(({ type }) => type === 'internal');
    expect(services.map(({ environment }) => environment['KAFKA_BROKERS'])).toEqual(services.map(() => `${String(kafka?.metadata.name)}-kafka-bootstrap:${String(inner?.['port'])}`));
    const least = Number(at(kafka, ['spec', 'kafka', 'config', 'group.min.session.timeout.ms']));
    for (const { environment } of services) expect(Number(environment['KAFKA_SESSION_SECONDS']) * 1_000).toBeGreaterThanOrEqual(least);
  });

  it('listen at the port that is probed and that their services name', () => {
    for (const { workload, environment } of environments.filter(({ workload: { component } }) => component !== 'migration')) {
      expect(workload.container.ports).toEqual([{ name: 'http', containerPort: Number(environment['YANGE_PORT']) }]);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) expect(at(workload.container, [probe, 'httpGet', 'port'])).toEqual(['http']);
      expect(at(workload.container, ['livenessProbe', 'httpGet', 'path'])).toEqual(['/healthz']);
      expect(at(workload.container, ['readinessProbe', 'httpGet', 'path'])).toEqual([workload.component === 'gateway' ? '/readyz/own' : '/readyz']);
    }
    for (const service of overlay.of('Service')) {
      const selector = at(service, ['spec', 'selector'])[0] as Record<string, string>;
      const meant = overlay.workloads.filter(({ podLabels }) => Object.entries(selector).every(([label, value]) => podLabels[label] === value));
      expect([service.metadata.name, meant.length]).toEqual([service.metadata.name, 1]);
      expect(at(service, ['spec', 'ports', '*', 'targetPort'])).toEqual(['http']);
    }
  });

  it('are taken out of the balance before they close, and are given the time to', () => {
    for (const { workload, environment } of environments.filter(({ workload: { component } }) => component !== 'migration')) {
      const drain = Number(environment['YANGE_DRAIN_SECONDS']);
      expect(drain).toBeGreaterThan(secondsOf(workload, 'readinessProbe'));
      expect(workload.pod['terminationGracePeriodSeconds']).toBeGreaterThan(drain + closingSeconds);
    }
  });
});
