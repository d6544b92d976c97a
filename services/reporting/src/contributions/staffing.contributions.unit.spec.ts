import { PostRank, QuotaKind, staffingContract, TransferDirection } from '@yange/contracts';
import { staffingContributions } from './staffing.contributions.js';

const { make } = staffingContract;
const read = (...event: Parameters<typeof make>) => staffingContributions(make(...event) as Parameters<typeof staffingContributions>[0]).contributions;
const group = { name: '各街道', count: 6, each: true };
const account = (owner: object) => ({ id: 'q-1', owner, type: { kind: QuotaKind.INSTITUTION } });

describe('what staffing adds to the ledger', () => {
  it('quota: a level, and changes of it that are told apart', () => {
    expect(read('QuotaApproved', { account: account({ name: '本级', count: 35 }), count: 461 })).toMatchObject([
      { measure: 'quota', key: 'q-1', operation: 'set', amount: 461, kind: 'block', dims: { quotaKind: 'institution', owner: '本级' } },
    ]);
    expect(read('QuotaTransferredIn', { account: account({ name: '各街道', count: 6 }), count: 33 })).toMatchObject([
      { measure: 'quota', operation: 'add', amount: 33 },
      { measure: 'quota-change', amount: 33, dims: { change: 'moved-in' } },
    ]);
    expect(read('QuotaReduced', { account: account({ name: '本级' }), count: 2 })).toMatchObject([{ amount: -2 }, { amount: 2, dims: { change: 'reduced' } }]);
  });

  it('a value for each of several stands for so many times as much', () => {
    expect(read('QuotaApproved', { account: account(group), count: 9 })).toMatchObject([{ amount: 54 }]);
    expect(read('PostsApproved', { allotment: { id: 'p-1', owner: group, level: '科级' }, principal: 3, deputy: 6 })).toMatchObject([
      { measure: 'posts', key: 'p-1/principal', amount: 18, dims: { rank: 'principal', level: '科级' } },
      { key: 'p-1/deputy', amount: 36 },
    ]);
  });

  it('posts: only the rank that grew is a change', () => {
    expect(read('PostsIncreased', { allotment: { id: 'p-1' }, principal: 0, deputy: 13 })).toMatchObject([
      { measure: 'posts', key: 'p-1/deputy', amount: 13, operation: 'add' },
      { measure: 'posts-change', amount: 13, dims: { rank: 'deputy', change: 'increased' } },
    ]);
  });

  it('roles that the source names are entities; a line replaces the one before', () => {
    expect(read('RoleLineSet', { allotment: { id: 'p-1' }, role: '副镇长', rank: PostRank.DEPUTY, count: 3 })).toMatchObject([
      { measure: 'role-posts', key: 'p-1/副镇长', operation: 'set', amount: 3, kind: 'entity', dims: { rank: 'deputy' } },
    ]);
    expect(read('RoleConcurrent', { allotment: { id: 'p-1' }, role: '副镇长', concurrentRole: '人武部长', holders: 1 })).toMatchObject([{ measure: 'concurrent-roles', amount: 1, kind: 'entity' }]);
  });

  it('transfers: units and persons apart; a person named later leaves the block', () => {
    const batch = { batchId: 'b-1', name: '转隶', direction: TransferDirection.OUT, units: { blocks: [{ id: 'u', count: 1 }] }, persons: { blocks: [{ id: 'p', count: 5 }] } };
    expect(read('TransferBatchRecorded', batch)).toMatchObject([
      { measure: 'transfer-units', amount: 1, dims: { direction: 'out' } },
      { measure: 'transferred-persons', key: 'b-1/p', amount: 5, dims: { direction: 'out' } },
    ]);
    expect(read('TransferPersonNamed', { batchId: 'b-1', personId: 'x', drawnFrom: 'p' })).toMatchObject([
      { key: 'b-1/p', amount: -1, kind: 'block' },
      { key: 'b-1/x', amount: 1, kind: 'entity' },
    ]);
  });

  it('issues: opened, closed and opened again', () => {
    const issues = { ledger: { id: 'l', name: '台账' }, kind: '超编', issues: { blocks: [{ id: 'i', count: 53 }] } };
    expect(read('IssuesOpened', issues)).toMatchObject([{ measure: 'issues-opened', amount: 53, dims: { kind: '超编', ledger: '台账' } }]);
    expect(read('IssuesReopened', issues)).toMatchObject([{ measure: 'issues-closed', amount: -53, key: 'l/i' }]);
  });

  it('excess leaders: absorbed ones lessen the stock, a statement of the rest does not, a plan changes nothing', () => {
    const leaders = { groupId: 'g', principal: 4, deputy: 12 };
    expect(read('ExcessLeadersAbsorbed', { leaders }).map(({ measure, amount }) => [measure, amount])).toEqual([['excess-leaders', -4], ['excess-leaders', -12], ['excess-leaders-absorbed', 4], ['excess-leaders-absorbed', 12]]);
    expect(read('ExcessLeadersRemaining', { leaders }).map(({ measure, operation }) => [measure, operation])).toEqual([['excess-leaders-remaining', 'set'], ['excess-leaders-remaining', 'set']]);
    expect(read('AbsorptionPlanned', { planId: 'x', leaders }).every(({ measure, kind }) => measure === 'planned-absorption' && kind === 'stated')).toBe(true);
  });

  it('nothing from events that no figure needs', () => {
    expect(read('UsePermitExpired', { permitId: 'x' })).toEqual([]);
    expect(read('HistoryWindowSet', { cutOver: '2020-07-01' })).toEqual([]);
  });
});
