import { once } from 'node:events';
import { connectionPool } from '@yange/event-log';
import { firstMessage, forkSource } from '@yange/local';
import { compared, type Run } from '../harness/bench-result.js';
import { interleaved } from '../harness/interleaved.js';
import type { Workload } from '../harness/workload.js';
import { NotDense } from '../sides/append-side.js';
import { HttpCaller } from '../sides/http.caller.js';
import { PlatformSide } from '../sides/platform.side.js';

const callers = 32;

interface BareSide {
  register(): Promise<unknown>;
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Commands through gateway and service, with token, validation, idempotency and the read models kept meanwhile, beside a door of the same framework that does one INSERT. */
export const httpWorkload: Workload = {
  name: 'http',
  run: async ({ runs, quick, say }) => {
    const milliseconds = quick ? 2_000 : 6_000;
    say('starting the platform');
    const platform = await PlatformSide.start();
    const bare = await startBare(platform.serverUrl);
    const side = (name: string, { register, check }: Pick<BareSide, 'register' | 'check'>) => ({ name, once: async () => {
      const run = await loaded(register, milliseconds);
      await check();
      return run;
    } });
    const sides = [side('yange', { register: () => platform.register(), check: () => platform.check() }), side('bare', bare)];
    try {
      for (const { once: warmUp } of sides) await warmUp();
      const done = await interleaved(sides, runs, say);
      return [compared({ name: 'http', unit: 'commands/s', against: 'NestJS and Fastify, bare INSERT', ours: done.get('yange') ?? [], theirs: done.get('bare') ?? [] })];
    } finally {
      await bare.close();
      await platform.close();
    }
  },
};

const loaded = async (register: () => Promise<unknown>, milliseconds: number): Promise<Run> => {
  const took: number[] = [];
  const began = performance.now();
  await Promise.all(Array.from({ length: callers }, async () => {
    while (performance.now() < began + milliseconds) {
      const asked = performance.now();
      await register();
      took.push(performance.now() - asked);
    }
  }));
  return { value: took.length / ((performance.now() - began) / 1_000), took };
};

/** In a database of its own on the platform's server. */
const startBare = async (serverUrl: string): Promise<BareSide> => {
  const admin = connectionPool({ connectionString: serverUrl, max: 1 });
  await admin.query('create database bare_http');
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/bare_http';
  const child = forkSource(new URL('../sides/bare-http.ts', import.meta.url), [], { ...process.env, DATABASE_URL: url.href });
  const { url: door } = await firstMessage<{ readonly url: string }>(child);
  const caller = new HttpCaller(new URL('/documents', door), {}, callers);
  const pool = connectionPool({ connectionString: url.href, max: 1 });
  let registered = 0;
  return {
    register: async () => {
      await caller.post({ number: `虚编发〔2021〕${(registered += 1)}号`, title: `通知 ${registered}`, effective: '2021-03-01', documents: [{ number: '虚编发〔2021〕1号', title: '虚拟文件', issuer: '虚拟机构', issued: '2021-03-01' }] });
    },
    check: async () => {
      const { rows: [row] } = await pool.query<{ count: string; high: string }>('select count(*), max(id) as high from documents');
      if (Number(row?.count) !== registered || Number(row?.high) !== registered) throw new NotDense('bare', `${row?.count} rows of ${registered}`);
    },
    close: async () => {
      caller.close();
      await pool.end();
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
};
