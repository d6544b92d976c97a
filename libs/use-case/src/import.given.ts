import type { EventLog } from '@yange/event-log';
import { derivedId, onDay, type Violation } from '@yange/kernel';
import { CommandExecutor } from './command.executor.js';
import { specificationMeta } from './decision.given.js';
import { setHistoryWindow } from './history-window.js';
import type { ImportTable, References } from './import-table.definition.js';
import { rowCommandId, RowReader, type CellError } from './row.reader.js';
import type { ServiceDefinition } from './service.definition.js';

export type Cells = Readonly<Record<string, string>>;

export interface GivenImport {
  readonly service: Pick<ServiceDefinition, 'contract' | 'tables'>;
  /** an empty log, or one that took the same import before */
  readonly log: EventLog;
  readonly cutOver: string;
  rowsOf(table: ImportTable): Promise<readonly Cells[]>;
  /** what the tables of other services introduced before */
  readonly references?: References;
}

export interface ImportedRow {
  readonly table: string;
  readonly row: string;
  readonly errors: readonly CellError[];
  readonly status: 'rejected' | 'recorded' | 'unchanged' | 'repeated';
  readonly findings: readonly Violation[];
}

export interface Imported {
  readonly rows: readonly ImportedRow[];
  /** the given ones, and what the rows introduced */
  readonly references: References;
}

/** For specifications: every row of every table of a service as an import sends it, through the same use cases, in history mode, without a server. */
export const importGiven = async ({ service, log, cutOver, rowsOf, references: before = {} }: GivenImport): Promise<Imported> => {
  const district = log.logId.split('/')[0] ?? '';
  const executor = new CommandExecutor(service.contract);
  const meta = specificationMeta({ district, commandId: derivedId('window', log.logId), effective: onDay(cutOver) });
  await executor.execute(log, setHistoryWindow(service.contract), { cutOver }, meta);
  const rows: ImportedRow[] = [];
  let references = before;
  for (const table of service.tables) {
    for (const cells of await rowsOf(table)) {
      const { introduces, ...row } = await importRow({ district, log, executor, table, cells, references, order: rows.length + 1 });
      rows.push(row);
      references = { organs: { ...references.organs, ...introduces?.organs }, documents: { ...references.documents, ...introduces?.documents } };
    }
  }
  return { rows, references };
};

interface GivenRow {
  readonly district: string;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly table: ImportTable;
  readonly cells: Cells;
  readonly references: References;
  readonly order: number;
}

const importRow = async ({ district, log, executor, table, cells, references, order }: GivenRow): Promise<ImportedRow & { readonly introduces?: References | undefined }> => {
  const importRow = { table: table.name, row: cells['序号'] ?? '' };
  const reader = new RowReader({ district, ...importRow }, cells, references);
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  const { useCase, body, introduces } = table.command(reader);
  if (reader.errors.length > 0 || effective === null || citation === null) return { ...importRow, errors: reader.errors, status: 'rejected', findings: [] };
  const commandId = rowCommandId(district, table.name, importRow.row);
  const meta = specificationMeta({ district, commandId, correlationId: commandId, effective, citations: [citation], order, importRow });
  const { status, findings } = await executor.execute(log, useCase, useCase.body.parse(body), meta);
  return { ...importRow, errors: [], status, findings, introduces };
};
