import { isCalendarDate } from '@yange/kernel';
import { defineQuery, endOfTime, shown, wordsShape } from '@yange/use-case';
import { z } from 'zod';
import { distanceFrom, nearPieces, piecesOf, type Written } from '../language/near.language.js';
import { comparable, searchKinds, type SearchKind } from '../language/search.language.js';

interface NameRow {
  readonly kind: SearchKind;
  readonly id: string;
  readonly role: string;
  readonly text: string;
  readonly comparable: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly link: string;
  /** what the thing is called on that day; null where it is no more */
  readonly nameNow: string | null;
}

/** Why a name was found, the best first. */
const reasons = ['exact', 'prefix', 'former', 'pinyin', 'contains', 'near'] as const;
type Reason = (typeof reasons)[number];

const words: Readonly<Record<Reason, { readonly zh: string; readonly en: string }>> = {
  exact: { zh: '完全一致', en: 'the same' },
  prefix: { zh: '开头一致', en: 'begins with it' },
  former: { zh: '曾用名', en: 'a former name' },
  pinyin: { zh: '拼音', en: 'sounds like it' },
  contains: { zh: '包含', en: 'contains it' },
  near: { zh: '近似', en: 'nearly the same' },
};

const reasonOf = (row: NameRow, asked: string, on: string): Reason => {
  const written = row.comparable.includes(asked);
  if (written && row.validTo !== null && row.validTo <= on) return 'former';
  if (row.comparable === asked) return 'exact';
  if (row.comparable.startsWith(asked)) return 'prefix';
  return written ? 'contains' : 'pinyin';
};

/** @param edits how far from what was typed; null where it is there itself */
const hitOf = (row: NameRow, asked: string, on: string, district: string, edits: number | null = null) => {
  const why = edits === null ? reasonOf(row, asked, on) : 'near';
  const { kind, id, role, text, validFrom, validTo, link, nameNow } = row;
  // A name that ends later than the day is borne on that day.
  return { kind, kindWords: searchKinds[kind], id, text, nameNow, role, why, whyWords: words[why], validFrom, validTo, former: validTo !== null && validTo <= on, district, link: `/v1/districts/${district}/${link}`, sound: why === 'pinyin' ? soundsLike(row, asked) : 2, edits: edits ?? 0 };
};

type Hit = ReturnType<typeof hitOf>;

/** By its likeliest reading, which stands first (勃 is read bo, and bei nearly never), and from its beginning: 2; within it: 1; by another reading: 0. */
const soundsLike = ({ pinyin, initials }: Pick<NameRow, 'pinyin' | 'initials'>, asked: string): number => {
  const usual = [pinyin, initials].map((readings) => readings.split(' ')[1] ?? '');
  return usual.some((reading) => reading.startsWith(asked)) ? 2 : usual.some((reading) => reading.includes(asked)) ? 1 : 0;
};

/** Shorter texts and names before the rest: what is nearest to what was typed. */
const nearer = (a: Hit, b: Hit): number => reasons.indexOf(a.why) - reasons.indexOf(b.why) || a.edits - b.edits || b.sound - a.sound || a.text.length - b.text.length || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0) || (a.id < b.id ? -1 : 1);

/** Of one thing the best of its names. */
const bestOfEach = (hits: readonly Hit[]): readonly Hit[] => [...new Map([...hits].reverse().map((hit) => [`${hit.kind}/${hit.id}`, hit])).values()].sort(nearer);

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

// `position` looks for the very characters: nothing in what is asked is a pattern.
const columns = `
  select kind, subject_id as id, role, text, comparable, pinyin, initials, valid_from as "validFrom", valid_to as "validTo", link,
         (select min(now.text) from live.search_names now where now.log_id = n.log_id and now.kind = n.kind and now.subject_id = n.subject_id and now.role = 'name' and now.valid_from <= $3 and (now.valid_to is null or now.valid_to > $3)) as "nameNow"
  from live.search_names n`;

/** The index by pieces of names finds those that may hold one of these sets whole; without any, every name is looked at. */
const holding = (sets: readonly (readonly string[])[] | null, first: number): string => (sets === null ? 'true' : `(${sets.map((_set, index) => `grams @> $${first + index}::text[]`).join(' or ')})`);

const names = (sets: readonly (readonly string[])[] | null): string => `${columns}
  where split_part(log_id, '/', 1) = $1 and valid_from <= $3 and ${holding(sets, 6)}
    and (position($2 in comparable) > 0 or ($4 and (position($5 in pinyin) > 0 or position($5 in initials) > 0)))
  order by length(text), text limit 2000`;

/** As many for each set: what one of them has in plenty (办公室) crowds nobody out. */
const nearTexts = (sets: readonly (readonly string[])[]): string =>
  sets.map((_set, index) => `(select text, comparable, pinyin from live.search_names where split_part(log_id, '/', 1) = $1 and valid_from <= $2 and grams @> $${index + 3}::text[] limit 2000)`).join(' union ');

