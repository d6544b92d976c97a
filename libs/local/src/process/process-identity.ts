import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** True while a process with this id runs, whoever owns it. One that ended and was not yet collected by its parent does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || !isZombie(pid);
}

/** The command line of a living process, or undefined when it is gone, a zombie, or cannot be seen on this platform. */
export async function commandLineOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const bytes = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    return bytes === '' ? undefined : bytes.replaceAll('\0', ' ').trim();
  }
  if (process.platform === 'win32') return undefined;
  return ps(pid, 'command=');
}

/**
 * When a process started, as the platform words it: together with the id it tells a process from a later one that got the same id.
 * Undefined when it is gone or the platform does not tell.
 */
export async function startMarkOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // The name in field 2 may hold blanks and brackets: count from behind it; field 22 is the start time in ticks since boot.
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = afterName[19];
    if (ticks === undefined || afterName[0] === 'Z') return undefined;
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
    return `${boot.trim()}:${ticks}`;
  }
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined;
  return ps(pid, 'lstart=');
}

/** True when the process is alive and its command line names the given path: how a server of ours is told from a reused process id. */
export async function isServing(pid: number, path: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await commandLineOf(pid);
  return command !== undefined && command.includes(path);
}

/** Every process whose command line names the path. Only Linux tells; elsewhere none. */
export async function processesNaming(path: string): Promise<number[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const naming = await Promise.all(ids.map(async (id) => ((await commandLineOf(Number(id)))?.includes(path) === true ? [Number(id)] : [])));
  return naming.flat();
}

/** Waits until a process is gone. @returns false when it is still there after `timeoutMs` */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

/** Resolves once a process is gone, or nobody waits any more. */
export async function untilGone(pid: number, signal: AbortSignal): Promise<void> {
  while (isAlive(pid) && !signal.aborted) await sleep(100, undefined, { signal }).catch(() => undefined);
}

/** Sends each signal in turn until the process is gone; the last wait is for the kernel to clean up after SIGKILL. */
export async function terminate(pid: number, steps: readonly { signal: NodeJS.Signals; waitMs: number }[]): Promise<void> {
  for (const { signal, waitMs } of [...steps, { signal: 'SIGKILL' as const, waitMs: 5_000 }]) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntilGone(pid, waitMs)) return;
  }
  throw new Error(`Process ${pid} does not end, even after SIGKILL.`);
}

function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() === '' ? undefined : stdout.trim();
}
