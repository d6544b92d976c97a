import exceljs from 'exceljs';
import type { ImportReport, ImportSummary } from './import.report.js';
import { common, csv, documents, manifestOf, startSampleImports, type SampleImports } from './imports.fixture.js';
import type { LedgerPage } from './row.ledger.js';

let all: SampleImports;
beforeAll(async () => {
  all = await startSampleImports();
}, 120_000);
afterAll(() => all.close());

const json = async <T>(answer: Promise<Response>): Promise<T> => (await (await answer).json()) as T;
/** Under a document that an earlier upload has registered. */
const old = '2019-02-01,老文件,原文';
const organs = (prefix: string, count: number, under = common): string => csv('机构', Array.from({ length: count }, (_, index) => `${prefix}${index},${under},${prefix}局${index}`));
const folder = (table: string): Record<string, string> => ({ 'manifest.json': manifestOf('文件', '设立'), '文件.csv': documents, '设立.csv': table });
const rowsOf = (report: ImportReport, query = ''): Promise<LedgerPage> => json(all.call('GET', `/${report.importId}/rows${query}`));
/** Until it has carried out so many rows. */
const applied = async (report: ImportReport, rows: number): Promise<void> => {
  for (let now = report; now.applied < rows && (now.state === 'checking' || now.state === 'applying');) now = await json<ImportReport>(all.call('GET', `/${report.importId}`));
};

