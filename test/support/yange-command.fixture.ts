import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The built command line, as a user has it. */
export const yange = fileURLToPath(new URL('../../services/cli/bin/yange.mjs', import.meta.url));

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a child may know of the test run: nothing that would change how the product behaves. */
const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(YANGE_|JEST_|OTEL_|KAFKA_|NODE_ENV|NODE_OPTIONS|LOG_LEVEL)/.test(key))),
  ...more,
});

export interface SpawnedYange {
  readonly child: ChildProcess;
  readonly pid: number;
  /** everything so far */
  stdout(): string;
  stderr(): string;
  /** exit code, null after a signal */
  readonly ended: Promise<number | null>;
}

/** @param alone in a process group of its own, as a shell starts it: a signal to the group is what Ctrl-C is */
export const spawnYange = (args: readonly string[], env: Readonly<Record<string, string>> = {}, alone = false): SpawnedYange => {
  const child = spawn(process.execPath, [yange, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: environment(env), detached: alone });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  if (child.pid === undefined) throw new Error('yange could not be started');
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, pid: child.pid, stdout: () => written.stdout, stderr: () => written.stderr, ended };
};

/** Runs one verb to its end. */
export const runYange = async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<CommandResult> => {
  const running = spawnYange(args, env);
  const code = await running.ended;
  return { code, stdout: running.stdout(), stderr: running.stderr() };
};
