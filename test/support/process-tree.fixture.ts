import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Where the kernel tells of processes by files: whoever asks ten times a second for a process to come must not take the processor that it needs, as a copy of this one for each `ps` does. */
const kernelsFiles = '/proc';
const asFiles = existsSync(`${kernelsFiles}/self/stat`);

/** Every process of this machine that runs (not one that ended and waits to be collected). */
export const listProcesses = async (): Promise<readonly ListedProcess[]> => (asFiles ? listedByKernel() : listedByPs());

const listedByKernel = (): readonly ListedProcess[] =>
  readdirSync(kernelsFiles).flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      // `pid (name) state parent …`, where the name may hold anything.
      const [state = 'Z', parent = '0'] = readFileSync(`${kernelsFiles}/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
      const command = readFileSync(`${kernelsFiles}/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trimEnd();
      return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });

const listedByPs = async (): Promise<readonly ListedProcess[]> => {
  const { stdout } = await run('ps', ['-axo', 'pid=,ppid=,stat=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || state.startsWith('Z') ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
};

/** The process and everything below it, parents first. */
export const treeOf = async (pid: number): Promise<readonly ListedProcess[]> => {
  const all = await listProcesses();
  const tree = all.filter((one) => one.pid === pid);
  for (const found of tree) tree.push(...all.filter((one) => one.parent === found.pid));
  return tree;
};

/** Those of the processes that still run, and whatever else names one of the paths on its command line. */
export const leftOf = async (tree: readonly ListedProcess[], paths: readonly string[]): Promise<readonly ListedProcess[]> => {
  const known = new Map(tree.map(({ pid, command }) => [pid, command]));
  return (await listProcesses()).filter(({ pid, command }) => pid !== process.pid && (known.get(pid) === command || paths.some((path) => path !== '' && command.includes(path))));
};

/** Waits until nothing of it runs any more. @returns what still does after `timeoutMs` */
export const waitUntilNoneLeft = async (tree: readonly ListedProcess[], paths: readonly string[], timeoutMs: number): Promise<readonly ListedProcess[]> => {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const left = await leftOf(tree, paths);
    if (left.length === 0 || performance.now() > deadline) return left;
    await pause(50);
  }
};

/** kill -9 of a process and all below it, the parent first so that it cannot tidy up. */
export const killTree = async (pid: number): Promise<void> => {
  for (const one of await treeOf(pid)) killNow(one.pid);
};

export const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
};
