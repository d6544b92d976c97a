import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Supervision } from '@yange/local';
import { CommandFailed } from '../exit-code.js';
import { say } from '../terminal/progress.js';
import type { RunningServices } from './in-process.host.js';
import { contexts, type PlatformPlan } from './platform.plan.js';
import { serviceRoot } from './service.roots.js';

const packages = { organisations: 'organisations', staffing: 'staffing', enforcement: 'enforcement', grid: 'grid-governance', reporting: 'reporting' } as const;

/** How the processes are kept running. */
export interface SplitOptions {
  /** aborted while they start: they are ended */
  readonly signal: AbortSignal;
  readonly onGivenUp: (error: Error) => void;
}

/** A process per service and one for the gateway, each started again when it ends by itself. They end with this one, however it ends: their channel closes. */
export const startSplit = async (plan: PlatformPlan, { signal, onGivenUp }: SplitOptions): Promise<RunningServices> => {
  const children: SplitProcess[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(children.map((child) => child.stop()));
  };
  const start = (name: string, environment: Readonly<Record<string, string>>): Promise<void> => {
    const child = new SplitProcess(name, environment);
    children.push(child);
    return child.start(signal);
  };
  try {
    await start('gateway', plan.gateway);
    await Promise.all(contexts.map((context) => start(packages[context], plan.services[context])));
    signal.throwIfAborted();
  } catch (error) {
    await close();
    throw error;
  }
  for (const child of children) child.supervise(onGivenUp);
  return { processes: children.length + 1, close };
};

/** One composition root in a process of its own. */
class SplitProcess {
  #child: ChildProcess | undefined;
  #supervision: Supervision | undefined;

  constructor(
    private readonly name: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Resolves when the process is ready. */
  async start(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    // In a session of its own: Ctrl-C in the terminal reaches this process first, which ends the others in order.
    const child = fork(serviceRoot(this.name), { env: { ...inherited(), ...this.environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [], detached: true });
    this.#child = child;
    const giveUp = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', giveUp, { once: true });
    await ready(child, this.name).finally(() => signal.removeEventListener('abort', giveUp));
  }

  supervise(onGivenUp: (error: Error) => void): void {
    this.#supervision = new Supervision({ name: this.name, pid: () => this.#child?.pid ?? 0, ended: (signal) => exitOf(this.#child, signal), restart: (signal) => this.start(signal) }, { log: say, onGivenUp });
  }

  async stop(): Promise<void> {
    await this.#supervision?.stop();
    const child = this.#child;
    if (child === undefined || hasEnded(child)) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const exitOf = async (child: ChildProcess | undefined, signal: AbortSignal): Promise<void> => {
  if (child === undefined || hasEnded(child)) return;
  await once(child, 'exit', { signal }).catch(() => undefined);
};

/** What a child may know of our environment: nothing that is not named. */
const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined && /^(PATH|HOME|LANG|LC_|TZ|NODE_|OTEL_|LOG_LEVEL$)/.test(entry[0])));

const ready = async (child: ChildProcess, name: string): Promise<void> => {
  const exited = once(child, 'exit').then(([code]) => {
    throw new CommandFailed(`${name} ended with code ${String(code)} before it was ready`);
  });
  await Promise.race([once(child, 'message'), exited]);
  exited.catch(() => undefined);
};
