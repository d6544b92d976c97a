import { grouped } from '@yange/kernel';
import { entry } from '../ledger/entry.fixture.js';
import type { LedgerEntry } from '../ledger/ledger.js';
import { comparedStatistics } from './statistic.comparison.js';
import { statisticDefinition, statisticVersion } from './statistic.definition.js';
import type { StatisticContent } from './statistic.shapes.js';
import { statisticTable, uncertainIn, type StatisticSource } from './statistic.table.js';

const on = '2019-12-31';
const source = (entries: readonly LedgerEntry[], day = on, ranks: ReadonlyMap<string, string> = new Map()): StatisticSource => ({ index: grouped(entries, ({ measure }) => measure), on: day, ranks });
const table = (id: string) => statisticDefinition.tables.find((one) => one.id === id) ?? statisticDefinition.tables[0]!;
const told = (id: string, entries: readonly LedgerEntry[], day = on, ranks?: ReadonlyMap<string, string>) => {
  const { rows, total } = statisticTable(table(id), source(entries, day, ranks));
  return { rows: rows.map(({ values, cells }) => [...values.map(({ value }) => value), ...cells.map(({ value }) => value)]), total: total.map(({ value }) => value) };
};

const account = (key: string, approved: number, staff: number | null, over: Partial<Parameters<typeof entry>[0]> = {}): readonly LedgerEntry[] => {
  const dims = { quotaKind: 'administrative', ownerCategory: 'town' };
  return [entry({ measure: 'quota', key, amount: approved, operation: 'set', dims, ...over }), ...(staff === null ? [] : [entry({ measure: 'staff', key, amount: staff, operation: 'set', dims })])];
};

describe('a table of the year-end statistics', () => {
  it('sets approved beside actual, account by account: who is over never makes up for who is vacant', () => {
    expect(told('quotas', [...account('a', 10, 7), ...account('b', 5, 9)])).toEqual({ rows: [['administrative', '', '', 'town', 15, 16, 3, 4, null]], total: [15, 16, 3, 4, null] });
  });

  it('tells 参公 and the funding form apart, in the words of both languages; what was drawn up before keeps its rows', () => {
    const of = (management: string, funding: string, key: string) => account(key, 5, 5, { dims: { quotaKind: 'institution', management, funding, ownerCategory: 'institution' } });
    const entries = [...of('civil-service', 'full', 'a'), ...of('civil-service', 'full', 'b'), ...of('institution', 'self', 'c'), ...of('', '', 'd')];
    const quotas = (version: number) => statisticTable(statisticVersion(version)?.tables.find(({ id }) => id === 'quotas') ?? table('quotas'), source(entries)).rows.filter(({ cells }) => cells[0]?.value !== null);
    expect(quotas(2).map(({ values, cells }) => [...values.map(({ words }) => words), cells[0]?.value])).toEqual([
      [{ zh: '事业编制', en: 'institution' }, { zh: '未列明', en: 'not stated' }, { zh: '未列明', en: 'not stated' }, { zh: '事业单位', en: 'institution' }, 5],
      [{ zh: '事业编制', en: 'institution' }, { zh: '参公', en: 'civil service' }, { zh: '全额拨款', en: 'full' }, { zh: '事业单位', en: 'institution' }, 10],
      [{ zh: '事业编制', en: 'institution' }, { zh: '事业管理', en: 'institution' }, { zh: '自收自支', en: 'self' }, { zh: '事业单位', en: 'institution' }, 5],
    ]);
    expect(quotas(1).map(({ values, cells }) => [...values.map(({ value }) => value), cells[0]?.value])).toEqual([['institution', 'institution', 20]]);
  });

  it('takes no absence for a zero: of an account without an actual number neither vacant nor over is known', () => {
    expect(told('quotas', [...account('a', 10, null)])).toEqual({ rows: [['administrative', '', '', 'town', 10, null, null, null, 10]], total: [10, null, null, null, 10] });
    expect(told('quotas', [...account('a', 10, 0)]).total).toEqual([10, 0, 10, 0, null]);
    expect(told('quotas', []).total).toEqual([null, null, null, null, null]);
  });

  it('knows no level of which only changes were recorded, and staff from the first who entered on', () => {
    const [more, fewer] = [entry({ measure: 'quota', key: 'a', amount: 33 }), entry({ measure: 'staff', key: 'b', amount: -1, on: '2019-02-01' })];
    expect(told('quotas', [more, fewer]).total).toEqual([null, null, null, null, null]);
    expect(told('quotas', [...account('b', 4, null), fewer, entry({ measure: 'staff', key: 'b', amount: 1, on: '2019-03-01' })]).total).toEqual([4, 1, 3, 0, null]);
    expect(told('posts', [entry({ measure: 'posts', key: 'p', amount: 2 })]).total).toEqual([null, null]);
  });

  it('takes “all filled” without a number for no number', () => {
    const filled = entry({ measure: 'leaders-appointed', key: 'a', amount: 0, operation: 'set', dims: { complete: 'true' } });
    expect(told('posts', [filled]).total).toEqual([null, null]);
    expect(told('posts', [{ ...filled, dims: { complete: 'false' } }]).total).toEqual([null, 0]);
  });

  it('counts what had taken effect by the last day of the year, and names what may or may not have', () => {
    const entries = [entry({ measure: 'grids', amount: 3, on: '2019-12-31' }), entry({ measure: 'grids', amount: 4, on: '2020-01-01' }), entry({ measure: 'grids', amount: 5, on: '2019年' }), entry({ measure: 'grids', amount: 9, on: '2019-01-01', former: 'annulled' })];
    expect(told('grids', entries).total).toEqual([8, null]);
    expect(told('grids', entries, '2020-12-31').total).toEqual([12, null]);
    const late = entry({ measure: 'grids', amount: 5, on: '2019-12至2020-02' });
    expect([told('grids', [late]).total[0], uncertainIn(source([late]), ['grids'])]).toEqual([null, [late.eventId]]);
  });

  it('goes by category and rank, and says where none is stated', () => {
    const organs = [entry({ measure: 'organs', key: 'a', operation: 'set', dims: { category: 'town' } }), entry({ measure: 'organs', key: 'b', operation: 'set', dims: { category: 'town' } }), entry({ measure: 'organs', key: 'block', amount: 4, dims: { category: 'government-department' } })];
    expect(told('organs', organs, on, new Map([['a', '正科级']])).rows).toEqual([['government-department', '', 4], ['town', '', 1], ['town', '正科级', 1]]);
  });

  it('rests every number on the events since it was set last', () => {
    const entries = [entry({ measure: 'quota', key: 'a', amount: 4, operation: 'set', on: '2018-01-01' }), entry({ measure: 'quota', key: 'a', amount: 5, operation: 'set', on: '2018-06-01' }), entry({ measure: 'quota', key: 'a', amount: 1, on: '2019-06-01' })];
    expect(statisticTable(table('quotas'), source(entries)).total[0]).toEqual({ value: 6, events: [entries[1]?.eventId, entries[2]?.eventId].sort() });
  });
});

