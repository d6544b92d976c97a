import exceljs from 'exceljs';
import type { CellCorrection } from './corrected.files.js';
import type { ImportReport } from './import.report.js';
import { common, csv, documents, manifestOf, startSampleImports, type SampleImports } from './imports.fixture.js';

describe('cells that are corrected in place', () => {
  let all: SampleImports;
  beforeAll(async () => {
    all = await startSampleImports();
  }, 120_000);
  afterAll(() => all.close());

  const old = '2019-02-01,老文件,原文';
  const cellsOf = async (report: ImportReport): Promise<unknown> => (await all.call('GET', `/${report.importId}/faulty-cells`)).json();
  const correct = (report: ImportReport, corrections: readonly CellCorrection[], query = '?dryRun=true'): Promise<Response> => all.call('POST', `/${report.importId}/resumption${query}`, JSON.stringify({ corrections }));
  const followed = async (answer: Promise<Response>): Promise<ImportReport> => all.follow((await (await answer).json()) as ImportReport);
  const correctedFile = (report: ImportReport, file: string): Promise<Response> => all.call('GET', `/${report.importId}/corrected-file?file=${encodeURIComponent(file)}`);
  const workbook = async (): Promise<Uint8Array> => {
    const book = new exceljs.Workbook();
    const sheet = (name: string, text: string): void => void book.addWorksheet(name).addRows(text.split('\n').map((line) => line.split(',')));
    sheet('设立', csv('机构', [`b1,${old},册局1`, 'b2,2019-02-30,老文件,原文,册局2']));
    sheet('更名', csv('机构,新名称', [`b3,${old},册局1,册局一`, 'b4,2019年13月,老文件,原文,册局1,册局二']));
    return new Uint8Array(await book.xlsx.writeBuffer());
  };

  it('of a workbook are told by sheet, row and column; it goes on as corrected, is carried out, and comes back corrected', async () => {
    const report = await all.bring({ '全部.xlsx': await workbook() }, '?dryRun=true');
    expect(report.problems.map(({ file, sheet, line, column }) => [file, sheet, line, column])).toEqual([['全部.xlsx', '设立', 3, '生效日期'], ['全部.xlsx', '更名', 3, '生效日期']]);
    expect(await cellsOf(report)).toEqual({ cells: [{ file: '全部.xlsx', sheet: '设立', line: 3, column: '生效日期', text: '2019-02-30' }, { file: '全部.xlsx', sheet: '更名', line: 3, column: '生效日期', text: '2019年13月' }] });
    const half = await followed(correct(report, [{ file: '全部.xlsx', sheet: '设立', line: 3, column: '生效日期', text: '2019-02-03' }]));
    expect([half.state, half.corrected, half.problems.map(({ sheet, line }) => [sheet, line])]).toEqual(['rejected', ['全部.xlsx'], [['更名', 3]]]);
    const whole = await followed(correct(half, [{ file: '全部.xlsx', sheet: '更名', line: 3, column: '生效日期', text: '2019年3月' }]));
    expect(whole).toMatchObject({ state: 'done', dryRun: true, commands: 4, corrected: ['全部.xlsx'], problems: [] });
    expect(whole.recordedAs).not.toBe(report.recordedAs);
    const back = new exceljs.Workbook();
    await back.xlsx.load((await (await correctedFile(whole, '全部.xlsx')).arrayBuffer()) as never);
    expect(['设立', '更名'].map((name) => back.getWorksheet(name)?.getCell('B3').value)).toEqual(['2019-02-03', '2019年3月']);
    const real = await all.follow((await (await all.call('POST', `/${whole.importId}/resumption`)).json()) as ImportReport);
    expect(real).toMatchObject({ state: 'done', dryRun: false, commands: 4, recordedAs: whole.recordedAs });
    expect(await all.bring({ '全部.xlsx': new Uint8Array(await back.xlsx.writeBuffer()) }, '?dryRun=true')).toMatchObject({ state: 'done', repeated: 4, commands: 0 });
  });

  it('of a CSV in a folder the same, also where its headers were confirmed', async () => {
    const files = { '文件.csv': documents, '设立.csv': csv('机构', ['c1,2019-02-30,文一,原文,列局1', `c2,${common},列局2`]).replace('机构', '机关') };
    const manifest = { ...(JSON.parse(manifestOf('文件', '设立')) as { tables: { table: string }[] }) };
    const mapped = { ...manifest, tables: manifest.tables.map((table) => (table.table === '设立' ? { ...table, columns: { 机关: '机构' } } : table)) };
    const report = await all.bring({ 'manifest.json': JSON.stringify(mapped), ...files }, '?dryRun=true');
    expect(await cellsOf(report)).toEqual({ cells: [{ file: '设立.csv', line: 2, column: '生效日期', text: '2019-02-30' }] });
    const again = await followed(correct(report, [{ file: '设立.csv', line: 2, column: '生效日期', text: '2019-02-03' }, { file: '设立.csv', line: 3, column: '机构', text: '列局三' }]));
    expect(again).toMatchObject({ state: 'done', problems: [], commands: 2, corrected: ['设立.csv'] });
    expect(await (await correctedFile(again, '设立.csv')).text()).toContain('c1,2019-02-03,文一,原文,列局1\r\nc2,2019-02-01,文一,原文,列局三');
    expect((await correctedFile(again, '文件.csv')).status).toBe(404);
  });

  it('that are not there are refused with their place, and the files stay as they were for the next try', async () => {
    const report = await all.bring({ '全部.xlsx': await workbook() }, '?dryRun=true');
    const right = { file: '全部.xlsx', sheet: '设立', line: 3, column: '生效日期', text: '2019-02-03' };
    for (const wrong of [{ ...right, line: 99 }, { ...right, line: 1 }, { ...right, sheet: '没有' }, { ...right, column: '没有' }, { ...right, file: '没有.csv' }]) {
      const answer = await correct(report, [right, wrong]);
      expect([wrong.line, wrong.sheet, wrong.column, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([wrong.line, wrong.sheet, wrong.column, 422, 'cell-not-there']);
    }
    for (const bad of [{ ...right, line: 0 }, { ...right, text: 'x'.repeat(40_000) }, { ...right, more: 1 }]) expect((await correct(report, [bad])).status).toBe(422);
    expect(await cellsOf(report)).toMatchObject({ cells: [{ text: '2019-02-30' }, { text: '2019年13月' }] });
    const both = await Promise.all([correct(report, [right]), correct(report, [right])]);
    expect(both.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect((await all.call('GET', `/${report.importId}/faulty-cells`, undefined, 'local-auditor')).status).toBe(403);
  });
});
