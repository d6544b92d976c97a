import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ownerOf, type Owner } from '@yange/local';

/** What a started server notes for the other specs and for the end of the run. */
export interface ServerNote {
  /** Its process, or 0 when the run does not end it by process id. */
  readonly pid: number;
  readonly containerId?: string;
  /** How to reach it: a URL, a broker list. */
  readonly address: string;
  /** One line for people: what was used and why. */
  readonly chosen: string;
}

/** What a starter is given. */
export interface RunPlace {
  /** A folder for the server within the run's, not yet made. */
  readonly folder: string;
  /** The run's main process answers for the server, not the worker that happened to ask first. */
  readonly owner: Owner;
}

type Outcome = ServerNote | { readonly error: string };

/**
 * The one server of this name in the jest run, started by whichever spec asks first. A failed start fails every spec that asks, with the same words.
 * @throws Error outside a jest run with our jest.config.js
 */
export async function sharedServer(name: string, waitMs: number, startIt: (place: RunPlace) => Promise<ServerNote>): Promise<ServerNote> {
  const run = process.env['YANGE_TEST_RUN'];
  const ownerId = Number(process.env['YANGE_TEST_OWNER']);
  if (run === undefined) throw new Error('Test servers belong to a jest run with the globalSetup of libs/testing: run jest with the jest.config.js of the workspace.');
  const note = join(run, `${name}.server.json`);
  const lock = join(run, `${name}.lock`);
  const deadline = Date.now() + waitMs;
  for (;;) {
    const outcome = await readOutcome(note);
    if (outcome !== undefined) return accepted(outcome);
    if (await takeLock(lock)) {
      const owner = await ownerOf(ownerId);
      const started: Outcome = await startIt({ folder: join(run, name), owner }).catch((error: unknown) => ({ error: wordsOf(error) }));
      await writeFile(note, JSON.stringify(started), { mode: 0o600, flush: true });
      return accepted(started);
    }
    if (Date.now() > deadline) throw new Error(`The ${name} server of this test run is not there after ${waitMs / 1000} s.`);
    await sleep(50);
  }
}

async function readOutcome(note: string): Promise<Outcome | undefined> {
  const text = await readFile(note, 'utf8').catch(() => '');
  try {
    return text === '' ? undefined : (JSON.parse(text) as Outcome);
  } catch {
    return undefined;
  }
}

/** The first asker holds the lock; one that was killed while starting loses it. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function accepted(outcome: Outcome): ServerNote {
  if ('error' in outcome) throw new Error(outcome.error);
  return outcome;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
