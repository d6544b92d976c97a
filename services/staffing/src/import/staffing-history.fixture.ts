import { decodeData, decodeEnvelope, staffingContract, type Envelope, type StaffingEvent } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { derivedId, onDay, type Violation } from '@yange/kernel';
import { CommandExecutor, rowCommandId, RowReader, setHistoryWindow, specificationMeta, type AnyUseCase, type CellError, type CommandMeta, type ImportTable, type References } from '@yange/use-case';
import { staffingService } from '../staffing.service.js';

export const district = '150302';

const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];

/** What the tables of organisations introduce before ours. */
const references: References = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: { 本汇报: { title: '乌海市海勃湾区机构改革完成情况汇报' }, 整改通知: { number: '内机编办发〔2019〕34号' } },
};

export interface ImportedRow {
  readonly table: string;
  readonly row: string;
  readonly errors: readonly CellError[];
  readonly status: string;
  readonly events: number;
  readonly findings: readonly Violation[];
}

const metaOf = (commandId: string, over: Partial<CommandMeta>): CommandMeta =>
  specificationMeta({ district, commandId, correlationId: commandId, id: (label) => derivedId(commandId, label), ...over });

/** Carries out every row of the history as an import does: through the same use cases, in history mode. */
export const importHistory = async (log: EventLog): Promise<readonly ImportedRow[]> => {
  const executor = new CommandExecutor(staffingContract);
  const window = setHistoryWindow(staffingContract);
  await executor.execute(log, window as AnyUseCase, { cutOver: '2020-07-01' }, metaOf(derivedId('window'), { effective: onDay('2020-07-01') }));
  const imported: ImportedRow[] = [];
  let order = 0;
  for (const table of staffingService.tables) {
    for (const cells of await historyRows(district, table)) imported.push(await importRow(log, executor, table, cells, (order += 1)));
  }
  return imported;
};

const importRow = async (log: EventLog, executor: CommandExecutor, table: ImportTable, cells: Readonly<Record<string, string>>, order: number): Promise<ImportedRow> => {
  const row = cells['序号'] ?? '';
  const reader = new RowReader({ district, table: table.name, row }, cells, references);
  const [effective, citation] = [reader.effective(), reader.citation()];
  const { useCase, body } = table.command(reader);
  const place = { table: table.name, row };
  if (reader.errors.length > 0 || effective === null || citation === null) return { ...place, errors: reader.errors, status: 'rejected', events: 0, findings: [] };
  const commandId = rowCommandId(district, table.name, row);
  const outcome = await executor.execute(log, useCase, useCase.body.parse(body), metaOf(commandId, { effective, citations: [citation], order, importRow: place }));
  return { ...place, errors: [], status: outcome.status, events: outcome.events.length, findings: outcome.findings };
};

export interface ReadEvent {
  readonly event: StaffingEvent;
  readonly envelope: Envelope;
}

export const eventsOf = async (log: EventLog): Promise<readonly ReadEvent[]> => {
  const { events } = await log.readPage({ after: 0, limit: 1_000 });
  return events.map((stored) => ({ event: decodeData(staffingContract, stored.type, stored.data), envelope: decodeEnvelope(stored.envelope) }));
};
