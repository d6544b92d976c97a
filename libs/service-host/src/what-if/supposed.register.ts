import type { StoredEvent } from '@yange/event-log';
import { coveredBy, readSupposing, type Positions, type Projection, type ReadModels } from '@yange/projections';
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

/** Where a try-out stands. */
export interface TriedAt {
  /** log id → the last position that is known; of a log that is not named nothing is */
  readonly positions: Positions;
  /** it stands on all that is recorded */
  readonly isNow: boolean;
}

const patience = { everyMs: 50, tries: 200 };

/** The register of reactions in a try-out: the read models as they are, or as they were at an earlier position, with all that the try-out supposes. Only those that a question reads are folded. */
export const supposedRegister = (models: SupposingReadModels, at: () => TriedAt, supposed: () => readonly StoredEvent[]): OwnRegister => ({
  query: async <R extends object>(sql: string, values: readonly unknown[]): Promise<readonly R[]> => {
    const { positions, isNow } = at();
    const asked = askedOf(models.projections, sql);
    await caughtUp(models.read, asked, positions);
    return readSupposing(models.pool, asked, { events: supposed(), at: isNow ? null : positions }, async (read) => (await read.query<R>(sql, [...values])).rows);
  },
});

const askedOf = (projections: readonly Projection[], sql: string): readonly Projection[] => {
  const views = new Set([...sql.matchAll(/\blive\.([a-z_]+)\b/gu)].map(([, view]) => view));
  return projections.filter((projection) => projection.views.some((view) => views.has(view)));
};

/** @throws {Problem} 503 where the read models do not get so far in time */
const caughtUp = async (read: ReadModels, projections: readonly Projection[], positions: Positions): Promise<void> => {
  const isThere = async ({ name, contexts }: Projection): Promise<boolean> => {
    const logIds = Object.keys(positions).filter((logId) => contexts.includes(logId.split('/')[1] ?? ''));
    const covered = await coveredBy(read, [name], logIds);
    return logIds.every((logId) => (covered[logId] ?? 0) >= (positions[logId] ?? 0));
  };
  for (let attempt = 0; attempt < patience.tries; attempt += 1) {
    if ((await Promise.all(projections.map(isThere))).every(Boolean)) return;
    await pause(patience.everyMs);
  }
  throw new Problem(503, 'read-models-behind', { zh: '登记簿尚未更新，请稍后再试', en: 'the register is not up to date yet; try again' }, { retryAfterSeconds: 1 });
};
