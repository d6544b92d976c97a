import { setTimeout as sleep } from 'node:timers/promises';
import { RestartBudget } from './restart-budget.js';

/** Something that runs apart and is to run on. */
export interface Supervised {
  /** for people: `PostgreSQL` */
  readonly name: string;
  /** resolves once what runs now has ended; early, and nobody asks any more, when aborted */
  ended(signal: AbortSignal): Promise<void>;
  /** Starts it again where it was, and resolves when it answers. @throws when it does not */
  restart(signal: AbortSignal): Promise<void>;
  /** process id, for the messages */
  pid(): number;
}

export interface SupervisionOptions {
  readonly log: (line: string) => void;
  /** it cannot be started any more; nothing is tried after that */
  readonly onGivenUp: (error: Error) => void;
  readonly budget?: RestartBudget;
}

/** Starts in a row that may fail. */
const patience = 5;

/** Keeps something running until it is told to stop. */
export class Supervision {
  readonly #stopping = new AbortController();
  readonly #budget: RestartBudget;
  readonly #running: Promise<void>;

  constructor(private readonly of: Supervised, private readonly options: SupervisionOptions) {
    this.#budget = options.budget ?? new RestartBudget();
    this.#running = this.#run();
  }

  /** After this nothing is started any more, and no start is under way. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('stopping'));
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    for (;;) {
      const pid = this.of.pid();
      await this.of.ended(signal);
      if (signal.aborted) return;
      const since = performance.now();
      try {
        await this.#startAgain(pid, signal);
      } catch (error) {
        if (signal.aborted) return;
        this.options.onGivenUp(error as Error);
        return;
      }
      this.options.log(`${this.of.name} 已恢复 · runs again (process ${this.of.pid()}) after ${Math.round(performance.now() - since)} ms.`);
    }
  }

  async #startAgain(pid: number, signal: AbortSignal): Promise<void> {
    const { name } = this.of;
    for (let failures = 0; ; ) {
      const wait = this.#budget.take(performance.now());
      const limit = `${this.#budget.within(performance.now())}/${this.#budget.limits.perMinute}`;
      this.options.log(`${name}（进程 ${pid}）意外终止，${wait} ms 后重新启动 · ${name} (process ${pid}) ended unexpectedly: starting it again in ${wait} ms (${limit} a minute).`);
      await sleep(wait, undefined, { signal });
      try {
        await this.of.restart(signal);
        return;
      } catch (error) {
        signal.throwIfAborted();
        failures += 1;
        const reason = error instanceof Error ? error.message : String(error);
        if (failures >= patience) throw new Error(`${name} 无法重新启动 · could not be started again, ${failures} times in a row: ${reason}`, { cause: error });
        this.options.log(`${name} 未能启动 · did not start: ${reason}`);
      }
    }
  }
}
