import { createHash } from 'node:crypto';

/**
 * SHA-256 (hex) of what a row says: its non-empty cells of the table's own columns, without 序号, ordered by header. The order of columns,
 * blanks around a cell, empty columns and columns that the table does not know leave it unchanged. The form is part of the record: a
 * repeated import compares against it years later.
 */
export const rowContentHash = (cells: Readonly<Record<string, string>>): string => {
  const said = Object.entries(cells).filter(([header, value]) => header !== '序号' && value !== '');
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said), 'utf8').digest('hex');
};
