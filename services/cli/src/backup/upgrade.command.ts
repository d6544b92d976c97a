import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandFailed, exitCode } from '../exit-code.js';
import { contexts, vaultKeysFile } from '../start/platform.plan.js';
import type { StartOptions } from '../start/start.options.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';
import { backedUp } from './backup.command.js';
import { changedBetween, newerModel, versionOfData, type DataVersion, type VersionChange } from './data.version.js';
import { refuseUnknownMigrations } from './known.migrations.js';
import { productVersion, RefusedBackup, type Manifest } from './manifest.js';
import { databasesOfPlatform } from './platform.databases.js';
import { rebuiltAndVerified, type Rebuilt } from './rebuilt.platform.js';

export interface UpgradeOptions {
  readonly dataFolder: string;
  /** folder for the backup that is taken first, empty or new */
  readonly backup: string;
  /** brokers that the platform reads by; without it those in the data folder, where there are any */
  readonly kafka: string | null;
  readonly json: boolean;
}

/**
 * `yange upgrade`: the data of a stopped platform, made by an earlier version, brought to this one: a backup first, then tables, then read models that changed,
 * and every hash verified. What was written is in the logs and stays as it is; where the upgrade does not come to its end, the earlier version goes on from the backup.
 */
export const upgradeCommand = async (options: UpgradeOptions): Promise<number> => {
  const from = performance.now();
  const before = await readyData(options);
  const manifest = (await backedUp({ into: options.backup, dataFolder: options.dataFolder, withVaultKeys: false })).manifest;
  say(`备份 backup: ${options.backup}`);
  const { told, after } = await broughtForward(options, before, manifest);
  tell(options, changedBetween(before, after), told, Math.round(performance.now() - from));
  return told.problems === 0 ? exitCode.ok : exitCode.verificationFailed;
};

/** Everything that can be refused, before anything is written. */
const readyData = async ({ dataFolder }: UpgradeOptions): Promise<DataVersion> => {
  const databases = await databasesOfPlatform(dataFolder);
  try {
    if (databases.running) throw new CommandFailed('平台正在运行，请先停止 · the platform runs on these data: stop it first', exitCode.conflict);
    const version = await versionOfData(databases.url);
    await refuseUnknownMigrations({ migrations: Object.fromEntries(contexts.map((context) => [context, [...version[context].migrations]])) });
    const newer = newerModel(version);
    if (newer !== null) throw new RefusedBackup(`数据出自较新的版本 · these data are of a newer version: ${newer}; start them with that one`);
    return version;
  } catch (error) {
    throw error instanceof RefusedBackup ? new CommandFailed(error.message, exitCode.verificationFailed) : error;
  } finally {
    await databases.close();
  }
};

const broughtForward = async (options: UpgradeOptions, before: DataVersion, { districts }: Manifest): Promise<{ readonly told: Rebuilt; readonly after: DataVersion }> => {
  const { dataFolder, backup } = options;
  try {
    const told = await rebuiltAndVerified(dataFolder, districts, await feedOf(options, before));
    const databases = await databasesOfPlatform(dataFolder);
    try {
      return { told, after: await versionOfData(databases.url) };
    } finally {
      await databases.close();
    }
  } catch (error) {
    const back = `yange restore ${backup} --into <folder> --vault-keys ${vaultKeysFile(dataFolder)}`;
    throw new CommandFailed(`升级未完成；用原来的版本从备份恢复 · the upgrade did not come to its end; with the earlier version: ${back}\n${error instanceof Error ? error.message : String(error)}`);
  }
};

/** Read models are kept by the feed that they were built from: by another one they would all be built anew, and again at the next start. */
const feedOf = async ({ dataFolder, kafka }: UpgradeOptions, before: DataVersion): Promise<StartOptions['kafka']> => {
  if (kafka !== null) return { brokers: kafka };
  if (!contexts.some((context) => before[context].models.some(({ feed }) => feed === 'kafka'))) return 'none';
  const own = await access(join(dataFolder, 'kafka')).then(() => true, () => false);
  if (!own) throw new Error('这些数据经 Kafka 读取 · these data are read by way of Kafka: name its brokers (--kafka host:port)');
  return 'own';
};

const tell = ({ dataFolder, backup, json }: UpgradeOptions, { migrations, readModels }: VersionChange, { problems, positionsNow }: Rebuilt, ms: number): void => {
  if (json) return answerJson({ dataFolder, backup, version: productVersion, migrations, readModels, positions: positionsNow, problems, ms });
  const lines = [
    ...Object.entries(migrations).map(([context, names]) => `${context.padEnd(16)} ${names.join(', ')}`),
    ...readModels.map(({ context, name, from, to }) => `${context.padEnd(16)} ${name} ${from ?? '–'} → ${to}`),
    ...(Object.keys(migrations).length + readModels.length === 0 ? ['已是此版本 the data are of this version already'] : []),
    `${problems === 0 ? '无误 clean' : `${problems} 处问题 problems`}  ${productVersion}  ${dataFolder}  （${(ms / 1000).toFixed(1)} s）`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};
