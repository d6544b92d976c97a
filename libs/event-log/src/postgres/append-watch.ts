import { setTimeout as pause } from 'node:timers/promises';
import type { Notification, Pool, PoolClient } from 'pg';
import { AppendListeners } from '../append/append-listeners.js';

/**
 * Tells of appends by any process: one connection of the pool listens for all logs, from the first listener on. While it is lost, and
 * in case a notification was, everybody is called once per `pollMs` anyway.
 */
export class AppendWatch {
  private readonly logs = new Map<string, AppendListeners>();
  private timer: NodeJS.Timeout | null = null;
  private client: PoolClient | null = null;
  private listening = false;
  private connecting: Promise<void> | null = null;
  private closed = false;
  private readonly closing = new AbortController();

  constructor(private readonly pool: Pool, private readonly pollMs: number) {}

  add(logId: string, listener: () => void): () => void {
    const listeners = this.logs.get(logId) ?? new AppendListeners();
    this.logs.set(logId, listeners);
    this.start();
    return listeners.add(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    // A pause that does not hold the process would otherwise never end, once nothing else holds it.
    this.closing.abort();
    if (this.timer !== null) clearInterval(this.timer);
    this.logs.clear();
    await this.connecting;
    this.drop(this.client);
  }

  private start(): void {
    if (this.closed || this.timer !== null) return;
    this.timer = setInterval(() => this.notifyAll(), this.pollMs).unref();
    this.connecting = this.connect();
  }

  private notifyAll(): void {
    for (const listeners of this.logs.values()) listeners.notifySoon();
  }

  private async connect(): Promise<void> {
    for (let wait = 50; !this.closed; wait = Math.min(wait * 2, 2_000)) {
      try {
        await this.listen(await this.take());
        return;
      } catch {
        await pause(wait, undefined, { ref: false, signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  /** By callback: an error between the pool's hand-over and a promise's continuation would find no listener and end the process. */
  private take(): Promise<PoolClient> {
    return new Promise((resolve, reject) => {
      this.pool.connect((error, client) => {
        if (error !== undefined || client === undefined) return void reject(error ?? new Error('the pool gave no connection'));
        this.client = client;
        client.on('error', () => this.lost(client));
        client.on('end', () => this.lost(client));
        client.on('notification', (message: Notification) => this.logs.get(message.payload ?? '')?.notifySoon());
        resolve(client);
      });
    });
  }

  private async listen(client: PoolClient): Promise<void> {
    try {
      await client.query('listen yange_event_log');
      if (this.client !== client) throw new Error('the connection was lost while it began to listen');
    } catch (error) {
      this.drop(client);
      throw error;
    }
    this.listening = true;
    // What was appended while nobody listened is news too.
    this.notifyAll();
  }

  private lost(client: PoolClient): void {
    if (this.client !== client) return;
    const wasListening = this.listening;
    this.drop(client);
    // Before that, `connect` is still at work and tries again by itself.
    if (wasListening && !this.closed) this.connecting = this.connect();
  }

  /** A connection that listens must not go back to the pool: it is closed. */
  private drop(client: PoolClient | null): void {
    if (client === null || this.client !== client) return;
    this.client = null;
    this.listening = false;
    client.release(true);
  }
}
