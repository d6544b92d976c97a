import { QuotaKind } from '@yange/contracts';
import { connectionPool, type StoredEvent } from '@yange/event-log';
import { openReadDatabase } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { isAsked } from '../figures/asked.measures.js';
import { measureLedgerOf } from '../projections/measure-ledger/measure-ledger.projection.js';
import { idOf, stored } from '../projections/measure-ledger/stored-event.fixture.js';
import { readTeamLoads } from './team-loads.reading.js';

const measureLedger = measureLedgerOf(isAsked);
const [market, culture, traffic, bureau] = [1, 2, 3, 4].map((n) => `${String(n).repeat(8)}-1111-4111-8111-111111111111`) as [string, string, string, string];
const named = (id: string, name: string) => ({ named: [{ id, name, drawnFrom: '' }] });
const owner = (organId: string, name: string) => ({ organId, name, count: 1, each: false });
const account = (id: string, who: ReturnType<typeof owner>, kind = QuotaKind.INSTITUTION) => ({ id, owner: who, type: { kind, management: 0, funding: 0 } });
const later = '9999-12-31';

const teams: readonly StoredEvent[] = [
  stored('enforcement', 1, 'TeamsEstablished', { teams: named(market, '市场监管大队'), field: '市场监管' }, { on: '2019-01-01' }),
  stored('enforcement', 2, 'TeamsEstablished', { teams: named(culture, '文化大队'), field: '文化' }, { on: '2019-01-01' }),
  stored('enforcement', 3, 'TeamsEstablished', { teams: { blocks: [{ id: 'b', label: '其他队伍', count: 3 }] } }, { on: '2019-01-01' }),
  stored('enforcement', 4, 'TeamNamed', { team: { id: traffic, name: '交通大队', drawnFrom: 'b' }, field: '交通运输', parent: owner(bureau, '交通局') }, { on: '2019-06-01' }),
  stored('enforcement', 5, 'TeamsRenamed', { teams: named(market, '市场监管大队'), namings: [{ teamId: market, oldName: '市场监管大队', newName: '综合执法大队' }] }, { on: '2020-01-01' }),
  stored('enforcement', 6, 'TeamItemsSet', { teamId: market, team: '市场监管大队', items: 30 }, { on: '2019-02-01' }),
  stored('enforcement', 7, 'TeamItemsSet', { teamId: culture, team: '文化大队', items: 20 }, { on: '2019-02-01' }),
  stored('enforcement', 8, 'TeamItemsSet', { teamId: traffic, team: '交通大队', items: 200 }, { on: '2019-07-01' }),
  stored('enforcement', 9, 'TeamCasesReported', { teamId: market, team: '市场监管大队', periodFrom: '2019-01-01', periodTo: '2019-06-30', accepted: 120, finished: 0 }, { on: '2019-07-05' }),
  stored('enforcement', 10, 'TeamCasesReported', { teamId: market, team: '综合执法大队', periodFrom: '2020-01-01', periodTo: '2020-12-31', accepted: 60, finished: 50 }, { on: '2021-01-05' }),
  stored('enforcement', 11, 'TeamStrengthStated', { teamId: market, team: '市场监管大队', people: 9, quota: 10, auxiliary: 4 }, { on: '2019-02-01' }),
  stored('enforcement', 12, 'TeamStrengthStated', { teamId: culture, team: '文化大队', people: 8, quota: 10, auxiliary: 0 }, { on: '2019-02-01' }),
  stored('enforcement', 13, 'TeamFundsAllotted', { teamId: market, team: '市场监管大队', year: 2019, amount: 800000, source: '财政拨款' }, { on: '2019-01-01' }),
  stored('enforcement', 14, 'TeamEquipmentSet', { teamId: market, team: '市场监管大队', item: '执法记录仪', measureWord: '台', count: 12 }, { on: '2019-01-01' }),
  stored('enforcement', 15, 'TeamItemsSet', { teamId: culture, team: '文化大队', items: 999 }, { on: '2019-03-01' }),
  stored('enforcement', 16, 'EventAnnulled', { eventId: idOf('enforcement', 15), reason: '误录' }, { supersedes: idOf('enforcement', 15) }),
];

