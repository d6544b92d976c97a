import { staffingContract } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { readRowGiven } from '../import.given.js';
import { ruleModesTable } from '../rules/rule-modes.table.js';
import { defineRules } from '../rules/rule.definition.js';
import { defineReferenceList } from './reference-list.aggregate.js';
import { referenceListsTable } from './reference-lists.table.js';

const means = defineReferenceList({
  list: 'means', title: { zh: '方式', en: 'means' }, marks: { 'raises-cap': { zh: '以增加编制、职数销号', en: 'raises the cap' }, old: { zh: '旧', en: 'old' } },
  shipped: [{ code: 'moved', name: '转任', marks: [], source: '报告五' }],
});
const lists = referenceListsTable('编制', staffingContract, [means]);
const words = (zh: string) => ({ zh, en: zh });
const rules = defineRules([
  { id: 'over-quota', title: words('超编'), source: { kind: 'article', ...words('第十五条') }, mode: 'refuse' },
  { id: 'one-holder', title: words('一人一职'), source: { kind: 'conclusion', ...words('算术') }, mode: 'refuse', fixed: words('算术') },
]);
const modes = ruleModesTable('编制', staffingContract, rules);

const common = { 序号: 'R-1', 生效日期: '2019年2月', 依据文件: '示例文件', 来源性质: '原文' };
const read = (table: typeof lists, cells: Readonly<Record<string, string>>) => readRowGiven({ district: '150302', table, cells: { ...common, ...cells }, references: { documents: { 示例文件: { title: '示例文件' } } }, order: 1 });
const written = (table: typeof lists, type: 'ReferenceListSet' | 'RuleModeSet', data: object) => table.writers?.write([staffingContract.make(type, data as never) as DomainEvent], () => undefined);

describe('a reference table as a row', () => {
  it('is the whole table, a line per entry, with marks as the table says them or by code', () => {
    const { errors, command } = read(lists, { 代码表: '方式', 条目: 'moved|转任||报告五\n\nmore ｜ 增编｜以增加编制、职数销号；old｜通知' });
    expect(errors).toEqual([]);
    expect(command.useCase.name).toBe('set-means');
    expect(command.body).toEqual({ entries: [{ code: 'moved', name: '转任', marks: [], source: '报告五' }, { code: 'more', name: '增编', marks: ['raises-cap', 'old'], source: '通知' }] });
  });

  it.each([
    ['a code that is none', 'Moved|转任', '第 1 条'],
    ['no name', 'moved|转任\nmore', '第 2 条'],
    ['a mark that the table has not', 'moved|转任|新', '没有标记“新”'],
    ['a part too many', 'moved|转任|old|通知|又', '多于四部分'],
  ])('says at its cell what is wrong: %s', (_what, entries, zh) => {
    expect(read(lists, { 代码表: '方式', 条目: entries }).errors).toEqual([expect.objectContaining({ column: '条目', rule: 'entry-form', zh: expect.stringContaining(zh) })]);
  });

  it('asks for the right to set rules, as a row of history too', () => {
    const { command } = read(lists, { 代码表: '方式', 条目: 'moved|转任' });
    expect([lists.right, command.useCase.right]).toEqual(['rules.set', 'rules.set']);
  });

  it('knows its tables, and needs entries', () => {
    expect(read(lists, { 代码表: '级别', 条目: 'moved|转任' }).errors).toEqual([expect.objectContaining({ column: '代码表', rule: 'unknown-choice' })]);
    expect(read(lists, { 代码表: '方式' }).errors).toEqual([expect.objectContaining({ column: '条目', rule: 'cell-required' })]);
  });

  it('is written as it is read', () => {
    const entries = [{ code: 'moved', name: '转任', marks: [], source: '' }, { code: 'more', name: '增编', marks: ['raises-cap', 'old'], source: '通知' }];
    const cells = written(lists, 'ReferenceListSet', { list: 'means', entries });
    expect(cells).toEqual({ 代码表: '方式', 条目: 'moved|转任\nmore|增编|以增加编制、职数销号；旧|通知' });
    expect(read(lists, cells as never).command.body).toEqual({ entries });
    expect(written(lists, 'ReferenceListSet', { list: 'means', entries: [{ code: 'moved', name: '转|任', marks: [], source: '' }] })).toBeNull();
    expect(written(lists, 'ReferenceListSet', { list: 'others', entries })).toBeNull();
  });
});

describe('the mode of a rule as a row', () => {
  it('names the rule by its title or id, and asks for the right to set it', () => {
    expect(modes.right).toBe('rules.set');
    for (const 规则 of ['超编', 'over-quota']) expect(read(modes, { 规则, 方式: '警告', 原因: '过渡期' })).toMatchObject({ errors: [], command: { body: { rule: 'over-quota', mode: 'warn', reason: '过渡期' } } });
  });

  it('says at its cell what is wrong', () => {
    expect(read(modes, { 规则: '一人一职', 方式: '警告', 原因: '过渡期' }).errors).toEqual([expect.objectContaining({ column: '规则', rule: 'unknown-choice' })]);
    expect(read(modes, { 规则: '超编', 方式: '放行', 原因: '' }).errors.map(({ column }) => column)).toEqual(['方式', '原因']);
  });

  it('is written as it is read', () => {
    expect(written(modes, 'RuleModeSet', { rule: 'over-quota', mode: 'warn', reason: '过渡期' })).toEqual({ 规则: '超编', 方式: '警告', 原因: '过渡期' });
  });
});
