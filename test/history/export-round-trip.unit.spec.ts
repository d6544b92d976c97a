import { dataAsJson, decodeEnvelope } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { historyCutOver, historyDistricts, historyRows } from '@yange/history';
import { derivedId, onDay, Rejected } from '@yange/kernel';
import { RowExport } from '@yange/service-host';
import { borneTogether, CommandExecutor, describeTable, readRowGiven, setHistoryWindow, specificationMeta, type Cells, type ImportTable, type References, type Citing, type ServiceDefinition } from '@yange/use-case';
import fc from 'fast-check';
import { exportLines, type ExportLine } from '../../services/gateway/src/exports/export.lines.js';
import type { ServiceClient } from '../../services/gateway/src/imports/service.client.js';
import { services } from './history.fixture.js';
import { exported, factsOf, imported, rowsIn, type Logs } from './round-trip.fixture.js';

type Telling = (rows: readonly Cells[]) => readonly Cells[];

const tellings: Readonly<Record<string, Telling>> = {
  'as it is told': (rows) => rows,
  // Some are refused (see corrected-rows.unit.spec.ts): those leave nothing to give out.
  'each row corrected once more': (rows) => [...rows, ...rows.map((cells) => ({ ...cells, 序号: `${cells['序号']}-更正`, 更正序号: cells['序号'] ?? '', 更正理由: '复核' }))],
  'the last row of each table taken back': (rows) => [...rows, ...rows.slice(-1).map((cells) => ({ 序号: `${cells['序号']}-注销`, 注销序号: cells['序号'] ?? '', 更正理由: '复核' }))],
};

/** Where a history brings no reference table or mode of a rule: a row of each. */
const ownRow = async (district: string, table: ImportTable): Promise<Cells> => {
  const documents = services.flatMap(({ tables }) => tables).find(({ citesDocument }) => citesDocument === false) as ImportTable;
  const [document] = await historyRows(district, documents);
  return { ...describeTable(table).sample, 序号: '区-1', 依据文件: document?.['文号'] || (document?.['标题'] ?? '') };
};

const rowsOfHistory = async (district: string, service: ServiceDefinition, name: string): Promise<readonly Cells[]> => {
  const table = service.tables.find((one) => one.name === name);
  if (table === undefined) return [];
  const rows = await historyRows(district, table);
  return rows.length === 0 && /(?:规则方式|参考表)$/u.test(name) ? [await ownRow(district, table)] : rows;
};

describe.each(historyDistricts())('the history of %s as the export gives it out', (district) => {
  it.each(Object.entries(tellings))('comes back as the same events: %s', async (_how, telling) => {
    const before = await imported(district, async (index, name) => telling(await rowsOfHistory(district, services[index] as ServiceDefinition, name)), false);
    const items = await exported(district, before);
    expect(items.flatMap(rowsIn).filter(({ type }) => ['ReferenceListSet', 'RuleModeSet'].includes(type)).length).toBeGreaterThanOrEqual(7);
    expect(items.flat().filter(({ kind }) => kind === 'unexportable')).toEqual([]);
    const after = await imported(district, async (index, name) => rowsIn(items[index]).filter(({ table }) => table === name).map(({ cells }) => cells));
    expect(await factsOf(after)).toEqual(await factsOf(before));
  });
});

/** Some rows of a history as commands that came without a file: with ids of their own, some of them for things that were never begun. */
const toldLive = async (district: string, chosen: (row: string) => boolean, citing: (citations: readonly Citing[]) => readonly Citing[]): Promise<Logs> => {
  let references: References = {};
  const logs: EventLog[] = [];
  for (const service of services) {
    const log = new MemoryEventLogs(service.contract.context).forDistrict(district);
    const executor = new CommandExecutor(service.contract, service.aggregates);
    const cutOver = historyCutOver(district);
    await executor.execute(log, setHistoryWindow(service.contract), { cutOver }, specificationMeta({ district, commandId: derivedId('window', log.logId), effective: onDay(cutOver) }));
    for (const table of service.tables) {
      for (const cells of (await historyRows(district, table)).filter((one) => chosen(`${table.name} ${one['序号']}`))) {
        const { errors, command, meta } = readRowGiven({ district, table, cells, references, order: 0 });
        if (errors.length > 0) continue;
        const { useCase, introduces } = command;
        try {
          await executor.execute(log, useCase, useCase.body.parse(command.body), { ...meta, citations: citing(meta.citations), commandId: derivedId('live', meta.commandId), importRow: null });
          references = { organs: borneTogether(references.organs ?? {}, introduces?.organs ?? {}), documents: { ...references.documents, ...introduces?.documents } };
        } catch (error) {
          if (!(error instanceof Rejected)) throw error;
        }
      }
    }
    logs.push(log);
  }
  return logs;
};

