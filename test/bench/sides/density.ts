import type pg from 'pg';
import { NotDense } from './append-side.js';

interface Numbered {
  /** relation and columns, as SQL */
  readonly events: string;
  readonly stream: string;
  readonly version: string;
  /** null where the store promises no numbers without holes */
  readonly position: string | null;
}

/** Counts, and holds numbers against counts: no hole, none twice, in every stream and over all. @throws {NotDense} */
export const checkDensity = async (side: string, pool: pg.Pool, { events, stream, version, position }: Numbered, expected: number): Promise<void> => {
  const { rows: [all] } = await pool.query<{ count: string; low: string | null; high: string | null; kinds: string }>(
    position === null
      ? `select count(*), null as low, null as high, count(*) as kinds from ${events}`
      : `select count(*), min(${position}) as low, max(${position}) as high, count(distinct ${position}) as kinds from ${events}`,
  );
  const count = Number(all?.count);
  if (count !== expected) throw new NotDense(side, `${count} events stored of ${expected} that were answered for`);
  if (position !== null && count > 0 && (Number(all?.low) !== 1 || Number(all?.high) !== count || Number(all?.kinds) !== count)) {
    throw new NotDense(side, `${count} events at positions ${all?.low} to ${all?.high}`);
  }
  const { rows: broken } = await pool.query<{ stream: string }>(
    `select ${stream} as stream from ${events} group by ${stream} having min(${version}) <> 1 or max(${version}) <> count(*) or count(distinct ${version}) <> count(*) limit 1`,
  );
  if (broken[0] !== undefined) throw new NotDense(side, `the versions of ${broken[0].stream} are not 1, 2, 3 …`);
};
