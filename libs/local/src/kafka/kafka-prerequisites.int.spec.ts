import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { javaRuntime } from './java-runtime.js';
import { kafkaJars } from './kafka-jars.js';

describe('what Kafka needs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yange-spec-java-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('says that Java is missing and how to get it', async () => {
    await expect(javaRuntime({ PATH: folder })).rejects.toThrow(/Java 17 or newer, and no java is on the PATH: install one \(Debian: apt-get install/);
    await expect(javaRuntime({ PATH: folder, JAVA_HOME: folder })).rejects.toThrow(`JAVA_HOME=${folder} has none`);
  });

  it.each([['11.0.2', '11'], ['1.8.0_292', '8']])('says that Java %s is too old', async (version, major) => {
    await writeFile(join(folder, 'java'), `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
    await chmod(join(folder, 'java'), 0o755);
    await expect(javaRuntime({ PATH: `${folder}:/bin:/usr/bin` })).rejects.toThrow(`is Java ${major}: install one`);
  });

  it('says that Maven is missing when the jars are not there yet', async () => {
    await expect(kafkaJars(() => undefined, { PATH: folder, YANGE_CACHE: folder })).rejects.toThrow(/Maven, which fetches them, is not on the PATH: install it/);
  });

  it('says what Maven said when it cannot fetch, and leaves nothing half done', async () => {
    await writeFile(join(folder, 'mvn'), `#!/bin/sh\necho '[ERROR] Could not transfer artifact'\nexit 1\n`);
    await chmod(join(folder, 'mvn'), 0o755);
    const environment = { PATH: `${folder}:/bin:/usr/bin`, YANGE_CACHE: join(folder, 'cache') };
    await expect(kafkaJars(() => undefined, environment)).rejects.toThrow(/could not fetch Kafka .+\n\[ERROR\] Could not transfer artifact/s);
    await expect(kafkaJars(() => undefined, environment)).rejects.toThrow('could not fetch');
  });
});
