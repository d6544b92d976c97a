import { asksForColumns, confirmed, correctedWith, placeOf, progressOf, textOf, type Cell, type Manifest, type Proposal, type Report } from './import.model.js';

const report = (more: Partial<Report>): Report => ({ state: 'done', dryRun: true, problems: [], rows: 0, checked: 0, applied: 0, ...more }) as Report;
const problem = (rule: string): Report['problems'][number] => ({ rule }) as Report['problems'][number];

describe('a run of an import', () => {
  it('is looked at where something has to be done next', () => {
    const proposal = { certain: false } as Proposal;
    expect([
      placeOf(report({})), placeOf(report({ problems: [problem('x')] })), placeOf(report({ state: 'rejected', problems: [problem('columns-unconfirmed')], proposal })),
      placeOf(report({ dryRun: false })), placeOf(report({ dryRun: false, state: 'rejected', problems: [problem('x')] })), placeOf(report({ state: 'checking' })), placeOf(report({ state: 'cancelled' })),
      placeOf(report({ dryRun: false, problems: [problem('x')] })),
    ]).toEqual(['preview', 'problems', 'columns', 'result', 'problems', 'problems', 'result', 'result']);
    expect(asksForColumns(report({ state: 'rejected', problems: [problem('unknown-word')], proposal }))).toBe(false);
  });

  it('says how far it is by what it does now', () => {
    expect([progressOf(report({ state: 'checking', checked: 50, rows: 200 })), progressOf(report({ state: 'applying', applied: 200, rows: 200 })), progressOf(report({}))]).toEqual([25, 100, 0]);
  });

  it('is begun anew with the columns that a person confirmed', () => {
    const manifest = { tables: [{ table: '文件', file: 'a.csv', columns: { 编号: '序号', 备注: '原文' } }] } as unknown as Manifest;
    const proposal = { tables: [{ file: 'a.csv', sheet: null, columns: [{ written: '编号', column: '序号' }, { written: '备注', column: '原文' }, { written: '号', column: null }] }] } as unknown as Proposal;
    expect(confirmed(manifest, proposal, { 'a.csv\n备注': '', 'a.csv\n号': '文号' }).tables[0]?.columns).toEqual({ 编号: '序号', 备注: null, 号: '文号' });
  });
});

describe('cells that are corrected in place', () => {
  const cells = [{ file: '全部.xlsx', sheet: '设立', line: 3, column: '生效日期', text: '2019-02-30' }, { file: '全部.xlsx', sheet: '更名', line: 3, column: '生效日期', text: '' }, { file: '文件.csv', line: 3, column: '生效日期', text: '2019年13月' }];
  const [established, renamed, listed] = cells as [Cell, Cell, Cell];

  it('are those of their file, sheet, row and column, and say what was typed last', () => {
    const corrections = correctedWith(correctedWith([], established, '2019-02-03'), established, '2019-02-04');
    expect(corrections).toEqual([{ ...established, text: '2019-02-04' }]);
    expect([established, renamed, listed].map((cell) => textOf(cells, corrections, cell))).toEqual(['2019-02-04', '', '2019年13月']);
  });

  it('that are emptied are corrected, those that say again what they said are not', () => {
    expect(textOf(cells, correctedWith([], listed, ''), listed)).toBe('');
    expect(correctedWith(correctedWith([], listed, '2019年3月'), listed, '2019年13月')).toEqual([]);
  });

  it('are none where the whole row is meant, or the cell cannot be corrected by itself', () => {
    expect([textOf(cells, [], { ...listed, column: null }), textOf(cells, [], { ...established, line: 4 })]).toEqual([null, null]);
  });
});
