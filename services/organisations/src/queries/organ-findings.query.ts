import { logIdOf } from '@yange/contracts';
import { defineQuery, shown, wordsShape, type RuleDefinition } from '@yange/use-case';
import { z } from 'zod';
import { readUnderEnded, standingUnderEnded } from './under-ended-parent.reading.js';

const finding = standingUnderEnded
  .extend({
    title: wordsShape.describe('规则 · what the rule says'),
    source: z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: shown.text, en: shown.text }).describe('依据 · what the rule rests on'),
  })
  .meta({ id: 'OrganFinding', description: '某日仍存在的机构问题 · what is wrong with an organ on a day' });

/** What is wrong with organs as of a day, whatever brought it about: an import of history, a correction, an annulment. @param rules of the service: what they are called and rest on */
export const organFindingsQuery = (rules: readonly RuleDefinition[]) =>
  defineQuery({
    name: 'organ-findings',
    title: { zh: '机构问题', en: 'What is wrong with organs' },
    path: 'organ-findings',
    right: 'read',
    // Today where none is given.
    dated: true,
    params: z.strictObject({ organId: z.uuid().optional() }),
    answer: z.strictObject({ asOf: shown.day, findings: z.array(finding) }),
    run: async ({ organId }, { district, read, asOf, asked }) => {
      const day = asOf ?? asked?.on ?? new Date().toISOString().slice(0, 10);
      const standing = await readUnderEnded(read, logIdOf(district, 'organisations'), day, organId ?? null);
      return { asOf: day, findings: standing.map((one) => ({ ...one, ...ruleOf(rules, one.rule) })) };
    },
  });

const ruleOf = (rules: readonly RuleDefinition[], id: string): Pick<RuleDefinition, 'title' | 'source'> => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return { title: { ...rule.title }, source: { ...rule.source } };
};
