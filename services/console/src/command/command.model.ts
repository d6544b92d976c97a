import type { ProblemDocument } from '@yange/api-client';
import type { Words } from '../words/say.js';

/** A value as the API describes it. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly description?: Words;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** What a list of commands tells of one: `virtual:commands`. */
export interface CommandName {
  readonly id: string;
  /** with its places in braces */
  readonly path: string;
  readonly title: Words;
  readonly right: string;
}

/** A command as the API describes it: `virtual:command/<id>`. */
export interface Command extends CommandName {
  /** is for a decision: a live change names the one that it stands under */
  readonly isUnderDecision?: boolean;
  /** a live change of this kind rests on a document */
  readonly citesDocument?: boolean;
  /** takes `If-Match` */
  readonly isConditional: boolean;
  /** does not go without `If-Match`: it is about something that is there */
  readonly isVersioned?: boolean;
  readonly body: Schema;
}

export type Kind = 'text' | 'long' | 'day' | 'when' | 'number' | 'flag' | 'choice' | 'organ' | 'organs' | 'thing' | 'things' | 'texts' | 'documents' | 'paper' | 'parts';

/** Rules that every service keeps and no district may set aside. */
export type RuleOfField = 'document-required' | 'decision-required';

export interface Field {
  /** JSON pointer into the body, which is where a problem names it: `/items/counted` */
  readonly pointer: string;
  readonly kind: Kind;
  readonly isRequired: boolean;
  /** belongs to something that may be left out as a whole: it is wanted only once a part of that is said */
  readonly isAside: boolean;
  /** the rule that asks for it, where the description lets it be left out: a trial or a draft may be without it */
  readonly rule?: RuleOfField;
  readonly schema: Schema;
}

export type Body = Readonly<Record<string, unknown>>;

/** Said by the page itself, or by other commands: a form does not ask for them. */
const unasked = ['decision', 'corrects', 'correctionReason'];

/** How much a form asks for. */
export interface Asking {
  /** pointers of what is known already */
  readonly given?: readonly string[];
  /** pointers of what may be left out and yet is what one comes for */
  readonly upFront?: readonly string[];
  /** also ids, and things with fields of their own that may be left out: where no page knows them */
  readonly isWhole?: boolean;
}

/** One document by itself, such as the minutes of a meeting. */
const isPaper = ({ properties = {} }: Schema): boolean => ['number', 'issuer', 'issuedOn'].every((key) => key in properties);

/** Under which name an organ's id stands, where the value is an organ and nothing else: `{id, name}`, or the owner of an account. */
export const organKey = ({ properties = {} }: Schema): 'id' | 'organId' | null => {
  const key = 'id' in properties ? 'id' : 'organId';
  return key in properties && 'name' in properties && Object.keys(properties).every((one) => [key, 'name', 'count', 'each'].includes(one)) ? key : null;
};

const scalarKind = ({ enum: choices, type, format, maxLength = 0 }: Schema): Kind | null => {
  if (choices !== undefined) return 'choice';
  if (type === 'boolean') return 'flag';
  if (type === 'integer' || type === 'number') return 'number';
  if (type !== 'string') return null;
  return format === 'date' ? 'day' : maxLength > 200 ? 'long' : 'text';
};

const arrayKind = (items: Schema, isWhole: boolean): Kind | null => {
  if (organKey(items) !== null) return 'organs';
  if (items.format === 'uuid') return isWhole ? 'things' : null;
  return items.type === 'string' ? 'texts' : items.properties === undefined ? null : 'parts';
};

const kindOf = (key: string, schema: Schema, isWhole: boolean): Kind | null => {
  if (key === 'effective') return 'when';
  if (key === 'documents') return 'documents';
  if (schema.type === 'array') return arrayKind(schema.items ?? {}, isWhole);
  if (isPaper(schema)) return 'paper';
  if (organKey(schema) !== null) return 'organ';
  if (schema.format === 'uuid') return isWhole || key === 'decision' ? 'thing' : null;
  return scalarKind(schema);
};

const under = (schema: Schema, at: string, asking: Asking, isAside = false): readonly Field[] =>
  Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const { given = [], upFront = [], isWhole = false } = asking;
    const pointer = `${at}/${key}`;
    if (given.includes(pointer) || (unasked.includes(key) && !upFront.includes(pointer))) return [];
    const kind = kindOf(key, value, isWhole);
    // Several things with fields of their own are asked for where they have to be, or where one comes for them.
    if (kind === 'parts' && !isWhole && !(schema.required ?? []).includes(key) && !upFront.includes(pointer)) return [];
    const isNamed = (schema.required ?? []).includes(key);
    if (kind !== null) return [{ pointer, kind, schema: value, isRequired: isNamed && !isAside, isAside }];
    return value.properties === undefined ? [] : under(value, pointer, asking, isAside || !isNamed);
  });

