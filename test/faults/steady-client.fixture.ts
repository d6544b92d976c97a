import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, GatewayCaller } from '../support/gateway.fixture.js';

/** A command that was answered 2xx. */
export interface Acknowledged {
  readonly key: string;
  readonly events: readonly string[];
}

const lanes = 4;
const patienceMs = 60_000;

/** What an asker may ask again with the same key: no answer, or one that says so. */
const again = (answer: Answer | null): boolean => answer === null || [429, 502, 503, 504].includes(answer.status);

/** Clerks who go on asking whatever happens: each command with its own key, the same key until there is an answer. */
export class SteadyClient {
  readonly acknowledged: Acknowledged[] = [];
  /** answers that no caller could do anything with */
  readonly wrong: string[] = [];
  /** attempts that were answered with "try again", or not at all */
  retried = 0;
  #stopped = false;
  readonly #running: Promise<void>;

  constructor(private readonly gateway: GatewayCaller) {
    this.#running = Promise.all(Array.from({ length: lanes }, () => this.#lane())).then(() => undefined);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  /** Waits for so many more answers. */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    for (const end = performance.now() + patienceMs; this.acknowledged.length < wanted; await pause(20)) {
      if (this.wrong.length > 0) throw new Error(`answered wrongly: ${this.wrong[0] ?? ''}`);
      if (performance.now() > end) throw new Error(`${wanted - this.acknowledged.length} of ${count} answers did not come; ${this.retried} attempts again`);
    }
  }

  async #lane(): Promise<void> {
    while (!this.#stopped) {
      const key = randomUUID();
      const answer = await this.#untilAnswered(key);
      const recorded = answer?.body as { events?: readonly { eventId: string }[] } | undefined;
      if (answer !== null && answer.status >= 200 && answer.status < 300) this.acknowledged.push({ key, events: (recorded?.events ?? []).map(({ eventId }) => eventId) });
      else this.wrong.push(answer === null ? 'no answer' : `${answer.status} ${answer.text}`);
    }
  }

  async #untilAnswered(key: string): Promise<Answer | null> {
    for (const end = performance.now() + patienceMs; ; await pause(100)) {
      const answer = await this.#ask(key).catch(() => null);
      if (!again(answer) || performance.now() > end) return answer;
      this.retried += 1;
    }
  }

  #ask(key: string): Promise<Answer> {
    const documents = [{ number: '海党编发〔2021〕3号', title: '会议纪要', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' }];
    const json = { effective: '2021-03-02', documents, body: `测试委员会${key.slice(0, 13)}`, year: 2021, ordinal: 1, approved: ['测试事项'] };
    return this.gateway.call('POST', this.gateway.path('organisations', 'meetings'), { json, headers: { 'idempotency-key': key } });
  }
}
