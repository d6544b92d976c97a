import type { Contract, RuleModeSet } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import { column, defineImportTable, type ImportTable } from '../import-table.definition.js';
import { rowWriters, wordFor } from '../row.writers.js';
import type { RowReader } from '../row.reader.js';
import { platformRules } from './platform.rules.js';
import type { RuleDefinition, RuleMode } from './rule.definition.js';
import { setRuleMode } from './set-rule-mode.use-case.js';

const modeWords: Readonly<Record<string, RuleMode>> = { 拒绝: 'refuse', 警告: 'warn', 记录: 'record' };

type RuleModeEvent = DomainEvent & { readonly type: 'RuleModeSet'; readonly data: RuleModeSet };

/**
 * 规则方式: how a district treats the rules of one service, from when on and by which document. A mode lets breaches pass, so that whoever brings such rows
 * needs the right to set it beside the right to import.
 * @param context 编制: a table of the name belongs to one service
 */
export const ruleModesTable = (context: string, contract: Contract, own: readonly RuleDefinition[]): ImportTable => {
  const rules = [...platformRules, ...own];
  const useCase = setRuleMode(contract, rules);
  const negotiable = rules.filter(({ fixed }) => fixed === undefined);
  const byTitle: Readonly<Record<string, string>> = Object.fromEntries(negotiable.map(({ id, title }) => [title.zh, id]));
  const [first] = negotiable;
  return defineImportTable({
    name: `${context}规则方式`,
    right: useCase.right,
    sample: { 规则: first?.title.zh ?? '', 方式: first?.mode === 'record' ? '警告' : '记录', 原因: '示例原因' },
    columns: [
      column('规则', '规则名称，或其编号（GET rules）；不可调整的规则不列', 'title or id of a rule that a district may treat otherwise', true),
      column('方式', `${Object.keys(modeWords).join('、')}：拒绝即不予登记，警告、记录即登记并列为问题`, 'refuse, warn or record', true),
      column('原因', '为何如此处理', 'why', true),
    ],
    command: (row) => ({ useCase, body: { rule: ruleIn(row, rules, byTitle), mode: row.oneOf('方式', modeWords), reason: row.text('原因') } }),
    writers: rowWriters<RuleModeEvent>({
      RuleModeSet: ({ rule, mode, reason }) => ({ 规则: wordFor(byTitle, rule) || rule, 方式: wordFor(modeWords, mode), 原因: reason }),
    }),
  });
};

/** By its id also one that may not be set: the decision says why not. */
const ruleIn = (row: RowReader, rules: readonly RuleDefinition[], byTitle: Readonly<Record<string, string>>): string => {
  const given = row.optionalText('规则');
  return given !== null && rules.some(({ id }) => id === given) ? given : row.oneOf('规则', byTitle);
};
