import { connectionPool } from '@yange/event-log';
import { effectiveMessage, Provenance } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { openReadDatabase, type Poison } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { isAsked } from '../../figures/asked.measures.js';
import { readLedgerEvents } from '../../view/event.reading.js';
import { buildReportView } from '../../view/report.reading.js';
import { measureLedgerOf } from './measure-ledger.projection.js';
import { idOf, stored } from './stored-event.fixture.js';

const measureLedger = measureLedgerOf(isAsked);

const grids = (position: number, count: number, over = {}) => stored('grid', position, 'GridsCreated', { grids: { blocks: [{ id: 'g', count }] } }, over);
const declared = (position: number, value: string, over = {}) =>
  stored('reporting', position, 'FigureDeclared', { figureId: 'B26', kind: 1, words: '共划分444个网格', place: '二(三)', asOf: effectiveMessage(onDay('2020-06-30')), measures: [{ measure: 'grids', value, unit: '个' }] }, over);

describe('the measure ledger', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let source: DataSource;

  const fold = async (...batches: readonly (readonly StoredEvent[])[]) => {
    const client = await pool.connect();
    try {
      for (const batch of batches) await measureLedger.apply({ client, schema: 'live' }, batch);
    } finally {
      client.release();
    }
    return buildReportView(source, '150302');
  };

  beforeAll(async () => {
    database = await testDatabase();
    pool = connectionPool({ connectionString: database.url, max: 2 });
    source = await openReadDatabase(database.url);
  });

  beforeEach(async () => {
    await pool.query('drop schema if exists live cascade');
    await pool.query('create schema live');
    for (const statement of measureLedger.tables('live')) await pool.query(statement);
  });

  afterAll(async () => {
    await source.destroy();
    await pool.end();
    await database.close();
  });

  it('joins logs that arrive in any order', async () => {
    expect((await fold([declared(1, '444')], [grids(1, 444)])).figures).toMatchObject([{ id: 'B26', verdict: 'match', derived: [{ value: 444 }], events: [idOf('grid', 1)], declaredBy: idOf('reporting', 1) }]);
  });

  it('keeps each document that a log cites once, from the event that cited it first', async () => {
    const citing = (position: number, number: string, title: string) => grids(position, 1, { citation: { number, title, issuedOn: '2019-01-30' } });
    await fold([citing(1, '海编发〔2019〕1号', '甲'), citing(2, '海编发[2019]1号', '甲'), citing(3, '', '会议记录')], [citing(4, '海编发〔2019〕1号', '甲'), citing(5, '', ''), grids(6, 1, { on: '2019-03-01', citation: { number: '海编发〔2019〕7号', title: '乙', issuedOn: '' } })]);
    const { rows } = await pool.query<{ position: string; key: string; number: string; since: string }>('select position, key, number, since from live.cited_documents order by position');
    expect(rows).toEqual([{ position: '1', key: '海编发20191号', number: '海编发〔2019〕1号', since: '2019-01-30' }, { position: '3', key: '会议记录', number: '', since: '2019-01-30' }, { position: '6', key: '海编发20197号', number: '海编发〔2019〕7号', since: '2019-03-01' }]);
  });

  it('leaves out what is corrected, though the correction arrives first', async () => {
    const corrected = [grids(1, 999), grids(2, 444, { supersedes: idOf('grid', 1) })];
    expect((await fold([declared(1, '444')], [...corrected].reverse())).figures).toMatchObject([{ verdict: 'match', events: [idOf('grid', 2)] }]);
    expect(await readLedgerEvents(source.manager, '150302', [idOf('grid', 1)])).toMatchObject([{ supersededBy: [idOf('grid', 2)] }]);
  });

  it('tells what was superseded, by which event and why; and that something is recorded later than any figure', async () => {
    const annulled = stored('grid', 2, 'EventAnnulled', { eventId: idOf('grid', 1), reason: '录入有误' }, { supersedes: idOf('grid', 1) });
    expect((await fold([declared(1, '444')], [grids(1, 444), annulled])).figures).toMatchObject([
      { underivable: [{ measure: 'grids', reason: 'annulled', text: { zh: expect.any(String), en: expect.any(String) } }], superseded: [{ eventId: idOf('grid', 1), how: 'annulled', by: idOf('grid', 2), reason: '录入有误' }] },
    ]);
    const corrected = await fold([grids(3, 440), grids(4, 444, { supersedes: idOf('grid', 3) })]);
    expect(corrected.figures[0]?.superseded.find(({ eventId }) => eventId === idOf('grid', 3))).toEqual({ eventId: idOf('grid', 3), how: 'corrected', by: idOf('grid', 4), reason: '某文件 某发〔2019〕1号 一' });
  });

  it('knows an event that begins after the report as later, not as missing', async () => {
    expect((await fold([declared(1, '444')])).figures).toMatchObject([{ underivable: [{ reason: 'never-recorded' }] }]);
    expect((await fold([grids(1, 444, { on: '2024-01-01' })])).figures).toMatchObject([{ verdict: 'not-derivable', events: [], underivable: [{ reason: 'later-than-as-of' }] }]);
  });

  it('leaves out what is annulled, and takes the last declaration of a figure that counts', async () => {
    const annulled = stored('grid', 2, 'EventAnnulled', { eventId: idOf('grid', 1) }, { supersedes: idOf('grid', 1) });
    const view = await fold([grids(1, 444), annulled], [declared(1, '1'), declared(2, '444', { supersedes: idOf('reporting', 1) })]);
    expect(view.figures).toMatchObject([{ declared: [{ value: 444 }], verdict: 'not-derivable', events: [] }]);
  });

  it('keeps districts apart', async () => {
    const view = await fold([grids(1, 444)], [grids(1, 5, { district: '150303' })], [declared(1, '444')]);
    expect(view.figures).toMatchObject([{ derived: [{ value: 444 }] }]);
    expect((await buildReportView(source, '150303')).figures).toEqual([]);
  });

  it('says up to where it was read without a gap', async () => {
    expect((await fold([grids(1, 1), grids(2, 1)], [grids(4, 1)])).positions).toEqual({ '150302/grid': 2 });
    expect((await fold([grids(3, 1)])).positions).toEqual({ '150302/grid': 4 });
  });

  it('gives the same view until an event arrives, whatever it is about', async () => {
    const view = await fold([declared(1, '444')], [grids(1, 444)]);
    expect(await buildReportView(source, '150302')).toBe(view);
    const later = await fold([grids(2, 1)]);
    expect(later.figures).toMatchObject([{ verdict: 'mismatch', derived: [{ value: 445 }] }]);
    const annulled = await fold([stored('grid', 3, 'EventAnnulled', { eventId: idOf('grid', 2) }, { supersedes: idOf('grid', 2) })]);
    expect(annulled.figures).toMatchObject([{ verdict: 'match' }]);
  });

  it('gives another view when other rows serve', async () => {
    await fold([declared(1, '444')], [grids(1, 444)]);
    await pool.query('create schema other');
    for (const statement of measureLedger.tables('other')) await pool.query(statement);
    const client = await pool.connect();
    await measureLedger.apply({ client, schema: 'other' }, [declared(1, '444')]);
    await measureLedger.apply({ client, schema: 'other' }, [grids(1, 443)]);
    client.release();
    for (const view of measureLedger.views) await pool.query(`drop table live.${view}; create view live.${view} as select * from other.${view}`);
    expect((await buildReportView(source, '150302')).figures).toMatchObject([{ verdict: 'mismatch' }]);
    await pool.query('drop schema other cascade');
  });

  it('shows that a figure rests on something made up', async () => {
    expect((await fold([declared(1, '444')], [grids(1, 440), grids(2, 4, { provenance: Provenance.SYNTHETIC })])).figures).toMatchObject([{ provenance: 'synthetic' }]);
  });

  it('leads an event to the document that it registers itself', async () => {
    await fold([stored('organisations', 1, 'DocumentRegistered', { documentId: 'd', number: '内党办发〔2019〕22号', title: '意见' }, { citation: { title: '', number: '' } })]);
    expect(await readLedgerEvents(source.manager, '150302', [idOf('organisations', 1)])).toMatchObject([{ citations: [{ documentId: 'd', number: '内党办发〔2019〕22号', title: '意见', quote: '原文' }] }]);
  });

  it('parks an event that it cannot read, and stores nothing of its batch', async () => {
    const broken = { ...grids(2, 1), data: Buffer.from([0xff, 0xff]) };
    await expect(fold([grids(1, 1), broken])).rejects.toMatchObject({ name: 'Poison', event: { position: 2 } } satisfies Partial<Record<keyof Poison, unknown>>);
    expect((await buildReportView(source, '150302')).positions).toEqual({});
  });
});
