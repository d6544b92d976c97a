import { callerOf, type AuthenticatedRequest } from '@yange/http';

interface Session {
  /** by `performance.now()` */
  lastUsed: number;
  close(): Promise<void>;
}

/** Sessions that a process keeps between requests, each for whoever began it, in one district. One that nobody has used for a while is ended. */
export class IdleSessions<S extends Session> {
  private readonly sessions = new Map<string, S>();
  private readonly sweep = setInterval(() => this.endIdle(), 60_000).unref();

  constructor(private readonly idleMinutes: number) {}

  get size(): number {
    return this.sessions.size;
  }

  /** It counts as used. */
  find(district: string, id: string, request: AuthenticatedRequest): S | null {
    const session = this.sessions.get(keyOf(district, id, request)) ?? null;
    if (session !== null) session.lastUsed = performance.now();
    return session;
  }

  keep(district: string, id: string, request: AuthenticatedRequest, session: S): S {
    session.lastUsed = performance.now();
    this.sessions.set(keyOf(district, id, request), session);
    return session;
  }

  end(district: string, id: string, request: AuthenticatedRequest): Promise<void> {
    return this.close(keyOf(district, id, request));
  }

  async closeAll(): Promise<void> {
    clearInterval(this.sweep);
    await Promise.all([...this.sessions.keys()].map((key) => this.close(key)));
  }

  private endIdle(): void {
    for (const [key, { lastUsed }] of this.sessions) if (performance.now() - lastUsed > this.idleMinutes * 60_000) void this.close(key);
  }

  private async close(key: string): Promise<void> {
    const session = this.sessions.get(key);
    this.sessions.delete(key);
    await session?.close();
  }
}

const keyOf = (district: string, id: string, request: AuthenticatedRequest): string => JSON.stringify([district, id, callerOf(request).principal.person]);
