import { logIdOf, type Context } from '@yange/contracts';
import type { ReadModels } from '@yange/projections';
import { z } from 'zod';
import { shown, wordsShape } from '../answer.shapes.js';
import { defineQuery } from '../query.definition.js';
import type { RuleDefinition } from '../rules/rule.definition.js';
import type { Words } from '../use-case.definition.js';
import { leftWithEnded, type HeldThing, type LeftWithEnded, type NotedEnd } from './left-with-ended.js';

/** One kind of things that an organ can have in a service. */
export interface HeldKind {
  /** `teams` */
  readonly kind: string;
  /** id of the rule that refuses them to an organ that ended */
  readonly rule: string;
  /** what is said of so many that are left: `仍主管执法队伍 2 支` */
  readonly words: (number: number) => Words;
  /** Rows of `HeldThing` (snake case: `organ_id`, `organ_name`, `stream_id`, `id`, `name`, `number`, `valid_from`, `valid_to`) of the log $1 over all days, as SQL on the schema `live`. */
  readonly held: string;
  /** table of the facts that these rows are made of: `enforcement_teams_facts` */
  readonly facts: string;
}

const finding = z
  .strictObject({
    rule: shown.text.describe('规则编号 · id of the rule that does not hold'),
    title: wordsShape.describe('规则 · what the rule says'),
    source: z.strictObject({ kind: z.enum(['article', 'document', 'report', 'standard', 'conclusion']), zh: shown.text, en: shown.text }).describe('依据 · what the rule rests on'),
    kind: shown.text.describe('遗留事项的种类：teams、grids、calls … · kind of what is left'),
    organId: shown.id,
    name: shown.text.describe('终止时的名称 · its name when it ended; of one that did not, as it was told last'),
    endedOn: shown.day.describe('终止之日；从未在册的同 since · the first day without it; of one that never was the same as `since`'),
    number: shown.count.describe('遗留的数目 · how many are left'),
    things: z.array(z.strictObject({ id: shown.text, name: shown.text, number: shown.count })).describe('逐项 · each of them; a group that is only counted is one'),
    zh: shown.text.describe('说明'),
    en: shown.text,
    since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
    eventId: shown.eventId.describe('使其如此的事件：记入的终止，或其后又归于该机构的 · the event that made it so: the note of the end or, where it came to the organ later, that'),
    successors: z.array(z.strictObject({ organId: shown.id, name: shown.text })).describe('承接机构 · who came after it'),
  })
  .meta({ id: 'LeftFinding', description: '终止、设立登记已撤销或不在册的机构仍有的事项 · what an organ that ended, whose establishing was annulled, or that is not on record has on a day' });

type Finding = z.infer<typeof finding>;

const endedBy = `
  select row_key as "organId", name, ended_on as "endedOn", event_id as "eventId", successors from live.ended_organs
  where log_id = $1 and valid_to is null and ended_on <> '' and ended_on <= $2 and ($3::text is null or row_key = $3) order by name, row_key`;

const annulledBy = `
  select row_key as "organId", name, '' as "endedOn", '' as "eventId", '[]' as successors from live.organs_on_record
  where log_id = $1 and valid_to is null and annulled <> '' and ($2::text is null or row_key = $2) order by name, row_key`;

const columnsOf = (held: string): string => `
  select h.organ_id as "organId", h.organ_name as "organName", h.stream_id as "streamId", h.id, h.name, h.number, h.valid_from as "validFrom", h.valid_to as "validTo" from (${held}) h`;

const heldOf = (held: string): string => `${columnsOf(held)} where h.organ_id = any($3) and h.number > 0 and h.valid_from <= $2 order by h.name, h.id, h.valid_from`;

/** Of organs that nobody told of; none before the first organ was told of. */
const heldByStrangers = (held: string): string => `${columnsOf(held)} where h.organ_id <> '' and h.number > 0 and h.valid_from <= $2 and ($3::text is null or h.organ_id = $3)
  and exists (select from live.organs_on_record where log_id = $1) and not exists (select from live.organs_on_record o where o.log_id = $1 and o.row_key = h.organ_id)
  and not exists (select from live.ended_organs o where o.log_id = $1 and o.row_key = h.organ_id)
  order by h.name, h.id, h.valid_from`;

/** Of several events of the stream on one day the one that names organ and thing. */
const eventOf = (facts: string): string => `
  select f.event_id as "eventId" from live.${facts} f
  where f.log_id = $1 and f.stream_id = $2 and f.effective_to = $3 and f.type <> 'EventAnnulled'
    and not exists (select from live.${facts} l where l.log_id = f.log_id and l.stream_id = f.stream_id and l.supersedes = f.event_id)
  order by (position(convert_to($4, 'UTF8') in f.data) > 0)::int + (position(convert_to($5, 'UTF8') in f.data) > 0)::int desc, f.position desc limit 1`;

/** Rules of which a district finds what stands against them beside what an organ that ended has left: see `standingOf`. */
const standingRules = ['organ-annulled', 'owner-unregistered'] as const;

type Standing = 'ended' | (typeof standingRules)[number];

interface Standings {
  readonly standing: Standing;
  readonly ends: readonly NotedEnd[];
  readonly held: readonly HeldThing[];
}

/**
 * What organs that ended still have in a service, whatever brought it about: an import that tells of the end only has it noted, and nothing is carried over; a correction or an annulment may bring things back.
 * Likewise what is left with an organ whose establishing was annulled, and with one that is not on record. Needs `organEndFold` in a read model.
 * @param rules of the service: what they are called and rest on
 */
