/** 问题类型 of the ledgers (国务院令第486号第二十六条; 改革报告五) by the rule that is broken. */
const problems: readonly (readonly [problem: string, rules: readonly string[]])[] = [
  ['超编', ['over-quota', 'over-total']],
  ['超职数', ['over-posts-principal', 'over-posts-deputy', 'role-lines-over-posts-principal', 'role-lines-over-posts-deputy']],
  ['超规格', ['rank-above-organ']],
  ['自行设置领导职务名称', ['self-set-post']],
  ['混编混岗', ['kind-not-for-organ']],
];

/** Under which kind of problem a ledger has a breach of that rule; null where ledgers have no word for it. */
export const problemOf = (rule: string): string | null => problems.find(([, rules]) => rules.includes(rule))?.[0] ?? null;
