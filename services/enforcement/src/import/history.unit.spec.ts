import { decodeEnvelope } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { historyRows } from '@yange/history';
import type { Imported } from '@yange/use-case';
import { enforcementService } from '../enforcement.service.js';
import { district, importHistory } from './history.fixture.js';

const eventsOf = async (log: EventLog): Promise<readonly StoredEvent[]> => (await log.readPage({ after: 0, limit: 1000 })).events;

const countByType = (events: readonly StoredEvent[]): Record<string, number> =>
  events.reduce<Record<string, number>>((counts, { type }) => ({ ...counts, [type]: (counts[type] ?? 0) + 1 }), {});

describe('the history of 海勃湾区 in this service', () => {
  let log: EventLog;
  let imported: Imported;

  beforeAll(async () => {
    log = new MemoryEventLogs('enforcement').forDistrict(district);
    imported = await importHistory(log);
  });

  it('has every column that its tables declare', async () => {
    const own = await Promise.all(enforcementService.tables.map(async (table) => ({ table, rows: await historyRows(district, table) })));
    const told = own.filter(({ rows }) => rows.length > 0);
    expect(told.map(({ table }) => table.name)).toEqual(['执法队伍', '赋权', '交接', '编外力量']);
    for (const { table, rows } of told) {
      const headers = Object.keys(rows[0] ?? {});
      expect(headers).toEqual(expect.arrayContaining(table.columns.map(({ header }) => header)));
    }
  });

  it('goes in whole, every row leading to an event', () => {
    expect(imported.rows.filter(({ errors, status }) => errors.length > 0 || status !== 'recorded')).toEqual([]);
  });

  it('has one finding: the town publishes 41 of 99 items, 29 fewer than the 70 that 70 % ask for', () => {
    const found = imported.rows.flatMap((row) => row.findings.map(({ rule, zh }) => [row.row, rule, zh]));
    expect(found).toEqual([['FQ-025', 'claims-below-target', '千里山镇承担的事项比承接指标少 29 项']]);
  });

  it('becomes one event per row', async () => {
    expect(countByType(await eventsOf(log))).toEqual({
      HistoryWindowSet: 1,
      TeamsEstablished: 1, TeamsMerged: 1, TeamsRenamed: 1, TeamsReparented: 1, TeamsTransferredUp: 1, TeamNamed: 6,
      EnforcementFieldsListed: 1, EnforcementFieldHeld: 1,
      PowerListIssued: 1, VerticalShareStated: 1, DelegationMethodsAdopted: 1, ClaimTargetSet: 1, EnforcementBodyDetermined: 7,
      PowersClaimed: 7, PowersDeclined: 6, ClaimListPublished: 7,
      PowersHandedOver: 1, EquipmentIssued: 4,
      AuxiliaryStaffEngaged: 3,
    });
  });

  it('cites a document and its words in each of them', async () => {
    const cited = (await eventsOf(log)).slice(1).map((event) => decodeEnvelope(event.envelope).citations[0]);
    expect(cited.filter((citation) => citation?.title && citation.place && citation.quote)).toHaveLength(52);
  });

  it('adds nothing when it is imported again', async () => {
    const before = await log.head();
    await importHistory(log);
    expect(await log.head()).toEqual(before);
  });
});
