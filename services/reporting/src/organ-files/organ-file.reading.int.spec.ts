import { connectionPool } from '@yange/event-log';
import { QuotaKind } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { openReadDatabase } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { isAsked } from '../figures/asked.measures.js';
import { measureLedgerOf } from '../projections/measure-ledger/measure-ledger.projection.js';
import { idOf, stored } from '../projections/measure-ledger/stored-event.fixture.js';
import { readOrganFile, readOrganLives } from './organ-file.reading.js';

const measureLedger = measureLedgerOf(isAsked);
const [old, other, next] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333'];
const later = '9999-12-31';

const owner = (organId: string, name: string) => ({ organId, name, count: 1, each: false });
const account = (organId: string, name: string) => ({ id: `account-${organId}`, owner: owner(organId, name), type: { kind: QuotaKind.ADMINISTRATIVE, management: 0, funding: 0 } });
const link = (organId: string, name: string) => ({ organId, name, how: 'merged', blockId: '', count: 0 });

const organs: readonly StoredEvent[] = [
  stored('organisations', 1, 'OrganEstablished', { organId: old, name: '甲街道办事处', category: 'street-office', rank: 'section-principal' }, { on: '2010-01-01' }),
  stored('organisations', 2, 'OrganEstablished', { organId: other, name: '乙街道办事处', category: 'street-office' }, { on: '2010-01-01' }),
  stored('organisations', 3, 'OrganRenamed', { organId: old, oldName: '甲街道办事处', newName: '新甲街道办事处' }, { on: '2015-05-01' }),
  stored('organisations', 4, 'OrganEstablished', { organId: next, name: '丙街道办事处', category: 'street-office', predecessors: [link(old, '新甲街道办事处'), link(other, '乙街道办事处')] }, { on: '2020-06-01' }),
  stored('organisations', 5, 'OrgansMerged', { organId: next, organName: '丙街道办事处', sources: [link(old, '新甲街道办事处'), link(other, '乙街道办事处')] }, { on: '2020-06-01' }),
  stored('organisations', 6, 'OrganAbolished', { organId: old, name: '新甲街道办事处', successors: [link(next, '丙街道办事处')], reason: '整合' }, { on: '2020-06-01' }),
  stored('organisations', 7, 'OrganAbolished', { organId: other, name: '乙街道办事处', successors: [link(next, '丙街道办事处')] }, { on: '2020-06-01' }),
];

const staff: readonly StoredEvent[] = [
  stored('staffing', 1, 'QuotaApproved', { account: account(old, '甲街道办事处'), count: 20 }, { on: '2010-01-01' }),
  stored('staffing', 2, 'HeadcountStated', { account: account(old, '甲街道办事处'), count: 3 }, { on: '2011-01-01' }),
  stored('staffing', 3, 'QuotaOccupied', { account: account(old, '甲街道办事处'), personId: 'p' }, { on: '2012年3月' }),
  stored('staffing', 4, 'QuotaTransferredOut', { account: account(old, '甲街道办事处'), count: 20 }, { on: '2020-06-01' }),
  stored('staffing', 5, 'QuotaTransferredIn', { account: account(next, '丙街道办事处'), count: 20 }, { on: '2020-06-01' }),
];

const grids: readonly StoredEvent[] = [
  stored('grid', 1, 'GridsCreated', { unit: owner(old, '甲街道办事处'), grids: { named: [{ id: 'grid-1', name: '一网格', drawnFrom: '' }], blocks: [{ id: 'block', count: 8 }] } }, { on: '2018-01-01' }),
  stored('grid', 2, 'GridsAbolished', { grids: { named: [{ id: 'grid-1', name: '一网格', drawnFrom: '' }] } }, { on: '2019-01-01' }),
  stored('grid', 3, 'GridsCreated', { unit: owner(old, '甲街道办事处'), grids: { blocks: [{ id: 'mistake', count: 99 }] } }, { on: '2018-01-01' }),
  stored('grid', 4, 'EventAnnulled', { eventId: idOf('grid', 3), reason: '录入有误' }, { supersedes: idOf('grid', 3) }),
];

