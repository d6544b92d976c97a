import { createHash } from 'node:crypto';

/** Rows of one stream by table, without key and bookkeeping. A table that is not named has none. */
export type RowsByTable = Readonly<Record<string, readonly object[] | undefined>>;

/** A row of a read model with the positions between which it was what was known. */
export interface KnownRow {
  readonly table: string;
  readonly cells: object;
  /** digest of table and cells: tells whether a row is the same one still */
  readonly hash: string;
  /** from this position of the log on */
  readonly from: number;
}

export interface RowChanges {
  /** rows that are there after the last position and were not there before the first */
  readonly born: readonly KnownRow[];
  /** rows that were there before the first position and are not any more: until which position they were known, exclusive */
  readonly gone: readonly { readonly table: string; readonly hash: string; readonly to: number }[];
  /** rows that came and went in between */
  readonly brief: readonly (KnownRow & { readonly to: number })[];
}

/** As a uuid, which takes sixteen bytes. It guards nothing: only rows of one stream are compared by it. */
const hashOf = (table: string, cells: object): string => {
  const hex = createHash('md5').update(table).update('\n').update(JSON.stringify(cells)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

const hashed = (rows: RowsByTable): ReadonlyMap<string, { readonly table: string; readonly cells: object }> =>
  new Map(Object.entries(rows).flatMap(([table, all]) => (all ?? []).map((cells) => [hashOf(table, cells), { table, cells }] as const)));

/**
 * What each of some positions changes in the rows of one stream. How the positions are cut into calls makes no difference to all changes together.
 * @param before as the stream was known before the first of them
 * @param steps the rows after each position, in order
 */
export const rowChanges = (before: RowsByTable, steps: readonly { readonly position: number; readonly rows: RowsByTable }[]): RowChanges => {
  const old = new Set(hashed(before).keys());
  const young = new Map<string, KnownRow>();
  const present = new Map([...hashed(before)].map(([hash, { table }]) => [hash, table]));
  const gone: RowChanges['gone'][number][] = [];
  const brief: RowChanges['brief'][number][] = [];
  for (const { position, rows } of steps) {
    const now = hashed(rows);
    for (const [hash, table] of present) {
      if (now.has(hash)) continue;
      present.delete(hash);
      const row = young.get(hash);
      if (row !== undefined) brief.push({ ...row, to: position });
      else if (old.delete(hash)) gone.push({ table, hash, to: position });
      young.delete(hash);
    }
    for (const [hash, { table, cells }] of now) {
      if (present.has(hash)) continue;
      present.set(hash, table);
      young.set(hash, { table, cells, hash, from: position });
    }
  }
  return { born: [...young.values()], gone, brief };
};