describe('a dry run', () => {
  it('tells page by page the events that each row would write, what refuses the others, and writes nothing', async () => {
    const before = await all.position('organisations');
    const table = csv('机构', [...Array.from({ length: 250 }, (_, index) => `d${index},${common},试局${index}`), `x1,${common},试局7`, 'x2,2019-02-30,文一,原文,试局900', `x3,${common},"a`]);
    const report = await all.bring(folder(table), '?dryRun=true');
    expect(report).toMatchObject({ state: 'rejected', dryRun: true, rejected: 2 });
    const first = await rowsOf(report, '?limit=1000');
    expect(first.rows).toHaveLength(1 + 1 + 250 + 2);
    expect(first.next).toBeNull();
    expect(first.rows.find(({ row }) => row === 'd7')).toEqual({
      table: '设立', file: '设立.csv', sheet: null, line: 9, row: 'd7', status: 'recorded', matter: { zh: '样例', en: 'Sample' }, findings: [], problems: [],
      events: [{ type: 'OrganEstablished', stream: expect.stringMatching(/^organ\//), effective: '2019-02-01', data: expect.objectContaining({ name: '试局7' }) }],
    });
    const bad = await rowsOf(report, '?status=rejected');
    expect(bad.rows.map(({ row, line, problems }) => [row, line, problems.map(({ column, rule }) => [column, rule])])).toEqual([['x1', 252, [[null, 'key-taken']]], ['x2', 253, [['生效日期', 'wrong-date']]]]);
    expect((await rowsOf(report, '?status=unreadable')).rows.map(({ row, problems }) => [row, problems[0]?.rule])).toEqual([[null, 'unclosed-quote']]);
    const paged: unknown[] = [];
    for (let next: number | null = 0; next !== null;) {
      const page: LedgerPage = await rowsOf(report, `?limit=60&after=${next}`);
      paged.push(...page.rows);
      next = page.next;
    }
    expect(paged).toEqual(first.rows);
    expect(await all.position('organisations')).toBe(before);
  });

  it('is carried out with the same files, as long as they are here, and once', async () => {
    const dry = await all.bring(folder(organs('r', 3)), '?dryRun=true');
    expect(dry).toMatchObject({ state: 'done', commands: 3, repeated: 1 });
    const real = await all.follow(await json<ImportReport>(all.call('POST', `/${dry.importId}/resumption`)));
    expect(real).toMatchObject({ state: 'done', dryRun: false, commands: 3, resumes: dry.importId });
    const again = await all.call('POST', `/${dry.importId}/resumption`);
    expect([again.status, await again.json()]).toEqual([409, expect.objectContaining({ code: 'import-files-gone' })]);
  });
});

describe('a run that is cancelled', () => {
  it('while it checks stores nothing; resumed it is carried out', async () => {
    const before = await all.position('organisations');
    const report = await all.start(folder(organs('k', 3_000)));
    const ended = await json<ImportReport>(all.call('DELETE', `/${report.importId}`));
    expect(ended).toMatchObject({ state: 'cancelled', commands: 0, events: 0 });
    expect(ended.checked).toBeLessThan(3_001);
    expect(await all.position('organisations')).toBe(before);
    const resumed = await all.follow(await json<ImportReport>(all.call('POST', `/${report.importId}/resumption`)));
    expect(resumed).toMatchObject({ state: 'done', commands: 3_000, rejected: 0, resumes: report.importId });
  });

  it('while it is carried out stops between two rows and tells what was: the same files complete it', async () => {
    const before = await all.position('organisations');
    const report = await all.start(folder(organs('m', 3_000)));
    // The first row is the document, which is there already.
    await applied(report, 5);
    const ended = await json<ImportReport>(all.call('DELETE', `/${report.importId}`));
    expect(ended).toMatchObject({ state: 'cancelled', rejected: 0 });
    const stored = (await all.position('organisations')) - before;
    expect([stored, ended.events]).toEqual([ended.commands, ended.commands]);
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(3_000);
    expect((await rowsOf(ended, '?status=recorded&limit=1000')).rows.length).toBe(Math.min(stored, 1_000));
    // Asked once more it says the same.
    expect(await json<ImportReport>(all.call('DELETE', `/${report.importId}`))).toEqual(ended);
    const whole = await all.bring(folder(organs('m', 3_000)));
    expect(whole).toMatchObject({ state: 'done', commands: 3_000 - stored, repeated: stored + 1 });
    expect(await all.position('organisations')).toBe(before + 3_000);
  });

  it('is not ended by a caller who goes away', async () => {
    const before = await all.position('organisations');
    const leaving = new AbortController();
    const form = new FormData();
    for (const [name, text] of Object.entries(folder(organs('v', 1_000)))) form.append('file', new Blob([text]), name);
    const answer = await all.call('POST', '', form, 'local-clerk', leaving.signal);
    leaving.abort();
    await expect(answer.json()).rejects.toThrow();
    const { imports } = await json<{ imports: ImportSummary[] }>(all.call('GET', ''));
    const begun = await json<ImportReport>(all.call('GET', `/${imports[0]?.importId ?? ''}`));
    expect(await all.follow(begun)).toMatchObject({ state: 'done', commands: 1_000 });
    expect(await all.position('organisations')).toBe(before + 1_000);
  });

  it('is seen, cancelled and resumed by nobody but the person who began it', async () => {
    const report = await all.bring(folder(organs('p', 1)), '?dryRun=true');
    for (const [method, path] of [['GET', ''], ['DELETE', ''], ['POST', '/resumption'], ['GET', '/rows'], ['GET', '/error-files']] as const) {
      expect([path, (await all.call(method, `/${report.importId}${path}`, undefined, 'local-auditor')).status]).toEqual([path, 403]);
      expect([path, (await all.call(method, `/00000000-0000-4000-8000-000000000000${path}`)).status]).toEqual([path, 404]);
    }
    const { imports } = await json<{ imports: ImportSummary[] }>(all.call('GET', ''));
    expect(imports[0]).toMatchObject({ importId: report.importId, state: 'done', dryRun: true, problems: 0, resumable: true });
    expect(imports[0]).not.toHaveProperty('warnings');
  });
});

describe('a file without a manifest', () => {
  it('is taken where nothing has to be guessed: a CSV called as its table, or of which the table is named', async () => {
    expect(await all.bring({ '设立.csv': organs('n', 2, old) })).toMatchObject({ state: 'done', commands: 2, proposal: { certain: true } });
    expect(await all.bring({ 'export (3).csv': organs('o', 2, old) }, `?table=${encodeURIComponent('设立')}`)).toMatchObject({ state: 'done', commands: 2 });
  });

  it('with other headers is not guessed at in silence: what it probably is is told, and carried out once confirmed', async () => {
    const before = await all.position('organisations');
    const table = organs('q', 2, old).replace('序号,生效日期,依据文件,来源性质,机构', '编号,时间,批准文号,来源性质,机构名称');
    const report = await all.bring({ '清单.csv': table });
    expect(report).toMatchObject({ state: 'rejected', problems: [{ file: '清单.csv', rule: 'columns-unconfirmed' }], proposal: { certain: false } });
    expect(report.proposal?.tables[0]).toMatchObject({ file: '清单.csv', table: '设立', how: 'columns', line: 1, missing: [] });
    expect(report.proposal?.tables[0]?.columns.map(({ written, column, how }) => [written, column, how])).toEqual([
      ['编号', '序号', 'synonym'], ['时间', '生效日期', 'synonym'], ['批准文号', '依据文件', 'synonym'], ['来源性质', '来源性质', 'same'], ['机构名称', '机构', 'similar'],
    ]);
    expect(await all.position('organisations')).toBe(before);
    const confirmed = await all.follow(await json<ImportReport>(all.call('POST', `/${report.importId}/resumption`, JSON.stringify({ manifest: report.proposal?.manifest }))));
    expect(confirmed).toMatchObject({ state: 'done', commands: 2, problems: [] });
  });

  it('may be a workbook with a sheet per table, whatever the order of its sheets', async () => {
    const workbook = new exceljs.Workbook();
    workbook.addWorksheet('说明').addRow(['怎样填']);
    const sheet = (name: string, text: string): void => void workbook.addWorksheet(name).addRows(text.split('\n').map((line) => line.split(',')));
    sheet('更名', csv('机构,新名称', [`w9,${old},簿局1,簿局一`]));
    sheet('设立', csv('机构', [`w1,${old},簿局1`, `w2,${old},簿局2`]));
    const report = await all.bring({ '全部.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()) });
    expect(report).toMatchObject({ state: 'done', commands: 3, problems: [] });
  });
});

describe('the same file back', () => {
  it('as CSV has a last column 错误, with every problem of the file beside its row, and may be corrected and brought again', async () => {
    const rows = Array.from({ length: 1_500 }, (_, index) => `e${index},2019-02-30,老文件,原文,错局${index}`);
    const report = await all.bring({ '设立.csv': csv('机构', [`e-ok,${old},"=1+1",`, ...rows].map((row) => row.replace(/,$/, ''))) });
    expect([report.state, report.rejected, report.problems.length]).toEqual(['rejected', 1_500, 1_000]);
    expect(await json(all.call('GET', `/${report.importId}/error-files`))).toEqual({ files: [{ file: '设立.csv', problems: 1_500 }] });
    const answer = await all.call('GET', `/${report.importId}/error-file?file=${encodeURIComponent('设立.csv')}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('设立-错误.csv');
    const lines = (await answer.text()).replace(/^\ufeff/, '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 1 + 1_500);
    expect([lines[0], lines[1]]).toEqual(['序号,生效日期,依据文件,来源性质,机构,错误', `e-ok,${old},'=1+1,`]);
    expect(lines.slice(2).every((line, index) => line.startsWith(`e${index},`) && line.includes('【生效日期】'))).toBe(true);
    const mended = lines.map((line) => line.replace('2019-02-30', '2019-02-03').replace(/"?【.*$/, '')).join('\n');
    expect(await all.bring({ '设立.csv': mended })).toMatchObject({ state: 'done', rejected: 0, commands: 1_501 });
  });

  it('of which headers were confirmed, nothing of the clerk\'s is written over', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('Sheet1');
    sheet.addRows([['机构设立统计'], ['编号', '时间', '批准文号', '来源性质', '机构名称'], ['y1', '2019-02-30', '老文件', '原文', '核局1']]);
    const report = await all.bring({ '统计.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()) });
    const confirmed = await all.follow(await json<ImportReport>(all.call('POST', `/${report.importId}/resumption`, JSON.stringify({ manifest: report.proposal?.manifest }))));
    expect(confirmed).toMatchObject({ state: 'rejected', rejected: 1 });
    const back = new exceljs.Workbook();
    await back.xlsx.load((await (await all.call('GET', `/${confirmed.importId}/error-file?file=${encodeURIComponent('统计.xlsx')}`)).arrayBuffer()) as never);
    const marked = back.worksheets[0] as exceljs.Worksheet;
    const rows = [1, 2, 3].map((line) => Array.from({ length: 6 }, (_, index) => marked.getCell(line, index + 1).text));
    expect(rows).toEqual([
      ['机构设立统计', '', '', '', '', ''], ['编号', '时间', '批准文号', '来源性质', '机构名称', '错误'], ['y1', '2019-02-30', '老文件', '原文', '核局1', expect.stringContaining('【生效日期】')],
    ]);
    expect(JSON.stringify(marked.getCell('B3').note)).toContain('【生效日期】');
  });

  it('as a workbook stays one, formats and all; the bad cell is marked and its note says why', async () => {
    const workbook = new exceljs.Workbook();
    const sheet = workbook.addWorksheet('设立');
    sheet.addRows(csv('机构', [`z1,${old},表局1`, 'z2,2019-02-30,老文件,原文,表局2']).split('\n').map((line) => line.split(',')));
    sheet.getColumn(5).width = 41;
    sheet.getCell('E2').font = { bold: true };
    const report = await all.bring({ '表.xlsx': new Uint8Array(await workbook.xlsx.writeBuffer()) });
    expect(report).toMatchObject({ state: 'rejected', rejected: 1 });
    const answer = await all.call('GET', `/${report.importId}/error-file?file=${encodeURIComponent('表.xlsx')}`);
    const back = new exceljs.Workbook();
    await back.xlsx.load((await answer.arrayBuffer()) as never);
    const marked = back.getWorksheet('设立') as exceljs.Worksheet;
    expect([marked.getCell('F1').text, marked.getCell('F2').text, marked.getCell('F3').text]).toEqual(['错误', '', expect.stringContaining('【生效日期】')]);
    expect([marked.getColumn(5).width, marked.getCell('E2').font?.bold]).toEqual([41, true]);
    expect([marked.getCell('B3').fill, marked.getCell('B2').fill]).toEqual([expect.objectContaining({ pattern: 'solid' }), undefined]);
    expect(JSON.stringify(marked.getCell('B3').note)).toContain('【生效日期】');
    marked.getCell('B3').value = '2019-02-03';
    expect(await all.bring({ '表.xlsx': new Uint8Array(await back.xlsx.writeBuffer()) })).toMatchObject({ state: 'done', commands: 2 });
  });
});
