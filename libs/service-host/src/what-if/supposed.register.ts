import type { StoredEvent } from '@yange/event-log';
import { coveredBy, ReadAtMoment, readSupposing, type Projection, type ReadModels } from '@yange/projections';
import type { OwnRegister } from '@yange/use-case';
import type pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '@yange/http';

/** The read models of a service, to be asked as if more had been recorded. */
export interface SupposingReadModels {
  readonly projections: readonly Projection[];
  readonly read: ReadModels;
  /** the role that keeps the rows: what is supposed is written and rolled back */
  readonly pool: pg.Pool;
}

/** Where a try-out stands in the service's own log. */
export interface TriedAt {
  readonly logId: string;
  readonly position: number;
  /** nothing of the log is left out */
  readonly isHead: boolean;
}

const patience = { everyMs: 50, tries: 200 };

/**
 * The register of reactions in a try-out. On the log as it is: with all that the try-out supposes. At an earlier position: as it was then, without what is supposed, since read
 * models keep former rows and fold no events into them.
 */
export const supposedRegister = (models: SupposingReadModels, at: TriedAt, supposed: () => readonly StoredEvent[]): OwnRegister => ({
  query: async <R extends object>(sql: string, values: readonly unknown[]): Promise<readonly R[]> => {
    await caughtUp(models, at);
    if (at.isHead) return readSupposing(models.pool, models.projections, supposed(), async (read) => (await read.query<R>(sql, [...values])).rows);
    return new ReadAtMoment(models.read, models.projections, { [at.logId]: at.position }).query<R[]>(sql, [...values]);
  },
});

/** @throws {Problem} 503 where the read models do not get so far in time */
const caughtUp = async ({ read, projections }: SupposingReadModels, { logId, position }: TriedAt): Promise<void> => {
  const own = projections.filter(({ contexts }) => contexts.includes(logId.split('/')[1] ?? ''));
  for (let attempt = 0; attempt < patience.tries; attempt += 1) {
    const covered = await Promise.all(own.map(({ name }) => coveredBy(read, [name], [logId])));
    if (covered.every((one) => (one[logId] ?? 0) >= position)) return;
    await pause(patience.everyMs);
  }
  throw new Problem(503, 'read-models-behind', { zh: '登记簿尚未更新，请稍后再试', en: 'the register is not up to date yet; try again' }, { retryAfterSeconds: 1 });
};
