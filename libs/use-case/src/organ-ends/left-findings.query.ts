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
  /** Rows of `HeldThing` (snake case: `organ_id`, `stream_id`, `id`, `name`, `number`, `valid_from`, `valid_to`) of the log $1 over all days, as SQL on the schema `live`. */
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
    name: shown.text.describe('终止时的名称 · its name when it ended'),
    endedOn: shown.day.describe('终止之日 · the first day without it'),
    number: shown.count.describe('遗留的数目 · how many are left'),
    things: z.array(z.strictObject({ id: shown.text, name: shown.text, number: shown.count })).describe('逐项 · each of them; a group that is only counted is one'),
    zh: shown.text.describe('说明'),
    en: shown.text,
    since: shown.day.describe('自该日起一直如此 · the first day since which it has been so without a break'),
    eventId: shown.eventId.describe('使其如此的事件：记入的终止，或其后又归于该机构的 · the event that made it so: the note of the end or, where it came to the organ later, that'),
    successors: z.array(z.strictObject({ organId: shown.id, name: shown.text })).describe('承接机构 · who came after it'),
  })
  .meta({ id: 'LeftFinding', description: '终止的机构仍有的事项 · what an organ that ended still has on a day' });

type Finding = z.infer<typeof finding>;

const endedBy = `
  select row_key as "organId", name, ended_on as "endedOn", event_id as "eventId", successors from live.ended_organs
  where log_id = $1 and valid_to is null and ended_on <> '' and ended_on <= $2 and ($3::text is null or row_key = $3) order by name, row_key`;

const heldOf = (held: string): string => `
  select h.organ_id as "organId", h.stream_id as "streamId", h.id, h.name, h.number, h.valid_from as "validFrom", h.valid_to as "validTo" from (${held}) h
  where h.organ_id = any($3) and h.number > 0 and h.valid_from <= $2 order by h.name, h.id, h.valid_from`;

/** Of several events of the stream on one day the one that names organ and thing. */
const eventOf = (facts: string): string => `
  select f.event_id as "eventId" from live.${facts} f
  where f.log_id = $1 and f.stream_id = $2 and f.effective_to = $3 and f.type <> 'EventAnnulled'
    and not exists (select from live.${facts} l where l.log_id = f.log_id and l.stream_id = f.stream_id and l.supersedes = f.event_id)
  order by (position(convert_to($4, 'UTF8') in f.data) > 0)::int + (position(convert_to($5, 'UTF8') in f.data) > 0)::int desc, f.position desc limit 1`;

/**
 * What organs that ended still have in a service, whatever brought it about: an import that tells of the end only has it noted, and nothing is carried over; a correction or an annulment may bring things back.
 * Needs `organEndFold` in a read model.
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
    params: z.strictObject({ organId: z.uuid().optional(), rule: z.enum([...new Set(kinds.map((one) => one.rule))] as [string, ...string[]]).optional() }),
    answer: z.strictObject({ asOf: shown.day, findings: z.array(finding) }),
    run: async ({ organId, rule }, { district, read, asOf, asked }) => {
      const day = asOf ?? asked?.on ?? new Date().toISOString().slice(0, 10);
      const logId = logIdOf(district, context);
      const rows: readonly (Omit<NotedEnd, 'successors'> & { readonly successors: string })[] = await read.query(endedBy, [logId, day, organId ?? null]);
      const ends = rows.map((row) => ({ ...row, successors: (JSON.parse(row.successors) as { id: string; name: string }[]).map((one) => ({ organId: one.id, name: one.name })) }));
      if (ends.length === 0) return { asOf: day, findings: [] };
      const each = await Promise.all(kinds.filter((kind) => rule === undefined || kind.rule === rule).map(async (kind) => {
        const held: readonly HeldThing[] = await read.query(heldOf(kind.held), [logId, day, ends.map((end) => end.organId)]);
        return Promise.all(leftWithEnded(ends, held, day).map(async (left) => findingOf(left, kind, await madeSoBy(read, logId, kind.facts, left), rules)));
      }));
      return { asOf: day, findings: each.flat().toSorted((a, b) => compare(a.name, b.name) || compare(a.organId, b.organId)) };
    },
  });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const madeSoBy = async (read: ReadModels, logId: string, facts: string, { end, since, later }: LeftWithEnded): Promise<string> => {
  if (later === null) return end.eventId;
  const [event]: readonly { eventId: string }[] = await read.query(eventOf(facts), [logId, later.streamId, since, later.organId, later.id]);
  return event?.eventId ?? end.eventId;
};

const findingOf = ({ end, since, later, number, things }: LeftWithEnded, { kind, rule: id, words }: HeldKind, eventId: string, rules: readonly RuleDefinition[]): Finding => {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new Error(`no rule ${id}`);
  const { zh, en } = words(number);
  const heirs = end.successors.map((one) => one.name);
  return {
    rule: id, title: { ...rule.title }, source: { ...rule.source }, kind, organId: end.organId, name: end.name, endedOn: end.endedOn, number,
    things: things.map((one) => ({ id: one.id, name: one.name, number: one.number })),
    zh: `“${end.name}”已于 ${end.endedOn} 终止，${later === null ? '' : `自 ${since} 起`}${zh}${heirs.length === 0 ? '' : `；承接机构：${heirs.join('、')}`}`,
    en: `"${end.name}" ended on ${end.endedOn} and${later === null ? ' still' : `, from ${since} on,`} ${en}${heirs.length === 0 ? '' : `; it was succeeded by ${heirs.join(', ')}`}`,
    since, eventId, successors: [...end.successors],
  };
};
