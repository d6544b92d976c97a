import { decodeEnvelope } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { historyRows } from '@yange/history';
import type { Imported } from '@yange/use-case';
import { gridService } from '../grid-governance.service.js';
import { district, importHistory } from './history.fixture.js';

const eventsOf = async (log: EventLog): Promise<readonly StoredEvent[]> => (await log.readPage({ after: 0, limit: 1000 })).events;

const countByType = (events: readonly StoredEvent[]): Record<string, number> =>
  events.reduce<Record<string, number>>((counts, { type }) => ({ ...counts, [type]: (counts[type] ?? 0) + 1 }), {});

describe('the history of 海勃湾区 in this service', () => {
  let log: EventLog;
  let imported: Imported;

  beforeAll(async () => {
    log = new MemoryEventLogs('grid').forDistrict(district);
    imported = await importHistory(log);
  });

  it('has every column that its tables declare', async () => {
    const own = await Promise.all(gridService.tables.map(async (table) => ({ table, rows: await historyRows(district, table) })));
    const told = own.filter(({ rows }) => rows.length > 0);
    expect(told.map(({ table }) => table.name)).toEqual(['网格', '服务清单', '政务中心']);
    for (const { table, rows } of told) {
      const headers = Object.keys(rows[0] ?? {});
      expect(headers).toEqual(expect.arrayContaining(table.columns.map(({ header }) => header)));
    }
  });

  it('goes in whole, every row leading to an event, without findings', () => {
    expect(imported.rows.filter(({ errors, status, findings }) => errors.length > 0 || status !== 'recorded' || findings.length > 0)).toEqual([]);
  });

  it('becomes one event per row', async () => {
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
    await importHistory(log);
    expect(await log.head()).toEqual(before);
  });
});
