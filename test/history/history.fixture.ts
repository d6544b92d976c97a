import { enforcementService } from '@yange/enforcement';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { gridService } from '@yange/grid-governance';
import { historyCutOver, historyRows } from '@yange/history';
import { organisationsService } from '@yange/organisations';
import { reportingService } from '@yange/reporting';
import { staffingService } from '@yange/staffing';
import { annulEvent, CommandExecutor, importGiven, readRowGiven, specificationMeta, type AnyUseCase, type CommandMeta, type ExpectedEvent, type ImportTable, type References, type ServiceDefinition } from '@yange/use-case';

export const district = '150302';

/** In the order in which the tables of the later ones refer to those of the earlier ones. */
export const services: readonly ServiceDefinition[] = [organisationsService, staffingService, enforcementService, gridService, reportingService];

export interface LoadedHistory {
  /** by context */
  readonly logs: ReadonlyMap<string, EventLog>;
  /** what rows may refer to */
  readonly references: References;
  readonly events: readonly StoredEvent[];
  readonly rows: number;
}

/** Every row of the district's history through the use cases of its service, in history mode, on logs in memory. @param as under the code of another district @throws where a row is refused */
export const loadHistory = async (of = district, as = of): Promise<LoadedHistory> => {
  const cutOver = historyCutOver(of);
  const logs = new Map<string, EventLog>();
  const events: StoredEvent[] = [];
  let references: References = {};
  let rows = 0;
  for (const service of services) {
    const log = new MemoryEventLogs(service.contract.context).forDistrict(as);
    const imported = await importGiven({ service, log, cutOver, rowsOf: (table) => historyRows(of, table), references });
    const refused = imported.rows.filter(({ status }) => status === 'rejected');
    if (refused.length > 0) throw new Error(JSON.stringify(refused));
    references = imported.references;
    rows += imported.rows.length;
    logs.set(service.contract.context, log);
    events.push(...(await log.readPage({ after: 0, limit: 1000 })).events);
  }
  return { logs, references, events, rows };
};

type Cells = Readonly<Record<string, string>>;

const ownerOf = (tableName: string): { service: ServiceDefinition; table: ImportTable } => {
  for (const service of services) {
    const table = service.tables.find(({ name }) => name === tableName);
    if (table !== undefined) return { service, table };
  }
  throw new Error(`no table ${tableName}`);
};

interface Correction {
  readonly executor: CommandExecutor;
  readonly log: EventLog;
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly meta: CommandMeta;
}

const correctionOf = async (history: LoadedHistory, tableName: string, row: string, other: Cells, eventId: string, more: object): Promise<Correction> => {
  const { service, table } = ownerOf(tableName);
  const cells = (await historyRows(district, table)).find((one) => one['序号'] === row);
  const log = history.logs.get(service.contract.context);
  if (log === undefined || cells === undefined) throw new Error(`no row ${tableName} ${row}`);
  const { command, meta } = readRowGiven({ district, table, cells: { ...cells, 序号: `${row}-更正`, ...other }, references: history.references, order: 0 });
  return { executor: new CommandExecutor(service.contract), log, useCase: command.useCase, body: command.useCase.body.parse({ ...(command.body as object), ...more }), meta: { ...meta, corrects: eventId } };
};

const annulmentOf = (history: LoadedHistory, context: string, eventId: string): Correction => {
  const service = services.find(({ contract }) => contract.context === context);
  const log = history.logs.get(context);
  const event = history.events.find((one) => one.eventId === eventId);
  if (service === undefined || log === undefined || event === undefined) throw new Error(`no event ${eventId}`);
  const effective = { from: event.effectiveFrom, to: event.effectiveTo, precision: 'by-end-of', text: '' } as const;
  const meta = specificationMeta({ commandId: `annul ${eventId}`, effective, corrects: eventId });
  return { executor: new CommandExecutor(service.contract), log, useCase: annulEvent(service.contract, service.aggregates), body: { streamId: event.streamId, eventId, reason: '录入有误' }, meta };
};

const carriedOut = ({ executor, log, useCase, body, meta }: Correction) => executor.execute(log, useCase, body, meta);

/** What a dry run of it says would be written, with the context of its log. */
const considered = async ({ executor, log, useCase, body, meta }: Correction): Promise<readonly (ExpectedEvent & { readonly context: string })[]> =>
  (await executor.consider(log, useCase, body, meta)).events.map((event) => ({ ...event, context: log.logId.split('/')[1] ?? '' }));

/** The same fact once more with other cells, in place of the event that it corrects. @param more what only a correction says, such as which document @returns the id of the correcting event */
export const correct = async (history: LoadedHistory, tableName: string, row: string, other: Cells, eventId: string, more: object = {}): Promise<string> =>
  (await carriedOut(await correctionOf(history, tableName, row, other, eventId, more))).events[0]?.eventId ?? '';

export const considerCorrection = async (history: LoadedHistory, tableName: string, row: string, other: Cells, eventId: string) => considered(await correctionOf(history, tableName, row, other, eventId, {}));

export const annul = async (history: LoadedHistory, context: string, eventId: string): Promise<void> => void (await carriedOut(annulmentOf(history, context, eventId)));

export const considerAnnulment = (history: LoadedHistory, context: string, eventId: string) => considered(annulmentOf(history, context, eventId));
