import type { Words } from '../use-case.definition.js';

/**
 * What a breach leads to in live mode. `refuse`: nothing is recorded. `warn`: recorded with a finding, and the clerk is told.
 * `record`: recorded with a finding, silently. History always records the finding.
 */
export type RuleMode = 'refuse' | 'warn' | 'record';

export const ruleModes = ['refuse', 'warn', 'record'] as const satisfies readonly RuleMode[];

/** Where a rule comes from: an article, a document, a paragraph of a reform report, or a conclusion of ours. */
export interface RuleSource extends Words {
  readonly kind: 'article' | 'document' | 'report' | 'standard' | 'conclusion';
}

/** One rule that a district's establishment is held to. Breaches name it by its id. */
export interface RuleDefinition {
  /** kebab case, unique over all services, part of the public interface */
  readonly id: string;
  readonly title: Words;
  readonly source: RuleSource;
  /** what holds until the district decides otherwise */
  readonly mode: RuleMode;
  /** why no district may treat it otherwise (a name has one holder) */
  readonly fixed?: Words;
}

/** @throws {Error} an id that is given twice */
export const defineRules = (rules: readonly RuleDefinition[]): readonly RuleDefinition[] => {
  const twice = rules.find(({ id }, index) => rules.findIndex((other) => other.id === id) !== index);
  if (twice !== undefined) throw new Error(`rule "${twice.id}" is defined twice`);
  return rules;
};
