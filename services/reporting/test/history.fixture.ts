import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enforcementService } from '@yange/enforcement';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { gridService } from '@yange/grid-governance';
import { derivedId } from '@yange/kernel';
import { organisationsService } from '@yange/organisations';
import { staffingService } from '@yange/staffing';
import { CommandExecutor, RowReader, rowCommandId, setHistoryWindow, type CommandMeta, type ImportTable, type References, type ServiceDefinition } from '@yange/use-case';
import { parse } from 'csv-parse/sync';
import { reportingService } from '../src/reporting.service.js';

export const district = '150302';
const cutOver = '2020-07-01';
const services = join(import.meta.dirname, '../..');

/** In the order in which later tables refer to earlier ones. */
const order: readonly (readonly [folder: string, service: ServiceDefinition, tables: readonly string[]])[] = [
  ['organisations', organisationsService, ['文件', '机构沿革', '镇街机构', '改革任务', '责任状']],
  ['staffing', staffingService, ['编制', '领导职数', '人员转隶', '问题整改']],
  ['enforcement', enforcementService, ['执法队伍', '赋权', '交接', '编外力量']],
  ['grid-governance', gridService, ['网格', '服务清单', '政务中心']],
  ['reporting', reportingService, ['参考数据', '汇报数据']],
];

export interface LoadedHistory {
  /** by context */
  readonly logs: ReadonlyMap<string, EventLog>;
  readonly events: readonly StoredEvent[];
  readonly rows: number;
}

/** Every row of the district's history through the use cases of its service, in history mode, on logs in memory. @throws on the first row that is refused */
export const loadHistory = async (): Promise<LoadedHistory> => {
  const logs = new Map<string, EventLog>();
  const events: StoredEvent[] = [];
  let references: References = {};
  let rows = 0;
  for (const [folder, service, tables] of order) {
    const log = new MemoryEventLogs(service.contract.context).forDistrict(district);
    const executor = new CommandExecutor(service.contract);
    await executor.execute(log, setHistoryWindow(service.contract), { cutOver }, metaOf('window', { effective: { from: cutOver, to: cutOver, precision: 'day', text: cutOver } }));
    for (const name of tables) {
      const table = tableOf(service, name);
      for (const cells of rowsOf(folder, name)) {
        rows += 1;
        references = await applyRow(executor, log, table, cells, references, rows);
      }
    }
    logs.set(service.contract.context, log);
    events.push(...(await log.readPage({ after: 0, limit: 1000 })).events);
  }
  return { logs, events, rows };
};

type Cells = Readonly<Record<string, string>>;

const rowsOf = (folder: string, table: string): readonly Cells[] =>
  parse(readFileSync(join(services, folder, 'history', district, `${table}.csv`)), { columns: true, bom: true, skip_empty_lines: true }) as Cells[];

const tableOf = (service: ServiceDefinition, name: string): ImportTable => {
  const found = service.tables.find((table) => table.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

const applyRow = async (executor: CommandExecutor, log: EventLog, table: ImportTable, cells: Cells, references: References, order: number): Promise<References> => {
  const id = cells['序号'] ?? '';
  const reader = new RowReader({ district, table: table.name, row: id }, cells, references);
  const effective = reader.effective();
  const citation = table.citesDocument === false ? reader.source() : reader.citation();
  const command = table.command(reader);
  if (reader.errors.length > 0 || effective === null || citation === null) throw new Error(`${table.name} ${id}: ${JSON.stringify(reader.errors)}`);
  const body: unknown = command.useCase.body.parse(command.body);
  const commandId = rowCommandId(district, table.name, id);
  await executor.execute(log, command.useCase, body, metaOf(commandId, { effective, citations: [citation], order, importRow: { table: table.name, row: id } }));
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
