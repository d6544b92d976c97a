import { pageOf, csvOf, shownColumns, shownRows, tableState, type Column, type Say } from './table.model.js';

interface Row {
  readonly name: string;
  readonly count: number | null;
}

const columns: readonly Column<Row>[] = [
  { key: 'name', words: { zh: '名称', en: 'name' }, value: ({ name }) => name },
  { key: 'count', words: { zh: '数', en: 'count' }, value: ({ count }) => count },
  { key: 'more', words: { zh: '另', en: 'more' }, value: () => null, isExtra: true },
];
const rows: readonly Row[] = [{ name: '千里山镇', count: 10 }, { name: '新华街道', count: null }, { name: '凤凰岭街道', count: 9 }];
const inChinese: Say = (words) => words?.zh ?? '';
const names = (state: { text?: string; sort?: string }): string[] => shownRows(rows, columns, { text: '', sort: '', ...state }, inChinese).map(({ name }) => name);

describe('a table', () => {
  it('is searched over every column, wide and narrow letters alike', () => {
    expect([names({ text: '街道' }), names({ text: '街道 ９' }), names({ text: '没有' })]).toEqual([['新华街道', '凤凰岭街道'], ['凤凰岭街道'], []]);
  });

  it('is sorted as numbers where they are numbers, and what is empty comes last either way', () => {
    expect(names({ sort: 'count' })).toEqual(['凤凰岭街道', '千里山镇', '新华街道']);
    expect(names({ sort: '-count' })).toEqual(['千里山镇', '凤凰岭街道', '新华街道']);
    expect(names({ sort: 'unknown' })).toEqual(rows.map(({ name }) => name));
  });

  it('shows the usual columns and what was switched', () => {
    const keys = (cols: string): string[] => shownColumns(columns, tableState(new URLSearchParams({ cols })).switched).map(({ key }) => key);
    expect([keys(''), keys('count.more')]).toEqual([['name', 'count'], ['name', 'more']]);
  });

  it('is read, searched and exported in the language of the page', () => {
    const inEnglish: Say = (words) => words?.en ?? '';
    const kind: Column<Row> = { key: 'kind', words: { zh: '类别', en: 'kind' }, value: ({ name }, say) => say(name.endsWith('镇') ? { zh: '镇', en: 'town' } : { zh: '街道', en: 'street' }) };
    const isTown: Column<Row> = { key: 'town', words: { zh: '是镇', en: 'town' }, value: ({ name }) => name.endsWith('镇') };
    expect(shownRows(rows, [kind], { text: 'town', sort: '' }, inEnglish).map(({ name }) => name)).toEqual(['千里山镇']);
    expect(shownRows(rows, [kind], { text: 'town', sort: '' }, inChinese)).toEqual([]);
    expect(csvOf(rows.slice(0, 2), [kind, isTown], '', inEnglish)).toBe('\uFEFF\r\nkind,town\r\ntown,yes\r\nstreet,no\r\n');
  });

  it('has names of its own in the address beside another table', () => {
    const params = new URLSearchParams('q=镇&all-q=街道&all-sort=-count');
    expect([tableState(params), tableState(params, 'all-')]).toEqual([{ text: '镇', sort: '', switched: [] }, { text: '街道', sort: '-count', switched: [] }]);
  });

  it('is exported as it is shown, with what it is in the first line, and no cell is a formula', () => {
    const csv = csvOf([{ name: '=1+1', count: -3 }, { name: '甲,"乙"', count: null }], columns.slice(0, 2), '台账，筛选：街道', inChinese);
    expect(csv).toBe('\uFEFF台账，筛选：街道\r\n名称,数\r\n\'=1+1,-3\r\n"甲,""乙""",\r\n');
  });
});

describe('a plain table of more than a hundred rows', () => {
  it('is shown a page at a time, the last one where a later page is wanted than there is', () => {
    expect([[0, 0], [0, 100], [1, 100], [1, 101], [7, 378], [-1, 378]].map(([wanted = 0, rows = 0]) => pageOf(wanted, rows))).toEqual([0, 0, 0, 1, 3, 0]);
  });
});
