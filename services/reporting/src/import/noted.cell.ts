import type { RowReader } from '@yange/use-case';
import { NotationError } from '../language/notation.error.js';

/** What a cell says in a notation of ours; what cannot be read is noted at the cell. @param otherwise in place of what cannot be read */
export const noted = <T>(row: RowReader, column: string, read: (text: string | null) => T, otherwise: T): T => {
  try {
    return read(row.optionalText(column));
  } catch (error) {
    if (!(error instanceof NotationError)) throw error;
    row.fail(column, 'wrong-notation', error.zh, error.en);
    return otherwise;
  }
};
