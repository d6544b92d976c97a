import { Argument, type Command } from 'commander';
import { defaultDistrict, regionCode, whole } from './arguments.js';
import { askOrganCommand, askQuotaCommand } from './commands/ask.command.js';
import { asClient, connect, type ClientFlags, type Run } from './client.verb.js';
import { diffCommand, replayCommand, trailCommand } from './commands/moments.commands.js';
import { rollUpCommand } from './commands/roll-up.command.js';
import { statisticsCommand } from './commands/statistics.command.js';

interface MomentFlags extends ClientFlags {
  readonly district: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

const known = 'what was recorded by then: a day, an instant (RFC 3339), or positions (organisations:120,staffing:45)';

/** `ask`, `replay`, `diff`, `trail`, `roll-up`, `statistics`: what one organ is, what happened, what changed, what a document caused, what the districts of a city come to, what there was at the end of a year. */
export const addMoments = (yange: Command, run: Run): void => {
  const asks = yange.command('ask').description('one question, as of a day and as known at a time: ask organ, ask quota');
  for (const [about, description, act] of [['organ', 'an organ as five logs tell of it', askOrganCommand], ['quota', 'quota accounts and leadership posts of an organ', askQuotaCommand]] as const) {
    asClient(asks.command(about).description(description))
      .option('--district <code>', 'region code', regionCode, defaultDistrict)
      .requiredOption('--organ <name or id>', 'a name that it bears or bore by then, or its id')
      .option('--as-of <date>', 'by the end of that day; without it, whatever takes effect when')
      .option('--known-at <time>', known)
      .action(run<MomentFlags & { organ: string }>(async (flags) => act(await connect(flags), flags.district, { ...flags, json: flags.json ?? false })));
  }
  asClient(yange.command('replay').description('what happened, event by event, as sentences, with the figures moving along'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .requiredOption('--from <date>', 'first day')
    .requiredOption('--to <date>', 'last day')
    .option('--known-at <time>', known)
    .action(run<MomentFlags & { from: string; to: string }>(async (flags) => replayCommand(await connect(flags), flags.district, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('diff').description('what changed between two moments, by reform and document'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .requiredOption('--from <date>', 'day of the earlier moment')
    .option('--as-of <date>', 'day of the later moment; without it, whatever takes effect when')
    .option('--known-from <time>', 'at the earlier moment, the same as --known-at without it')
    .option('--known-at <time>', known)
    .option('--organ <id>', 'what names this organ')
    .option('--figure <id>', 'what this figure rests on')
    .action(run<MomentFlags & { from: string; knownFrom?: string; organ?: string; figure?: string }>(async (flags) => diffCommand(await connect(flags), flags.district, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('trail').description('from a document to everything that it caused').addArgument(new Argument('<document>', 'number, title or id')))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--as-of <date>', 'what takes effect later is still to come; today without it')
    .option('--known-at <time>', known)
    .action(run<MomentFlags>(async (flags, document = '') => trailCommand(await connect(flags), flags.district, document, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('roll-up').description('全市汇总：the districts of a city side by side, what they come to, how fresh each is'))
    .requiredOption('--district <code>', 'region code of the city', regionCode)
    .option('--as-of <date>', 'by the end of that day; today without it')
    .option('--known-at <time>', 'what was recorded by then: a day, an instant (RFC 3339), or positions of all districts (150302/staffing:45,150303/grid:7)')
    .option('--measure <name>', 'of one measure only, such as organs')
    .action(run<MomentFlags & { measure?: string }>(async (flags) => rollUpCommand(await connect(flags), flags.district, { ...flags, json: flags.json ?? false })));
  asClient(yange.command('statistics').description('年报: organs, quotas, actual staff, by kind and level, at the end of a year'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .requiredOption('--year <year>', 'which year', whole)
    .option('--compare <year>', 'beside this year: what is other, and by how many events', whole)
    .option('--known-at <time>', known)
    .option('--out <file>', 'as a workbook, .xlsx; as it stands frozen where it is')
    .option('--freeze', 'keep it as it is now; once a year')
    .option('--corrects <event>', 'with --freeze: the event that froze it before')
    .option('--reason <text>', 'with --corrects: why')
    .action(run<MomentFlags & { year: number; compare?: number; out?: string; freeze?: true; corrects?: string; reason?: string }>(async (flags) => statisticsCommand(await connect(flags), { ...flags, json: flags.json ?? false })));
};
