import { localPeople } from '@yange/auth';
import { startTelemetry } from '@yange/observability';
import { ask, clientOfLocalPerson } from '../client/gateway.client.js';
import type { ImportReport } from '../client/import.upload.js';
import { CommandFailed, exitCode } from '../exit-code.js';
import { answerJson } from '../terminal/answer.js';
import { say } from '../terminal/progress.js';
import { waitUntilCaughtUp } from './catch-up.js';
import { checkDocument } from './check.document.js';
import { loadHistory } from './history.load.js';
import { startPlatform, type Platform } from './platform.js';
import { readyLine, type Ready } from './ready.line.js';
import type { StartOptions } from './start.options.js';
import { aborted, stopRequested } from './stop.signal.js';
import { summaryOf } from './summary.table.js';

const hasProvider = ({ provider }: StartOptions): boolean => Object.keys(provider).length > 0;

/** Starts the platform, loads the history, reconciles; stays until it is told to stop, or ends with the verdict of `--check`. */
export const start = async (options: StartOptions): Promise<number> => {
  const stop = stopRequested();
  const telemetry = await startTelemetry({ service: 'yange' });
  try {
    return await run(options, stop);
  } finally {
    await telemetry.shutdown();
  }
};

const run = async (options: StartOptions, stop: AbortSignal): Promise<number> => {
  if (hasProvider(options) && !options.empty) throw new CommandFailed('使用外部身份服务时须加 --empty：导入历史要有本机示例人员 · with an identity provider outside, --empty is needed: nobody is there to import the history', exitCode.usage);
  try {
    const platform = await startPlatform(options, options.districts.map(({ code }) => code), stop);
    try {
      return await Promise.race([serve(platform, options, stop), platform.failed]);
    } finally {
      say('正在停止 stopping …');
      await platform.close();
    }
  } catch (error) {
    if (!stop.aborted) throw error;
    return stoppedEarly(options);
  }
};

const serve = async (platform: Platform, options: StartOptions, stop: AbortSignal): Promise<number> => {
  const ready = await Promise.race([prepare(platform, options, stop), aborted(stop)]);
  if (ready === undefined) return stoppedEarly(options);
  if (options.check) return printCheck(ready, platform, options);
  if (options.json) answerJson(readyLine(platform, ready));
  else welcome(platform, ready, options);
  await aborted(stop);
  return exitCode.ok;
};

/** Nobody should take a check that was stopped for one that was passed. */
const stoppedEarly = (options: StartOptions): number => {
  if (options.check) throw new CommandFailed('在核对完成前停止 · stopped before the check was done');
  if (options.json) answerJson({ stopped: true });
  return exitCode.ok;
};

const prepare = async (platform: Platform, options: StartOptions, stop: AbortSignal): Promise<Ready> => {
  if (hasProvider(options)) return { readyMs: performance.now(), loaded: [] };
  const clerk = await clientOfLocalPerson(platform.url, 'local-clerk');
  // A history may set how its district treats rules, which no clerk does.
  const approver = await clientOfLocalPerson(platform.url, 'local-approver');
  const histories: (readonly [district: string, imported: ImportReport])[] = [];
  for (const { code, history } of options.empty ? [] : options.districts) if (history !== null) histories.push([code, await loadHistory(approver, code, history, stop)]);
  await waitUntilCaughtUp(clerk, ...(options.check ? [] : [tellParked]));
  const loaded = await Promise.all(histories.map(async ([district, imported]) => ({ district, imported, view: await ask(clerk.api.GET('/v1/districts/{district}/reporting/figures', { params: { path: { district } } })) })));
  return { readyMs: performance.now(), loaded };
};

/** Whoever is to look into it needs a platform that runs. */
const tellParked = (readModels: readonly string[]): void => say(`！ 有停放的事件，这些读模型可能是旧的 · parked events, these read models may be old: ${readModels.join(', ')} (yange parked)`);

const printCheck = async ({ readyMs, loaded: [loaded] }: Ready, platform: Platform, options: StartOptions): Promise<number> => {
  if (loaded === undefined) throw new CommandFailed('--check 须有导入的历史 · --check needs a history to load', exitCode.usage);
  const { expectedOf, verdictOf } = await import('../commands/check.command.js');
  const expected = expectedOf(loaded.district);
  const { imported, view } = loaded;
  const feed = platform.brokers === '' ? 'log' : 'kafka';
  if (options.json) answerJson(checkDocument({ readyMs, feed, processes: platform.processes, imported, view }));
  else process.stdout.write(`${summaryOf(view, imported)}\n`);
  return verdictOf(view, expected).differences.length === 0 ? exitCode.ok : exitCode.verificationFailed;
};

const welcome = (platform: Platform, { readyMs, loaded }: Ready, options: StartOptions): void => {
  const lines = [
    ...loaded.flatMap(({ district, imported, view }) => [`${district}`, summaryOf(view, imported)]),
    '',
    `沿革 Yange  ${platform.url}   （${(readyMs / 1000).toFixed(1)} s）`,
    `数据 data   ${platform.dataFolder}${platform.brokers === '' ? '' : `   Kafka ${platform.brokers}`}`,
    ...(hasProvider(options) ? ['登录由外部身份服务办理 people log in at the identity provider'] : ['可登录的示例人员 people to log in as:', ...localPeople.map(({ id, title }) => `  ${id.padEnd(22)} ${title.zh} ${title.en}`)]),
    '按 Ctrl-C 停止 · Ctrl-C stops it',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};
