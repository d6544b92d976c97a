import { readFileSync } from 'node:fs';
import { decodeEnvelope, enforcementContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { CommandExecutor, RowReader, rowCommandId, setHistoryWindow, specificationMeta, type CommandMeta, type ImportTable } from '@yange/use-case';
import { parse } from 'csv-parse/sync';
import { enforcementService } from '../enforcement.service.js';

const district = '150302';
const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: Object.fromEntries(['本汇报', '执法改革方案', '赋权清单'].map((title) => [title, { title }])),
};
const executor = new CommandExecutor(enforcementContract);

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
  await executor.execute(log, setHistoryWindow(enforcementContract), { cutOver: '2020-07-01' }, specificationMeta({ commandId: 'window' }));
  let order = 0;
  for (const table of enforcementService.tables) {
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
    log = new MemoryEventLogs('enforcement').forDistrict(district);
    await importAll(log);
  });

  it('has every column that its tables declare', () => {
    for (const table of enforcementService.tables) {
      const headers = Object.keys(rowsOf(table)[0] ?? {});
      expect(headers).toEqual(expect.arrayContaining(table.columns.map(({ header }) => header)));
    }
  });

  it('becomes one event per row, without findings', async () => {
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
    await importAll(log);
    expect(await log.head()).toEqual(before);
  });
});
