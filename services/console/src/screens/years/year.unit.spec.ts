import { changeIn, drawnRows, isBlank, lastWholeYear, mergedLines, movedIn, rowsOf, signed, standingYears, valueIn, yearsOf, type Content, type Freezing, type YearRow } from './year.model.js';

const words = (zh: string) => ({ zh, en: zh });
const cell = (value: number | null, ...events: readonly string[]) => ({ value, events: [...events] });

const content = (year: number, organs: readonly (readonly [name: string, value: number | null, ...events: string[]])[], total: number | null): Content => ({
  title: words('年报'), year, on: `${year}-12-31`, definition: 2, synthetic: false, uncertain: [],
  tables: [{ id: 'organs', title: words('机构'), by: [], columns: [{ id: 'organs', words: words('机构数'), unit: '个' }], rows: organs.map(([name, value, ...events]) => ({ values: [{ value: name, words: words(name) }], cells: [cell(value, ...events)] })), total: [cell(total)] }],
});

const freezing = (year: number, stands: boolean): Freezing => ({ year, stands, on: `${year}-12-31`, definition: 2, positions: {}, hash: { algorithm: 'sha256', hash: '' }, generator: 2, frozenBy: `${year}`, frozenAt: '', corrects: null, reason: '' });

const asked = (more: object): readonly number[] => yearsOf({ from: '', to: '', day: '2026-11-30', frozen: [], ...more });

describe('the years that are shown', () => {
  it('are the last three that were over, and back to the first that stands frozen', () => {
    expect([asked({}), asked({ day: '2026-12-31' }), asked({ frozen: [2022, 2024] })]).toEqual([[2023, 2024, 2025], [2024, 2025, 2026], [2022, 2023, 2024, 2025]]);
    expect([lastWholeYear('2020-12-30'), lastWholeYear('2020-12-31')]).toEqual([2019, 2020]);
  });

  it('are those of the address, either way round, eight at most; nonsense is as if nothing were said', () => {
    expect([asked({ from: '2018', to: '2020' }), asked({ from: '2020', to: '2018' }), asked({ from: '20x', to: '1' })]).toEqual([[2018, 2019, 2020], [2018, 2019, 2020], [2023, 2024, 2025]]);
    expect([asked({ from: '1950', to: '2020' }), asked({ from: '2027' })].map((years) => [years[0], years.at(-1)])).toEqual([[2013, 2020], [2027, 2027]]);
  });

  it('stand frozen where no other freezing took the place', () => {
    expect(standingYears([freezing(2020, true), freezing(2019, false), freezing(2018, true)])).toEqual([2018, 2020]);
  });
});

describe('years side by side', () => {
  const rows = rowsOf([content(2019, [['镇', 2, 'a'], ['街道', 6, 'b']], 8), content(2020, [['镇', 3, 'a', 'c'], ['部门', null]], 3)]);
  const named = (name: string): YearRow => rows.find(({ values }) => (values[0]?.zh ?? '合计') === name) as YearRow;

  it('have each number once, rows that only one year has among them, the total last', () => {
    expect(rows.map((row) => [row.values[0]?.zh ?? '合计', valueIn(row, 2019), valueIn(row, 2020)])).toEqual([['镇', 2, 3], ['部门', null, null], ['街道', 6, null], ['合计', 8, 3]]);
  });

  it('differ by what both have a number of: what is not recorded is no zero', () => {
    expect(['镇', '街道', '合计'].map((name) => changeIn(named(name), 2020))).toEqual([1, null, -5]);
    expect([changeIn(named('镇'), 2019), signed(1), signed(-5), signed(0)]).toEqual([null, '+1', '-5', '0']);
    expect(rows.filter(isBlank)).toEqual([named('部门')]);
  });

  it('tell the events that make the difference', () => {
    expect([movedIn(named('镇'), 2020), movedIn(named('街道'), 2020)]).toEqual([{ came: ['c'], went: [] }, { came: [], went: ['b'] }]);
  });

  it('are drawn by their totals, where two years at least have one', () => {
    expect(drawnRows(rows, [2019, 2020], '').map(({ key }) => key)).toEqual(['organs total organs']);
    expect([drawnRows(rows, [2020], ''), drawnRows(rows, [2019, 2020], 'teams'), drawnRows(rowsOf([content(2019, [], null), content(2020, [], 3)]), [2019, 2020], '')]).toEqual([[], [], []]);
  });

  it('have one line where two go the same way', () => {
    const lines = [{ name: '核定', values: [null, 461] }, { name: '机构', values: [7, 42] }, { name: '未登记', values: [null, 461] }];
    expect(mergedLines(lines)).toEqual([{ name: '核定、未登记', values: [null, 461] }, { name: '机构', values: [7, 42] }]);
  });
});
