import { OrganDirectory, readRegisterRow, type DirectoryOrgan } from './register.reading.js';

const [ofPeople, ofOrgans] = [{ ofOrgans: false }, { ofOrgans: true }];
const organ = (over: Partial<DirectoryOrgan>): DirectoryOrgan => ({ organId: 'o', name: '区财政局', names: [], creditCode: null, ended: false, ...over });
const today = '2026-03-01';

describe('whom a register names', () => {
  it('is an organ by its code, then by any name that it had; without either it is none', () => {
    const directory = new OrganDirectory([organ({ organId: 'a', creditCode: '11150302TE5T10003T', names: ['财政局', '区 财政局'] }), organ({ organId: 'b', name: '区民政局' }), organ({ organId: 'c', name: '没有代码', creditCode: '' })]);
    const found = (name: string, code = '') => directory.find(name, code)?.organId ?? null;
    expect([found('财政局'), found('区财政局'), found('区民政局', '11150302TE5T10003T'), found('某局'), found(''), found('', '')]).toEqual(['a', 'a', 'a', null, null, null]);
  });

  it('is the one of several that is there, and nobody where two are', () => {
    const two = (ended: boolean) => new OrganDirectory([organ({ organId: 'a', ended }), organ({ organId: 'b' })]).find('区财政局', '')?.organId ?? null;
    expect([two(true), two(false)]).toEqual(['b', null]);
  });

  it('is who bears the name on the day, before who bore it once and who ended with it', () => {
    const [renamed, bearer, ended] = [organ({ organId: 'a', name: '区人社局', names: ['区人社局', '区劳动局'] }), organ({ organId: 'b', name: '区劳动局', names: ['区劳动局'] }), organ({ organId: 'c', name: '区劳动局', ended: true })];
    const orders = [[renamed, bearer, ended], [bearer, ended, renamed], [ended, renamed, bearer]];
    expect(orders.map((all) => new OrganDirectory(all).find('区劳动局', '')?.organId)).toEqual(['b', 'b', 'b']);
    expect(new OrganDirectory([ended, renamed]).find('区劳动局', '')?.organId).toBe('a');
    expect(new OrganDirectory([renamed, { ...renamed, organId: 'd', name: '区就业局' }, ended]).find('区劳动局', '')).toBeNull();
  });

  it.each([
    ['在职', false, false], ['借调出', false, false], ['抽调离岗', false, false], ['拟退休', false, false], ['即将退休', false, false], ['未离职', false, false],
    ['退休', true, false], ['提前退休', true, false], ['离休', true, false], ['退休后死亡', true, true], ['病故', true, true], ['因公牺牲', true, true], ['辞职', true, true], ['调出', true, true], ['已调离', true, true], ['', false, false],
  ])('has left or is gone by the words of the register: %s', (state, left, gone) => {
    const read = readRegisterRow(ofPeople, { line: 2, cells: { 公民身份号码: '150302198805120017', 单位: '区财政局', 人员状态: state } }, new OrganDirectory([organ({})]), today);
    expect(read).toMatchObject({ left, faults: gone ? ['gone-in-register'] : [] });
  });

  it('is told by line where nobody knows it, and nothing of its words is kept', () => {
    const read = readRegisterRow(ofPeople, { line: 7, cells: { 公民身份号码: '１１０１０５１９４９１２３１００２x', 单位: '某局', 姓名: ' 张 三 ', 人员状态: '已退休' } }, new OrganDirectory([]), today);
    expect(read).toEqual({ line: 7, number: '11010519491231002X', name: '张 三', organId: null, organName: '', left: true, faults: ['organ-unknown'] });
  });

  it.each([['150302198805120017'], ["'150302198805120017"], ['‘150302198805120017'], ['1503 0219 8805 1200 17'], ['\u202d150302198805120017\u202c'], ['\ufeff１５０３０２１９８８０５１２００１７\u200b']])('is found by the number as programs give it out: %j', (written) => {
    expect(readRegisterRow(ofPeople, { line: 7, cells: { 公民身份号码: written, 单位: '区财政局' } }, new OrganDirectory([organ({})]), today)).toMatchObject({ number: '150302198805120017', organId: 'o', faults: [] });
  });

  it('is an organ whose name is written with blanks, widths or marks of its own, and whose code is', () => {
    const directory = new OrganDirectory([organ({ name: '区财政局（国资委）', creditCode: '11150302TE5T10003T' })]);
    const found = (cells: Readonly<Record<string, string>>) => (readRegisterRow(ofOrgans, { line: 2, cells }, directory, today) as { organId: string | null; faults: readonly string[] });
    for (const name of ['区财政局(国资委)', '区 财政局 （国资委）', '区财政局\u200b(国资委)']) expect(found({ 机构名称: name, 统一社会信用代码: '11150302 TE5T 10003t' })).toMatchObject({ organId: 'o', faults: [] });
    expect(found({ 机构名称: '区财政局', 统一社会信用代码: '11150302TE5T10003T' }).faults).toEqual(['organ-name-differs']);
  });

  it('has to have a number', () => {
    expect(readRegisterRow(ofPeople, { line: 7, cells: { 单位: '某局' } }, new OrganDirectory([]), today)).toMatchObject({ errors: [{ column: '公民身份号码', rule: 'cell-required' }] });
    expect(readRegisterRow(ofOrgans, { line: 7, cells: {} }, new OrganDirectory([]), today)).toMatchObject({ errors: [{ column: '机构名称', rule: 'cell-required' }] });
  });

  it('an organ of ours that the credit-code register has as cancelled is told', () => {
    const faults = (state: string) => (readRegisterRow(ofOrgans, { line: 2, cells: { 机构名称: '区财政局', 状态: state } }, new OrganDirectory([organ({})]), today) as { faults: readonly string[] }).faults;
    expect(['正常', '注销'].map(faults)).toEqual([[], ['organ-cancelled']]);
  });

  it('an organ of the credit-code register that ended is no difference where the register says so too', () => {
    const directory = new OrganDirectory([organ({ ended: true })]);
    const faults = (state: string) => (readRegisterRow(ofOrgans, { line: 2, cells: { 机构名称: '区财政局', 状态: state } }, directory, today) as { faults: readonly string[] }).faults;
    expect(['存续', '注销', '已撤销', '撤并', '吊销'].map(faults)).toEqual([['organ-abolished'], [], [], [], []]);
  });
});
