import { cellAt, columnAt, correctedText, sheetOf } from './csv.model.js';
import { asksForColumns, confirmed, placeOf, progressOf, type Manifest, type Proposal, type Report } from './import.model.js';

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

describe('a CSV that is corrected in place', () => {
  const text = '\uFEFF文件清单\r\n序号*,标题,生效日期\r\nW1,"甲,""乙""",2019-02-30\r\n\r\nW2,丙\r\n';
  const sheet = sheetOf(text);

  it('counts its rows as a spreadsheet does, and finds a column below a title, by any of its names', () => {
    expect([sheet?.rows.length, columnAt(sheet!, ['序号']), columnAt(sheet!, ['日期', '生效日期']), columnAt(sheet!, ['没有'])]).toEqual([5, 0, 2, -1]);
    expect([cellAt(sheet!, 3, 2), cellAt(sheet!, 3, 1), cellAt(sheet!, 5, 2)]).toEqual(['2019-02-30', '甲,"乙"', '']);
  });

  it('is the same but for what was corrected', () => {
    expect(correctedText(sheet!, [])).toBe(text);
    expect(correctedText(sheet!, [{ line: 3, column: 2, text: '2019-02-28' }, { line: 5, column: 2, text: '2019年,"底"' }])).toBe('\uFEFF文件清单\r\n序号*,标题,生效日期\r\nW1,"甲,""乙""",2019-02-28\r\n\r\nW2,丙,"2019年,""底"""\r\n');
  });

  it('may be told apart by tabs, and one that cannot be read is corrected elsewhere', () => {
    expect(correctedText(sheetOf('序号\t标题\nW1\t甲,乙')!, [{ line: 2, column: 1, text: '丙,丁' }])).toBe('\uFEFF序号\t标题\r\nW1\t丙,丁\r\n');
    expect(sheetOf('序号,标题\nW1,"没有结束')).toBeNull();
  });
});