const called = (sets: readonly (readonly string[])[]): string => `${columns}
  where split_part(log_id, '/', 1) = $1 and text = any ($2::text[]) and valid_from <= $3 and ${holding(sets, 4)}`;

/** Documents that are cited and not registered: they are known by what events say of them. */
const cited = `
  select distinct on (c.key) 'document' as kind, coalesce(nullif(c.number, ''), c.title) as id, case when c.number = '' then 'name' else 'number' end as role, coalesce(nullif(c.number, ''), c.title) as text, c.key as comparable,
         '' as pinyin, '' as initials, c.since as "validFrom", null as "validTo", '' as link, c.title as "nameNow"
  from live.cited_documents c
  where c.district = $1 and position($2 in c.key) > 0 and c.since <= $3
    and not exists (select from live.search_names n where n.log_id = $1 || '/organisations' and n.kind = 'document' and n.comparable = c.key)
  order by c.key limit 200`;

const trailOf = (row: NameRow): NameRow => ({ ...row, link: `reporting/document-trail?document=${encodeURIComponent(row.id)}` });

/** Of what is nearly the same, as many texts as anybody looks through. */
const mostNear = 200;

const params = z.strictObject({
  q: z.string().min(1).max(200),
  /** what was borne by the end of that day; today where none is given */
  on: z.string().refine(isCalendarDate, '没有这一天 · no such day').optional(),
  kind: z.enum(Object.keys(searchKinds) as [SearchKind, ...SearchKind[]]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

const hitShape = z.strictObject({
  kind: z.enum(Object.keys(searchKinds) as [SearchKind, ...SearchKind[]]),
  kindWords: wordsShape,
  id: shown.text,
  text: shown.text.describe('所找到的名称 · the name that was found'),
  nameNow: shown.text.nullable().describe('当日名称，已不存在为 null · what it is called on that day; null where it is no more'),
  role: shown.text,
  why: z.enum(reasons),
  whyWords: wordsShape,
  validFrom: shown.validFrom,
  validTo: shown.validTo,
  former: z.boolean(),
  district: shown.text,
  link: shown.text,
  sound: z.int().describe('拼音匹配程度 · how well the sound fits: 2, 1, 0'),
  edits: shown.count.describe('与所输相差的字数 · characters by which it differs from what was typed; 0 where it holds it'),
});

/** By name, former name, pinyin in full or by first letters, document number however it is typed, credit code, figure, event id; where nothing is found, what was mistyped. Never a person. */
export const searchQuery = defineQuery({
  name: 'search',
  title: { zh: '查找', en: 'Search over all services' },
  path: 'search',
  right: 'read',
  params,
  answer: z.strictObject({ q: shown.text, on: shown.day, total: shown.count, hits: z.array(hitShape) }),
  run: async ({ q, on: wanted, kind, limit }, { district, read, asked: request }) => {
    const on = wanted ?? request?.on ?? endOfTime;
    const asked = comparable(q);
    const sets = piecesOf(asked);
    const rows = asked === '' ? [] : await read.query<NameRow[]>(names(sets), [district, asked, on, /^[a-zü]+$/.test(asked), asked.length < 2 ? ` ${asked}` : asked, ...(sets ?? [])]);
    const mistyped = async (typed: string): Promise<readonly Hit[]> => {
      const sets = nearPieces(typed);
      const distance = distanceFrom(typed);
      const texts = sets.length === 0 ? [] : await read.query<(Written & { readonly text: string })[]>(nearTexts(sets), [district, on, ...sets]);
      const near = texts.flatMap((one): readonly (readonly [text: string, edits: number])[] => {
        const edits = distance(one);
        return edits === null ? [] : [[one.text, edits]];
      });
      const best = new Map(near.sort(([, a], [, b]) => a - b).slice(0, mostNear));
      const rows = best.size === 0 ? [] : await read.query<NameRow[]>(called(sets), [district, [...best.keys()], on, ...sets]);
      return rows.map((row) => hitOf(row, typed, on, district, best.get(row.text) ?? 0));
    };
    const papers = asked === '' ? [] : (await read.query<NameRow[]>(cited, [district, asked, on])).map(trailOf);
    const events = uuid.test(q.trim()) ? await read.query<{ id: string; type: string; validFrom: string }[]>(`select event_id as id, type, effective_to as "validFrom" from live.ledger_events where district = $1 and event_id = $2::uuid`, [district, q.trim()]) : [];
    const found = events.map(({ id, type, validFrom }) => hitOf({ kind: 'event', id, role: 'code', text: type, comparable: asked, pinyin: '', initials: '', validFrom, validTo: null, link: `reporting/ledger-events/${id}`, nameNow: type }, asked, on, district));
    const there = [...found, ...[...rows, ...papers].map((row) => hitOf(row, asked, on, district))];
    const hits = bestOfEach([...(there.length > 0 ? there : await mistyped(asked))].sort(nearer)).filter((hit) => kind === undefined || hit.kind === kind);
    return { q, on, total: hits.length, hits: hits.slice(0, limit) };
  },
});
