import { createRequire } from 'node:module';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { Submittable } from 'pg';
import type { ProjectionTransaction } from '../projection.port.js';

/** Typed here: the types that others publish for it are six versions older than it is. */
const { from: copyFrom } = createRequire(import.meta.url)('pg-copy-streams') as { from(statement: string): Writable & Submittable };

/** One row, by column. Objects and lists go into columns of type json or jsonb, bytes into bytea; what is missing is null. */
export type CopiedRow = Readonly<Record<string, unknown>>;

/**
 * Adds rows by COPY: the server parses each value once and plans nothing. A row that it refuses fails the transaction to its last savepoint, like an insert.
 * @param columns names that need no quoting
 */
export const copyRows = (tx: ProjectionTransaction, table: string, columns: readonly string[], rows: readonly CopiedRow[]): Promise<void> =>
  copyLines(tx, table, columns, rows.map((row) => copyLine(columns, row)));

/** The same for rows that were written out before: see `Projection.prepare`. @param lines of `copyLine`, for these columns */
export const copyLines = async ({ client, schema }: ProjectionTransaction, table: string, columns: readonly string[], lines: readonly string[]): Promise<void> => {
  if (lines.length === 0) return;
  const into = client.query(copyFrom(`copy ${schema}.${table} (${columns.join(', ')}) from stdin`));
  into.end(lines.join(''));
  await finished(into);
};

/** A row as a line of COPY. */
export const copyLine = (columns: readonly string[], row: CopiedRow): string => {
  let line = '';
  for (let index = 0; index < columns.length; index += 1) line += (index === 0 ? '' : '\t') + textOf(row[columns[index] as string]);
  return `${line}\n`;
};

/** A value in the text format of COPY. */
export const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (value instanceof Uint8Array) return `\\\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  return escaped(JSON.stringify(value));
};

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (text: string): string => (special.test(text) ? text.replace(/[\\\n\r\t]/g, (found) => escapes[found] ?? found) : text);
