import { derivedId, grouped } from '@yange/kernel';
import { openReadDatabase } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { askedBeyond, askedMeasures, isAsked } from '../figures/asked.measures.js';
import { markedDefinitions } from '../figures/known.definitions.js';
import type { MeasureDefinition } from '../figures/measure.definition.js';
import { readTerm } from '../language/term.notation.js';
import { completed, type Ledger } from '../ledger/ledger.js';
import { measureLedgerOf } from '../projections/measure-ledger/measure-ledger.projection.js';
import { thresholdAt, thresholds } from '../thresholds/thresholds.js';
import { deriveFigure } from './figure.derivation.js';
import { declaredFigure } from './figure.fixture.js';
import { readLedger } from './ledger.reading.js';

const measureLedger = measureLedgerOf(isAsked);

const district = '150302';
const lastDay = '2020-06-30';

/** Definitions of a district that ask for more than the known ones do, and for nothing new. */
const own: readonly MeasureDefinition[] = ['合计(机构，机构类别=事业单位)', '合计(机构)', '合计(试点)', '每个(编制，按=单位，编制类型=工勤编制)', '合计(网格)'].map((text) => ({ measure: 'grids', unit: '个', term: readTerm(text) }));
const beyond = askedBeyond(own);

/** Values that figures ask for, values that none asks for, and none at all. */
const dimsOf = ({ where }: (typeof askedMeasures)[number]) =>
  fc.record(Object.fromEntries(Object.entries({ ...where, owner: ['千里山镇'] }).map(([dimension, wanted]) => [dimension, fc.constantFrom('', 'unasked', ...wanted)])), { requiredKeys: [] });

const contribution = fc.constantFrom(...askedMeasures).chain((asked) =>
  fc.record({
    measure: fc.constant(asked.measure),
    key: fc.constantFrom('k-1', 'k-2', 'k-3', 'k-4'),
    operation: fc.constantFrom('set', 'add'),
    amount: fc.nat({ max: 9 }),
    dims: dimsOf(asked) as fc.Arbitrary<Record<string, string>>,
    kind: fc.constantFrom('entity', 'block', 'stated'),
    to: fc.constantFrom('2018-05-01', '2019-02-28', '2020-06-30', '2020-07-31', '2024-01-01'),
    open: fc.boolean(),
  }),
);

describe('reading the ledger', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    database = await testDatabase();
    source = await openReadDatabase(database.url);
    await source.query('create schema live');
    for (const statement of measureLedger.tables('live')) await source.query(statement);
    const rows = fc.sample(contribution, { numRuns: 3_000, seed: 150302 }).map((one, index) => ({
      ...one,
      position: index + 1,
      event_id: derivedId('selection', String(index)),
      asked: isAsked(one.measure, one.dims),
      effective_from: one.open ? null : one.to.replace(/..$/, '01'),
    }));
    await source.query(
      `insert into live.ledger_events
       select $1, $1 || '/grid', position, event_id, 'X', 's', 1, effective_from, "to", 'day', "to", 0, '', 'history', 'stated', null, '[]', '[]', null, '{}', '{}', '', ''
       from jsonb_to_recordset($2) as r(position bigint, event_id uuid, effective_from text, "to" text)`,
      [district, JSON.stringify(rows)],
    );
    await source.query(
      `insert into live.contributions (district, log_id, position, ordinal, measure, unit, key, operation, amount, dims, kind, since, asked)
       select $1, $1 || '/grid', position, 0, measure, '个', key, operation, amount, dims, kind, coalesce(effective_from, ''), asked
       from jsonb_to_recordset($2) as r(position bigint, measure text, key text, operation text, amount float8, dims jsonb, kind text, effective_from text, asked boolean)`,
      [district, JSON.stringify(rows)],
    );
  }, 180_000);

  afterAll(async () => {
    await source.destroy();
    await database.close();
  });

  const figuresFrom = (ledger: Ledger, asOf: string) => {
    const index = grouped(completed(ledger).entries, ({ measure }) => measure);
    const date = { from: null, to: asOf, precision: 'by-end-of', text: asOf } as const;
    return [...markedDefinitions, ...own].map((definition) => deriveFigure(declaredFigure('X1', [], { asOf: date }), { measures: [definition] }, index, thresholdAt(thresholds, 'approximate-percent', asOf)));
  };

  it('leaves out only what no figure is derived from', async () => {
    const selected = await source.transaction((one) => readLedger(one, district, lastDay, beyond));
    await source.query('create table marks as select position, asked from live.contributions; update live.contributions set asked = true');
    const all = await source.transaction((one) => readLedger(one, district, '9999-12-31', []));
    await source.query('update live.contributions c set asked = m.asked from marks m where m.position = c.position');
    expect(all.entries).toHaveLength(3_000);
    for (const day of ['2018-12-31', '2019-02-28', lastDay]) expect(figuresFrom(selected, day)).toEqual(figuresFrom(all, day));
  });

  it('leaves out what begins later, and what every figure passes over', async () => {
    await source.query('update live.contributions set key = position::text');
    const { entries } = await source.transaction((one) => readLedger(one, district, lastDay, askedBeyond(own.slice(0, 1))));
    expect(entries.some(({ effective }) => effective.from !== null && effective.from > lastDay)).toBe(false);
    expect(entries.some(({ measure, dims }) => measure === 'organs' && dims['category'] === 'unasked')).toBe(false);
    expect(entries.some(({ measure, dims }) => measure === 'organs' && dims['category'] === 'party-organ')).toBe(true);
    expect((await source.transaction((one) => readLedger(one, district, lastDay, beyond))).entries.some(({ measure, dims }) => measure === 'organs' && dims['category'] === 'unasked')).toBe(true);
  });
});
