import { dataAsJson, decodeEnvelope, type Contract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { historyCutOver } from '@yange/history';
import { RowExport, type ExportedRow, type ExportItem } from '@yange/service-host';
import { importGiven, type Cells, type References, type ServiceDefinition } from '@yange/use-case';
import { services } from './history.fixture.js';

export type Logs = readonly EventLog[];

/** Rows of every table into empty logs, a log per service, with the names that the rows bring. */
export const broughtIn = async (district: string, rowsOf: (service: number, table: string) => Promise<readonly Cells[]>, takesAll = true, cutOver = historyCutOver(district)): Promise<{ readonly logs: Logs; readonly references: References }> => {
  let references: References = {};
  const logs: EventLog[] = [];
  for (const [index, service] of services.entries()) {
    const log = new MemoryEventLogs(service.contract.context).forDistrict(district);
    const answer = await importGiven({ service, log, cutOver, references, rowsOf: ({ name }) => rowsOf(index, name) });
    if (takesAll) expect(answer.rows.filter(({ errors }) => errors.length > 0)).toEqual([]);
    references = answer.references;
    logs.push(log);
  }
  return { logs, references };
};

export const imported = async (...given: Parameters<typeof broughtIn>): Promise<Logs> => (await broughtIn(...given)).logs;

const itemsOf = async (run: RowExport): Promise<readonly ExportItem[]> => {
  const items: ExportItem[] = [];
  for await (const item of run.items()) items.push(item);
  return items;
};

export const exported = async (district: string, logs: Logs): Promise<readonly (readonly ExportItem[])[]> =>
  Promise.all(services.map((service, index) => itemsOf(new RowExport({ service, log: logs[index] as EventLog, district, temporary: null }, { asOf: '2099-01-01' }))));

export const rowsIn = (items: readonly ExportItem[] | undefined): readonly ExportedRow[] => (items ?? []).filter((item): item is ExportedRow => item.kind === 'row');

/** All that an event says, but for where it stands and when it was recorded. */
const said = (contract: Contract, event: StoredEvent): unknown => {
  const { order: _order, actor: _actor, ...envelope } = decodeEnvelope(event.envelope);
  return { eventId: event.eventId, stream: event.streamId, data: dataAsJson(contract, event.type, event.data), envelope };
};

export const factsOf = async (logs: Logs): Promise<readonly unknown[]> =>
  Promise.all(logs.map(async (log, index) => {
    const { events } = await log.readPage({ after: 0, limit: 1_000 });
    return events.map((event) => said((services[index] as ServiceDefinition).contract, event));
  }));
