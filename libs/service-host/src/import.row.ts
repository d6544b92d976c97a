import { RowReader, rowCommandId, type AnyUseCase, type CellError, type CommandMeta, type ImportTable, type Names, type References } from '@yange/use-case';
import type { ImportRowMessage } from './import.messages.js';
import { refusalsOf } from './import.refusals.js';

/** The command that a row asks for. */
export interface DecidedRow {
  readonly row: ImportRowMessage;
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly meta: CommandMeta;
}

/** `unresolved`: names that the row refers to and nobody here knows. */
export type ReadRow = { readonly unresolved: Names } & (
  | { readonly errors: readonly CellError[] }
  | { readonly decided: DecidedRow; readonly introduces?: References | undefined }
);

export interface ReadingContext {
  readonly district: string;
  readonly known: References;
  metaOf(commandId: string): CommandMeta;
}

export const readRow = (table: ImportTable, row: ImportRowMessage, { district, known, metaOf }: ReadingContext): ReadRow => {
  const reader = new RowReader({ district, table: table.name, row: row.id }, row.cells, known);
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  try {
    const command = table.command(reader);
    if (reader.errors.length > 0 || effective === null || citation === null) return { errors: reader.errors, unresolved: reader.unresolved };
    const body: unknown = command.useCase.body.parse(command.body);
    const meta: CommandMeta = {
      ...metaOf(rowCommandId(district, table.name, row.id)), effective, citations: [citation], importRow: { table: table.name, row: row.id },
    };
    return { decided: { row, useCase: command.useCase, body, meta }, introduces: command.introduces, unresolved: reader.unresolved };
  } catch (error) {
    return { errors: reader.errors.length > 0 ? reader.errors : refusalsOf(error, row), unresolved: reader.unresolved };
  }
};

/** Whatever in these rows may be a name: each cell, and each part of a cell that holds a list. */
export const textsOf = (rows: readonly ImportRowMessage[]): ReadonlySet<string> => {
  const texts = new Set<string>();
  for (const { cells } of rows) {
    for (const cell of Object.values(cells)) {
      texts.add(cell.trim());
      if (/[、；;\n]/.test(cell)) for (const part of cell.split(/[、；;\n]/)) texts.add(part.trim());
    }
  }
  texts.delete('');
  return texts;
};
