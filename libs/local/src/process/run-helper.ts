import { spawn, type SpawnOptions } from 'node:child_process';
import { guardExit } from './exit-guard.js';

export interface HelperOptions extends Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid' | 'shell'> {
  /** ends the program, and all that it started, when aborted */
  readonly signal?: AbortSignal | undefined;
}

export interface HelperOutcome {
  readonly code: number | null;
  /** of both streams */
  readonly output: string;
}

/**
 * Runs a program to its end (initdb, StorageTool, Maven) in a session of its own: Ctrl-C in the terminal reaches us, and we end it with
 * whatever it started; nor does it outlive us when we exit.
 * @throws the spawn's error, or the signal's reason once nothing of it is left
 */
export async function runHelper(program: string, args: readonly string[], options: HelperOptions): Promise<HelperOutcome> {
  const { signal, ...spawning } = options;
  signal?.throwIfAborted();
  const child = spawn(program, args, { ...spawning, detached: process.platform !== 'win32', stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  const end = (): void => killGroup(child.pid);
  const unguard = guardExit({ stop: () => Promise.resolve(end()), stopNow: end });
  signal?.addEventListener('abort', end, { once: true });
  try {
    const outcome = await new Promise<HelperOutcome>((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, output }));
    });
    signal?.throwIfAborted();
    return outcome;
  } finally {
    signal?.removeEventListener('abort', end);
    unguard();
  }
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
