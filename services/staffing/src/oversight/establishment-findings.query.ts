import { defineQuery, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { staffingRules } from '../domain/rule/staffing.rules.js';
import { accountFindings } from './account.findings.js';
import { allotmentFindings } from './allotment.findings.js';
import { excessFindings } from './excess.findings.js';
import { closingFindings } from './closing.findings.js';
import { eventsThatMadeSo, type Causes } from './made-so.reading.js';
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
    eventId: shown.eventId.nullable().describe('使其如此的事件；因期满、字典调整等并非某一事件所致的为 null · the event that made it so; null where none did: a term ran out, a table was changed'),
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
    const found = findingsIn(overseen, day).filter((one) => (organId === undefined || one.organId === organId) && (rule === undefined || one.rule === rule));
    const events = await eventsThatMadeSo(context, found.map(({ causes, since, rule: broken }) => ({ ...causes, since, toldFirst: broken === 'organ-ended' })));
    const findings = found.map(({ causes: _causes, ...one }, place) => ({ ...one, eventId: events[place] ?? null }));
    return { asOf: day, findings: findings.toSorted((a, b) => compare(a.ownerName, b.ownerName) || compare(a.rule, b.rule) || compare(a.zh, b.zh)) };
  },
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A finding, and where the event is looked for that made it so. */
type Found = Omit<Finding, 'eventId'> & { readonly causes: Causes };

const findingsIn = (overseen: Overseen, day: string): readonly Found[] => {
  const { accounts, permits, withoutPermit, allotments, posts, people, totals, excess, notes, isStranger, endedBy, items, closings, kindsOn, meansOn, levelsOn, levelDays } = overseen;
  const noteOf = (rows: readonly OwnerCells[]) => notes.get(rows[0]?.organId ?? '') ?? null;
  const strangerIn = ([first]: readonly OwnerCells[]) => first?.organId != null && isStranger(first.organId);
  const found = (standing: readonly Standing[], place: Place, streams: readonly string[], told: Causes['told'] = toldOf(notes, endedBy, place.organId)): readonly Found[] => standing.map((one) => ({ ...findingOf(one, place, items), causes: { streams: nearestFirst(streams, one.rule), told } }));
  const ofAccounts = [...accounts].flatMap(([id, periods]) => {
    const owner = ownerOn(periods, day);
    const [own, unpermitted] = [permits.get(id) ?? [], withoutPermit.get(id) ?? []];
    const facts = { periods, permits: own, withoutPermit: unpermitted.map(({ since }) => since), note: noteOf(periods), stranger: strangerIn(periods), kindsOn };
    const streams = [`quota-account/${id}`, ...unpermitted.map(({ personId }) => `person/${personId}`), ...new Set(own.map(({ permitId }) => `use-permit/${permitId}`))];
    return found(accountFindings(facts, day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: owner?.kind ?? '', level: null }, streams);
  });
  const ofPosts = [...new Set([...allotments.keys(), ...posts.keys()])].flatMap((id) => {
    const [periods, held] = [allotments.get(id) ?? [], posts.get(id) ?? []];
    const owner = ownerOn(periods, day) ?? held[0];
    const streams = [`post-allotment/${id}`, ...new Set(held.map(({ postId }) => `named-post/${postId}`))];
    return found(allotmentFindings({ periods, posts: held, people, note: noteOf([...periods, ...held]), stranger: strangerIn([...periods, ...held]), levelsOn, levelDays }, day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: null, level: owner?.level ?? '' }, streams);
  });
  const ofExcess = [...excess].flatMap(([id, periods]) => {
    const owner = ownerOn(periods, day);
    return found(excessFindings(periods, noteOf(periods), day), { organId: owner?.organId ?? null, ownerName: owner?.ownerName ?? '', kind: null, level: owner?.level ?? '' }, [`excess-leaders/${id}`]);
  });
  const ofTotals = [...totals].flatMap(([kind, periods]) => {
    const own = [...accounts].filter(([, [first]]) => first?.kind === kind);
    return found(totalFindings(periods, own.map(([, rows]) => rows), day), { organId: null, ownerName: '全区', kind, level: null }, [`quota-total/${kind}`, ...own.map(([id]) => `quota-account/${id}`)]);
  });
  const ofClosings = [...byKey(closings, ({ ledgerName, kind, organId }) => JSON.stringify([ledgerName, kind, organId])).values()].flatMap((rows) => {
    const organId = rows[0]?.organId ?? null;
    return found(closingFindings(rows, meansOn, day), { organId, ownerName: organId === null ? '全区' : (notes.get(organId)?.name ?? ''), kind: null, level: null }, [], rows.map(({ closingId, closedOn }) => ({ eventId: closingId.slice(0, 36), on: closedOn })));
  });
  return [...ofAccounts, ...ofPosts, ...ofExcess, ...ofTotals, ...ofClosings];
};

/** Rules that something beside the account or the posts breaks. */
const nearest: Readonly<Record<string, string>> = { 'permit-first': 'person/', 'permit-overused': 'use-permit/', 'self-set-post': 'named-post/', 'post-held': 'named-post/', 'post-still-held': 'named-post/' };

const nearestFirst = (streams: readonly string[], rule: string): readonly string[] => {
  const isNearest = (streamId: string): boolean => nearest[rule] !== undefined && streamId.startsWith(nearest[rule]);
  return [...streams.filter(isNearest), ...streams.filter((streamId) => !isNearest(streamId))];
};

/** What others told of an organ, by the day that it holds from; its end first. */
const toldOf = (notes: Overseen['notes'], endedBy: Overseen['endedBy'], organId: string | null): Causes['told'] => {
  const note = notes.get(organId ?? '');
  const end = endedBy.get(organId ?? '') ?? '';
  return [...(note?.endedOn == null ? [] : [{ eventId: end, on: note.endedOn }]), ...(note?.facts ?? []).map(({ source, since }) => ({ eventId: source, on: since }))].filter(({ eventId }) => eventId !== '');
};

const findingOf = ({ rule: id, number, zh, en, since }: Standing, place: Place, items: readonly OpenItem[]): Omit<Finding, 'eventId'> => {
  const rule = rules.get(id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const problem = problemOf(id) ?? rule.title.zh;
  const open = place.organId === null ? undefined : items.find(({ organId, kind }) => organId === place.organId && kind === problem);
  const row = open === undefined ? null : { issueId: open.issueId, ledgerName: open.ledgerName, title: open.title, openedOn: open.openedOn, deadline: open.deadline };
  return { rule: id, problem, title: { ...rule.title }, source: { ...rule.source }, ...place, number, zh, en, since, item: row };
};