export const leftFindingsQuery = ({ context, name, title, kinds, rules }: { readonly context: Context; readonly name: string; readonly title: Words; readonly kinds: readonly HeldKind[]; readonly rules: readonly RuleDefinition[] }) =>
  defineQuery({
    name,
    title,
    path: name,
    right: 'read',
    // Today where none is given.
    dated: true,
    params: z.strictObject({ organId: z.uuid().optional(), rule: z.enum([...standingRules, ...new Set(kinds.map((one) => one.rule))]).optional() }),
    answer: z.strictObject({ asOf: shown.day, findings: z.array(finding) }),
    run: async ({ organId, rule }, { district, read, asOf, asked }) => {
      const day = asOf ?? asked?.on ?? new Date().toISOString().slice(0, 10);
      const logId = logIdOf(district, context);
      const [ended, annulled] = await Promise.all([noted(read, endedBy, [logId, day, organId ?? null]), noted(read, annulledBy, [logId, organId ?? null])]);
      const each = await Promise.all(kinds.map(async (kind) => {
        const [ofEnded, ofAnnulled, ofStrangers] = await Promise.all([heldBy(read, kind, logId, day, ended), heldBy(read, kind, logId, day, annulled), read.query<readonly Held[]>(heldByStrangers(kind.held), [logId, day, organId ?? null])]);
        const all: readonly Standings[] = [{ standing: 'ended', ends: ended, held: ofEnded }, { standing: 'organ-annulled', ends: annulled, held: ofAnnulled }, { standing: 'owner-unregistered', ends: strangersIn(ofStrangers), held: ofStrangers }];
        return Promise.all(all.flatMap(({ standing, ends, held }) => {
          const id = standing === 'ended' ? kind.rule : standing;
          return rule !== undefined && rule !== id ? [] : leftWithEnded(ends, held, day).map(async (left) => findingOf(left, standing, kind, await madeSoBy(read, logId, kind.facts, left), ruleOf(rules, id)));
        }));
      }));
      return { asOf: day, findings: each.flat().toSorted((a, b) => compare(a.name, b.name) || compare(a.organId, b.organId)) };
    },
  });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Held = HeldThing & { readonly organName: string };

const noted = async (read: ReadModels, sql: string, values: readonly unknown[]): Promise<readonly NotedEnd[]> => {
  const rows: readonly (Omit<NotedEnd, 'successors'> & { readonly successors: string })[] = await read.query(sql, [...values]);
  return rows.map((row) => ({ ...row, successors: (JSON.parse(row.successors) as { id: string; name: string }[]).map((one) => ({ organId: one.id, name: one.name })) }));
};

const heldBy = async (read: ReadModels, { held }: HeldKind, logId: string, day: string, ends: readonly NotedEnd[]): Promise<readonly HeldThing[]> =>
  ends.length === 0 ? [] : read.query(heldOf(held), [logId, day, ends.map((end) => end.organId)]);

/** Each of them is a stranger since ever, called as it was called last. */
const strangersIn = (held: readonly Held[]): readonly NotedEnd[] =>
  [...new Map(held.toSorted((a, b) => compare(a.validFrom, b.validFrom)).map(({ organId, organName }) => [organId, organName]))].map(([organId, name]) => ({ organId, name, endedOn: '', eventId: '', successors: [] }));

const ruleOf = (rules: readonly RuleDefinition[], id: string): RuleDefinition => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  return rule;
};

const madeSoBy = async (read: ReadModels, logId: string, facts: string, { end, since, later }: LeftWithEnded): Promise<string> => {
  if (later === null) return end.eventId;
  const [event]: readonly { eventId: string }[] = await read.query(eventOf(facts), [logId, later.streamId, since, later.organId, later.id]);
  return event?.eventId ?? end.eventId;
};

const findingOf = ({ end, since, later, number, things }: LeftWithEnded, standing: Standing, { kind, words }: HeldKind, eventId: string, rule: RuleDefinition): Finding => {
  const { zh, en } = words(number);
  const heirs = end.successors.map((one) => one.name);
  const from = later === null ? { zh: '', en: ' still' } : { zh: `自 ${since} 起`, en: `, from ${since} on,` };
  const said = {
    ended: { zh: `“${end.name}”已于 ${end.endedOn} 终止，${from.zh}`, en: `"${end.name}" ended on ${end.endedOn} and${from.en} ` },
    'organ-annulled': { zh: `“${end.name}”的设立登记已撤销，${from.zh}`, en: `what set up "${end.name}" was annulled; it${from.en} ` },
    'owner-unregistered': { zh: `“${end.name}”不在册，${from.zh}`, en: `no organ "${end.name}" is on record; it${from.en} ` },
  }[standing];
  return {
    rule: rule.id, title: { ...rule.title }, source: { ...rule.source }, kind, organId: end.organId, name: end.name, endedOn: standing === 'ended' ? end.endedOn : since, number,
    things: things.map((one) => ({ id: one.id, name: one.name, number: one.number })),
    zh: `${said.zh}${zh}${heirs.length === 0 ? '' : `；承接机构：${heirs.join('、')}`}`,
    en: `${said.en}${en}${heirs.length === 0 ? '' : `; it was succeeded by ${heirs.join(', ')}`}`,
    since, eventId, successors: [...end.successors],
  };
};
