import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const least = 17;
const howTo = 'install one (Debian: apt-get install openjdk-17-jre-headless, macOS: brew install openjdk@17) or point JAVA_HOME to it';

/**
 * The Java that runs Kafka: JAVA_HOME's if set, else the first on the PATH.
 * @throws Error with what to install, when there is none or it is older than 17
 */
export async function javaRuntime(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const home = environment['JAVA_HOME'];
  const program = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  // `java -version` speaks on stderr.
  const said = await run(program, ['-version'], { env: environment }).then(({ stdout, stderr }) => stdout + stderr, () => '');
  const found = /version "(?:1\.)?(\d+)/.exec(said)?.[1];
  if (found === undefined) throw new Error(`Kafka needs Java ${least} or newer, and ${home === undefined ? 'no java is on the PATH' : `JAVA_HOME=${home} has none`}: ${howTo}.`);
  if (Number(found) < least) throw new Error(`Kafka needs Java ${least} or newer, and ${program} is Java ${found}: ${howTo}.`);
  return program;
}
