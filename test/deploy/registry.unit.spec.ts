import { partitionsOf, topicOf, topicPartitions, type Context } from '@yange/contracts';
import { headsTopic, relayGroupPrefix, topicName, topicSettings, topicSpec, type TopicSpec } from '@yange/feed';
import { databasesOf, rolesOf, vaultRolesOf } from '@yange/local';
import { contextsRead, groupPrefixOf } from '@yange/service-host';
import { definitions } from '../../services/cli/src/start/in-process.host.js';
import { contexts } from '../../services/cli/src/start/platform.plan.js';
import { Overlay, overlayNames } from './manifests.fixture.js';
import { at, type Fields, type Manifest } from './kustomize/manifest.js';

interface Acl {
  readonly type: string;
  readonly name: string;
  readonly pattern: string;
  readonly operations: readonly string[];
}

const writes = ['Describe', 'DescribeConfigs', 'Write'];
const reads = ['Describe', 'DescribeConfigs', 'Read'];
const literal = (name: string, operations: readonly string[]): Acl => ({ type: 'topic', name, pattern: 'literal', operations });
const prefix = (name: string, operations: readonly string[]): Acl => ({ type: 'topic', name, pattern: 'prefix', operations });

const aclsOf = (user: Manifest): readonly Acl[] =>
  (at(user, ['spec', 'authorization', 'acls'])[0] as readonly { readonly resource: Record<string, string>; readonly operations: readonly string[] }[])
    .map(({ resource, operations }) => ({ type: resource['type'] ?? '', name: resource['name'] ?? '', pattern: resource['patternType'] ?? '', operations: [...operations].sort() }))
    .sort(byName);
const byName = (one: Acl, other: Acl): number => (`${one.type} ${one.name}` < `${other.type} ${other.name}` ? -1 : 1);

/** What the code does at the broker, and so what its principals may do; nothing beside it. */
const neededBy = (context: Context, district: string, followed: readonly string[]): Readonly<Record<string, readonly Acl[]>> => {
  const follows = definitions[context].projections.some((projection) => projection.followed === true);
  return {
    [`${context}-relay`]: [
      literal(topicOf(district, context), [...writes, 'Read'].sort()), literal(headsTopic(district).topic, writes),
      { type: 'group', name: relayGroupPrefix(`${district}/${context}`), pattern: 'prefix', operations: ['Describe', 'Read'] },
    ].sort(byName),
    [`${context}-projector`]: [
      ...contextsRead(definitions[context]).map((read) => literal(topicOf(district, read as Context), reads)),
      ...(follows ? followed.map((other) => prefix(`yange.${other}.`, reads)) : []),
      { type: 'group', name: groupPrefixOf({ YANGE_DISTRICTS: [district] }, context), pattern: 'prefix', operations: ['Describe', 'Read'] },
    ].sort(byName),
  };
};

