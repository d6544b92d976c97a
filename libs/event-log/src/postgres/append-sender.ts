import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { AppendRequest, AppendResult } from '../event-log.port.js';
import { OutcomeUnknown } from '../append/append-errors.js';
import type { Settled } from '../append/append-queue.js';
import { decodeAnswer, encodeBatch, type BatchAnswer, type EncodedBatch } from './append-batch.js';
import { asInvalidAppend, failureKind } from './append-failure.js';
import { encodePlainBatch, isPlain, plainResults, type PlainRequest } from './plain-batch.js';
import { encodePlainRequest, onlyEventOf, type PlainParameter } from './plain-request.js';

export interface SenderOptions {
  /** how long one batch is asked again after an infrastructure error, in milliseconds */
  readonly retryForMs: number;
  /** how long one answer may take, in milliseconds */
  readonly answerWithinMs: number;
}

interface PlainQuery {
  readonly name: 'append_plain_request' | 'append_plain_requests';
  readonly values: readonly PlainParameter[];
}

/** Sends one batch, and settles every request of it. */
export class AppendSender {
  constructor(
    private readonly pool: Pool,
    /** quoted */
    private readonly schema: string,
    private readonly logId: string,
    private readonly options: SenderOptions,
  ) {}

  async send(requests: readonly AppendRequest[]): Promise<readonly Settled[]> {
    try {
      return (await this.sendUntilKnown(requests)).map((result) => ({ result }));
    } catch (error) {
      if (failureKind(error) === 'data') return requests.length > 1 ? this.sendEach(requests) : [{ error: asInvalidAppend(error) }];
      return requests.map(({ commandId }) => ({ error: failureKind(error) === 'unknown' ? new OutcomeUnknown(commandId, { cause: error }) : error }));
    }
  }

  private async sendEach(requests: readonly AppendRequest[]): Promise<readonly Settled[]> {
    const outcomes: Settled[] = [];
    for (const request of requests) outcomes.push(...(await this.send([request])));
    return outcomes;
  }

  /** The same command ids each time: what an attempt did store is answered as repeated by the next. */
  private async sendUntilKnown(requests: readonly AppendRequest[]): Promise<readonly AppendResult[]> {
    const giveUpAt = performance.now() + this.options.retryForMs;
    const attempt = this.attemptOf(requests);
    for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
      try {
        return await attempt();
      } catch (error) {
        if (failureKind(error) !== 'unknown' || performance.now() + wait > giveUpAt) throw error;
        await pause(wait * (0.5 + Math.random() / 2));
      }
    }
  }

  /** Encodes once. What the short way does not take whole, it has stored nothing of. */
  private attemptOf(requests: readonly AppendRequest[]): () => Promise<readonly AppendResult[]> {
    let whole: EncodedBatch | null = null;
    const askAll = async (): Promise<readonly AppendResult[]> => {
      whole ??= encodeBatch(requests);
      return decodeAnswer(requests, await this.ask(whole.batch, whole.payload));
    };
    if (!isPlain(requests)) return askAll;
    const plain = this.plainQuery(requests);
    return async () => {
      const answer = await this.askPlain(plain);
      return answer === null ? askAll() : plainResults(requests, answer.head, answer.recordedAt);
    };
  }

  private plainQuery(requests: readonly PlainRequest[]): PlainQuery {
    const [request, event] = [requests[0], onlyEventOf(requests)];
    return event !== null && request !== undefined ? { name: 'append_plain_request', values: encodePlainRequest(request, event) } : { name: 'append_plain_requests', values: encodePlainBatch(requests) };
  }

  /** @returns null where nothing was stored, since a request has to be told something else than appended */
  private async askPlain({ name, values }: PlainQuery): Promise<{ readonly head: number; readonly recordedAt: string } | null> {
    const query = {
      name: `${name}:${this.schema}`,
      text: `select head, recorded_at from ${this.schema}.${name}($1, ${values.map((_, index) => `$${index + 2}`).join(', ')})`,
      values: [this.logId, ...values],
      query_timeout: this.options.answerWithinMs,
    };
    const { rows } = await this.pool.query<{ head: string | null; recorded_at: string | null }>(query);
    const row = rows[0];
    if (row === undefined) throw new Error(`${name} gave no answer`);
    return row.head === null || row.recorded_at === null ? null : { head: Number(row.head), recordedAt: row.recorded_at };
  }

  private async ask(batch: string, payload: Buffer): Promise<BatchAnswer> {
    const query = {
      name: `append:${this.schema}`,
      text: `select ${this.schema}.append_requests($1, $2::jsonb, $3)::text as answer`,
      values: [this.logId, batch, payload],
      query_timeout: this.options.answerWithinMs,
    };
    const { rows } = await this.pool.query<{ answer: string }>(query);
    const answer = rows[0]?.answer;
    if (answer === undefined) throw new Error('append_requests gave no answer');
    return JSON.parse(answer) as BatchAnswer;
  }
}
