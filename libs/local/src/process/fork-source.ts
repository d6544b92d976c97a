import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const register = new URL('../../dev/register-sources.js', import.meta.url).href;

/**
 * Starts a TypeScript file of the workspace in a Node process of its own, with an IPC channel, so that a spec can kill it.
 * @param file path or file URL of the .ts file
 */
export function forkSource(file: string | URL, args: readonly string[] = [], environment: NodeJS.ProcessEnv = process.env): ChildProcess {
  return fork(file instanceof URL ? fileURLToPath(file) : file, [...args], {
    execArgv: ['--conditions=yange-source', '--import', register],
    // Jest's own flags (VM modules) are not for the child.
    env: { ...environment, NODE_OPTIONS: '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The first message of a child. @throws Error when it ends before it sends one */
export function firstMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (value) => resolve(value as T));
    child.once('exit', (code, signal) => reject(new Error(`The child process ended with ${signal ?? code ?? 'nothing'} before it said anything.`)));
  });
}
