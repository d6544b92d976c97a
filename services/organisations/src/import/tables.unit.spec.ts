import { RowReader, type ImportTable, type References } from '@yange/use-case';
import { documentsTable } from './documents.table.js';
import { organHistoryTable } from './organ-history.table.js';
import { unitsTable } from './units.table.js';

const organs: References = { organs: { 区财政局: '0b6f8a2e-2c8e-5f5e-9d43-5a5f7f0f4c11' } };

const read = (table: ImportTable, cells: Readonly<Record<string, string>>, references: References = organs) => {
  const row = new RowReader({ district: '150302', table: table.name, row: 'X-1' }, { 生效日期: '2019-02-01', ...cells }, references);
  const command = table.command(row);
  return { command, rules: row.errors.map(({ column, rule }) => `${column}: ${rule}`) };
};

describe('a row of 机构沿革', () => {
  it('is about a named organ, or about as many of a group', () => {
    expect(read(organHistoryTable, { 事项: '印章启用', 机构: '区财政局' }).command.useCase.name).toBe('activate-seal');
    const { command, rules } = read(organHistoryTable, { 事项: '印章启用', 机构组: '本级党政机构', 说明: '涉改部门', 数量: '14' });
    expect(rules).toEqual([]);
    expect(command).toMatchObject({ useCase: { name: 'activate-seal-in-group' }, body: { count: 14, label: '涉改部门' } });
  });

  it('issues the 三定 to all where it gives no number', () => {
    expect(read(organHistoryTable, { 事项: '印发三定', 机构组: '本级党政机构', 说明: '党政部门' }).command.body).toMatchObject({ all: true });
    expect(read(organHistoryTable, { 事项: '印发三定', 机构组: '本级党政机构', 说明: '党政部门', 数量: '3' }).command.body).toMatchObject({ all: false, count: 3 });
  });

  it('makes a new organ, and a new name, known to later rows', () => {
    const { command } = read(organHistoryTable, { 事项: '设立机构', 机构: '区教育局', 别名: '教育局', 类别: '政府工作部门', 机构组: '本级党政机构', 出自: '政府工作部门' });
    expect(Object.keys(command.introduces?.organs ?? {})).toEqual(['区教育局', '教育局']);
    expect(read(organHistoryTable, { 事项: '机构更名', 机构: '区财政局', 新名称: '区财金局' }).command.introduces).toEqual({ organs: { 区财金局: organs.organs?.['区财政局'] } });
  });

  it('merges the organs that it lists, and splits one into those that it lists', () => {
    const merged = read(organHistoryTable, { 事项: '合并机构', 机构组: '本级党政机构', 机构: '区新局', 类别: '政府工作部门', 名单: '区财政局', 说明: '职能整合' });
    expect(merged.command.body).toMatchObject({ sources: [organs.organs?.['区财政局']], result: { name: '区新局' }, groups: ['本级党政机构'], reason: '职能整合' });
    expect(Object.keys(merged.command.introduces?.organs ?? {})).toEqual(['区新局']);
    const split = read(organHistoryTable, { 事项: '分设机构', 机构组: '本级党政机构', 机构: '区财政局', 类别: '政府工作部门', 名单: '区甲局、区乙局' });
    expect(split.command.body).toMatchObject({ organId: organs.organs?.['区财政局'], results: [{ name: '区甲局', category: 'government-department' }, { name: '区乙局' }], groups: ['本级党政机构'] });
    expect(Object.keys(split.command.introduces?.organs ?? {})).toEqual(['区甲局', '区乙局']);
  });

  it.each([
    [{ 事项: '归并机构' }, '事项: unknown-choice'],
    [{ 事项: '合并机构', 机构: '区新局', 类别: '政府工作部门', 名单: '区财政局、区审计局' }, '名单: unknown-organ'],
    [{ 事项: '机构更名', 机构: '区审计局', 新名称: '审计局' }, '机构: unknown-organ'],
    [{ 事项: '计入机构', 机构组: '本级党政机构', 类别: '党委机构', 数量: '十一' }, '数量: not-a-number'],
    [{ 事项: '计入机构', 类别: '党委机构', 数量: '11' }, '机构组: cell-required'],
  ])('says what is wrong with %j', (cells, rule) => {
    expect(read(organHistoryTable, cells).rules).toContain(rule);
  });

  it('leaves a bad credit code to the rule of its use case', () => {
    const { command } = read(organHistoryTable, { 事项: '领取代码证书', 机构: '区财政局', 代码: '91350100M000100Y4Z' });
    expect(command).toMatchObject({ useCase: { name: 'issue-credit-code-certificate' }, body: { code: '91350100M000100Y4Z' } });
  });
});

describe('a row of 文件', () => {
  it('is cited by number, title or 简称', () => {
    const { command } = read(documentsTable, { 文号: '内党办发[2019]22号', 标题: '实施意见全称', 简称: '实施意见', 成文日期: '2019-04-02' });
    expect(Object.keys(command.introduces?.documents ?? {})).toEqual(['内党办发〔2019〕22号', '实施意见全称', '实施意见']);
    expect(command.introduces?.documents?.['实施意见']).toMatchObject({ number: '内党办发〔2019〕22号', issuedOn: '2019-04-02' });
  });

  it('keeps a month from becoming a day', () => {
    expect(read(documentsTable, { 标题: '方案', 成文日期: '2018年8月' }).command.introduces?.documents?.['方案']).not.toHaveProperty('issuedOn');
    expect(read(documentsTable, { 标题: '方案', 成文日期: '2018年13月' }).rules).toEqual(['成文日期: wrong-date']);
  });
});

describe('a row of 镇街机构', () => {
  it('makes a bureau known by name, offices not', () => {
    expect(Object.keys(read(unitsTable, { 事项: '设立', 机构: '区财政局', 类别: '局', 名单: '某镇综合执法局', 数量: '1' }).command.introduces?.organs ?? {})).toEqual(['某镇综合执法局']);
    expect(read(unitsTable, { 事项: '设立', 机构: '区财政局', 类别: '办', 名单: '平安建设办公室', 数量: '1' }).command.introduces?.organs).toEqual({});
  });
});
