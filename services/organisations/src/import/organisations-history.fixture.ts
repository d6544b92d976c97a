import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { CommandExecutor, RowReader, rowCommandId, setHistoryWindow, specificationMeta, type ImportTable, type References } from '@yange/use-case';
import { organisationsService } from '../organisations.service.js';

/** 海勃湾区 */
export const district = '150302';

export const rowsOf = (table: ImportTable): Promise<readonly Readonly<Record<string, string>>[]> => historyRows(district, table);

export interface ImportedHistory {
  readonly log: EventLog;
  readonly events: readonly StoredEvent[];
  readonly errors: readonly string[];
  readonly findings: readonly string[];
  readonly references: References;
}

/** Every row of every table of this service, as the import sends them: same executor, history mode, names known to later rows. */
export const importHistory = async (log: EventLog = new MemoryEventLogs('organisations').forDistrict(district)): Promise<ImportedHistory> => {
  const executor = new CommandExecutor(organisationsContract);
  await executor.execute(log, setHistoryWindow(organisationsContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  const errors: string[] = [];
  const findings: string[] = [];
  let references: References = {};
  let order = 0;
  for (const table of organisationsService.tables) {
    for (const cells of await rowsOf(table)) {
      order += 1;
      const id = cells['序号'] ?? '';
      const row = new RowReader({ district, table: table.name, row: id }, cells, references);
      const effective = row.effective();
      const citation = table.citesDocument === false ? row.source() : row.citation();
      const command = table.command(row);
      errors.push(...row.errors.map(({ column, rule, en }) => `${table.name} ${id} ${column} ${rule}: ${en}`));
      if (row.errors.length > 0 || effective === null || citation === null) continue;
      const commandId = rowCommandId(district, table.name, id);
      const meta = specificationMeta({ commandId, effective, citations: [citation], order, importRow: { table: table.name, row: id } });
      const outcome = await executor.execute(log, command.useCase, command.useCase.body.parse(command.body), meta);
      if (outcome.status !== 'recorded') errors.push(`${table.name} ${id}: ${outcome.status}`);
      findings.push(...outcome.findings.map(({ rule }) => rule));
      references = { organs: { ...references.organs, ...command.introduces?.organs }, documents: { ...references.documents, ...command.introduces?.documents } };
    }
  }
  const page = await log.readPage({ after: 0, limit: 1000 });
  return { log, events: page.events.filter(({ type }) => type !== 'HistoryWindowSet'), errors, findings, references };
};
