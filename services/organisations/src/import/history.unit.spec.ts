import { decodeData, membersIn, organisationsContract, type OrganisationsEvent } from '@yange/contracts';
import { MemoryEventLogs, type StoredEvent } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { onDay } from '@yange/kernel';
import { CommandExecutor, RowReader, specificationMeta, type Imported, type ImportTable } from '@yange/use-case';
import { recordOrganRegionUseCase } from '../commands/organ/record-organ-region.use-case.js';
import { organisationsService } from '../organisations.service.js';
import { district, importHistory, organsByName } from './history.fixture.js';

const countsByType = (events: readonly StoredEvent[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(events, ({ type }) => type)].map(([type, some]) => [type, some.length]).sort());

type DataOf<T> = Extract<OrganisationsEvent, { readonly type: T }>['data'];

const dataOf = <T extends OrganisationsEvent['type']>(events: readonly StoredEvent[], type: T): readonly DataOf<T>[] =>
  events.filter((event) => event.type === type).map((event) => decodeData(organisationsContract, type, event.data).data as DataOf<T>);

describe('the history of 海勃湾区', () => {
  const log = new MemoryEventLogs('organisations').forDistrict(district);
  let imported: Imported;
  let events: readonly StoredEvent[];

  beforeAll(async () => {
    imported = await importHistory(log);
    events = (await log.readPage({ after: 0, limit: 1000 })).events.filter(({ type }) => type !== 'HistoryWindowSet');
  });

  it('goes in without an error and without a finding', () => {
    expect(imported.rows.filter(({ errors, status, findings }) => errors.length > 0 || status !== 'recorded' || findings.length > 0)).toEqual([]);
  });

  it('gives these events', () => {
    expect(countsByType(events)).toEqual({
      CoordinationBodiesSet: 1,
      CreditCodeCertificateIssued: 1,
      DocumentRegistered: 12,
      DutiesReturned: 1,
      FindingStated: 2,
      InstitutionLimitSet: 1,
      InternalUnitsAbolished: 2,
      InternalUnitsRecorded: 2,
      InternalUnitsSetUp: 15,
      MeetingHeld: 1,
      NoticeForwarded: 1,
      OfficesMerged: 1,
      OrganInaugurated: 1,
      OrganRetained: 7,
      OrgansCounted: 9,
      PilotStarted: 3,
      PlateAdded: 19,
      PledgeItemsCancelled: 1,
      PledgeItemsListed: 1,
      PledgeItemsRetained: 2,
      ReformMeasureTaken: 8,
      ReformMethodRecorded: 3,
      ReformObjectiveSet: 6,
      ReformStarted: 2,
      RegionRecorded: 7,
      SandingIssued: 1,
      SealActivated: 1,
      SealFiled: 1,
      UnitTakenIntoScope: 7,
      UnitTemplatePrescribed: 2,
    });
  });

  it('has the divisions of 2020 by their codes, and none that came later', async () => {
    const codes = dataOf(events, 'RegionRecorded').map(({ code }) => code);
    expect(codes).toEqual(['150302', '150302001', '150302002', '150302003', '150302004', '150302007', '150302101']);
    const useCase = recordOrganRegionUseCase;
    const organs = organsByName(imported);
    const cite = (organ: string, regionCode: string) => {
      const organId = organs[organ] ?? '';
      const meta = specificationMeta({ commandId: `${organ} ${regionCode}`, mode: 'live', effective: onDay('2020-07-01'), citations: [{ number: '海编发〔2020〕1号', issuer: '海勃湾区委编委', issuedOn: '2020-06-01' }] });
      return new CommandExecutor(organisationsContract, organisationsService.aggregates, organisationsService.rules).execute(log, useCase, useCase.body.parse({ organId, regionCode }), meta);
    };
    await expect(cite('新华街道', '150302003')).resolves.toMatchObject({ status: 'recorded' });
    await expect(cite('卡布其街道', '150302008')).rejects.toMatchObject({ rule: 'region-not-valid' });
  });

  it('counts 35 organs as 11 and 24, and every one of them gets its 三定', () => {
    const blocks = dataOf(events, 'OrgansCounted').flatMap(({ category, members }) => members?.blocks.map(({ count }) => [category, count]) ?? []);
    expect(blocks).toEqual([['party-organ', 11], ['government-department', 24]]);
    expect(dataOf(events, 'SandingIssued')[0]).toMatchObject({ all: true, subject: { count: 35 } });
  });

  it('gives the town 5 offices, a bureau and two centres', () => {
    const town = dataOf(events, 'InternalUnitsSetUp').filter(({ organName }) => organName === '千里山镇');
    const sizes = town.map(({ kind, units }) => [kind, membersIn(units)]);
    expect(sizes).toEqual([['office', 5], ['bureau', 1], ['centre', 2]]);
  });

  it('makes organs and documents known to the tables of the other services', () => {
    expect(Object.keys(imported.references.organs ?? {})).toEqual(expect.arrayContaining(['千里山镇', '千里山镇综合执法局', '新华街道', '新华街道办事处', '卡布其街道']));
    expect(imported.references.documents?.['内党办发〔2019〕22号']?.documentId).toBe(imported.references.documents?.['镇街改革实施意见']?.documentId);
  });

  it('adds nothing when the same rows come as new commands', async () => {
    const executor = new CommandExecutor(organisationsContract);
    const before = (await log.head()).position;
    const table = organisationsService.tables.find(({ name }) => name === '改革任务') as ImportTable;
    for (const cells of await historyRows(district, table)) {
      const row = new RowReader({ district, table: table.name, row: cells['序号'] ?? '' }, cells, imported.references);
      const { useCase, body } = table.command(row);
      const effective = row.effective();
      if (effective === null) throw new Error('no date');
      const outcome = await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: `again-${cells['序号']}`, effective }));
      expect(outcome.status).toBe('unchanged');
    }
    expect((await log.head()).position).toBe(before);
  });
});
