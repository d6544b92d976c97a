import { codeWords } from './codes.js';
import { fieldCodes } from './field.codes.js';

/** What an event says in both languages. */
export interface Told {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Told;

/**
 * The predicate of a sentence. `{a.b}` is the value of that field in words; `{a|0}` says what stands where there is none; `{a?yes:no}` chooses by a flag; `{a/b}` is b where a says nothing;
 * `[…]` is left out where a field in it says nothing.
 */
export type Pattern = readonly [zh: string, en: string];

type Data = Readonly<Record<string, unknown>>;

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const valueAt = (data: Data, path: string): unknown => path.split('.').reduce<unknown>((at, key) => (isData(at) ? at[key] : undefined), data);

/** Names before the rest is only counted. */
const most = 6;

const listed = (names: readonly string[], language: Language): string => {
  const [comma, more] = language === 'zh' ? ['、', `等${names.length}项`] : [', ', ` and others, ${names.length} in all`];
  return names.length > most ? names.slice(0, most).join(comma) + more : names.join(comma);
};

const joined = (parts: readonly string[], language: Language): string => parts.filter((part) => part !== '').join(language === 'zh' ? '、' : ', ');

/** A value of an event's data in words. Empty where it says nothing. @param field whose value it is: a code says one thing here and another there */
export const inWords = (value: unknown, language: Language, field = ''): string => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return fieldCodes[field]?.[value]?.[language] ?? codeWords[value]?.[language] ?? value;
  if (Array.isArray(value)) return listed(value.map((one) => inWords(one, language, field)).filter((one) => one !== ''), language);
  return isData(value) ? thingInWords(value, language) : '';
};

const thingInWords = (thing: Data, language: Language): string => {
  if ('named' in thing || 'blocks' in thing) return joined([inWords(thing['named'] ?? [], language), inWords(thing['blocks'] ?? [], language)], language);
  if (quotaFields.some((field) => field in thing)) return quotaType(thing, language);
  if ('label' in thing) return counted(textOf(thing['label']), thing['count'], false, language);
  const name = ['name', 'words', 'oldName', 'number', 'title', 'text', 'to', 'mediaType'].map((key) => textOf(thing[key])).find((text) => text !== '') ?? '';
  return 'count' in thing && textOf(thing['organId']) === '' ? counted(name, thing['count'], thing['each'] === true, language) : `${name}${boundTo(thing, language)}`;
};

const ways: Readonly<Record<string, Readonly<Record<Language, string>>>> = { increase: { zh: '核增', en: 'increase' }, reduce: { zh: '核减', en: 'reduce' }, transfer: { zh: '划转', en: 'transfer' } };

/** Which way and which kind of quota an item of a motion or a decision is held to; what the district's own tables add, by its code. */
const boundTo = ({ direction, quotaKind }: Data, language: Language): string => {
  const [way, kind] = [textOf(direction), textOf(quotaKind)];
  if (kind === '' && ways[way] === undefined) return '';
  const said = joined([ways[way]?.[language] ?? '', codeWords[`QUOTA_KIND_${kind.toUpperCase()}`]?.[language] ?? kind], language);
  return language === 'zh' ? `（${said}）` : ` (${said})`;
};

const quotaFields = ['kind', 'management', 'funding', 'kindCode', 'managementCode', 'fundingCode'] as const;

/** Two of three things: 事业编制（参照公务员法管理、全额拨款）; what the district's own tables add, by its code. */
const quotaType = ({ kind, management, funding, kindCode, managementCode, fundingCode, name, number, title }: Data, language: Language): string => {
  const known = inWords(kind, language);
  if (!textOf(kind).startsWith('QUOTA_KIND') && (name ?? number ?? title) !== undefined) return textOf(name) || textOf(number) || textOf(title);
  const more = joined([inWords(management, language), inWords(managementCode, language), inWords(funding, language), inWords(fundingCode, language)], language);
  const first = known || inWords(kindCode, language) || (language === 'zh' ? '编制' : 'quota');
  return more === '' ? first : language === 'zh' ? `${first}（${more}）` : `${first} (${more})`;
};

const counted = (label: string, count: unknown, each: boolean, language: Language): string => {
  const number = Number(count ?? 0);
  if (number === 1 && !each) return label;
  if (language === 'zh') return `${label}（${number}个${each ? '，每个' : ''}）`;
  return `${label} (${number}${each ? ', each' : ''})`;
};

const slot = /\{([\w./]+)(?:\|([^{}]*)|\?([^:{}]*):([^{}]*))?\}/gu;

/** Fields that a pattern reads, as paths. */
export const pathsOf = (pattern: Pattern): readonly string[] => [...new Set(pattern.flatMap((text) => [...text.matchAll(slot)].flatMap((match) => (match[1] ?? '').split('/'))))];

const isCode = /^[a-z]+(-[a-z]+)+$/u;

const filled = (text: string, data: Data, language: Language): { readonly words: string; readonly complete: boolean } => {
  let complete = true;
  const words = text.replaceAll(slot, (_all, path: string, otherwise?: string, yes?: string, no?: string) => {
    const paths = path.split('/');
    const value = valueAt(data, paths[0] ?? '');
    if (yes !== undefined) return value === true ? yes : (no ?? '');
    const said = paths.map((one) => inWords(valueAt(data, one), language, one.split('.').at(-1))).filter((words) => words !== '');
    // What the district's own table adds has no words here: the name that the event brings goes before its code.
    const found = said.find((words) => !isCode.test(words)) ?? said[0] ?? '';
    if (found === '' && otherwise === undefined) complete = false;
    return found === '' ? (otherwise ?? '') : found;
  });
  return { words, complete };
};

/** Taken apart before anything is filled in: what the data say is never read as a pattern. */
const fill = (text: string, data: Data, language: Language): string =>
  text
    .split(/(\[[^[\]]*\])/u)
    .map((part) => {
      if (!part.startsWith('[')) return filled(part, data, language).words;
      const { words, complete } = filled(part.slice(1, -1), data, language);
      return complete ? words : '';
    })
    .join('');

/** @param data of the event, with what the language knows more of it */
export const tell = ([zh, en]: Pattern, data: Readonly<Record<Language, Data>>): Told => ({ zh: fill(zh, data.zh, 'zh'), en: fill(en, data.en, 'en') });
