import { readFileSync } from 'node:fs';
import { decodeEnvelope, gridContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { CommandExecutor, RowReader, rowCommandId, setHistoryWindow, specificationMeta, type CommandMeta, type ImportTable } from '@yange/use-case';
import { parse } from 'csv-parse/sync';
import { gridService } from '../grid-governance.service.js';

const district = '150302';
const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: Object.fromEntries(['本汇报'].map((title) => [title, { title }])),
};
const executor = new CommandExecutor(gridContract);

const rowsOf = (table: ImportTable): Record<string, string>[] =>
  parse(readFileSync(new URL(`../../history/${district}/${table.name}.csv`, import.meta.url)), { columns: true });

const metaOf = (table: string, row: string, reader: RowReader, order: number): CommandMeta => {
  const commandId = rowCommandId(district, table, row);
  const effective = reader.effective();
  const citation = reader.citation();
  if (effective === null || citation === null) throw new Error(JSON.stringify(reader.errors));
  return specificationMeta({ commandId, effective, citations: [citation], order, importRow: { table, row }, id: (label) => derivedId(commandId, label) });
};

const importAll = async (log: EventLog): Promise<void> => {
  await executor.execute(log, setHistoryWindow(gridContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  let order = 0;
  for (const table of gridService.tables) {
    for (const cells of rowsOf(table)) {
      order += 1;
      const row = cells['序号'] ?? '';
      const reader = new RowReader({ district, table: table.name, row }, cells, references);
      const { useCase, body } = table.command(reader);
      const meta = metaOf(table.name, row, reader, order);
      expect({ row, errors: reader.errors }).toEqual({ row, errors: [] });
      const outcome = await executor.execute(log, useCase, useCase.body.parse(body), meta);
      expect({ row, findings: outcome.findings }).toEqual({ row, findings: [] });
    }
  }
};

const eventsOf = async (log: EventLog): Promise<readonly StoredEvent[]> => (await log.readPage({ after: 0, limit: 1000 })).events;

const countByType = (events: readonly StoredEvent[]): Record<string, number> =>
  events.reduce<Record<string, number>>((counts, { type }) => ({ ...counts, [type]: (counts[type] ?? 0) + 1 }), {});

describe('the history of 海勃湾区 in this service', () => {
  let log: EventLog;

  beforeAll(async () => {
    log = new MemoryEventLogs('grid').forDistrict(district);
    await importAll(log);
  });

  it('has every column that its tables declare', () => {
    for (const table of gridService.tables) {
      const headers = Object.keys(rowsOf(table)[0] ?? {});
      expect(headers).toEqual(expect.arrayContaining(table.columns.map(({ header }) => header)));
    }
  });

  it('becomes one event per row, without findings', async () => {
    expect(countByType(await eventsOf(log))).toEqual({
      HistoryWindowSet: 1,
      GridStandardSet: 1, GridsCreated: 1, GridWorkersAssigned: 1, ChiefRolesSet: 1,
      ServiceListPublished: 4, ItemsPutOnPlatform: 1, StreetPowersGranted: 1,
      CentreCatalogueSet: 1, HallsOpened: 1, WindowsSet: 1, ResidentUnitsSet: 1, OfferedItemsSet: 1, OneVisitItemsSet: 1, CaseStatisticReported: 1,
    });
  });

  it('cites a document and its words in each of them', async () => {
    const cited = (await eventsOf(log)).slice(1).map((event) => decodeEnvelope(event.envelope).citations[0]);
    expect(cited.filter((citation) => citation?.title && citation.place && citation.quote)).toHaveLength(17);
  });

  it('adds nothing when it is imported again', async () => {
    const before = await log.head();
    await importAll(log);
    expect(await log.head()).toEqual(before);
  });
});
