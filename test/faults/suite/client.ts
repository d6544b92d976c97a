import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import type { History } from './history.js';
import type { Operation, Operations } from './operations.js';
import type { Platform, Recording } from './platform.js';
import type { Seeded } from './seeded.js';

/** Where the clerk acts: who grants a permit neither asks for it nor uses it. */
const clerksDoors: readonly string[] = ['persons', 'use-permit-requests'];

export interface ClientsOf {
  readonly platform: Platform;
  readonly history: History;
  readonly operations: Operations;
  readonly draw: Seeded;
  readonly sessions: number;
  /** commands a second, all sessions together: what the machine is spared */
  readonly rate: number;
  readonly token: string;
  /** of another hand: whoever grants a permit takes nobody on under it */
  readonly enteringToken: string;
  /** whose that token is */
  readonly enters: string;
  /** planted: a retry is sent as if it were another command */
  readonly newKeyOnRetry: boolean;
}

interface Told {
  readonly status: number;
  readonly body: { readonly code?: string; readonly events?: readonly { readonly eventId: string }[]; readonly answer?: Readonly<Record<string, string>>; readonly position?: number | null; readonly documents?: readonly object[] };
}

interface Asked {
  readonly op: string;
  readonly key: string;
  readonly operation: Operation;
}

const attemptMs = 3_000;
/** as long as a clerk asks again before the outcome is called unknown */
const patienceMs = 120_000;

/** An answer after which the same command may be sent again with the same key. */
const again = ({ status, body }: Told): boolean => [408, 429, 500, 502, 503, 504].includes(status) || (status === 409 && body.code === 'contended');

/** Clerks who go on asking whatever happens. */
export class Clients {
  #stopped = false;
  #running: Promise<unknown> = Promise.resolve();
  /** answers of the kind that no client can do anything with */
  readonly wrong: string[] = [];
  /** answers of 5xx by status, code and whether they say when to come again */
  readonly outages = new Map<string, number>();

  constructor(private readonly of: ClientsOf) {}

  start(): void {
    this.#running = Promise.all(Array.from({ length: this.of.sessions }, (_, index) => this.#session(`s${index}`, this.of.draw.fork('session', index))));
  }

  /** No new command; those that are asked are asked until they are answered. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #session(session: string, draw: Seeded): Promise<void> {
    const everyMs = (this.of.sessions * 1_000) / this.of.rate;
    const answered: Asked[] = [];
    while (!this.#stopped) {
      const began = performance.now();
      const asked = await this.#command(session, draw);
      if (asked !== null) answered.push(asked);
      if (answered.length > 0 && draw.chance(0.05)) await this.#echo(session, draw, draw.of(answered));
      if (asked?.operation.what === 'document' && draw.chance(0.1)) await this.#readOwn(session, draw, asked);
      if (answered.length > 50) answered.splice(0, 25);
      await pause(Math.max(0, everyMs - (performance.now() - began)));
    }
  }

  /** @returns what was asked, once it is answered 2xx */
  async #command(session: string, draw: Seeded): Promise<Asked | null> {
    const op = v7({ random: draw.bytes(16) });
    let key = v7({ random: draw.bytes(16) });
    const operation = this.of.operations.next(op, draw);
    const line = { op, context: operation.context, what: operation.what, session, ...(clerksDoors.includes(operation.path) ? { by: this.of.enters } : {}) };
    this.of.history.add({ type: 'invoke', key, ...line });
    const end = performance.now() + patienceMs;
    for (let attempts = 1; ; attempts += 1) {
      const told = await this.#ask(draw, operation.context, operation.path, { key, body: operation.body });
      if (told !== null && !again(told)) {
        const ok = told.status >= 200 && told.status < 300;
        if (told.status >= 500 || [400, 401, 403, 404, 415].includes(told.status)) this.wrong.push(`${operation.what}: ${told.status} ${JSON.stringify(told.body).slice(0, 300)}`);
        this.of.history.add({ type: ok ? 'ok' : 'fail', key, ...line, status: told.status, attempts, ...(ok ? answerOf(told) : { code: told.body.code ?? '' }) });
        if (ok) operation.after?.(told.body.answer ?? {});
        return ok ? { op, key, operation } : null;
      }
      if (performance.now() > end) {
        this.of.history.add({ type: 'info', key, ...line, status: told?.status ?? null, attempts });
        return null;
      }
      if (this.of.newKeyOnRetry) key = v7({ random: draw.bytes(16) });
      await pause(draw.whole(50, 250));
    }
  }

  /** The same command once more, later: it is to be answered alike. */
  async #echo(session: string, draw: Seeded, { op, key, operation }: Asked): Promise<void> {
    const told = await this.#ask(draw, operation.context, operation.path, { key, body: operation.body });
    if (told === null || again(told)) return;
    this.of.history.add({ type: 'echo', op, key, context: operation.context, what: operation.what, session, status: told.status, ...answerOf(told) });
  }

  /** Reads at the position of the session's own write. */
  async #readOwn(session: string, draw: Seeded, { op, key, operation }: Asked): Promise<void> {
    const written = await this.#ask(draw, operation.context, operation.path, { key, body: operation.body });
    const asked = written?.body.position ?? null;
    if (written === null || again(written) || asked === null) return;
    const told = await this.#ask(draw, 'organisations', `documents?words=${op}&knownAt=organisations:${asked}`, null);
    if (told === null || told.status !== 200) return;
    this.of.history.add({ type: 'read', op, key, context: operation.context, what: 'documents', session, status: told.status, asked, position: positionOf(told.body), seen: (told.body.documents ?? []).length === 1 });
    const now = await this.#ask(draw, 'organisations', 'documents?limit=1', null);
    if (now?.status === 200) this.of.history.add({ type: 'read', op, key, context: operation.context, what: 'documents', session, status: 200, asked: null, position: positionOf(now.body), seen: null });
  }

  #outage(told: string): void {
    this.outages.set(told, (this.outages.get(told) ?? 0) + 1);
  }

  async #ask(draw: Seeded, context: Recording, path: string, command: { readonly key: string; readonly body: object } | null): Promise<Told | null> {
    const door = draw.of(this.of.platform.doors(context));
    try {
      const response = await fetch(`${door}/${path}`, {
        method: command === null ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${clerksDoors.includes(path) ? this.of.enteringToken : this.of.token}`, ...(command === null ? {} : { 'content-type': 'application/json', 'idempotency-key': command.key }) },
        body: command === null ? null : JSON.stringify(command.body),
        signal: AbortSignal.timeout(attemptMs),
      });
      const body = (await response.json()) as Told['body'];
      if (response.status >= 500) this.#outage(`${response.status} ${body.code ?? ''}${response.headers.has('retry-after') ? '' : ' without Retry-After'}`);
      return { status: response.status, body };
    } catch {
      return null;
    }
  }
}

const answerOf = ({ body }: Told): object => ({ events: (body.events ?? []).map(({ eventId }) => eventId), position: body.position ?? null });

/** The answer says at which positions it was read: `organisations:120`. */
const positionOf = (body: object): number | null => {
  const found = /organisations:(\d+)/.exec(JSON.stringify((body as { moment?: unknown }).moment ?? ''))?.[1];
  return found === undefined ? null : Number(found);
};
