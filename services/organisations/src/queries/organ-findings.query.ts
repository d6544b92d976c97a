import { logIdOf } from '@yange/contracts';
import { defineQuery, entriesOn, shown, wordsShape, type ReferenceEntry, type ReferenceList, type RuleDefinition } from '@yange/use-case';
import { z } from 'zod';
import { rankAboveParent, readAboveParent, standingAboveParent } from './above-parent.reading.js';
import { inEndedDivision, readInEnded, standingInEnded } from './in-ended-division.reading.js';
import { readUnderEnded, standingUnderEnded, underEndedParent } from './under-ended-parent.reading.js';

const told = {
  title: wordsShape.describe('规则 · what the rule says'),
  source: z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: shown.text, en: shown.text }).describe('依据 · what the rule rests on'),
};

const finding = standingUnderEnded.extend(told).meta({ id: 'OrganFinding', description: '某日仍存在的机构问题 · what is wrong with an organ on a day' });
const inDivision = standingInEnded.extend(told).meta({ id: 'OrganInEndedDivision', description: '某日仍登记在已撤销区划的机构 · an organ that is in a division which ended, on a day' });

const aboveParent = standingAboveParent.extend(told).meta({ id: 'OrganAboveParent', description: '某日规格高于上级机构的事业单位 · an institution that ranks above what it is under, on a day' });

/** Tables that ranks are judged by. */
export interface JudgedBy {
  readonly categories: ReferenceList;
  readonly ranks: ReferenceList;
  /** whether organs of a category rank no higher than what they are under */
  readonly withinParent: (category: ReferenceEntry) => boolean;
}

/** What is wrong with organs as of a day, whatever brought it about: an import of history, a correction, an annulment. @param rules of the service: what they are called and rest on */
export const organFindingsQuery = (rules: readonly RuleDefinition[], { categories, ranks, withinParent }: JudgedBy) =>
  defineQuery({
    name: 'organ-findings',
    title: { zh: '机构问题', en: 'What is wrong with organs' },
    path: 'organ-findings',
    right: 'read',
    // Today where none is given.
    dated: true,
    params: z.strictObject({ organId: z.uuid().optional(), rule: z.enum([underEndedParent, inEndedDivision, rankAboveParent]).optional() }),
    answer: z.strictObject({ asOf: shown.day, findings: z.array(finding), divisions: z.array(inDivision).describe('所在区划已撤销的机构 · organs in divisions that ended'), ranks: z.array(aboveParent).describe('规格高于上级的事业单位 · institutions that rank above what they are under') }),
    run: async ({ organId, rule }, { district, read, asOf, asked }) => {
      const day = asOf ?? asked?.on ?? new Date().toISOString().slice(0, 10);
      const logId = logIdOf(district, 'organisations');
      const [standing, inside] = [await readUnderEnded(read, logId, day, organId ?? null), await readInEnded(read, logId, day, organId ?? null)];
      const [kinds, levels] = [await entriesOn(read, district, 'organisations', categories, day), await entriesOn(read, district, 'organisations', ranks, day)];
      const above = await readAboveParent(read, logId, day, organId ?? null, { within: kinds.entries.filter(withinParent).map(({ code }) => code), ranks: levels.entries });
      const ofRule = <F extends { readonly rule: string }>(some: readonly F[]) => some.filter((one) => rule === undefined || one.rule === rule).map((one) => ({ ...one, ...ruleOf(rules, one.rule) }));
      return { asOf: day, findings: ofRule(standing), divisions: ofRule(inside), ranks: ofRule(above) };
    },
  });

const ruleOf = (rules: readonly RuleDefinition[], id: string): Pick<RuleDefinition, 'title' | 'source'> => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return { title: { ...rule.title }, source: { ...rule.source } };
};