/** The account of the first is known by its words alone, with posts outside the quota beside it; the third has none of its own. */
const accounts: readonly StoredEvent[] = [
  stored('staffing', 1, 'QuotaApproved', { account: account('a', owner('', '市场监管大队')), count: 10 }, { on: '2019-01-01' }),
  stored('staffing', 2, 'HeadcountStated', { account: account('a', owner('', '市场监管大队')), count: 5 }, { on: '2019-01-01' }),
  stored('staffing', 3, 'QuotaOccupied', { account: account('a', owner('', '市场监管大队')), personId: 'p' }, { on: '2019年8月' }),
  stored('staffing', 4, 'QuotaApproved', { account: account('b', owner('', '市场监管大队'), QuotaKind.OUTSIDE), count: 70 }, { on: '2019-01-01' }),
  stored('staffing', 5, 'QuotaApproved', { account: account('c', owner(bureau, '交通局'), QuotaKind.ADMINISTRATIVE), count: 20 }, { on: '2019-01-01' }),
  stored('staffing', 6, 'HeadcountStated', { account: account('c', owner(bureau, '交通局'), QuotaKind.ADMINISTRATIVE), count: 10 }, { on: '2019-01-01' }),
];

describe('the load of teams', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let source: DataSource;

  const fold = async (...batches: readonly (readonly StoredEvent[])[]): Promise<void> => {
    await source.query('drop schema if exists live cascade');
    await source.query('create schema live');
    for (const statement of measureLedger.tables('live')) await source.query(statement);
    const client = await pool.connect();
    try {
      for (const batch of batches) await measureLedger.apply({ client, schema: 'live' }, batch);
    } finally {
      client.release();
    }
  };
  const loads = async (day: string) => readTeamLoads(source, '150302', day);
  const loadOf = async (id: string, day: string) => (await loads(day)).teams.find((one) => one.id === id);

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

  it('is of the teams that are there and bear a name, under the names of the day', async () => {
    await fold(teams, accounts);
    expect((await loads('2018-12-31')).teams).toEqual([]);
    expect((await loads('2019-05-31')).teams.map(({ name }) => name).sort()).toEqual(['市场监管大队', '文化大队'].sort());
    expect((await loads(later)).teams.map(({ name }) => name).sort()).toEqual(['交通大队', '文化大队', '综合执法大队'].sort());
  });

  it('stands beside the account of the team, found by its earlier words, without what is outside the quota', async () => {
    await fold(accounts, teams);
    expect(await loadOf(market, '2019-07-31')).toMatchObject({
      items: { value: 30, events: [idOf('enforcement', 6)] },
      people: { value: 5, from: 'team-account', teams: 1, events: [idOf('staffing', 2)] },
      quota: { value: 10, from: 'team-account' },
      auxiliaries: 4,
      funds: [{ year: 2019, yuan: 800000, source: '财政拨款' }],
      equipment: [{ item: '执法记录仪', measureWord: '台', count: 12 }],
      rates: { itemsPerPerson: { numerator: 30, denominator: 5 }, itemsPerPost: { numerator: 30, denominator: 10 }, casesPerPerson: { numerator: 120, denominator: 5, days: 181 } },
    });
    expect((await loadOf(market, '2019-07-31'))?.marks.map(({ kind }) => kind)).toContain('people-differ');
  });

  it('takes what is stated where there is no account, and the account of the organ where nothing else is', async () => {
    await fold([...teams].reverse(), accounts);
    expect(await loadOf(culture, later)).toMatchObject({ items: { value: 20 }, people: { value: 8, from: 'stated' }, rates: { itemsPerPerson: { numerator: 20, denominator: 8 }, casesPerPerson: null } });
    expect(await loadOf(traffic, later)).toMatchObject({ organ: { id: bureau, name: '交通局' }, people: { value: 10, from: 'organ-account', teams: 1 }, quota: { value: 20, from: 'organ-account' } });
  });

  it('counts a person whose month is not over as uncertain, and after it', async () => {
    await fold(teams, accounts);
    expect(await loadOf(market, '2019-08-15')).toMatchObject({ people: { value: 5 }, uncertain: [idOf('staffing', 3)] });
    expect(await loadOf(market, '2019-08-31')).toMatchObject({ people: { value: 6 }, uncertain: [] });
  });

  it('compares within one year and marks who is far from the median', async () => {
    await fold(teams, accounts);
    const { window, teams: found } = await loads(later);
    expect(window).toEqual({ from: '2020-01-01', to: '2020-12-31' });
    expect(found.find(({ id }) => id === market)?.cases).toMatchObject([{ from: '2019-01-01', accepted: 120, finished: 0, counted: false }, { from: '2020-01-01', accepted: 60, finished: 50, counted: true }]);
    expect(found.find(({ id }) => id === traffic)).toMatchObject({ rates: { itemsPerPerson: { numerator: 200, denominator: 10, timesMedian: 4, outlier: 'high' } }, marks: [{ kind: 'load-high' }, { kind: 'load-high' }] });
    expect(found.find(({ id }) => id === market)?.rates.itemsPerPerson).toMatchObject({ numerator: 30, denominator: 6, timesMedian: 1, outlier: null });
  });
});
