import exceljs from 'exceljs';
import { paperPage } from '../papers/paper.page.js';
import { quotaWords } from '../papers/quota.words.js';
import { quotaTables } from '../papers/quota-tables.fixture.js';
import { noticePage, noticeWorkbook } from './use-permit-notice.form.js';
import { noticeColumns, noticeLines, noticeRegister, type NoticeLine, type ToldPermit } from './use-permit-notice.lines.js';

const words = quotaWords(quotaTables);
const permit = (over: Partial<ToldPermit> = {}): ToldPermit => ({
  permitId: 'p1', number: '海编用〔2019〕3号', organId: 'o1', ownerName: '某中心', ownerCount: 1, kind: 'institution', management: 'civil-service', funding: 'full', granted: 3, used: 1, kept: 2,
  grantedOn: '2019-02-01', expiresOn: '2019-12-31', basis: [{ title: '用编批复', number: '海编发〔2019〕1号' }], state: 'open', ...over,
});
const line = (over: Partial<ToldPermit> = {}): NoticeLine => noticeLines([permit(over)], words)[0] as NoticeLine;
const head = { of: '区划 150302', on: '2019-06-30', by: 'local-clerk', at: '2026-01-01 00:00 UTC' };

describe('a notice of a permit to use posts', () => {
  it('says number, organ, kind, places, basis, day, last day and what became of it', () => {
    expect(line()).toEqual({
      permitId: 'p1', organId: 'o1', grantedOn: '2019-02-01', expiresOn: '2019-12-31', 编号: '海编用〔2019〕3号', 用编单位: '某中心', 编制类型: '事业编制（参公）', 经费形式: '全额拨款', 用编名额: '3',
      批准依据: '《用编批复》（海编发〔2019〕1号）', 批准日期: '2019-02-01', 有效期至: '2019-12-31', 已用: '1', 未用: '2', 状态: '有效',
    });
    expect((['used-up', 'withdrawn', 'expired'] as const).map((state) => line({ state }).状态)).toEqual(['已用完', '已收回', '已过期']);
  });

  it('names a kind of the district by its table, and one that the table has not by its code', () => {
    expect(['filing', 'gone', 'unstated'].map((kind) => line({ kind, management: 'unstated', funding: 'unstated' }).编制类型)).toEqual(['备案制', 'gone', '未列明']);
  });

  it('names how people are managed and paid by the tables, leaves the usual way unsaid, and tells what they have not by its code', () => {
    const told = (management: string, funding: string) => { const { 编制类型, 经费形式 } = line({ management, funding }); return [编制类型, 经费形式]; };
    expect([told('institution', 'self'), told('contract', 'project'), told('gone', 'gone'), told('unstated', 'unstated')]).toEqual([
      ['事业编制', '自收自支'], ['事业编制（聘用制）', '项目经费'], ['事业编制（gone）', 'gone'], ['事业编制', ''],
    ]);
  });

  it('cites a document by what is known of it, each once', () => {
    const cited = (basis: ToldPermit['basis']): string => line({ basis }).批准依据;
    expect([cited([]), cited([{ number: '1号', issuer: '区委编委' }]), cited([{ title: '《某办法》' }, { title: '某办法' }]), cited([{ title: '甲' }, { title: '乙', number: '2号' }])]).toEqual(['', '区委编委1号', '《某办法》', '《甲》、《乙》（2号）']);
  });

  it('stands in a register in the order of the grants, with every column', () => {
    const lines = noticeLines([permit({ permitId: 'a', grantedOn: '2020-01-01', number: '1号' }), permit({ permitId: 'b', number: '10号' }), permit({ permitId: 'c', number: '2号' })], words);
    expect(lines.map(({ permitId }) => permitId)).toEqual(['c', 'b', 'a']);
    const paper = noticeRegister(lines, head);
    expect([paper.columns.map(({ name }) => name), paper.rows.map((row) => row.length)]).toEqual([[...noticeColumns], [11, 11, 11]]);
    expect(paperPage(paper)).toContain('区划 150302 · 截至 2019-06-30 · 3 份');
  });

  it('is printed with its stub, in which names are never markup', () => {
    const page = noticePage(line({ ownerName: '<b>局</b>', number: '' }), head);
    expect(page.match(/<section>/g)).toHaveLength(2);
    expect(page).toContain('同意你单位使用事业编制（参公）（全额拨款） 3 名。本通知单有效期至2019年12月31日');
    expect(page).toContain('截至 2019年6月30日，已用 1 名，未用 2 名，有效');
    expect([page.includes('<b>'), page.includes('&lt;b&gt;局'), page.includes('编号：（未编号）')]).toEqual([false, true, true]);
  });

  it('is a workbook of stub and notice in which no cell is a formula', async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load((await noticeWorkbook(line({ ownerName: '=1+1' }), head)) as never);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['存根', '通知']);
    const cells = workbook.worksheets.flatMap((sheet) => sheet.getColumn(2).values as unknown[]);
    expect(cells).toContain('=1+1');
    workbook.worksheets.forEach((sheet) => sheet.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined())));
  });
});
