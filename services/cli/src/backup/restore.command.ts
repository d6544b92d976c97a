import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalPostgres, writeWhole } from '@yange/local';
import { vaultMarkOf } from '@yange/staffing';
import { CommandFailed, exitCode } from '../exit-code.js';
import { vaultKeysFile } from '../start/platform.plan.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';
import { checkedBackup } from './backup.check.js';
import { refuseUnknownMigrations } from './known.migrations.js';
import { readErasures, type RecordedErasure } from './erasures.register.js';
import { RefusedBackup, vaultKeysName, type Manifest } from './manifest.js';
import { rebuiltAndVerified, type Rebuilt } from './rebuilt.platform.js';
import { restoreDatabases } from './restore.databases.js';
import type { AskedPoint } from './asked.point.js';
import { erasedAgain, noErasures, type ErasedAgain } from './restore.erasures.js';
import { pointIn, wholeBackup, type RestorePoint } from './restore.point.js';

export interface RestoreOptions {
  readonly from: string;
  readonly into: string;
  readonly until: AskedPoint | null;
  /** file with the keys of the vault, where the backup has none */
  readonly vaultKeys: string | null;
  /** a list of erasures that yange erasures wrote: those after the backup are carried out again */
  readonly erasures: string | null;
  /** look at the backup, write nothing */
  readonly check: boolean;
  readonly json: boolean;
}

/** `yange restore`: a checked backup into an empty data folder, read models built anew, hashes verified. */
export const restoreCommand = async (options: RestoreOptions): Promise<number> => {
  const from = performance.now();
  const source = await readySource(options);
  const { manifest, point } = source;
  const whole = point ?? wholeBackup(manifest.logs);
  if (options.check) return tellChecked(manifest, whole, options.json);
  await mkdir(options.into, { recursive: true });
  try {
    const erased = await fill(options, source);
    const told = await rebuiltAndVerified(options.into, manifest.districts);
    tell(options, manifest, whole, { ...told, erased, ms: Math.round(performance.now() - from) });
    return told.problems === 0 ? exitCode.ok : exitCode.verificationFailed;
  } catch (error) {
    await emptied(options.into);
    throw error;
  }
};

interface Source {
  readonly manifest: Manifest;
  readonly point: RestorePoint | null;
  /** text of the key ring; null where none is needed and none was given */
  readonly keys: string | null;
  /** null where none were named */
  readonly erasures: readonly RecordedErasure[] | null;
}

/** Everything that can be refused, before anything is written. */
const readySource = async ({ from, into, until, vaultKeys, erasures, check }: RestoreOptions): Promise<Source> => {
  try {
    if (!check && (await readdir(into).catch(() => [])).length > 0) throw new CommandFailed(`数据文件夹不是空的 · the data folder is not empty: ${into}; restore into another one (--into)`, exitCode.conflict);
    const manifest = await checkedBackup(from);
    await refuseUnknownMigrations(manifest);
    const keys = check && vaultKeys === null ? null : await fittingKeys(from, manifest, vaultKeys);
    return { manifest, point: until === null ? null : await pointIn(from, manifest, until), keys, erasures: erasures === null ? null : await readErasures(erasures) };
  } catch (error) {
    throw error instanceof RefusedBackup ? new CommandFailed(error.message, exitCode.verificationFailed) : error;
  }
};

const fittingKeys = async (from: string, { vault }: Manifest, named: string | null): Promise<string | null> => {
  const file = named ?? (vault.keys === null ? null : join(from, vaultKeysName));
  if (file === null) {
    if (vault.needsKeys) throw new CommandFailed('保险库须有其密钥 · the backup holds personal data: name the keys that they were sealed with (--vault-keys <file>), which were kept apart', exitCode.usage);
    return null;
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  const mark = text === null ? null : vaultMarkOf(text);
  if (text === null || mark === null) throw new CommandFailed(`不是保险库的密钥 · ${file} holds no keys of a vault`, exitCode.usage);
  if (vault.mark !== null && mark !== vault.mark) throw new CommandFailed(`不是这个保险库的密钥 · ${file} holds the keys of another vault`, exitCode.usage);
  return text;
};

const fill = async ({ from, into }: RestoreOptions, { manifest, point, keys, erasures }: Source): Promise<ErasedAgain> => {
  if (keys !== null) await writeWhole(vaultKeysFile(into), keys);
  const postgres = await startLocalPostgres({ dataFolder: join(into, 'postgres'), ephemeral: false, log: say });
  try {
    const { staffing, vault } = await restoreDatabases(postgres.url, into, { folder: from, manifest, point, keepMark: keys !== null });
    return erasures === null ? noErasures : await erasedAgain(erasures, staffing, vault);
  } catch (error) {
    throw error instanceof RefusedBackup ? new CommandFailed(error.message, exitCode.verificationFailed) : error;
  } finally {
    await postgres.stop();
  }
};

/** What was made in a folder that was empty goes again. */
const emptied = async (into: string): Promise<void> => {
  // Root's data may lie elsewhere, where the server's own user can reach them.
  const moved = (await readFile(join(into, 'postgres', 'moved-to'), 'utf8').catch(() => '')).trim();
  if (moved !== '') await rm(moved, { recursive: true, force: true, maxRetries: 5 });
  for (const name of await readdir(into)) await rm(join(into, name), { recursive: true, force: true, maxRetries: 5 });
};

const positionsOf = (point: RestorePoint): Readonly<Record<string, number>> => Object.fromEntries([...point].map(([logId, { position }]) => [logId, position]));

const tellChecked = ({ takenAt, version }: Manifest, point: RestorePoint, json: boolean): number => {
  if (json) answerJson({ checked: true, takenAt, version, positions: positionsOf(point) });
  else process.stdout.write(`${[...lines(positionsOf(point)), `完好 whole  ${takenAt}  ${version}`].join('\n')}\n`);
  return exitCode.ok;
};

const lines = (positions: Readonly<Record<string, number>>): readonly string[] => Object.entries(positions).map(([logId, position]) => `${logId.padEnd(24)} ${String(position).padStart(8)}`);

const tell = ({ into, until, erasures, json }: RestoreOptions, { takenAt, districts, vault }: Manifest, point: RestorePoint, { problems, positionsNow, readModels, erased, ms }: Rebuilt & { readonly erased: ErasedAgain; readonly ms: number }): void => {
  if (vault.needsKeys && erasures === null) say(`备份之后删除的个人信息又回来了：有删除清单时加 --erasures，没有时请重新删除 · personal data erased after ${takenAt} are back: name the list of erasures (--erasures), or erase them again`);
  const positions = positionsOf(point);
  if (json) return answerJson({ into, takenAt, districts, cut: until !== null, positions, positionsNow, erased, problems, readModels, ms });
  const again = erasures === null ? [] : [`个人信息 重新删除 erased again ${erased.again}，备份中已删除 already ${erased.already}，未恢复 not restored ${erased.notThere}`];
  const grown = Object.entries(positionsNow).filter(([logId, now]) => now > (positions[logId] ?? 0)).map(([logId, now]) => `${logId} → ${now}`);
  const after = grown.length === 0 ? [] : [`反应已续办、删除已重做 what events called for and what was erased was carried out again: ${grown.join(', ')}`];
  process.stdout.write(`${[...lines(positions), ...again, ...after, `${problems === 0 ? '无误 clean' : `${problems} 处问题 problems`}  ${readModels} 个读模型 read models  ${into}  （${(ms / 1000).toFixed(1)} s）`].join('\n')}\n`);
};
