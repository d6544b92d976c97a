import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyFolder } from '@yange/history';
import { parse } from 'csv-parse/sync';
import { csvFile } from '@yange/importing';
import { district } from './gateway.fixture.js';

/** A folder of tables as a clerk brings it: file name → bytes. */
export type Tables = ReadonlyMap<string, Buffer>;

/** The history that comes with the product. */
export const productTables = (): Map<string, Buffer> => {
  const folder = historyFolder(district);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ name }) => [name, readFileSync(join(folder, name))]));
};

/** The same folder with one cell of one row changed. @throws Error where there is no such cell, or where it holds this already */
export const withCell = (tables: Tables, table: string, row: string, column: string, value: string): Map<string, Buffer> => {
  const file = `${table}.csv`;
  const cells = parse(tables.get(file) ?? Buffer.from(''), { bom: true }) as string[][];
  const at = cells[0]?.indexOf(column) ?? -1;
  const found = cells.find(([id]) => id === row);
  if (at < 0 || found === undefined || found[at] === value) throw new Error(`${file} has no cell ${row} ${column} to change`);
  found[at] = value;
  return new Map([...tables, [file, csvFile(cells)]]);
};

export const writeTables = (folder: string, tables: Tables): void => {
  for (const [name, bytes] of tables) writeFileSync(join(folder, name), bytes);
};

/** As an upload of the import endpoint. */
export const formOf = (tables: Tables): FormData => {
  const form = new FormData();
  for (const [name, bytes] of tables) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return form;
};

/** A manifest of these tables, in this order. */
export const manifestOf = (tables: readonly string[], more: Readonly<Record<string, unknown>> = {}): Buffer =>
  Buffer.from(JSON.stringify({
    district,
    name: { zh: '测试区', en: 'Test district' },
    cutOver: '2020-07-01',
    tables: tables.map((table) => ({ table, file: `${table}.csv` })),
    ...more,
  }));
