import { Argument, type Command } from 'commander';
import { defaultDistrict, jsonFile, regionCode } from './arguments.js';
import { asClient, connect, type ClientFlags, type Run } from './client.verb.js';
import { carryOutCommand, whatIfCommand } from './commands/plan.commands.js';

interface PlanFlags extends ClientFlags {
  readonly district: string;
  readonly knownAt?: string;
  readonly since?: string;
}

const known = 'a day, an instant (RFC 3339), or positions (organisations:120,staffing:45)';

/** `what-if`, `carry-out`: what would come of a plan, and carrying it out as it was approved. */
export const addPlans = (yange: Command, run: Run): void => {
  asClient(yange.command('what-if').description('方案试算：what would come of a plan; nothing is written').addArgument(new Argument('<plan>', 'a JSON file { title, steps }').argParser(jsonFile)))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--known-at <time>', `on what was recorded by then: ${known}`)
    .option('--since <time>', 'what differs from the plan as tried out then: its known-at')
    .action(run<PlanFlags>(async (flags, plan: unknown) => whatIfCommand(await connect(flags), flags.district, plan, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('carry-out').description('实施方案：carry out the plan that a decision approved').addArgument(new Argument('<plan>', 'the JSON file that was tried out').argParser(jsonFile)))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .requiredOption('--decision <id>', 'the decision that approved it')
    .action(run<PlanFlags & { decision: string }>(async (flags, plan: unknown) => carryOutCommand(await connect(flags), flags.district, plan, { decision: flags.decision, json: flags.json ?? false })));
};