describe.each(overlayNames)('what the overlay %s declares', (name) => {
  const overlay = Overlay.read(name);
  const node = overlay.of('ConfigMap')[0]?.['data'] as Record<string, string>;
  const district = node['YANGE_DISTRICTS'] ?? '';
  const followed = (node['YANGE_FOLLOWED_DISTRICTS'] ?? '').split(',').filter((code) => code !== '');

  it('is the topics of its district, with the partitions and settings that the code pins', () => {
    const specs = [...contexts.map((context) => topicSpec(`${district}/${context}`, { partitions: partitionsOf })), headsTopic(district)];
    const wanted = specs.map((spec: TopicSpec) => [spec.topic, spec.partitions, topicSettings(spec)]).sort();
    const declared = overlay.of('KafkaTopic').map((topic) => {
      const { topicName: called, partitions, config } = topic['spec'] as { readonly topicName: string; readonly partitions: number; readonly config: Fields };
      const settings = Object.fromEntries(Object.entries(config).filter(([setting]) => setting in topicSettings({ topic: '', partitions: 1, replicationFactor: 1 })).map(([setting, value]) => [setting, String(value)]));
      return [called, partitions, settings];
    });
    expect(declared.sort()).toEqual(wanted);
  });

  it('lets each principal do what the code does, and nothing else', () => {
    const wanted = Object.assign({}, ...contexts.map((context) => neededBy(context, district, followed))) as Record<string, readonly Acl[]>;
    const declared = Object.fromEntries(overlay.of('KafkaUser').filter(({ metadata }) => metadata.name in wanted).map((user) => [user.metadata.name, aclsOf(user)]));
    expect(declared).toEqual(wanted);
    const links = overlay.of('KafkaUser').filter(({ metadata }) => !(metadata.name in wanted)).map(({ metadata }) => metadata.name);
    expect(links).toEqual({ local: [], district: ['city-reader'], city: ['link-districts'] }[name]);
    for (const user of overlay.of('KafkaUser')) expect(at(user, ['spec', 'authentication', 'type'])).toEqual(['tls']);
  });

  it('is the databases and roles of the code, one of which owns each', () => {
    const vault = vaultRolesOf('staffing');
    const databases = contexts.flatMap((context) => {
      const [{ log, read }, { logOwner, readModel }] = [databasesOf(context), rolesOf(context)];
      return [[log, logOwner], [read, readModel]];
    });
    expect(overlay.of('Database').map((database) => [at(database, ['spec', 'name'])[0], at(database, ['spec', 'owner'])[0]]).sort()).toEqual([...databases, [vault.database, vault.owner]].sort());
    const [cluster] = overlay.of('Cluster');
    const roles = contexts.flatMap((context) => Object.values(rolesOf(context)) as string[]);
    expect(at(cluster, ['spec', 'managed', 'roles', '*', 'name']).slice().sort()).toEqual([...roles, vault.owner, vault.keeper].sort());
    expect(at(cluster, ['spec', 'managed', 'roles', '*']).filter((role) => ['superuser', 'createdb', 'createrole', 'replication', 'bypassrls'].some((right) => (role as Fields)[right] === true))).toEqual([]);
  });

  it('scales a projector to as many as its topics have partitions, by the lag that it tells', () => {
    for (const scaled of overlay.of('ScaledObject')) {
      const context = scaled.metadata.name.replace(/-projector$/, '') as Context;
      const scaledUp = overlay.of('Deployment').filter(({ metadata }) => metadata.name === at(scaled, ['spec', 'scaleTargetRef', 'name'])[0]);
      // A number of its own would take back what scaling has made of it, with each rollout.
      expect(scaledUp.map((deployment) => at(deployment, ['spec', 'replicas']))).toEqual([[]]);
      expect(at(scaled, ['spec', 'maxReplicaCount'])).toEqual([topicPartitions[context]]);
      expect(at(scaled, ['spec', 'triggers', '0', 'metadata', 'url'])).toEqual([`http://${context}-projector.yange.svc:${node['YANGE_PORT']}/lagz`]);
    }
    expect(overlay.of('ScaledObject').length).toBe(name === 'local' ? 0 : contexts.length);
  });
});

describe('the link of a city', () => {
  const city = Overlay.read('city');
  const followed = ((city.of('ConfigMap')[0]?.['data'] as Record<string, string>)['YANGE_FOLLOWED_DISTRICTS'] ?? '').split(',');
  const mirrors = at(city.of('KafkaMirrorMaker2')[0], ['spec', 'mirrors', '*']) as readonly Fields[];
  const patterns = mirrors.map((mirror) => new RegExp(`^(${String(mirror['topicsPattern'])})$`));
  const topicsOf = (district: string): readonly string[] => [...contexts.map((context) => topicOf(district, context)), headsTopic(district).topic];

  it('brings every topic of the districts that it follows, each from its own district and under its own name', () => {
    expect(mirrors.length).toBe(followed.length);
    for (const district of followed) for (const topic of topicsOf(district)) expect([topic, patterns.filter((pattern) => pattern.test(topic)).length]).toEqual([topic, 1]);
    for (const topic of [...topicsOf('150300'), ...topicsOf('150305'), topicName('150302/other'), `${topicOf('150302', 'grid')}.more`]) expect(patterns.some((pattern) => pattern.test(topic))).toBe(false);
    for (const mirror of mirrors) expect(at(mirror, ['sourceConnector', 'config', 'replication.policy.class'])).toEqual(['org.apache.kafka.connect.mirror.IdentityReplicationPolicy']);
  });

  it('may write what it follows and its own bookkeeping, and nothing of the city', () => {
    const link = city.of('KafkaUser').find(({ metadata }) => metadata.name === 'link-districts') as Manifest;
    const own = topicsOf('150300');
    const written = aclsOf(link).filter(({ type, operations }) => type === 'topic' && operations.includes('Write'));
    expect(written.filter(({ name }) => name.startsWith('yange.')).map(({ name }) => name)).toEqual(followed.map((district) => `yange.${district}.`));
    expect(written.filter(({ name, pattern }) => own.some((topic) => (pattern === 'prefix' ? topic.startsWith(name) : topic === name)))).toEqual([]);
  });

  it('is granted by a district for reading alone', () => {
    const reader = Overlay.read('district').of('KafkaUser').find(({ metadata }) => metadata.name === 'city-reader') as Manifest;
    expect(aclsOf(reader)).toEqual([prefix('yange.150302.', reads)]);
  });
});
