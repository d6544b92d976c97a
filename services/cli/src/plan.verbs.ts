import { Argument, type Command } from 'commander';
import { defaultDistrict, folderOrFile, jsonFile, planSource, regionCode, type PlanSource } from './arguments.js';
import { asClient, connect, type ClientFlags, type Run } from './client.verb.js';
import { carryOutCommand, planCommand, whatIfCommand } from './commands/plan.commands.js';

interface PlanFlags extends ClientFlags {
  readonly district: string;
  readonly knownAt?: string;
  readonly since?: string;
}

interface TablesFlags extends ClientFlags {
  readonly district: string;
  readonly title?: string;
}

const known = 'a day, an instant (RFC 3339), or positions (organisations:120,staffing:45)';
const titled = ['--title <words>', 'of the plan that rows of tables make; the name of the folder unless told'] as const;

/** `plan`, `what-if`, `carry-out`: rows of tables as a plan, what would come of it, and carrying it out as it was approved. */
export const addPlans = (yange: Command, run: Run): void => {
  asClient(yange.command('plan').description('编制方案：the rows of tables as a plan, in JSON; nothing is recorded').addArgument(new Argument('<tables>', 'a folder with a manifest.json, or a workbook or CSV').argParser(folderOrFile)))
    .option('--district <code>', 'region code, of a file without a manifest', regionCode, defaultDistrict)
    .option(...titled)
    .option('--out <file>', 'write it there instead of to the terminal')
    .action(run<TablesFlags & { out?: string }>(async (flags, tables: string) => planCommand(await connect(flags), tables, flags)));
  asClient(yange.command('what-if').description('方案试算：what would come of a plan; nothing is written').addArgument(new Argument('<plan>', 'a JSON file { title, steps }, or a folder, workbook or CSV of tables').argParser(planSource)))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option(...titled)
    .option('--known-at <time>', `on what was recorded by then: ${known}`)
    .option('--since <time>', 'what differs from the plan as tried out then: its known-at')
    .action(run<PlanFlags & TablesFlags>(async (flags, source: unknown) => whatIfCommand(await connect(flags), flags.district, source as PlanSource, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('carry-out').description('实施方案：carry out the plan that a decision approved').addArgument(new Argument('<plan>', 'the JSON file that was tried out').argParser(jsonFile)))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .requiredOption('--decision <id>', 'the decision that approved it')
    .action(run<PlanFlags & { decision: string }>(async (flags, plan: unknown) => carryOutCommand(await connect(flags), flags.district, plan, { decision: flags.decision, json: flags.json ?? false })));
};
