import { enforcementService } from '@yange/enforcement';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { gridService } from '@yange/grid-governance';
import { historyRows } from '@yange/history';
import { derivedId } from '@yange/kernel';
import { organisationsService } from '@yange/organisations';
import { reportingService } from '@yange/reporting';
import { staffingService } from '@yange/staffing';
import { annulEvent, CommandExecutor, RowReader, rowCommandId, setHistoryWindow, type CommandMeta, type ImportTable, type References, type RowCommand, type ServiceDefinition } from '@yange/use-case';

export const district = '150302';
const cutOver = '2020-07-01';

/** In the order in which later tables refer to earlier ones. */
const order: readonly (readonly [service: ServiceDefinition, tables: readonly string[]])[] = [
  [organisationsService, ['文件', '机构沿革', '镇街机构', '改革任务', '责任状']],
  [staffingService, ['编制', '领导职数', '人员转隶', '问题整改']],
  [enforcementService, ['执法队伍', '赋权', '交接', '编外力量']],
  [gridService, ['网格', '服务清单', '政务中心']],
  [reportingService, ['参考数据', '汇报数据']],
];

export interface LoadedHistory {
  /** by context */
  readonly logs: ReadonlyMap<string, EventLog>;
  /** what rows may refer to */
  readonly references: References;
  readonly events: readonly StoredEvent[];
  readonly rows: number;
}

/** Every row of the district's history through the use cases of its service, in history mode, on logs in memory. @throws on the first row that is refused */
export const loadHistory = async (): Promise<LoadedHistory> => {
  const logs = new Map<string, EventLog>();
  const events: StoredEvent[] = [];
  let references: References = {};
  let rows = 0;
  for (const [service, tables] of order) {
    const log = new MemoryEventLogs(service.contract.context).forDistrict(district);
    const executor = new CommandExecutor(service.contract);
    await executor.execute(log, setHistoryWindow(service.contract), { cutOver }, metaOf('window', { effective: { from: cutOver, to: cutOver, precision: 'day', text: cutOver } }));
    for (const name of tables) {
      const table = tableOf(service, name);
      for (const cells of await historyRows(district, table)) {
        rows += 1;
        references = await applyRow(executor, log, table, cells, references, rows);
      }
    }
    logs.set(service.contract.context, log);
    events.push(...(await log.readPage({ after: 0, limit: 1000 })).events);
  }
  return { logs, references, events, rows };
};

type Cells = Readonly<Record<string, string>>;

const tableOf = (service: ServiceDefinition, name: string): ImportTable => {
  const found = service.tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

/** The same fact once more with other cells, in place of the event that it corrects. @returns the id of the correcting event */
export const correct = async (history: LoadedHistory, tableName: string, row: string, other: Cells, eventId: string): Promise<string> => {
  const [service] = order.find(([, tables]) => tables.includes(tableName)) ?? [];
  const cells = service && (await historyRows(district, tableOf(service, tableName))).find((one) => one['序号'] === row);
  const log = service && history.logs.get(service.contract.context);
  if (service === undefined || log === undefined || cells === undefined) throw new Error(`no row ${tableName} ${row}`);
  const { command, meta } = readRow(tableOf(service, tableName), { ...cells, ...other, 序号: `${row}-更正` }, history.references, 0);
  const outcome = await new CommandExecutor(service.contract).execute(log, command.useCase, command.useCase.body.parse(command.body), { ...meta, corrects: eventId });
  return outcome.events[0]?.eventId ?? '';
};

export const annul = async (history: LoadedHistory, context: string, eventId: string): Promise<void> => {
  const [service] = order.find(([one]) => one.contract.context === context) ?? [];
  const log = history.logs.get(context);
  const event = history.events.find((one) => one.eventId === eventId);
  if (service === undefined || log === undefined || event === undefined) throw new Error(`no event ${eventId}`);
  const useCase = annulEvent(service.contract, service.aggregates);
  const effective = { from: event.effectiveFrom, to: event.effectiveTo, precision: 'by-end-of', text: '' } as const;
  await new CommandExecutor(service.contract).execute(log, useCase, { streamId: event.streamId, eventId, reason: '录入有误' }, metaOf(`annul ${eventId}`, { effective, corrects: eventId }));
};

const readRow = (table: ImportTable, cells: Cells, references: References, order: number): { command: RowCommand; meta: CommandMeta } => {
  const id = cells['序号'] ?? '';
  const reader = new RowReader({ district, table: table.name, row: id }, cells, references);
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  const command = table.command(reader);
  if (reader.errors.length > 0 || effective === null || citation === null) throw new Error(`${table.name} ${id}: ${JSON.stringify(reader.errors)}`);
  const commandId = rowCommandId(district, table.name, id);
  return { command, meta: metaOf(commandId, { effective, citations: [citation], order, importRow: { table: table.name, row: id } }) };
};

const applyRow = async (executor: CommandExecutor, log: EventLog, table: ImportTable, cells: Cells, references: References, order: number): Promise<References> => {
  const { command, meta } = readRow(table, cells, references, order);
  await executor.execute(log, command.useCase, command.useCase.body.parse(command.body), meta);
  return {
    organs: { ...references.organs, ...command.introduces?.organs },
    documents: { ...references.documents, ...command.introduces?.documents },
  };
};

const metaOf = (commandId: string, over: Pick<CommandMeta, 'effective'> & Partial<CommandMeta>): CommandMeta => ({
  district,
  commandId,
  actor: { person: 'spec', role: 'clerk', tokenId: 'spec' },
  principal: 'spec',
  mode: 'history',
  citations: [],
  corrects: null,
  correlationId: commandId,
  causationId: null,
  traceparent: null,
  order: 0,
  importRow: null,
  id: (label) => derivedId(commandId, label),
  ...over,
});