describe('the file of an organ', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let source: DataSource;

  const fold = async (...batches: readonly (readonly StoredEvent[])[]): Promise<void> => {
    await source.query('drop schema if exists live cascade');
    await source.query('create schema live');
    for (const statement of measureLedger.tables('live')) await source.query(statement);
    const client = await pool.connect();
    for (const batch of batches) await measureLedger.apply({ client, schema: 'live' }, batch);
    client.release();
  };
  const held = async (organId: string, day: string) => (await readOrganFile(source, '150302', organId, day))?.holdings.map(({ measure, value, basis }) => [measure, value, basis]);

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url, max: 2 });
    source = await openReadDatabase(database.url);
  });
  afterAll(async () => {
    await source.destroy();
    await pool.end();
    await database.close();
  });

  it.each([
    ['in the order of their logs', [organs, staff, grids]],
    ['staff and grids before the organs', [grids, staff, organs]],
    ['each log from its end', [[...organs].reverse(), [...grids].reverse(), [...staff].reverse()]],
  ])('is the same whatever arrives first: %s', async (_words, batches) => {
    await fold(...batches);
    const file = await readOrganFile(source, '150302', old, '2018-12-31');
    expect(file).toMatchObject({ name: '新甲街道办事处', rank: 'section-principal', begun: { on: '2010-01-01' }, ended: null });
    expect(file?.names.map(({ name }) => name)).toEqual(['甲街道办事处', '新甲街道办事处']);
    expect(await held(old, '2018-12-31')).toEqual([['quota', 20, 'block'], ['staff', 4, 'block'], ['grids', 9, 'block']]);
  });

  it('says what there was on each day, and nothing of what was not yet or no more', async () => {
    await fold(organs, staff, grids);
    expect(await readOrganFile(source, '150302', old, '2009-12-31')).toBeNull();
    expect(await held(old, '2012-02-29')).toEqual([['quota', 20, 'block'], ['staff', 3, 'block']]);
    expect(await held(old, '2019-06-30')).toEqual([['quota', 20, 'block'], ['staff', 4, 'block'], ['grids', 8, 'block']]);
    expect(await held(next, later)).toEqual([['quota', 20, 'block']]);
    expect((await held(old, later))?.find(([measure]) => measure === 'quota')).toBeUndefined();
  });

  it('shows a month that is not over as uncertain', async () => {
    await fold(organs, staff, grids);
    const file = await readOrganFile(source, '150302', old, '2012-03-15');
    expect(file?.holdings.find(({ measure }) => measure === 'staff')).toMatchObject({ value: 3, uncertain: [idOf('staffing', 3)] });
  });

  it('leads to what it came from and what came of it, each step once, with all events that tell it', async () => {
    await fold(organs, staff, grids);
    const file = await readOrganFile(source, '150302', next, later);
    expect(file?.lineage.predecessors).toHaveLength(2);
    expect(file?.lineage.predecessors.find(({ from }) => from === old)).toMatchObject({ to: next, how: 'merged', date: '2020-06-01', eventIds: [4, 5, 6].map((at) => idOf('organisations', at)) });
    expect(file?.lineage.names).toMatchObject({ [old]: '新甲街道办事处', [next]: '丙街道办事处' });
    expect((await readOrganFile(source, '150302', old, '2020-05-31'))?.lineage.successors).toEqual([]);
    expect((await readOrganFile(source, '150302', old, later))?.ended).toMatchObject({ on: '2020-06-01', reason: '整合' });
  });

  it('forgets an abolition that was annulled', async () => {
    await fold(organs, [stored('organisations', 8, 'EventAnnulled', { eventId: idOf('organisations', 7), reason: '误录' }, { supersedes: idOf('organisations', 7) })]);
    const lives = await readOrganLives(source, '150302', later);
    expect(lives.map(({ name, ended }) => [name, ended === null]).sort()).toEqual([['丙街道办事处', true], ['乙街道办事处', true], ['新甲街道办事处', false]]);
  });
});
