import type { EventLog } from '@yange/event-log';
import { derivedId, onDay, Rejected, type Violation } from '@yange/kernel';
import { annulEvent } from './annul-event.use-case.js';
import { CommandExecutor } from './command.executor.js';
import { specificationMeta } from './decision.given.js';
import { setHistoryWindow } from './history-window.js';
import { personReference, type ImportTable, type References, type RowCommand } from './import-table.definition.js';
import { correctionIn, readImportRow, type Cells, type GivenRow } from './import-row.js';
import { borneTogether } from './name.bearers.js';
import { columnOfCorrection, inTermsOfRows } from './row.correction.js';
import { rowCommandId, RowReader, type CellError } from './row.reader.js';
import type { ServiceDefinition } from './service.definition.js';
import type { CommandMeta } from './use-case.definition.js';

export interface GivenImport {
  readonly service: Pick<ServiceDefinition, 'contract' | 'aggregates' | 'tables'>;
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
  const executor = new CommandExecutor(service.contract, service.aggregates);
  const meta = specificationMeta({ district, commandId: derivedId('window', log.logId), effective: onDay(cutOver) });
  await executor.execute(log, setHistoryWindow(service.contract), { cutOver }, meta);
  const annulUseCase = annulEvent(service.contract, service.aggregates);
  const rows: ImportedRow[] = [];
  let references = before;
  for (const table of service.tables) {
    for (const cells of await rowsOf(table)) {
      const { introduces, ...row } = await importRow({ log, executor, given: { district, table, cells: withReference(district, table, cells), references, principal: meta.principal, annulUseCase, contract: service.contract }, order: rows.length + 1 });
      rows.push(row);
      references = { organs: borneTogether(references.organs ?? {}, introduces?.organs ?? {}), documents: { ...references.documents, ...introduces?.documents } };
    }
  }
  return { rows, references };
};

/** Stands for a vault: a random id in the place of what is personal. */
const withReference = (district: string, { name, personal }: ImportTable, cells: Cells): Cells => {
  if (personal === undefined) return cells;
  const others = Object.entries(cells).filter(([column]) => !personal.includes(column));
  return { ...Object.fromEntries(others), [personReference]: derivedId(rowCommandId(district, name, cells['序号'] ?? ''), 'person') };
};

interface OneRow {
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly given: GivenRow;
  readonly order: number;
}

const importRow = async ({ log, executor, given, order }: OneRow): Promise<ImportedRow & { readonly introduces?: References | undefined }> => {
  const { district, table, cells, principal } = given;
  const place = { table: table.name, row: cells['序号'] ?? '' };
  const correction = correctionIn(given);
  try {
    const read = await readImportRow(log, given);
    if ('errors' in read) return { ...place, errors: read.errors, status: 'rejected', findings: [] };
    if ('refusal' in read) throw read.refusal;
    const { commandId } = read.meta;
    const meta = specificationMeta({ district, principal, correlationId: commandId, order, ...read.meta });
    const { status, findings } = await executor.execute(log, read.useCase, read.body, meta);
    return { ...place, errors: [], status, findings, introduces: read.introduces };
  } catch (error) {
    if (correction === null || !(error instanceof Rejected)) throw error;
    const { rule, zh, en } = inTermsOfRows(error, correction);
    return { ...place, errors: [{ column: columnOfCorrection(correction), rule, zh, en }], status: 'rejected', findings: [] };
  }
};

export interface GivenCells {
  readonly district: string;
  readonly table: ImportTable;
  readonly cells: Cells;
  readonly references: References;
  readonly order: number;
}

/** For specifications: one row as the command that an import makes of it. Neither command nor meta is fit for use where there are errors. */
export const readRowGiven = ({ district, table, cells, references, order }: GivenCells): { readonly errors: readonly CellError[]; readonly command: RowCommand; readonly meta: CommandMeta } => {
  const importRow = { table: table.name, row: cells['序号'] ?? '' };
  const reader = new RowReader({ district, ...importRow }, cells, references);
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  const command = table.command(reader);
  const commandId = rowCommandId(district, table.name, importRow.row);
  const about = { ...(effective === null ? {} : { effective }), citations: citation === null ? [] : [citation] };
  return { errors: reader.errors, command, meta: specificationMeta({ district, commandId, correlationId: commandId, ...about, order, importRow }) };
};
