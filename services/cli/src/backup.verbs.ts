import { InvalidArgumentError, Option, type Command } from 'commander';
import { brokers, folder, regionCode } from './arguments.js';
import { askedPoint, type AskedPoint } from './backup/asked.point.js';
import type { Run } from './client.verb.js';

interface RestoreFlags {
  readonly into: string;
  readonly until?: AskedPoint;
  readonly vaultKeys?: string;
  readonly erasures?: string;
  readonly check?: true;
  readonly json?: true;
}

const point = (text: string): AskedPoint => {
  const asked = askedPoint(text);
  if (asked === null) throw new InvalidArgumentError('应为各日志的位置、时刻或日期 · positions of logs, an instant with its offset, or a day is due: organisations:120,staffing:45, 2026-03-01T08:00:00+08:00, 2026-03-01');
  return asked;
};

interface ArchiveFlags {
  readonly data: string;
  readonly through?: AskedPoint;
  readonly district?: string;
  readonly tablespace?: string;
  readonly json?: true;
}

/** Backup of the platform of this machine, back from it, and forward to this version. */
export const addBackup = (yange: Command, run: Run): void => {
  yange.command('backup').description('every log and the vault at one moment, into an empty or new folder; the platform goes on').argument('<folder>', 'empty or new')
    .option('--data <folder>', 'data of the platform on this machine', '.yange')
    .option('--with-vault-keys', 'the keys of the vault as well: whoever has this backup then reads personal data')
    .option('--json', 'for programs')
    .action(run<{ data: string; withVaultKeys?: true; json?: true }>(async (flags, into = '') =>
      (await import('./backup/backup.command.js')).backupCommand({ into, dataFolder: flags.data, withVaultKeys: flags.withVaultKeys ?? false, json: flags.json ?? false })));
  yange.command('upgrade').description('data of an earlier version, brought to this one: a backup first, then tables and read models, hashes verified').requiredOption('--backup <folder>', 'for the backup that is taken first, empty or new')
    .option('--data <folder>', 'data of the stopped platform', '.yange')
    .option('--kafka <brokers>', 'host:port, where the platform reads by way of brokers of another machine', brokers)
    .option('--json', 'for programs')
    .action(run<{ backup: string; data: string; kafka?: string; json?: true }>(async ({ backup, data, kafka, json }) =>
      (await import('./backup/upgrade.command.js')).upgradeCommand({ backup, dataFolder: data, kafka: kafka ?? null, json: json ?? false })));
  yange.command('restore').description('a backup into an empty data folder: checked first, read models built anew, hashes verified').argument('<backup>', 'a folder that yange backup wrote', folder)
    .option('--into <folder>', 'empty or new', '.yange')
    .option('--until <point>', 'to a point: positions of every log (organisations:120,staffing:45,…), an instant, or a day (its end in China)', point)
    .option('--vault-keys <file>', 'keys of the vault, where the backup has none')
    .option('--erasures <file>', 'carry out again what was erased of personal data after the backup: a file that yange erasures wrote')
    .addOption(new Option('--check', 'look at the backup, restore nothing').conflicts('into'))
    .option('--json', 'for programs')
    .action(run<RestoreFlags>(async ({ into, until, vaultKeys, erasures, check, json }, from = '') => {
      const { restoreCommand } = await import('./backup/restore.command.js');
      return restoreCommand({ from, into, until: until ?? null, vaultKeys: vaultKeys ?? null, erasures: erasures ?? null, check: check ?? false, json: json ?? false });
    }));
  addErasures(yange, run);
  yange.command('archive').description('events up to a point leave the table that is written, and are read as before; without --through, what is archived')
    .option('--through <point>', 'positions of logs (staffing:100000,…), an instant, or a day (its end in China)', point)
    .option('--district <code>', 'logs of this district only', regionCode)
    .option('--tablespace <name>', 'where PostgreSQL keeps what is archived from now on: another disk')
    .option('--data <folder>', 'data of the platform on this machine', '.yange')
    .option('--json', 'for programs')
    .action(run<ArchiveFlags>(async ({ data, through, district, tablespace, json }) =>
      (await import('./commands/archive.command.js')).archiveCommand({ dataFolder: data, through: through ?? null, json: json ?? false, ...(district === undefined ? {} : { district }), ...(tablespace === undefined ? {} : { tablespace }) })));
};

const addErasures = (yange: Command, run: Run): void => {
  yange.command('erasures').description('what was erased of personal data, by random ids, into a file to be kept beside the backups: restore --erasures carries it out again').argument('<file>', 'written anew')
    .option('--data <folder>', 'data of the platform on this machine', '.yange')
    .option('--json', 'for programs')
    .action(run<{ data: string; json?: true }>(async (flags, file = '') => (await import('./backup/erasures.command.js')).erasuresCommand({ file, dataFolder: flags.data, json: flags.json ?? false })));
};
