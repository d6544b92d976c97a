import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Seeded } from './seeded.js';

/** What lies between two ends of a connection. */
export type Weather =
  | { readonly kind: 'clear' }
  /** nothing passes, nobody is told */
  | { readonly kind: 'black-hole' }
  /** what is asked passes, what is answered does not */
  | { readonly kind: 'answers-lost' }
  | { readonly kind: 'latency'; readonly ms: number; readonly jitter: number }
  | { readonly kind: 'rate'; readonly bytesPerSecond: number };

/** Between clients and one server on this machine, with weather. Needs no root. */
export class FaultProxy {
  weather: Weather = { kind: 'clear' };
  readonly #pairs = new Set<readonly [Socket, Socket]>();

  private constructor(private readonly server: Server, private readonly to: () => number, private readonly draw: Seeded) {}

  /** @param to port of the server, which may change */
  static async open(to: () => number, draw: Seeded): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: true });
    const proxy = new FaultProxy(server, to, draw);
    server.on('connection', (client) => proxy.#join(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** RST on every connection that is open */
  reset(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  /** Weather for a while. A connection of which something was swallowed is of no more use, and is reset. */
  async under(weather: Weather, during: () => Promise<void>): Promise<void> {
    this.weather = weather;
    try {
      await during();
    } finally {
      this.weather = { kind: 'clear' };
      if (weather.kind === 'black-hole' || weather.kind === 'answers-lost') this.reset();
    }
  }

  #join(client: Socket): void {
    const server = connect(this.to(), '127.0.0.1');
    const pair = [client, server] as const;
    this.#pairs.add(pair);
    const part = (): void => {
      this.#pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const socket of pair) socket.on('error', part).on('close', part).setNoDelay(true);
    this.#carry(client, server, 'asked');
    this.#carry(server, client, 'answered');
  }

  /** In order, one piece after the other: what is held back holds back what comes behind it. */
  #carry(from: Socket, to: Socket, direction: 'asked' | 'answered'): void {
    let last = Promise.resolve();
    from.on('data', (bytes) => {
      from.pause();
      last = last.then(() => this.#hold(bytes.length, direction)).then((passes) => {
        if (passes && !to.destroyed) to.write(bytes);
        if (!from.destroyed) from.resume();
      });
    });
    from.on('end', () => void last.then(() => to.end()));
  }

  /** @returns whether it passes at all */
  async #hold(bytes: number, direction: 'asked' | 'answered'): Promise<boolean> {
    const { weather } = this;
    if (weather.kind === 'black-hole' || (weather.kind === 'answers-lost' && direction === 'answered')) return false;
    const ms = weather.kind === 'latency' ? weather.ms + this.draw.next() * weather.jitter : weather.kind === 'rate' ? (bytes * 1_000) / weather.bytesPerSecond : 0;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
    return true;
  }
}