/** The fields of one of several things, under the pointer of all of them: `/items/matter`. */
export const partsOf = ({ pointer, schema }: Field, isWhole = false): readonly Field[] => (schema.items === undefined ? [] : under(schema.items, pointer, { isWhole }));

/** What a form asks for, in the order in which it is filled in: what has to be said, the decision, the documents and the day, what may be said. */
export const fieldsOf = ({ body, isUnderDecision = false, citesDocument = false }: Command, { given = [], upFront = [], isWhole = false }: Asking = {}): readonly Field[] => {
  const all = under(body, '', { given, upFront: isUnderDecision ? [...upFront, '/decision'] : upFront, isWhole });
  const rank = ({ kind, pointer, isRequired, isAside }: Field): number => (kind === 'documents' ? 4 : pointer === '/decision' ? 2 : pointer === '/effective' ? 3 : isRequired || (pointer.lastIndexOf('/') > 0 && !isAside) || upFront.includes(pointer) ? 1 : 5);
  const ruled = (field: Field): Field => {
    const rule = field.pointer === '/documents' && citesDocument ? 'document-required' : field.pointer === '/decision' && isUnderDecision ? 'decision-required' : undefined;
    return rule === undefined || field.isRequired ? field : { ...field, rule };
  };
  return all.map(ruled).sort((one, other) => rank(one) - rank(other));
};

const isNothing = (value: unknown): boolean => value === undefined || value === null || value === '' || (typeof value === 'object' && Object.values(value).every(isNothing));

/** Only what was filled in: an empty field is not an empty text. @param values by pointer */
export const bodyOf = (values: Readonly<Record<string, unknown>>, given: Body = {}): Body => {
  const body: Record<string, unknown> = structuredClone({ ...given });
  for (const [pointer, value] of Object.entries(values)) {
    if (isNothing(value)) continue;
    const keys = pointer.split('/').slice(1);
    let at = body;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1) ?? ''] = Array.isArray(value) ? value.filter((one) => !isNothing(one)).map(withoutEmpty) : withoutEmpty(value);
  }
  return body;
};

const withoutEmpty = (value: unknown): unknown => (typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).filter(([, one]) => !isNothing(one))) : value);

/** What has to be filled in and is not. */
export const lacking = (fields: readonly Field[], values: Readonly<Record<string, unknown>>): readonly string[] => fields.filter(({ isRequired, pointer }) => isRequired && isNothing(values[pointer])).map(({ pointer }) => pointer);

export interface Complaint {
  readonly words: Words;
  /** the rule that refuses, where one does */
  readonly rule?: string;
  /** where the rule comes from */
  readonly source?: Words;
}

/** What a refusal says, each at the field that it names: a place in the body, or a fact of the rule. Under the empty pointer what names none. */
export const complaintsAt = (problem: ProblemDocument, fields: readonly Field[]): ReadonlyMap<string, readonly Complaint[]> => {
  const { errors = [], rule, words, facts = {} } = problem;
  const ruled = rule === undefined ? {} : { rule: rule.id, source: { zh: rule.source.zh, en: rule.source.en } };
  const places = errors.length > 0 ? errors.map((one) => ({ pointer: one.pointer, words: one.words ?? { zh: one.detail, en: one.detail } })) : [{ pointer: placeOfRule(problem.code, Object.keys(facts), fields), words: words.detail }];
  const found = new Map<string, Complaint[]>();
  for (const { pointer, words: said } of places) {
    const field = fields.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))?.pointer ?? '';
    const place = field === '' && pointer !== '' && errors.length > 0 ? { zh: `${pointer} ${said.zh}`, en: `${pointer} ${said.en}` } : said;
    found.set(field, [...(found.get(field) ?? []), { words: place, ...ruled }]);
  }
  return found;
};

/** Rules about the document or the decision that a change rests on name no place, yet everybody looks for it there. */
const placeOfRule = (code: string, facts: readonly string[], fields: readonly Field[]): string => {
  if (code.startsWith('document-')) return '/documents';
  if (code.startsWith('decision-') && fields.some(({ pointer }) => pointer === '/decision')) return '/decision';
  return fields.find(({ pointer }) => facts.includes(pointer.split('/').at(-1) ?? ''))?.pointer ?? '';
};
