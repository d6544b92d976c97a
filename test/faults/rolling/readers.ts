import { setTimeout as pause } from 'node:timers/promises';
import type { Platform } from '../suite/platform.js';

const betweenMs = 50;
const answerWithinMs = 5_000;

interface Documents {
  readonly documents?: readonly object[];
}

/** Whoever reads while processes are replaced, past a balancer that asks another instance where one is not ready. */
export class Readers {
  answered = 0;
  /** both instances said that they cannot now, or nothing: each such round */
  unanswered = 0;
  /** answers of the kind that no reader can do anything with */
  readonly wrong: string[] = [];
  #running: Promise<unknown> = Promise.resolve();
  #stopped = false;

  /** @param questions below the service `organisations` */
  constructor(private readonly platform: Platform, private readonly token: string, private readonly questions: readonly string[]) {}

  start(): void {
    this.#running = Promise.all(this.questions.map((question) => this.#read(question)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #read(question: string): Promise<void> {
    for (let turn = 0; !this.#stopped; turn += 1) {
      const doors = this.platform.doors('organisations').slice(1);
      const [one, other] = turn % 2 === 0 ? doors : doors.toReversed();
      if ((await this.#ask(`${one ?? ''}/${question}`)) || (await this.#ask(`${other ?? ''}/${question}`))) this.answered += 1;
      else this.unanswered += 1;
      await pause(betweenMs);
    }
  }

  /** @returns false where another instance is to be asked */
  async #ask(url: string): Promise<boolean> {
    try {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${this.token}` }, signal: AbortSignal.timeout(answerWithinMs) });
      const text = await answer.text();
      if (answer.status === 503) return false;
      if (answer.status !== 200 || ((JSON.parse(text) as Documents).documents ?? [{}]).length === 0) this.wrong.push(`${new URL(url).pathname}: ${answer.status} ${text.slice(0, 500)}`);
      return true;
    } catch {
      return false;
    }
  }
}
