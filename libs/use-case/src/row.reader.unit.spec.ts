import { derivedId } from '@yange/kernel';
import { rowCommandId, RowReader } from './row.reader.js';

const place = { district: '150302', table: '机构沿革', row: '7' };
const document = { documentId: 'd-1', number: '内党办发〔2019〕22号', title: '方案' };
const references = { organs: { 区财政局: 'o-1' }, documents: { [document.number]: document } };
const reader = (cells: Readonly<Record<string, string>>): RowReader => new RowReader(place, cells, references);

const rulesOf = (cells: Readonly<Record<string, string>>, read: (row: RowReader) => unknown): readonly string[] => {
  const row = reader(cells);
  read(row);
  return row.errors.map(({ column, rule }) => `${column} ${rule}`);
};

describe('a row', () => {
  it('is one command for ever: district, table and 序号', () => {
    expect(rowCommandId('150302', '机构沿革', '7')).toBe(derivedId('row', '150302', '机构沿革', '7'));
    expect(new Set([rowCommandId('150302', 't', '1'), rowCommandId('150303', 't', '1'), rowCommandId('150302', 'u', '1'), rowCommandId('150302', 't', '2')]).size).toBe(4);
    expect(reader({}).id('organ')).toBe(derivedId(rowCommandId('150302', '机构沿革', '7'), 'organ'));
  });

  it('gives its cells without the blanks around them', () => {
    const row = reader({ 名称: ' 区财政局 ', 数: '12', 类别: '局', 成员: '甲、乙；丙;\n 丁 、', 日: '2019年2月' });
    expect([row.text('名称'), row.integer('数'), row.oneOf('类别', { 局: 'bureau' }), row.list('成员')]).toEqual(['区财政局', 12, 'bureau', ['甲', '乙', '丙', '丁']]);
    expect([row.organ('名称'), row.optionalDate('日')?.precision, row.knowsOrgan('区财政局'), row.knowsOrgan('toString')]).toEqual([{ id: 'o-1', name: '区财政局' }, 'month', true, false]);
    expect(row.errors).toEqual([]);
  });

  it.each([['2018-12-31', 'old'], ['2019年2月', 'young'], ['2026-01-01', 'young'], ['不明', 'young']])('dated %s means by a name who bore it on its last day', (day, id) => {
    const borne = { organs: { 区教育局: [{ id: 'old', since: '2001-01-01' }, { id: 'young', since: '2019-02-28' }] } };
    const row = new RowReader(place, { 生效日期: day, 机构: '区教育局', 名单: '区教育局、区教育局' }, borne);
    expect([row.organ('机构').id, ...row.organs('名单').map((one) => one.id)]).toEqual([id, id, id]);
  });

  it('leaves out what may be left out', () => {
    const row = reader({ 空: '  ' });
    expect([row.optionalText('空'), row.optionalInteger('空'), row.optionalOneOf('空', { 局: 'b' }), row.optionalOrgan('空'), row.optionalDate('没有这一列'), row.list('空')]).toEqual([null, null, null, null, null, []]);
    expect(row.errors).toEqual([]);
  });

  it.each<readonly [string, string, (row: RowReader) => unknown, string]>([
    ['an empty text', '', (row) => row.text('格'), 'cell-required'],
    ['an empty number', ' ', (row) => row.integer('格'), 'cell-required'],
    ['an empty choice', '', (row) => row.oneOf('格', { 局: 'b' }), 'cell-required'],
    ['a fraction', '1.5', (row) => row.integer('格'), 'not-a-number'],
    ['a negative number', '-1', (row) => row.integer('格'), 'not-a-number'],
    ['words for a number', '十二', (row) => row.optionalInteger('格'), 'not-a-number'],
    ['a number too large', '1234567890', (row) => row.integer('格'), 'not-a-number'],
    ['a choice that is none', '科', (row) => row.oneOf('格', { 局: 'b', 室: 'o' }), 'unknown-choice'],
    ['a choice that only JavaScript knows', 'constructor', (row) => row.oneOf('格', { 局: 'b' }), 'unknown-choice'],
    ['an organ that nobody established', '区不存在局', (row) => row.organ('格'), 'unknown-organ'],
    ['an organ that only JavaScript knows', 'toString', (row) => row.organ('格'), 'unknown-organ'],
    ['a day that does not exist', '2019-02-30', (row) => row.optionalDate('格'), 'wrong-date'],
    ['an Excel serial', '43500', (row) => row.optionalDate('格'), 'excel-serial-date'],
  ])('notes %s, once', (_what, cell, read, rule) => {
    expect(rulesOf({ 格: cell }, read)).toEqual([`格 ${rule}`]);
  });

  it.each([
    ['the effective date', { 生效日期: '' }, (row: RowReader) => row.effective(), ['生效日期 cell-required']],
    ['the effective date, wrong', { 生效日期: '2019-02-30' }, (row: RowReader) => row.effective(), ['生效日期 wrong-date']],
    ['a document', { 来源性质: '原文' }, (row: RowReader) => row.citation(), ['依据文件 document-missing']],
    ['a known document', { 依据文件: '海编发〔2019〕9号', 来源性质: '原文' }, (row: RowReader) => row.citation(), ['依据文件 unknown-document']],
    ['a document that is none', { 依据文件: 'valueOf', 来源性质: '原文' }, (row: RowReader) => row.citation(), ['依据文件 unknown-document']],
    ['how sure it is', { 依据文件: document.number, 来源性质: '也许' }, (row: RowReader) => row.citation(), ['来源性质 unknown-choice']],
  ])('must say %s', (_what, cells, read, rules) => expect(rulesOf(cells as unknown as Record<string, string>, read)).toEqual(rules));

  it.each(['合并', ''])('about "%s" has nothing else wrong: which cells are due cannot be told', (matter) => {
    const read = (row: RowReader) => [row.effective(), row.matter({ 设立: 'establish' }), row.text('名称'), row.integer('数')];
    expect(rulesOf({ 事项: matter, 生效日期: '43500' }, read)).toEqual(['生效日期 excel-serial-date', `事项 ${matter === '' ? 'cell-required' : 'unknown-choice'}`]);
  });

  it('names a cell once, by its first error', () => {
    expect(rulesOf({}, (row) => [row.text('清单'), row.integer('清单'), row.fail('清单', 'not-a-share', '', '')])).toEqual(['清单 cell-required']);
  });

  it('carries place, words and provenance with its document', () => {
    expect(reader({ 依据文件: document.number, 报告位置: '一(一)', 原文: '35 个', 来源性质: '推定' }).citation()).toEqual({ ...document, place: '一(一)', quote: '35 个', provenance: 'reconstructed' });
  });

  it('has every error found in one reading, in both languages', () => {
    const row = reader({ 数: 'x', 生效日期: '43500' });
    row.text('名称');
    row.integer('数');
    row.effective();
    expect(row.errors.map(({ column }) => column)).toEqual(['名称', '数', '生效日期']);
    for (const { zh, en } of row.errors) expect([/\p{Script=Han}/u.test(zh), /[a-z]{3}/.test(en)]).toEqual([true, true]);
  });
});
