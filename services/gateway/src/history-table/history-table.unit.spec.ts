import exceljs from 'exceljs';
import { paperPage } from '../papers/paper.page.js';
import { paperWorkbook } from '../papers/paper.workbook.js';
import { historyPaper } from './history-table.paper.js';
import { historyColumns, historyLines, type ToldEvent } from './history-table.rows.js';

let position = 0;
const told = (type: string, on: string, data: object, more: Partial<ToldEvent> = {}): ToldEvent => {
  position += 1;
  return { eventId: `e${position}`, type, position, effective: { to: on, text: on }, supersedes: null, citations: [{ number: '海编发〔2019〕1号', title: '批复', issuedOn: '2019-01-15' }], data: data as ToldEvent['data'], ...more };
};
const owner = { organId: 'o1', name: '财政局' };
const account = { id: 'a1', owner, type: { kind: 'QUOTA_KIND_INSTITUTION', management: 'MANAGEMENT_STATUS_CIVIL_SERVICE', funding: 'FUNDING_FORM_FULL' } };
const allotment = { id: 'p1', owner, level: '科级' };
const founded = [
  told('OrganEstablished', '2018-01-01', { organId: 'g', name: '区政府' }),
  told('OrganEstablished', '2019-02-01', { organId: 'o1', name: '财政局', parentId: 'g' }),
];
const approved = [told('QuotaApproved', '2019-02-01', { account, count: 12 }), told('PostsApproved', '2019-02-01', { allotment, principal: 1, deputy: 3 })];
const head = { of: '区划 150302', on: '2020-06-30', by: 'local-clerk', at: '2026-01-01 00:00 UTC' };

describe('the table of an organ\'s history', () => {
  it('has one line for what one document changed on one day, out of both logs, in the columns of the paper', () => {
    const lines = historyLines(founded, approved, '2020-06-30').filter(({ organId }) => organId === 'o1');
    expect(lines).toEqual([{
      organId: 'o1', effective: '2019-02-01', 文号: '海编发〔2019〕1号', 下发时间: '2019-01-15', 文件名称: '批复', 机构名称: '财政局', 隶属关系: '区政府', 经费形式: '全额拨款', 主要职责: '',
      编制数额: '事业编制参公 核定12名', 领导职数: '科级 核定1正3副', 备注: '2019-02-01 设立',
    }]);
  });

  it('says beside each later change what is held then, under the name of that day', () => {
    const renamed = told('OrganRenamed', '2019-06-01', { organId: 'o1', oldName: '财政局', newName: '财金局' });
    const changes = [told('QuotaIncreased', '2019-07-01', { account, count: 3 }), told('PostsReduced', '2019-08-01', { allotment, principal: 0, deputy: 1 })];
    const lines = historyLines([...founded, renamed], [...approved, ...changes], '2020-06-30').slice(2);
    expect(lines.map((line) => [line.机构名称, line.编制数额, line.领导职数, line.备注])).toEqual([
      ['财金局', '', '', '2019-06-01 由“财政局”更名'], ['财金局', '事业编制参公 增加3名，计15名', '', '2019-07-01'], ['财金局', '', '科级 核减0正1副，计1正2副', '2019-08-01'],
    ]);
  });

  it('calls a kind of quota as the district calls it that day, and one that no table has by its code', () => {
    const table = told('ReferenceListSet', '2020-01-01', { list: 'quota-kinds', entries: [{ code: 'filing', name: '备案制编制' }] });
    const of = (kindCode: string, kind = 'QUOTA_KIND_UNSPECIFIED') => told('QuotaApproved', '2020-02-01', { account: { id: 'a9', owner, type: { kind, kindCode } }, count: 4 });
    const words = (...events: ToldEvent[]): string => historyLines(founded, events, '2020-06-30').at(-1)?.编制数额 ?? '';
    expect([words(table, of('filing')), words(of('filing')), words(of('administrative', 'QUOTA_KIND_ADMINISTRATIVE')), words(of(''))]).toEqual(['备案制编制 核定4名', 'filing 核定4名', '行政编制 核定4名', '编制（未列明） 核定4名']);
  });

  it('names what organs were merged, split and succeeded by', () => {
    const lineage = [
      told('OrgansMerged', '2019-03-01', { organId: 'o1', organName: '财政局', sources: [{ organId: 'o2', name: '国资局' }, { organId: 'o3', name: '金融办' }] }),
      told('OrganAbolished', '2019-03-01', { organId: 'o2', name: '国资局', successors: [{ organId: 'o1', name: '财政局' }] }),
      told('OrganSplit', '2019-04-01', { organId: 'o1', organName: '财政局', results: [{ organId: 'o4', name: '国资局' }] }),
    ];
    expect(historyLines([...founded, ...lineage], [], '2020-06-30').slice(2).map((line) => [line.机构名称, line.备注])).toEqual([
      ['财政局', '2019-03-01 合并，来自国资局、金融办'], ['国资局', '2019-03-01 撤销，承接财政局'], ['财政局', '2019-04-01 分设，分为国资局'],
    ]);
  });

  it('leaves out what took effect later, what was annulled, and what was corrected', () => {
    const [quota] = approved;
    expect(historyLines(founded, approved, '2019-01-31').map(({ 机构名称 }) => 机构名称)).toEqual(['区政府']);
    const corrected = told('QuotaApproved', '2019-02-01', { account, count: 11 }, { supersedes: quota?.eventId ?? '' });
    expect(historyLines(founded, [...approved, corrected], '2020-06-30').at(-1)?.编制数额).toBe('事业编制参公 核定11名');
    const annulled = told('EventAnnulled', '2019-02-01', {}, { supersedes: quota?.eventId ?? '' });
    expect(historyLines(founded, [...approved, annulled], '2020-06-30').at(-1)?.编制数额).toBe('');
  });

  it('is a workbook with who made it and when, in which no cell is ever a formula', async () => {
    const lines = historyLines([told('OrganEstablished', '2019-02-01', { organId: 'x', name: '=HYPERLINK("http://x")' })], [], '2020-06-30');
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await paperWorkbook(historyPaper(lines, head))) as never);
    const sheet = workbook.worksheets[0] as exceljs.Worksheet;
    expect((sheet.getRow(3).values as string[]).slice(1)).toEqual([...historyColumns]);
    expect([sheet.getCell('D4').type, sheet.getCell('D4').value, sheet.getCell('D4').numFmt]).toEqual([exceljs.ValueType.String, '=HYPERLINK("http://x")', '@']);
    expect([sheet.getCell('A2').text, sheet.getCell('A5').text]).toEqual(['区划 150302 · 截至 2020-06-30 · 1 行', '制表人：local-clerk    制表时间：2026-01-01 00:00 UTC']);
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9 });
  });

  it('is a page to print in which names are never markup', () => {
    const lines = historyLines([told('OrganEstablished', '2019-02-01', { organId: 'x', name: '<script>alert(1)</script>' })], [], '2020-06-30');
    const page = paperPage(historyPaper(lines, head));
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    for (const column of historyColumns) expect(page).toContain(`<th scope="col">${column}</th>`);
    expect(page).toContain('@page { size: A4 landscape');
    expect([page.includes('"第 " counter(page) " 页，共 " counter(pages) " 页"'), page.includes('lang="zh-CN"')]).toEqual([true, true]);
  });
});
