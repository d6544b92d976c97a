import { connectionPool } from '@yange/event-log';
import { derivedId } from '@yange/kernel';
import { foldDigests, migrateReadDatabase, openReadDatabase } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { contracts } from '../contributions/contributions.js';
import { comparable, spoken } from '../language/search.language.js';
import { district, told, ToldLogs, type ToldEvent } from '../projections/due-list/due-list.fixture.js';
import { searchFolds } from '../projections/search-index/search-names.fold.js';
import { searchIndex } from '../projections/search-index/search-index.projection.js';
import { searchQuery } from './search.query.js';

const id = (name: string): string => derivedId('spec', name);
const organ = (name: string, type: string, data: object, on = '2019-01-31'): ToldEvent => told('organisations', `organ/${id(name)}`, type, { organId: id(name), ...data }, on);
const document = (number: string, title: string): ToldEvent => told('organisations', `document/${id(title)}`, 'DocumentRegistered', { documentId: id(title), number, title, shortTitle: '' }, '2019-02-01');

const history: readonly ToldEvent[] = [
  organ('街道', 'OrganEstablished', { name: '海北街道办事处', aliases: ['海北街道'], category: 'street-office' }),
  organ('银行', 'OrganEstablished', { name: '区重点项目银行办', category: 'institution' }),
  organ('文体', 'OrganEstablished', { name: '文体局', category: 'government-department' }),
  organ('文体', 'OrganRenamed', { oldName: '文体局', newName: '文化旅游体育局' }, '2020-03-01'),
  organ('文体', 'CreditCodeCertificateIssued', { subject: { organId: id('文体'), name: '文体局' }, code: '11150302TE5T10003T' }, '2019-03-01'),
  organ('终', 'OrganEstablished', { name: '卡布其街道办事处', category: 'street-office' }),
  organ('终', 'OrganAbolished', { name: '卡布其街道办事处' }, '2022-01-01'),
  document('内党办发〔2019〕22号', '海勃湾区机构改革方案'),
  document('', '100%完成_清单'),
  told('enforcement', 'team-register', 'TeamsEstablished', { teams: { named: [{ id: id('team'), name: '城管大队' }] } }, '2019-01-31'),
  told('enforcement', 'team-register', 'TeamsRenamed', { teams: { named: [{ id: id('team'), name: '城管大队' }] }, namings: [{ teamId: id('team'), oldName: '城管大队', newName: '综合行政执法大队' }] }, '2020-05-01'),
  told('enforcement', `power-list/${id('list')}`, 'PowerItemsDescribed', { listId: id('list'), items: [{ itemId: id('power'), name: '占道经营处罚' }] }, '2020-01-01'),
  told('grid', `grid/${id('grid')}`, 'GridsCreated', { grids: { named: [{ id: id('grid'), name: '滨河一网格' }] } }, '2020-01-01'),
  told('grid', `service-item/${id('service')}`, 'ServiceItemSet', { itemId: id('service'), name: '低保申请', centre: '政务大厅' }, '2020-01-01'),
  told('organisations', `reform/${id('reform')}`, 'ReformStarted', { reformId: id('reform'), name: '党政机构改革' }, '2018-11-01'),
  told('organisations', `motion/${id('motion')}`, 'MotionMade', { motionId: id('motion'), content: { title: '调整内设机构' }, proposedBy: 'clerk-1' }, '2020-01-01'),
  told('organisations', 'region/150302', 'RegionRecorded', { code: '150302', name: '海勃湾区', parentCode: '150300' }, '2019-01-01'),
];

/** As events cite them: one that is registered too, one that is not, one that has no number. */
const citedPapers = [['内党办发〔2019〕22号', '海勃湾区机构改革方案', '2019-02-01'], ['乌编发〔2026〕9号', '关于机构编制事项的批复', '2025-10-30'], ['', '区委常委会记录', '2025-11-01']] as const;

