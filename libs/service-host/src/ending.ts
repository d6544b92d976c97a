import { setTimeout as delay } from 'node:timers/promises';
import type { Health } from './health.js';

/** The end of a process, as `/readyz` and `/healthz` tell of it: being told to stop, and what gave up for good. */
export class Ending {
  #stopping = false;
  readonly #givenUp: string[] = [];

  /** @param seconds how long it serves on after it said that it stops */
  constructor(private readonly seconds: number) {}

  /** Whoever balances asks every few seconds and still sends requests meanwhile: not ready first, closed later. */
  async drain(): Promise<void> {
    this.#stopping = true;
    await delay(this.seconds * 1_000);
  }

  /** What went on in the background does so no more, and only a new process begins it again. */
  givenUp(problem: string): void {
    this.#givenUp.push(problem);
  }

  /** sentences; empty when all is well. @param others what else there may be, asked only while it is not stopping */
  async problems(others: () => Promise<readonly string[]> = () => Promise.resolve([])): Promise<readonly string[]> {
    return this.#stopping ? ['the process was told to stop'] : [...this.#givenUp, ...(await others())];
  }

  with(health: Health): Health {
    return { ...health, lost: () => [...this.#givenUp], problems: () => this.problems(() => health.problems()) };
  }
}
