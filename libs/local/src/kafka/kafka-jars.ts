import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { runHelper } from '../process/run-helper.js';

/** Pinned: the broker that everything here was tried with. */
export const kafkaVersion = '4.4.0';
const log4jVersion = '2.25.5';
const dependencyPluginVersion = '3.8.1';

export interface KafkaJars {
  /** A folder with nothing but the broker's jars. */
  readonly folder: string;
  /** Where they came from, for people. */
  readonly source: string;
}

/**
 * The broker's jars: kept from an earlier start, or resolved by Maven from its local cache or from Maven Central (about 45 MB, once per user).
 * @throws Error with what to install or to look at
 */
export async function kafkaJars(log: (line: string) => void, environment: NodeJS.ProcessEnv = process.env, signal?: AbortSignal): Promise<KafkaJars> {
  const parent = cacheFolder(environment);
  const folder = join(parent, `kafka-${kafkaVersion}`);
  if (await exists(folder)) return { folder, source: `jars kept in ${folder}` };
  const cached = await exists(join(homedir(), '.m2', 'repository', 'org', 'apache', 'kafka', 'kafka_2.13', kafkaVersion, `kafka_2.13-${kafkaVersion}.jar`));
  const source = cached ? 'the local Maven cache' : 'Maven Central';
  log(`Kafka ${kafkaVersion}: taking the jars from ${source} …`);
  const draft = `${folder}.${process.pid}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  try {
    await writeFile(join(draft, 'pom.xml'), pom());
    await resolveWithMaven(draft, environment, signal);
    if (!(await readdir(join(draft, 'jars'))).includes(`kafka_2.13-${kafkaVersion}.jar`)) throw new Error(`Maven ended well but left no Kafka ${kafkaVersion} in ${draft}.`);
    // Another process may have been faster: its jars are the same.
    await rename(join(draft, 'jars'), folder).catch(async (error: unknown) => {
      if (!(await exists(folder))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { folder, source };
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const chosen = environment['YANGE_CACHE'];
  if (chosen !== undefined && chosen !== '') return chosen;
  if (process.platform === 'win32') return join(environment['LOCALAPPDATA'] ?? homedir(), 'yange', 'cache');
  return join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'yange');
}

function pom(): string {
  const dependency = (group: string, artifact: string, version: string): string =>
    `    <dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local.yange</groupId><artifactId>kafka-broker</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
${dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion)}
${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', log4jVersion)}
  </dependencies>
</project>
`;
}

async function resolveWithMaven(folder: string, environment: NodeJS.ProcessEnv, signal: AbortSignal | undefined): Promise<void> {
  const goal = `org.apache.maven.plugins:maven-dependency-plugin:${dependencyPluginVersion}:copy-dependencies`;
  const args = ['--batch-mode', '--quiet', goal, '-DincludeScope=runtime', '-DoutputDirectory=jars'];
  // Maven is a script on Windows, which only a shell can start.
  const { code, output } = await runHelper('mvn', args, { cwd: folder, env: environment, shell: process.platform === 'win32', signal }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new Error(withoutMaven) : error;
  });
  if (code === 0) return;
  const end = output.trim().split('\n').slice(0, 6).join('\n');
  throw new Error(`Maven could not fetch Kafka ${kafkaVersion} (does this machine reach Maven Central, or a mirror set in ~/.m2/settings.xml?):\n${end}`);
}

const withoutMaven =
  `The jars of Kafka ${kafkaVersion} are not on this machine yet, and Maven, which fetches them, is not on the PATH: ` +
  'install it (Debian: apt-get install maven, macOS: brew install maven), or name a broker that is already running.';

function exists(path: string): Promise<boolean> {
  return access(path).then(() => true, () => false);
}
