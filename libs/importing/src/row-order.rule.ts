import { problemAt, type Place } from './import-problem.js';
import { laterRow } from './row.findings.js';
import type { ImportRow, TableItem } from './table.reader.js';

/** What is recorded already may be named by the id of its event: no later row is. */
const eventId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Columns that name an earlier row of the same table. */
const pointing = ['更正序号', '注销序号'] as const;

/**
 * A row corrects what stands before it, so that a folder means the same on an empty log as on one that holds its earlier rows.
 * A row that names one not yet seen is held back: refused when that one comes, and passed on at the end when it never does – it may have been recorded before,
 * which its service will tell.
 */
export const correctionsAfter = async function* (items: AsyncIterable<TableItem>, of: Pick<Place, 'file' | 'sheet'>): AsyncGenerator<TableItem> {
  const passed = new Set<string>();
  const held = new Map<string, { readonly row: ImportRow; readonly column: string; readonly names: string }>();
  for await (const item of items) {
    if (item.kind !== 'row') {
      yield item;
      continue;
    }
    const { row } = item;
    for (const [id, { row: early, column, names }] of held) {
      if (names !== row.id) continue;
      held.delete(id);
      yield { kind: 'problem', problem: problemAt({ ...of, line: early.line, column }, laterRow(names)) };
    }
    const column = pointing.find((one) => (row.cells[one] ?? '') !== '');
    const names = column === undefined ? '' : (row.cells[column] ?? '').normalize('NFKC');
    if (column !== undefined && names === row.id) yield { kind: 'problem', problem: problemAt({ ...of, line: row.line, column }, laterRow(names)) };
    else if (column !== undefined && !passed.has(names) && !eventId.test(names)) held.set(row.id, { row, column, names });
    else {
      passed.add(row.id);
      yield item;
    }
  }
  for (const { row } of held.values()) yield { kind: 'row', row };
};
