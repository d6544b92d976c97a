import { readFileSync } from 'node:fs';
import { Argument, Command, Option } from 'commander';
import { brokers, defaultDistrict, folders, port, regionCode, regionCodes, webAddress, whole } from './arguments.js';
import { addBackup } from './backup.verbs.js';
import { addImport } from './import.verb.js';
import { asClient, connect, defaultPort, type ClientFlags, type Run } from './client.verb.js';
import { addDistrictCommand } from './commands/add-district.command.js';
import { eventsCommand } from './commands/events.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { statusCommand } from './commands/status.command.js';
import { CommandFailed, exitCode } from './exit-code.js';
import { addMoments } from './moments.verbs.js';
import { addPlans } from './plan.verbs.js';
import { contexts } from './start/platform.plan.js';

/** The version of the product, which all of its parts share. */
export const productVersion = (): string => (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/**
 * The flat verbs; `import`, `report`, `events`, `status` and `rebuild` are clients of the gateway. What only some verbs need (services,
 * drivers, tables) is loaded by them: wrong usage is told at once.
 */
export const program = (run: Run): Command => {
  const yange = new Command('yange').description('沿革 Yange: the institutional history of a district as an event log').version(productVersion()).exitOverride().showHelpAfterError();
  addStart(yange, run);
  addClients(yange, run);
  addOperations(yange, run);
  addBackup(yange, run);
  return yange;
};

const addStart = (yange: Command, run: Run): void => {
  yange
    .command('start')
    .description('start the platform on this machine and load the history')
    .option('--check', 'throw-away database: import, reconcile, print, stop; exit 4 when a figure is not as expected')
    .option('--json', 'one JSON document on stdout: with --check the figures, else a line once it is ready')
    .option('--ephemeral', 'keep no data')
    .option('--split', 'a process per service')
    .option('--kafka [brokers]', 'feed through Apache Kafka: one of our own, or host:port', brokers)
    .option('--data <folder>', 'where data are kept', '.yange')
    .option('--port <port>', 'port of the gateway', port, defaultPort)
    .addOption(new Option('--empty', 'load no history').conflicts(['check', 'history']))
    .option('--district <code>', 'serve this district and load the history that comes along for it; may be repeated', regionCodes)
    .option('--follow <code>', 'read the topics of this district, which another node records: a city its districts; needs --kafka host:port; may be repeated', regionCodes)
    .option('--history <folder>', 'load the tables of this folder, and serve its district; may be repeated', folders)
    .action(
      run<StartFlags>(async (flags) => {
        if (flags.check && (flags.district ?? []).length + (flags.history ?? []).length > 1) throw new CommandFailed('--check 一次核对一个区 · --check takes one district at a time', exitCode.usage);
        const followed = flags.follow ?? [];
        if (followed.length > 0 && typeof flags.kafka !== 'string') throw new CommandFailed('--follow 须与 --kafka host:port 同用：别的节点所登记的由其主题读取 · --follow needs --kafka host:port: what other nodes record is read from their topics', exitCode.usage);
        const [{ start }, { servedDistricts }, { outsideProvider }] = await Promise.all([import('./start/start.command.js'), import('./start/served.districts.js'), import('./start/platform.plan.js')]);
        return start({
          check: flags.check ?? false,
          json: flags.json ?? false,
          ephemeral: flags.ephemeral ?? false,
          split: flags.split ?? false,
          kafka: flags.kafka === undefined ? 'none' : flags.kafka === true ? 'own' : { brokers: flags.kafka },
          dataFolder: flags.data,
          port: flags.port,
          provider: outsideProvider(process.env),
          empty: flags.empty ?? false,
          followed,
          districts: await servedDistricts(flags.district ?? (flags.history === undefined ? [defaultDistrict] : []), flags.history ?? []),
        });
      }),
    );
};

interface StartFlags {
  readonly check?: true;
  readonly json?: true;
  readonly ephemeral?: true;
  readonly split?: true;
  readonly kafka?: true | string;
  readonly data: string;
  readonly port: number;
  readonly empty?: true;
  readonly district?: readonly string[];
  readonly history?: readonly string[];
  readonly follow?: readonly string[];
}

interface ExportFlags extends ClientFlags {
  readonly district: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly table: readonly string[];
  readonly organ?: string;
}

const addExport = (yange: Command, run: Run): void => {
  asClient(yange.command('export').description('the logs as tables that import takes: a folder, or one .xlsx or .zip file').argument('<path>', 'an empty or new folder, or a file'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--as-of <date>', 'what takes effect by this day; today without it')
    .option('--known-at <time>', 'what was recorded by then: a day, an instant, or positions')
    .option('--table <name>', 'this table only; may be repeated', (name: string, before: readonly string[]) => [...before, name], [])
    .option('--organ <id>', 'what speaks of this organ')
    .action(run<ExportFlags>(async (flags, to = '') => {
      const { asOf, knownAt, organ } = flags;
      const { exportCommand } = await import('./commands/export.command.js');
      return exportCommand(await connect(flags), to, {
        district: flags.district, tables: flags.table, json: flags.json ?? false, ...(asOf === undefined ? {} : { asOf }), ...(knownAt === undefined ? {} : { knownAt }), ...(organ === undefined ? {} : { organId: organ }),
      });
    }));
};

interface ReportFlags extends ClientFlags {
  readonly district: string;
  readonly on?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly language?: 'zh' | 'en';
  readonly number?: string;
  readonly notes?: false;
  readonly out?: string;
  readonly checkSheet?: string;
  readonly freeze?: true;
  readonly settle?: string;
}

const addReport = (yange: Command, run: Run): void => {
  asClient(yange.command('report').description('every figure beside what the events say; or a report from a template, as a file').argument('[template]', 'name or id of a template, or id of a frozen report'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--on <date>', 'day of the report; today without it')
    .option('--as-of <date>', 'of the figures: every one by the end of this day, in place of its own')
    .option('--known-at <time>', 'as known then: a day, an instant, or positions')
    .addOption(new Option('--language <language>', 'of the text').choices(['zh', 'en']))
    .option('--number <text>', 'document number 发文字号: the document then has a head')
    .option('--no-notes', 'the clean text, without footnotes')
    .option('--out <file>', 'text as .docx or .md, annexes as .xlsx')
    .option('--check-sheet <file>', '校核单 as .xlsx, for the house alone')
    .option('--freeze', 'keep it as it reads now; needs --on')
    .option('--settle <file>', 'JSON: [{"number", "choice": "declared" or "derived", "reason"}] for what the check sheet has open')
    .action(run<ReportFlags>(async ({ notes, ...flags }, template) => {
      const client = await connect(flags);
      if (template === undefined) return (await import('./commands/report.command.js')).reportCommand(client, flags.district, { ...flags, json: flags.json ?? false });
      return (await import('./commands/report-document.command.js')).reportDocumentCommand(client, template, { ...flags, json: flags.json ?? false, ...(notes === false ? { notes: 'none' as const } : {}) });
    }));
};

const addClients = (yange: Command, run: Run): void => {
  addImport(yange, run);
  addExport(yange, run);
  addReport(yange, run);
  addMoments(yange, run);
  addPlans(yange, run);
  asClient(yange.command('events').description('one context\'s log, by position').addArgument(new Argument('<context>', 'whose log').choices(contexts)))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--after <position>', 'from the event after this one', whole, 0)
    .option('--limit <events>', 'at most', whole, 1_000_000)
    .option('--type <name>', 'stored name of the event')
    .option('--stream <id>', 'one stream')
    .option('--known-at <time>', 'what was recorded by then: a day, an instant, or positions')
    .action(run<ClientFlags & { district: string; after: number; limit: number; type?: string; stream?: string; knownAt?: string }>(async (flags, context = '') =>
      eventsCommand(await connect(flags), flags.district, { ...flags, context, json: flags.json ?? false })));
  asClient(yange.command('rebuild').description('build read models anew beside the running ones, compare, swap').addArgument(new Argument('[context]', 'all without it').choices(contexts)), 'local-operator')
    .action(run<ClientFlags>(async (flags, context) => rebuildCommand(await connect(flags), context, flags.json ?? false)));
  asClient(yange.command('add-district').description('serve another district from now on, without a restart').argument('<code>', 'region code of six digits', regionCode), 'local-operator')
    .action(run<ClientFlags>(async (flags, code = '') => addDistrictCommand(await connect(flags), code, flags.json ?? false)));
  asClient(yange.command('check').description('are the figures of the running platform what they are known to come to? exit 4 when not'))
    .option('--district <code>', 'region code', regionCode, defaultDistrict)
    .option('--load', 'bring the history that comes along first')
    .action(run<ClientFlags & { district: string; load?: true }>(async (flags) =>
      (await import('./commands/check.command.js')).checkCommand(await connect(flags), flags.district, { load: flags.load ?? false, json: flags.json ?? false })));
  asClient(yange.command('parked').description('streams that wait for an event that cannot be folded, and why; exit 1 where there are any'), 'local-operator')
    .option('--retry', 'fold them in their order')
    .addOption(new Option('--skip <event>', 'record that this event is left out, then fold what waits behind it').conflicts('retry'))
    .option('--reason <text>', 'why it is left out')
    .option('--district <code>', 'whose log the decision is recorded in', regionCode, defaultDistrict)
    .action(run<ClientFlags & { retry?: true; skip?: string; reason?: string; district: string }>(async ({ retry, skip, reason, district, ...flags }) =>
      (await import('./commands/parked.command.js')).parkedCommand(await connect(flags), { district, retry: retry ?? false, json: flags.json ?? false, ...(skip === undefined ? {} : { skip }), ...(reason === undefined ? {} : { reason }) })));
  asClient(yange.command('status').description('heads, lag, parked streams')).action(run<ClientFlags>(async (flags) => statusCommand(await connect(flags), flags.json ?? false)));
};

interface OperatorFlags {
  readonly data: string;
  readonly json?: true;
}

const asOperator = (command: Command): Command => command.option('--data <folder>', 'data of the platform on this machine', '.yange').option('--json', 'for programs');

const addOperations = (yange: Command, run: Run): void => {
  yange.command('migrate').description('bring the databases of a service up to date, as their owner; the environment names them').addArgument(new Argument('[context]', 'its databases and roles are there').choices(contexts))
    .option('--provision <folder>', 'on a server of one\'s own: make every database and role, migrate them, write what each process needs into this folder')
    .action(run<{ provision?: string }>(async (flags, context) => {
      if ((context === undefined) === (flags.provision === undefined)) throw new CommandFailed('一个服务，或 --provision · name a service, or --provision', exitCode.usage);
      const { migrateCommand, provisionCommand } = await import('./commands/migrate.command.js');
      return flags.provision === undefined ? migrateCommand(context as (typeof contexts)[number]) : provisionCommand(flags.provision);
    }));
  asOperator(yange.command('verify').description('recompute hashes, density and order of every log'))
    .addOption(new Option('--district <code>', 'region code').argParser(regionCode).conflicts('export'))
    .option('--export <file>', 'verify an export in place of the databases')
    .addOption(new Option('--write <folder>', 'export every log as well').conflicts('export'))
    .action(run<OperatorFlags & { district?: string; export?: string; write?: string }>(async (flags) =>
      (await import('./commands/verify.command.js')).verifyCommand({
        json: flags.json ?? false,
        dataFolder: flags.data,
        ...(flags.district === undefined ? {} : { district: flags.district }),
        ...(flags.export === undefined ? {} : { exported: flags.export }),
        ...(flags.write === undefined ? {} : { write: flags.write }),
      })));
  asOperator(yange.command('doctor').description('what this machine has and lacks'))
    .option('--url <url>', 'the gateway', webAddress, `http://127.0.0.1:${defaultPort}`)
    .action(run<OperatorFlags & { url: string }>(async (flags) => (await import('./commands/doctor.command.js')).doctorCommand(flags.data, flags.url, flags.json ?? false)));
};
