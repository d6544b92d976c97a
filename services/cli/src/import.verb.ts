import type { Command } from 'commander';
import { defaultDistrict, folderOrFile, regionCode } from './arguments.js';
import { asClient, connect, type ClientFlags, type Run } from './client.verb.js';
import { importCommand } from './commands/import.command.js';
import { takeBackCommand } from './commands/take-back.command.js';
import { templateCommand } from './commands/template.command.js';
import { CommandFailed, exitCode } from './exit-code.js';

interface ImportFlags extends ClientFlags {
  readonly dryRun?: true;
  readonly goodRowsOnly?: true;
  readonly template?: string;
  readonly table?: string;
  readonly district: string;
  readonly cutOver?: string;
  readonly errors?: string;
  readonly confirmColumns?: true;
  readonly takeBack?: string;
  readonly reason?: string;
  readonly sign?: true;
}

/** `yange import`: tables in, and an import back. */
export const addImport = (yange: Command, run: Run): void => {
  asClient(yange.command('import').description('bring a folder of tables (manifest.json, CSV, XLSX), or a workbook or CSV by itself').argument('[path]', 'a folder with a manifest.json, or a file', folderOrFile))
    .option('--dry-run', 'decide every row, record nothing')
    .option('--good-rows-only', 'record the good rows where some are bad')
    .option('--template <file>', 'write a template to fill in (.xlsx, or .csv of one table) in place of bringing anything')
    .option('--table <name>', 'template of this table only; which table a CSV by itself is')
    .option('--district <code>', 'region code, for a template or a file by itself', regionCode, defaultDistrict)
    .option('--cut-over <date>', 'first day that is no longer history, for a file by itself in a district that was never imported')
    .option('--confirm-columns', 'take columns as they are proposed, where they are not named as in the template')
    .option('--errors <folder>', 'write the files back with a column 错误 where they have problems')
    .option('--take-back <id>', '撤回导入: what an import has recorded (its recordedAs) and what rests on it; with --reason it is proposed, with --sign it is signed by another person and carried out')
    .option('--reason <words>', 'why it is to be taken back')
    .option('--sign', 'sign what another person proposed, and take it back; once more, it goes on')
    .action(run<ImportFlags>(async (flags, from) => {
      if (flags.takeBack !== undefined) return takeBackCommand(await connect(flags), { district: flags.district, importId: flags.takeBack, json: flags.json ?? false, sign: flags.sign ?? false, ...(flags.reason === undefined ? {} : { reason: flags.reason }) });
      if (flags.template !== undefined) return templateCommand(await connect(flags), flags.template, { district: flags.district, ...(flags.table === undefined ? {} : { table: flags.table }) });
      if (from === undefined) throw new CommandFailed('要导入哪个文件夹？· which folder?', exitCode.usage);
      const { cutOver, table, errors } = flags;
      const named = { ...(cutOver === undefined ? {} : { cutOver }), ...(table === undefined ? {} : { table }), ...(errors === undefined ? {} : { errors }) };
      const wishes = { json: flags.json ?? false, dryRun: flags.dryRun ?? false, goodRowsOnly: flags.goodRowsOnly ?? false, confirmColumns: flags.confirmColumns ?? false };
      return importCommand(await connect(flags), from, { ...wishes, district: flags.district, ...named });
    }));
};
