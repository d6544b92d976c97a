import type { Body, Command, Schema } from '../command/command.model.js';
import { fieldsOf } from '../command/command.model.js';

/** What a fact keeps when a slip of the pen is corrected: its documents, its decision, and which event it is about. */
const keptByTheFact = ['documents', 'decision', 'corrects', 'correctionReason'];

const placesOf = ({ path }: Command): readonly string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => name !== 'district');

/** The proposal of a slip as a form: what the command that recorded the fact asks for, the words that were misread, and the reason. */
export const slipCommand = (propose: Command, of: Command): Command => {
  const asked = Object.entries(of.body.properties ?? {}).filter(([key]) => !keptByTheFact.includes(key));
  const reason: Schema = { type: 'string', minLength: 1, maxLength: 500 };
  const says: Schema = { type: 'object', properties: { ...Object.fromEntries(asked), correctionReason: reason }, required: [...(of.body.required ?? []).filter((key) => key !== 'effective' && !keptByTheFact.includes(key)), 'correctionReason'] };
  return { ...propose, body: { type: 'object', properties: { says, quote: propose.body.properties?.['quote'] ?? { type: 'string' } }, required: ['says'] } };
};

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A code of an event's contract (`QUOTA_KIND_ADMINISTRATIVE` of `kind`) as tables and commands spell it (`administrative`); other words stay. @returns nothing where its name does not tell */
const spelt = (value: string, name: string): string | undefined => {
  if (!/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value)) return value;
  const [, code] = value.split(new RegExp(`(?:^|_)${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}_`));
  return code === undefined || code === 'UNSPECIFIED' ? undefined : code.toLowerCase().replaceAll('_', '-');
};

/** What an event says, as its command takes it: an organ by id and name, a code as the command spells it. @param name of the field @returns nothing where it does not fit */
export const fitting = (schema: Schema, value: unknown, name = ''): unknown => {
  if (schema.enum !== undefined) return schema.enum.find((choice) => choice === value || (typeof value === 'string' && value.toLowerCase().endsWith(`_${choice.replaceAll('-', '_')}`)));
  if (schema.type === 'string') return typeof value === 'string' && value !== '' ? spelt(value, name) : isMap(value) && typeof value['name'] === 'string' ? value['name'] : undefined;
  if (schema.type === 'integer' || schema.type === 'number') return typeof value === 'number' ? value : undefined;
  if (schema.type === 'boolean') return typeof value === 'boolean' ? value : undefined;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? undefined : value.map((one) => fitting(items, one, name)).filter((one) => one !== undefined);
  }
  if (!isMap(value) || schema.properties === undefined) return undefined;
  const kept = Object.entries(schema.properties).map(([key, one]) => [key, fitting(one, key === 'id' ? (value['id'] ?? value['organId']) : value[key], key)] as const).filter(([, one]) => one !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

const under = (data: unknown, pointer: string): unknown => pointer.split('/').slice(1).reduce((value: unknown, key) => (isMap(value) ? value[key] : undefined), data);

/** Where an event says it: under the same name, or within what it is about, such as the owner of an account. */
const at = (data: unknown, pointer: string): unknown => under(data, pointer) ?? (isMap(data) ? Object.values(data).filter(isMap).map((one) => under(one, pointer)).find((one) => one !== undefined) : undefined);

/** The id of a place of the path: `callId` as it is, `group` of a thing that is told by id. */
const placed = (data: unknown, name: string): unknown => under(data, `/${name}`) ?? under(data, `/${name}Id`);

interface Fact {
  readonly eventId: string;
  readonly data: unknown;
}

/** By pointer what the event says of the fields that are asked for. @param under where in the form its command's fields stand: `/says`, or nothing */
const saidOf = (asked: Command, of: Command, data: unknown, under: string): Readonly<Record<string, unknown>> => {
  const reason = `${under}/correctionReason`;
  const fields = fieldsOf(asked, { upFront: [reason] }).filter(({ pointer }) => pointer.startsWith(`${under}/`) && pointer !== reason).map(({ pointer, schema }) => [pointer, fitting(schema, at(data, pointer.slice(under.length)), pointer.split('/').at(-1))] as const);
  const ids = [...placesOf(of), ...Object.entries(of.body.properties ?? {}).filter(([, { format }]) => format === 'uuid').map(([key]) => key)].filter((key) => !keptByTheFact.includes(key));
  const known = ids.map((key) => [`${under}/${key}`, placed(data, key)] as const);
  return Object.fromEntries([...known, ...fields].filter(([, value]) => value !== undefined));
};

/** What is filled in to begin with: all that the event says under the names of its command. What it says otherwise is asked for, and held against the fact by the service. */
export const slipInitial = (slip: Command, of: Command, { eventId, data }: Fact): Readonly<Record<string, unknown>> => ({ ...saidOf(slip, of, data, '/says'), '/effective': '', '/says/effective': '', '/says/corrects': eventId });

/** The command that recorded the fact, once more: a reason is due, and which event it corrects is known. */
export const correctionCommand = (of: Command): Command => ({ ...of, body: { ...of.body, required: [...(of.body.required ?? []), 'documents', 'correctionReason'] } });

/** Where a correction under a document goes, what is known of it, and what is filled in to begin with. */
export const correctionPlace = (of: Command, { eventId, data, effective }: Fact & { readonly effective: { readonly to: string; readonly text: string } }): { readonly at: Readonly<Record<string, string>>; readonly given: Body; readonly initial: Readonly<Record<string, unknown>> } => {
  const said = saidOf(correctionCommand(of), of, data, '');
  const places = placesOf(of);
  const isId = (pointer: string): boolean => of.body.properties?.[pointer.slice(1)]?.format === 'uuid';
  const kept = Object.entries(said).filter(([pointer]) => !['/documents', '/effective'].includes(pointer));
  return {
    at: Object.fromEntries(places.map((name) => [name, String(said[`/${name}`] ?? '')])),
    given: { corrects: eventId, ...Object.fromEntries(kept.filter(([pointer]) => isId(pointer) && !places.includes(pointer.slice(1))).map(([pointer, value]) => [pointer.slice(1), value])) },
    initial: { ...Object.fromEntries(kept.filter(([pointer]) => !isId(pointer) && !places.includes(pointer.slice(1)))), '/effective': effective.text || effective.to },
  };
};

interface Resting {
  readonly effective: { readonly to: string; readonly text: string };
  readonly citations: readonly { readonly number?: string; readonly title?: string; readonly issuer?: string; readonly issuedOn?: string; readonly quote?: string }[];
}

/** The same content as a correction under the documents of the fact, only to be tried out: where it goes, and what it says. */
export const asCorrection = (of: Command, body: Body, { effective, citations }: Resting): { readonly at: Readonly<Record<string, string>>; readonly body: Body } => {
  const says = isMap(body['says']) ? body['says'] : {};
  const places = placesOf(of);
  const documents = citations.map(({ number, title, issuer, issuedOn, quote }) => Object.fromEntries(Object.entries({ number, title, issuer, issuedOn, quote }).filter(([, value]) => value !== undefined && value !== '')));
  return {
    at: Object.fromEntries(places.map((name) => [name, String(says[name] ?? '')])),
    body: { effective: effective.text || effective.to, ...Object.fromEntries(Object.entries(says).filter(([key]) => !places.includes(key))), documents: documents.filter((one) => Object.keys(one).length > 0) },
  };
};
