import { readdirSync, readFileSync } from 'node:fs';
import type { Scene } from '../scene.js';

/** A server's process and its children. */
export const processesOf = (parent: number): readonly number[] =>
  readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => pid === parent || parentOf(pid) === parent);

const parentOf = (pid: number): number => {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

export const signal = (pids: readonly number[], name: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended meanwhile.
    }
  }
};

/** SIGSTOP, and SIGCONT for every one of them however the run ends. */
export const frozen = async ({ wait }: Scene, pids: readonly number[], ms: number): Promise<void> => {
  signal(pids, 'SIGSTOP');
  try {
    await wait(ms);
  } finally {
    signal(pids, 'SIGCONT');
  }
};