describe('statistics of two years', () => {
  const contentOf = (entries: readonly LedgerEntry[], year: number): StatisticContent => ({
    title: statisticDefinition.title, year, on: `${year}-12-31`, definition: statisticDefinition.version, synthetic: false, uncertain: [], tables: statisticDefinition.tables.map((one) => statisticTable(one, source(entries, `${year}-12-31`))),
  });
  const differences = (entries: readonly LedgerEntry[]) => comparedStatistics(contentOf(entries, 2018), contentOf(entries, 2019)).map(({ table: of, values, column, before, after, change, events }) => [of, values.map(({ value }) => value).join(), column, before, after, change, events]);

  it('differ where a number does, by the events of which only one year has any', () => {
    const [old, more, other] = [entry({ measure: 'grids', amount: 3, on: '2018-01-01' }), entry({ measure: 'grids', amount: 4, on: '2019-03-01' }), entry({ measure: 'grid-workers', key: 'w', amount: 9, operation: 'set', on: '2018-02-01' })];
    expect(differences([old, more, other])).toEqual([['grids', '', 'grids', 3, 7, 4, [more.eventId]]]);
  });

  it('tell a row that came and one that went, and no change where one year has no number', () => {
    const came = entry({ measure: 'organs', key: 'a', operation: 'set', on: '2019-02-01', dims: { category: 'town' } });
    const was = entry({ measure: 'organs', key: 'b', operation: 'set', on: '2018-02-01', dims: { category: 'institution' } });
    const went = entry({ measure: 'organs', key: 'b', operation: 'set', amount: 0, on: '2019-05-01', dims: { category: 'institution' } });
    expect(differences([came, was, went])).toEqual([['organs', 'institution,', 'organs', 1, 0, -1, [was.eventId, went.eventId].sort()], ['organs', 'town,', 'organs', null, 1, null, [came.eventId]]]);
  });

  it('are the same where nothing happened between them', () => {
    expect(differences([entry({ measure: 'grids', amount: 3, on: '2018-01-01' })])).toEqual([]);
  });
});
