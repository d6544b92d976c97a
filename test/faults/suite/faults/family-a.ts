import pg from 'pg';
import type { Fault, NotRun, Scene } from '../scene.js';
import { frozen, processesOf, signal } from './signals.js';

/** Every append waits behind this lock, and with it the connections of every pool. */
const locked = async ({ platform, wait }: Scene, ms: number): Promise<void> => {
  const client = new pg.Client({ connectionString: platform.databases.organisations.logOwnerUrl, application_name: 'yange faults' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin; lock table event_log.log_head in access exclusive mode');
    await wait(ms);
    await client.query('rollback');
  } catch {
    // The server is down already: that is another fault's doing.
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Append and store. Failpoints (A2, A3) are armed at the start of each process. A10 and A11 are how a run is: two instances, few accounts. */
export const familyA: readonly Fault[] = [
  { name: 'A1 kill -9 a service', family: 'A', weight: 16, act: async ({ platform }, draw) => void draw.of(platform.named('-api-')).kill() },
  { name: 'A1 kill -9 the gateway', family: 'A', weight: 2, act: async ({ platform }) => void platform.member('gateway').kill() },
  {
    name: 'A4 kill -9 the postmaster', family: 'A', weight: 1, heavy: true,
    act: async ({ platform, killed }) => {
      killed.servers += 1;
      signal([platform.postgres.pid], 'SIGKILL');
    },
  },
  {
    name: 'A4 kill -9 a backend', family: 'A', weight: 1, heavy: true,
    act: async ({ platform, killed }, draw) => {
      const backends = processesOf(platform.postgres.pid).filter((pid) => pid !== platform.postgres.pid);
      if (backends.length === 0) return;
      killed.servers += 1;
      signal([draw.of(backends)], 'SIGKILL');
    },
  },
  { name: 'A5 SIGSTOP PostgreSQL', family: 'A', weight: 1, heavy: true, act: async (scene, draw) => frozen(scene, processesOf(scene.platform.postgres.pid), draw.whole(2_000, 8_000)) },
  {
    name: 'A1 SIGSTOP a service', family: 'A', weight: 2,
    act: async ({ platform, wait }, draw) => {
      const one = draw.of(platform.named('-api-'));
      one.freeze();
      await wait(draw.whole(1_000, 5_000));
      one.resume();
    },
  },
  { name: 'A14 every connection waits', family: 'A', weight: 2, act: async (scene, draw) => locked(scene, draw.whole(1_000, 5_000)) },
];

export const notRunOfA: readonly NotRun[] = [
  { name: 'A6 disk full, A7 log of PostgreSQL full', family: 'A', needsRoot: true, reason: 'a small file system of its own has to be mounted' },
  { name: 'A8 fsync fails', family: 'A', needsRoot: true, reason: 'needs strace that injects errors into PostgreSQL' },
  { name: 'A9 clocks that jump', family: 'A', reason: 'needs libfaketime; the order of a log never comes from a clock, which V4 holds against every log' },
  { name: 'A15 a replica that misses the last second', family: 'A', reason: 'comes with sealing' },
];
