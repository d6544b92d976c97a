import { hash as digest } from 'node:crypto';

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
  const known = hashes.get(cells);
  if (known?.table === table) return known.hash;
  const hex = digest('md5', `${table}\n${JSON.stringify(cells)}`);
  const hash = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  hashes.set(cells, { table, hash });
  return hash;
};

/** Of rows that were seen already: a fold that gives the very same row again need not pay for it again. */
const hashes = new WeakMap<object, { readonly table: string; readonly hash: string }>();

interface HashedRow {
  readonly table: string;
  readonly cells: object;
  readonly hash: string;
}

/** Of the rows of one moment those that the other has not at the same place as the very same object: what is left over may have changed. */
const differing = (rows: RowsByTable, other: RowsByTable): readonly HashedRow[] =>
  Object.entries(rows).flatMap(([table, all = []]) => {
    const others = other[table] ?? [];
    return all.flatMap((cells, index) => (cells === others[index] ? [] : [{ table, cells, hash: hashOf(table, cells) }]));
  });

/**
 * What each of some positions changes in the rows of one stream. How the positions are cut into calls makes no difference to all changes together.
 * @param before as the stream was known before the first of them
 * @param steps the rows after each position, in order
 */
export const rowChanges = (before: RowsByTable, steps: Iterable<{ readonly position: number; readonly rows: RowsByTable }>): RowChanges => {
  const present = new Map<string, { readonly row: KnownRow; readonly young: boolean }>(differing(before, {}).map((row) => [row.hash, { row: { ...row, from: 0 }, young: false }]));
  const gone: RowChanges['gone'][number][] = [];
  const brief: RowChanges['brief'][number][] = [];
  let last = before;
  for (const { position, rows } of steps) {
    const now = differing(rows, last);
    const stays = new Set(now.map(({ hash }) => hash));
    for (const { table, hash } of differing(last, rows)) {
      const was = present.get(hash);
      if (was === undefined || stays.has(hash)) continue;
      present.delete(hash);
      if (was.young) brief.push({ ...was.row, to: position });
      else gone.push({ table, hash, to: position });
    }
    for (const row of now) if (!present.has(row.hash)) present.set(row.hash, { row: { ...row, from: position }, young: true });
    last = rows;
  }
  return { born: [...present.values()].flatMap(({ row, young }) => (young ? [row] : [])), gone, brief };
};