describe('search', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let source: DataSource;

  const ask = async (q: string, over: Readonly<Record<string, string>> = {}) =>
    (await searchQuery.run(searchQuery.params.parse({ q, on: '2026-01-01', ...over }), { district, read: source })) as { total: number; hits: readonly { kind: string; id: string; text: string; why: string; validTo: string | null; former: boolean; nameNow: string | null; link: string }[] };
  const first = async (q: string, over = {}) => (await ask(q, over)).hits[0];

  beforeAll(async () => {
    database = await testDatabase();
    await migrateReadDatabase(database.url);
    source = await openReadDatabase(database.url);
    pool = connectionPool({ connectionString: database.url, max: 4 });
    await pool.query('create schema if not exists live');
    for (const statement of searchIndex.tables('live')) await pool.query(statement);
    await pool.query('create table live.ledger_events (district text, event_id uuid, type text, effective_to text)');
    await pool.query('create table live.cited_documents (district text, log_id text, position bigint, key text, number text, title text, since text, primary key (log_id, key))');
    for (const [position, [number, title, issuedOn]] of citedPapers.entries()) await pool.query('insert into live.cited_documents values ($1, $2, $3, $4, $5, $6, $7)', [district, `${district}/staffing`, position, comparable(number || title), number, title, issuedOn]);
    await pool.query(`insert into live.ledger_events values ($1, $2, 'OrganRenamed', '2020-03-01')`, [district, id('event')]);
    const logs = new ToldLogs();
    const client = await pool.connect();
    for (const event of history) await searchIndex.apply({ client, schema: 'live' }, [logs.append(event)]);
    client.release();
  }, 60_000);

  afterAll(async () => {
    await source.destroy();
    await pool.end();
    await database.close();
  });

  it.each([
    ['a name', '文化旅游体育局', { kind: 'organ', why: 'exact', id: id('文体') }],
    ['the beginning of one', '文化旅游', { kind: 'organ', why: 'prefix' }],
    ['an alias', '海北街道', { kind: 'organ', why: 'exact', nameNow: '海北街道办事处' }],
    ['a part', '旅游体育', { kind: 'organ', why: 'contains' }],
    ['a former name', '文体局', { kind: 'organ', why: 'former', former: true, validTo: '2020-03-01', nameNow: '文化旅游体育局' }],
    ['a name of an organ that ended', '卡布其街道办事处', { kind: 'organ', why: 'former', validTo: '2022-01-01', nameNow: null }],
    ['a former name of a team', '城管大队', { kind: 'team', why: 'former', nameNow: '综合行政执法大队' }],
    ['pinyin', 'haibeijiedao', { kind: 'organ', why: 'pinyin' }],
    ['pinyin with blanks and capitals', 'Hai Bei Jie Dao', { kind: 'organ', why: 'pinyin' }],
    ['the likeliest reading before another (海勃湾 may be read haibeiwan)', 'haibei', { kind: 'organ', id: id('街道') }],
    ['the sound of its middle', 'zhongdianxiangmu', { kind: 'organ', id: id('银行'), why: 'pinyin' }],
    ['first letters', 'hbjd', { kind: 'organ', why: 'pinyin', id: id('街道') }],
    ['the reading of a polyphone', 'quzhongdian', { kind: 'organ', id: id('银行') }],
    ['another reading of it', 'quchongdianxiangmuyinxing', { kind: 'organ', id: id('银行') }],
    ['a document number', '内党办发〔2019〕22号', { kind: 'document', why: 'exact' }],
    ['one with other brackets', '内党办发[2019]22号', { kind: 'document', why: 'exact' }],
    ['one in full width with blanks', '内党办发（２０１９） 22 号', { kind: 'document', why: 'exact' }],
    ['one without brackets and 号', '内党办发2019 22', { kind: 'document', why: 'prefix' }],
    ['the title of a document', '机构改革方案', { kind: 'document', why: 'contains' }],
    ['a credit code', '11150302te5t10003t', { kind: 'organ', why: 'exact', id: id('文体') }],
    ['the beginning of one', '11150302TE', { kind: 'organ', why: 'prefix' }],
    ['a power', '占道经营处罚', { kind: 'power-item', why: 'exact' }],
    ['a grid', 'bhywg', { kind: 'grid', why: 'pinyin' }],
    ['a service item', '低保', { kind: 'service-item', why: 'prefix' }],
    ['a reform', '党政机构改革', { kind: 'reform', why: 'exact' }],
    ['a motion', '内设机构', { kind: 'motion', why: 'contains' }],
    ['a division', '150302', { kind: 'region', why: 'exact' }],
    ['a wrong character', '文化旅遊体育局', { kind: 'organ', why: 'near', edits: 1, id: id('文体') }],
    ['a wrong one in a short name', '城管中队', { kind: 'team', why: 'near', edits: 1 }],
    ['a missing character', '重点目银行办', { kind: 'organ', why: 'near', edits: 1, id: id('银行') }],
    ['one too many', '综合行政执法总大队', { kind: 'team', why: 'near', edits: 1 }],
    ['two in each other’s place', '重点项目行银办', { kind: 'organ', why: 'near', edits: 1 }],
    ['characters that sound the same', '海贝街到', { kind: 'organ', why: 'near', id: id('街道') }],
    ['pinyin with a slip', 'haibeijeidao', { kind: 'organ', why: 'near', edits: 1, id: id('街道') }],
    ['pinyin with a letter missing', 'zhanddaojingying', { kind: 'power-item', why: 'near' }],
    ['an event', id('event').toUpperCase(), { kind: 'event', why: 'exact', text: 'OrganRenamed' }],
  ])('finds %s: %s', async (_what, q, wanted) => expect(await first(q)).toMatchObject({ ...wanted, link: expect.stringContaining(`/v1/districts/${district}/`) }));

  it('finds a document that events cite and nobody registered, and leads to what it caused; a registered one is there once', async () => {
    expect((await ask('乌编发[2026] 9号')).hits).toMatchObject([{ kind: 'document', role: 'number', why: 'exact', text: '乌编发〔2026〕9号', nameNow: '关于机构编制事项的批复', link: `/v1/districts/${district}/reporting/document-trail?document=${encodeURIComponent('乌编发〔2026〕9号')}` }]);
    expect((await ask('常委会记录')).hits).toMatchObject([{ kind: 'document', role: 'name', why: 'contains' }]);
    expect((await ask('乌编发', { on: '2025-10-29' })).hits).toEqual([]);
    expect((await ask('内党办发〔2019〕22号')).hits).toHaveLength(1);
  });

  it('goes by the day: no name before it was borne, none former before it ended', async () => {
    expect(await first('文体局', { on: '2019-06-01' })).toMatchObject({ why: 'exact', former: false });
    expect((await ask('文化旅游体育局', { on: '2019-06-01' })).total).toBe(0);
    expect(await first('卡布其街道办事处', { on: '2021-12-31' })).toMatchObject({ why: 'exact', nameNow: '卡布其街道办事处' });
  });

  it('ranks: the same, the beginning, a former name, the sound, a part; each thing once', async () => {
    const { hits, total } = await ask('街道办事处');
    expect([total, new Set(hits.map(({ id: one }) => one)).size]).toEqual([2, 2]);
    expect((await ask('海北街道')).hits.map(({ why }) => why)).toEqual(['exact']);
    expect((await ask('街道', { kind: 'organ', limit: '1' })).hits).toHaveLength(1);
  });

  it.each(['%', '_', '%%%', "'; drop table live.search_names; --", '\\', '\u0000', ' ', '\u202e', '(', '*', 'a'.repeat(200)])('takes %j for what it is', async (q) => {
    const { hits } = await ask(q);
    expect(hits.every(({ text, why }) => why !== 'near' && comparable(text).includes(comparable(q)))).toBe(true);
    expect((await ask('文化旅游体育局')).total).toBe(1);
  });

  it('finds a per cent sign by the words beside it, and takes no endless question', async () => {
    expect(await first('100%完成_')).toMatchObject({ kind: 'document', why: 'prefix' });
    expect(searchQuery.params.safeParse({ q: '长'.repeat(10_000) }).success).toBe(false);
    expect(searchQuery.params.safeParse({ q: '' }).success).toBe(false);
  });

  it('reads no event of staffing: nobody is found', () => {
    expect(Object.keys(searchFolds)).not.toContain('staffing');
    expect(searchIndex.contexts).toEqual(Object.keys(contracts).filter((context) => context !== 'staffing'));
  });

  it('keeps the readings of a name within bounds', () => {
    expect(spoken('长'.repeat(60)).pinyin.trim().split(' ').length).toBeLessThanOrEqual(24);
    expect(spoken('ABC')).toEqual({ pinyin: '', initials: '' });
    expect(spoken('重庆').pinyin.trim().split(' ')[0]).toBe('chongqing');
  });

  it('is the same however the logs arrive', async () => {
    const logs = new ToldLogs();
    const digests = await foldDigests(pool, searchIndex, history.map((event) => logs.append(event)));
    expect(new Set(Object.values(digests)).size).toBe(1);
  }, 60_000);
});
