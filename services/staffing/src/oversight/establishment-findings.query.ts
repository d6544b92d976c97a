import { defineQuery, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { staffingRules } from '../domain/rule/staffing.rules.js';
import { accountFindings } from './account.findings.js';
import { allotmentFindings } from './allotment.findings.js';
import { excessFindings } from './excess.findings.js';
import { closingFindings } from './closing.findings.js';
import { ownerOn, readOverseen, type OpenItem, type Overseen } from './oversight.reading.js';
import { problemOf } from './problems.js';
import { byKey, type OwnerCells, type Standing } from './standing.js';
import { totalFindings } from './total.findings.js';

const ruleSource = z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: shown.text, en: shown.text });

const item = z.strictObject({ issueId: shown.id, ledgerName: shown.text, title: shown.text, openedOn: shown.day, deadline: shown.day.nullable() }).describe('台账中尚未销号的问题 · the row of a ledger that is open for it');

const finding = z
  .strictObject({
    rule: shown.text.describe('规则编号 · id of the rule that does not hold'),
    problem: shown.text.describe('问题类型：超编、超职数、超规格、自行设置领导职务名称、混编混岗 …'),
    title: wordsShape.describe('规则 · what the rule says'),
    source: ruleSource.describe('依据 · what the rule rests on'),
    organId: shown.id.nullable().describe('机构；成批统计的和全区的为 null · the organ; null where several are counted together, and for the whole district'),
    ownerName: shown.text,
    kind: shown.text.nullable().describe('编制类型的代码 · code of the kind of quota; null for leadership posts'),
    level: shown.text.nullable().describe('领导职务层次 · level of the posts; null for quota'),
    number: shown.count.describe('超出数 · over by so many'),
    zh: shown.text.describe('说明'),
    en: shown.text,
    since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
    item: item.nullable(),
  })
  .meta({ id: 'EstablishmentFinding', description: '某日仍存在的编制问题 · what is wrong with quota, posts or people on a day' });

type Finding = z.infer<typeof finding>;
type Place = Pick<Finding, 'organId' | 'ownerName' | 'kind' | 'level'>;

const rules = new Map(staffingRules.map((rule) => [rule.id, rule]));

/** 超编、超职数、超规格、自行设置领导职务名称、混编 and what else staffing decides, as of a day: by the rules that decisions are held to, on states that the read models give. */
export const establishmentFindingsQuery = defineQuery({
  name: 'establishment-findings',
  title: { zh: '编制问题', en: 'What is wrong with quota, posts and people' },
  path: 'establishment-findings',
  right: 'read',
  // Today where none is given.
  dated: true,
  params: z.strictObject({
    organId: z.uuid().optional(),
    rule: z.enum(staffingRules.map(({ id }) => id) as [string, ...string[]]).optional(),
  }),
  answer: z.strictObject({ asOf: shown.day, findings: z.array(finding) }),
  run: async ({ organId, rule }, context) => {
    const day = context.asOf ?? context.asked?.on ?? new Date().toISOString().slice(0, 10);
    const overseen = await readOverseen(context, day);
    const all = findingsIn(overseen, day);
    const findings = all.filter((one) => (organId === undefined || one.organId === organId) && (rule === undefined || one.rule === rule));
    return { asOf: day, findings: findings.toSorted((a, b) => compare(a.ownerName, b.ownerName) || compare(a.rule, b.rule) || compare(a.zh, b.zh)) };
  },
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const findingsIn = (overseen: Overseen, day: string): readonly Finding[] => {
  const { accounts, permits, withoutPermit, allotments, posts, people, totals, excess, notes, items, closings, kindsOn, meansOn, levelsOn, levelDays } = overseen;
  const noteOf = (rows: readonly OwnerCells[]) => notes.get(rows[0]?.organId ?? '') ?? null;
  const told = (standing: readonly Standing[], place: Place): readonly Finding[] => standing.map((one) => findingOf(one, place, items));
  const ofAccounts = [...accounts].flatMap(([id, periods]) => {
    const owner = ownerOn(periods, day);
    const facts = { periods, permits: permits.get(id) ?? [], withoutPermit: withoutPermit.get(id) ?? [], note: noteOf(periods), kindsOn };
    return told(accountFindings(facts, day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: owner?.kind ?? '', level: null });
  });
  const ofPosts = [...new Set([...allotments.keys(), ...posts.keys()])].flatMap((id) => {
    const [periods, held] = [allotments.get(id) ?? [], posts.get(id) ?? []];
    const owner = ownerOn(periods, day) ?? held[0];
    return told(allotmentFindings({ periods, posts: held, people, note: noteOf([...periods, ...held]), levelsOn, levelDays }, day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: null, level: owner?.level ?? '' });
  });
  const ofExcess = [...excess.values()].flatMap((periods) => {
    const owner = ownerOn(periods, day);
    return told(excessFindings(periods, noteOf(periods), day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: null, level: owner?.level ?? '' });
  });
  const ofTotals = [...totals].flatMap(([kind, periods]) => told(totalFindings(periods, [...accounts.values()].filter(([first]) => first?.kind === kind), day), { organId: null, ownerName: '全区', kind, level: null }));
  const ofClosings = [...byKey(closings, ({ ledgerName, kind, organId }) => JSON.stringify([ledgerName, kind, organId])).values()].flatMap((rows) => {
    const organId = rows[0]?.organId ?? null;
    return told(closingFindings(rows, meansOn, day), { organId, ownerName: organId === null ? '全区' : (notes.get(organId)?.name ?? ''), kind: null, level: null });
  });
  return [...ofAccounts, ...ofPosts, ...ofExcess, ...ofTotals, ...ofClosings];
};

const findingOf = ({ rule: id, number, zh, en, since }: Standing, place: Place, items: readonly OpenItem[]): Finding => {
  const rule = rules.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const problem = problemOf(id) ?? rule.title.zh;
  const open = place.organId === null ? undefined : items.find(({ organId, kind }) => organId === place.organId && kind === problem);
  const row = open === undefined ? null : { issueId: open.issueId, ledgerName: open.ledgerName, title: open.title, openedOn: open.openedOn, deadline: open.deadline };
  return { rule: id, problem, title: { ...rule.title }, source: { ...rule.source }, ...place, number, zh, en, since, item: row };
};
