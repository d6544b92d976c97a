import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { CommandFailed } from '../exit-code.js';
import type { RunningServices } from './in-process.host.js';
import { contexts, type PlatformPlan } from './platform.plan.js';

const packages = { organisations: 'organisations', staffing: 'staffing', enforcement: 'enforcement', grid: 'grid-governance', reporting: 'reporting' } as const;

/** The composition root of a service's process. */
const rootOf = (name: string): string => fileURLToPath(import.meta.resolve(`@yange/${name}/main`));

/** A process per service and one for the gateway. They end with this one, however it ends: their channel closes. */
export const startSplit = async (plan: PlatformPlan): Promise<RunningServices> => {
  const children: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(children.map(stop));
  };
  try {
    const start = (name: string, environment: Readonly<Record<string, string>>): Promise<void> => {
      const child = fork(rootOf(name), { env: { ...inherited(), ...environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
      children.push(child);
      return ready(child, name);
    };
    await start('gateway', plan.gateway);
    await Promise.all(contexts.map((context) => start(packages[context], plan.services[context])));
  } catch (error) {
    await close();
    throw error;
  }
  return { processes: children.length + 1, close };
};

/** What a child may know of our environment: nothing that is not named. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && /^(PATH|HOME|LANG|LC_|TZ|NODE_|OTEL_)/.test(entry[0])));

const ready = async (child: ChildProcess, name: string): Promise<void> => {
  const exited = once(child, 'exit').then(([code]) => {
    throw new CommandFailed(`${name} ended with code ${String(code)} before it was ready`);
  });
  await Promise.race([once(child, 'message'), exited]);
  exited.catch(() => undefined);
};

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
};