/** As the doors take documents: by what they say of themselves, under numbers that no register knows. */
const unregistered = (citations: readonly Citing[]): readonly Citing[] =>
  citations.map(({ documentId: _id, provenance: _provenance, kind: _kind, ...rest }) => ({ ...rest, ...(rest.title === undefined ? {} : { number: `海编办字〔2020〕${rest.title.length}号`, issuer: '海勃湾区委编委', issuedOn: '2020-01-15' }) }));

const clientsOf = (district: string, logs: Logs): Readonly<Record<string, Pick<ServiceClient, 'exported'>>> =>
  Object.fromEntries(services.map((service, index) => [service.contract.context, { exported: (_district, question) => new RowExport({ service, log: logs[index] as EventLog, district, temporary: null }, question).items() }]));

const linesOf = async (lines: AsyncIterable<ExportLine>): Promise<readonly ExportLine[]> => {
  const all: ExportLine[] = [];
  for await (const line of lines) all.push(line);
  return all;
};

const withoutIds = async (logs: Logs): Promise<readonly string[]> => {
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const facts = await Promise.all(logs.map(async (log, index) => (await log.readPage({ after: 0, limit: 1_000 })).events.map((event) => {
    const { effective } = decodeEnvelope(event.envelope);
    return JSON.stringify([event.streamId, event.type, effective?.text, dataAsJson((services[index] as ServiceDefinition).contract, event.type, event.data)]).replace(uuid, '');
  })));
  return facts.flat().sort();
};

describe('any part of a history that came as commands, not as rows', () => {
  it.each([['registered documents', (citations: readonly Citing[]) => citations, false] as const, ['documents that nobody registered', unregistered, true] as const])('is given out whole, citing %s: each event comes back from a row, or is named', async (_what, citing, more) => {
    let [rows, leftOut, documents] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...historyDistricts()), fc.integer({ min: 2, max: 7 }), fc.nat({ max: 1_000 }), async (district, most, seed) => {
        const chosen = (row: string): boolean => Number.parseInt(derivedId(String(seed), row).slice(0, 4), 16) % 8 < most;
        const before = await toldLive(district, chosen, citing);
        const lines = await linesOf(exportLines(clientsOf(district, before), { district, asOf: '2099-01-01' }));
        const columns = new Map(lines.flatMap((line) => (line.kind === 'table' ? [[line.table, line.columns.map(({ header }) => header)] as const] : [])));
        const cellsOf = (name: string): readonly Cells[] => lines.flatMap((line) => (line.kind === 'row' && line.table === name ? [Object.fromEntries((columns.get(name) ?? []).map((header, index) => [header, line.cells[index] ?? '']))] : []));
        const after = await imported(district, async (_index, name) => cellsOf(name));
        const named = new Set(lines.flatMap((line) => (line.kind === 'left-out' && line.exported === 'none' ? [line.eventId] : [])));
        const kept = (await Promise.all(before.map(async (log) => (await log.readPage({ after: 0, limit: 1_000 })).events))).flat().filter(({ eventId }) => !named.has(eventId));
        const known = await withoutIds(after);
        const added = lines.filter((line) => line.kind === 'row' && line.table === '文件' && (line.cells[0] ?? '').endsWith('-文件')).length;
        documents += added;
        expect(known).toHaveLength(kept.length + added);
        expect((await withoutIds(before)).filter((fact) => !known.includes(fact)).length).toBeLessThanOrEqual(named.size);
        rows += lines.filter(({ kind }) => kind === 'row').length;
        leftOut += named.size;
      }),
      { numRuns: 8, seed: 150302 },
    );
    expect(rows).toBeGreaterThan(10 * leftOut);
    expect(documents > 0).toBe(more);
  }, 120_000);
});
