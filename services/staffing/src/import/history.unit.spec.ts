import { PostRank, staffingContract, type StaffingEvent } from '@yange/contracts';
import { MemoryEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor, specificationMeta, type ImportedRow } from '@yange/use-case';
import { stateHeadcountUseCase } from '../commands/quota/state-headcount.use-case.js';
import { district, eventsOf, importHistory, type ReadEvent } from './history.fixture.js';

type OfType<T extends StaffingEvent['type']> = Extract<StaffingEvent, { readonly type: T }>['data'];

describe('the history of 海勃湾区 in staffing', () => {
  const log = new MemoryEventLogs('staffing').forDistrict(district);
  let imported: readonly ImportedRow[];
  let events: readonly ReadEvent[];

  const of = <T extends StaffingEvent['type']>(type: T): readonly OfType<T>[] => events.filter(({ event }) => event.type === type).map(({ event }) => event.data as OfType<T>);

  beforeAll(async () => {
    imported = (await importHistory(log)).rows;
    events = await eventsOf(log);
  });

  it('goes in without a row error, every row leading to an event', () => {
    expect(imported.filter((row) => row.errors.length > 0 || row.status !== 'recorded')).toEqual([]);
    expect(imported).toHaveLength(73);
    expect(imported.filter((row) => row.table === '领导职数')).toHaveLength(61);
  });

  it('cites a document, its words and how sure they are, in history mode', () => {
    const facts = events.filter(({ event }) => event.type !== ('HistoryWindowSet' as string));
    expect(facts.filter(({ envelope }) => (envelope.citations[0]?.quote ?? '') === '' || (envelope.citations[0]?.provenance ?? 0) === 0 || envelope.mode !== 2)).toEqual([]);
  });

  it('carries the quota and the posts of the 35 organs', () => {
    expect(of('QuotaApproved')).toMatchObject([{ count: 461, account: { type: { kind: 1 }, owner: { count: 35, organId: '' } } }]);
    expect(of('PostsApproved')[0]).toMatchObject({ principal: 79, deputy: 169, allotment: { level: '科级', owner: { count: 35 } } });
    expect(of('LeadersAppointed')).toMatchObject([{ rank: PostRank.PRINCIPAL, complete: true }]);
    expect(of('LeadersAppointed')[0]?.count).toBeUndefined();
    expect(events.find(({ event }) => event.type === 'LeadersAppointed')?.envelope.effective).toMatchObject({ from: '2019-02-01', to: '2019-02-01' });
  });

  it('moves 33 to the streets and 5 out of the district, with the persons', () => {
    expect(of('QuotaTransferredIn').map(({ count, account }) => [count, account?.owner?.count])).toEqual([[33, 6]]);
    expect(of('QuotaTransferredOut').map(({ count }) => count)).toEqual([33, 5]);
    expect(of('QuotaTransferredIn')[0]?.moveId).toBe(of('QuotaTransferredOut')[0]?.moveId);
    const measures = of('TransferBatchRecorded').map(({ units, persons, withQuota }) => [units?.blocks[0]?.count, persons?.blocks[0]?.count, withQuota]);
    expect(measures).toEqual([[14, 66, false], [1, 5, true]]);
    expect(of('QuotaTransferredOut')[1]?.batchId).toBe(of('TransferBatchRecorded')[1]?.batchId);
  });

  it('gives the town 3正8副 and each street 3正6副 by role lines', () => {
    const lines = of('RoleLineSet');
    const owners = [...new Set(lines.map(({ allotment }) => allotment?.owner?.name))];
    const posts = owners.map((owner) => {
      const own = lines.filter(({ allotment }) => allotment?.owner?.name === owner);
      const sum = (rank: PostRank): number => own.filter((line) => line.rank === rank).reduce((total, { count }) => total + count, 0);
      return [owner, sum(PostRank.PRINCIPAL), sum(PostRank.DEPUTY)];
    });
    expect(posts[0]).toEqual(['千里山镇', 3, 8]);
    expect(posts.slice(1).map(([, ...ranks]) => ranks)).toEqual(Array(6).fill([3, 6]));
    expect(of('RoleConcurrent')).toHaveLength(4 + 6 * 5);
    expect(of('PostsIncreased')).toMatchObject([{ principal: 0, deputy: 13, allotment: { owner: { count: 7 } } }]);
  });

  it('keeps two ledgers of 53, what was absorbed, what remains and what is only planned', () => {
    expect(of('IssuesOpened').map(({ ledger, issues }) => [ledger?.name, issues?.blocks[0]?.count])).toEqual([['机构编制问题整改台账', 53], ['超编问题台账', 53]]);
    expect(of('IssuesClosed')).toMatchObject([{ issues: { blocks: [{ count: 53 }] }, means: ['转任', '自然减员', '调整到事业单位', '增编'] }]);
    expect(of('CadreAdjustmentsHeld')).toMatchObject([{ rounds: 4 }]);
    const ranks = (leaders: { principal: number; deputy: number } | undefined) => [leaders?.principal, leaders?.deputy];
    expect(of('ExcessLeadersAbsorbed').map(({ leaders }) => ranks(leaders))).toEqual([[4, 12]]);
    expect(of('ExcessLeadersRemaining').map(({ leaders }) => ranks(leaders))).toEqual([[3, 10]]);
    expect(of('AbsorptionPlanned').map(({ leaders }) => ranks(leaders))).toEqual([[2, 9]]);
  });

  it('finds what the source leaves out, and nothing else', () => {
    expect(imported.flatMap(({ row, findings }) => findings.map(({ rule }) => `${row} ${rule}`))).toEqual([
      'BZ-002 quota-not-approved', 'ZL-002 quota-kind-unstated', 'ZL-002 quota-not-approved', 'ZG-003 close-evidence', 'ZG-003 cap-not-raised',
    ]);
  });

  it('adds nothing when it is imported again', async () => {
    const before = (await log.head()).position;
    const again = await importHistory(log);
    expect(new Set(again.rows.map((row) => row.status))).toEqual(new Set(['repeated']));
    expect((await log.head()).position).toBe(before);
  });
});

describe('the same command in either mode', () => {
  const owner = { organId: derivedId('organ', '某局'), name: '某局' };
  const body = stateHeadcountUseCase.body.parse({ owner, type: { kind: 'administrative' }, count: 3 });
  const executor = new CommandExecutor(staffingContract);

  it('is refused live and kept with its finding in history', async () => {
    const log = new MemoryEventLogs('staffing').forDistrict(district);
    await importHistory(log);
    const meta = (mode: 'live' | 'history') =>
      specificationMeta({ commandId: derivedId(mode), mode, effective: onDay('2020-01-01'), citations: [{ number: '乌编办发〔2020〕1号', issuer: '市委编办', issuedOn: '2020-01-01' }] });
    await expect(executor.execute(log, stateHeadcountUseCase, body, meta('live'))).rejects.toThrow('quota-not-approved');
    const kept = await executor.execute(log, stateHeadcountUseCase, body, meta('history'));
    expect(kept.findings.map(({ rule }) => rule)).toEqual(['quota-not-approved']);
  });
});
