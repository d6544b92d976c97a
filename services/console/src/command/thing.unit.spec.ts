import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandNames, commandOf } from './description.js';
import type { Schema } from './command.model.js';
import { tableFor } from './tables.model.js';
import { labelIn, listingNamed, listings, type Listing } from './thing.model.js';

interface Described {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly parameters?: readonly { readonly name: string }[]; readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Ref }>> }>> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Ref>> };
}

interface Ref {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Ref>>;
  readonly items?: Ref;
}

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8')) as Described;
const whole = (schema: Ref | undefined): Ref => (schema?.$ref === undefined ? (schema ?? {}) : whole(document.components.schemas[schema.$ref.split('/').at(-1) ?? '']));

describe('lists that a form chooses from', () => {
  it.each(Object.entries<Listing>(listings))('%s: door, rows, id and what is shown are as the API describes them', (_thing, { door, rows, id, shows, query = {} }) => {
    const get = document.paths[`/v1/districts/{district}/${door}`]?.get;
    const parameters = get?.parameters?.map(({ name }) => name) ?? [];
    expect(Object.keys(query).filter((name) => !parameters.includes(name))).toEqual([]);
    const row = whole(whole(whole(get?.responses['200']?.content['application/json']?.schema).properties?.[rows]).items);
    expect([id, ...shows].filter((field) => !(field in (row.properties ?? {})))).toEqual([]);
    // A list that comes in pages is asked for in large ones.
    expect(parameters.includes('cursor')).toBe('limit' in query);
  });

  it('say what tells one from another, and the id where they say nothing else', () => {
    expect(labelIn(listings.decision, { decisionId: 'd', document: { number: '海党编发〔2026〕1号' }, inForceFrom: '2026-01-01', items: [{ words: '设立', matter: 'organ.establish' }] })).toBe('海党编发〔2026〕1号 · 2026-01-01 · 设立');
    expect(labelIn(listings.permit, { permitId: 'p', number: null })).toBe('p');
  });

  it('are found by the name of a field, within its service where one name means several things', () => {
    const named = ['enforcement.delegate-powers listId', 'grid.no-such listId', 'grid.accept-case itemId', 'organisations.file-work-item itemId', 'staffing.leave-person personId'].map((one) => listingNamed(one.split(' ')[0] ?? '', one.split(' ')[1] ?? ''));
    expect(named).toEqual([listings.powerList, undefined, listings.serviceItem, undefined, listings.person]);
  });
});

/** Ids that are typed, since nothing lists what they name: each is told by an answer, an event or a notice. */
const typed = ['corrects', 'eventId', 'blockId', 'issueIds', 'issueId', 'itemId', 'streamId', 'insteadOf', 'leftBy', 'misfitId', 'deputisingId', 'planId', 'pledgeId', 'templateId', 'draftId', 'id', 'supersedes', 'raisedBy', 'list', 'rule', 'name', 'person', 'fromPerson', 'kind'];

const idsIn = (schema: Schema, key: string): readonly string[] => {
  if (schema.format === 'uuid') return [key];
  return [...Object.entries(schema.properties ?? {}).flatMap(([name, value]) => idsIn(value, name)), ...(schema.items === undefined ? [] : idsIn(schema.items, key))];
};

it('every id that a command asks for is chosen from a list, or it is known that there is none', () => {
  const unknown = commandNames(document).filter(({ id }) => id.includes('.')).flatMap(({ id, path }) => {
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').filter((name) => name !== 'district');
    return [...places, ...idsIn(commandOf(document, id).body, '')].filter((name) => listingNamed(id, name) === undefined && !typed.includes(name)).map((name) => `${id} ${name}`);
  });
  expect(unknown).toEqual([]);
});

describe('reference tables', () => {
  interface Shape extends Schema { readonly pattern?: string }
  const raw = JSON.parse(readFileSync(join(import.meta.dirname, '../../../gateway/openapi.json'), 'utf8')) as { paths: Record<string, { post?: { operationId: string; requestBody?: { content: Record<string, { schema: object }> } }; get?: { parameters?: { name: string; schema?: { enum?: string[] } }[] } }>; components: { schemas: Record<string, object> } };
  const codes = (schema: Shape & { readonly $ref?: string; readonly anyOf?: readonly Shape[] }, key: string): readonly string[] => {
    if (schema.$ref !== undefined) return codes(raw.components.schemas[schema.$ref.split('/').at(-1) ?? ''] as Shape, key);
    if (schema.pattern?.startsWith('^[a-z][a-z0-9-]') === true) return [key];
    return [...(schema.anyOf ?? []).flatMap((one) => codes(one, key)), ...Object.entries(schema.properties ?? {}).flatMap(([name, value]) => codes(value, name)), ...(schema.items === undefined ? [] : codes(schema.items, key))];
  };

  it('are chosen from wherever a command takes the code of an entry', () => {
    const fields = Object.values(raw.paths).flatMap(({ post }) => {
      const schema = post?.requestBody?.content['application/json']?.schema;
      return post === undefined || schema === undefined || !post.operationId.includes('.') ? [] : codes(schema, '').map((name) => [post.operationId, name] as const);
    });
    expect(fields.length).toBeGreaterThan(60);
    // What sets a table gives the codes itself.
    expect(fields.filter(([id, name]) => name !== 'code' && tableFor(id, name) === undefined)).toEqual([]);
  });

  it('are there in the service that is asked for them', () => {
    const kept = (context: string): readonly string[] => raw.paths[`/v1/districts/{district}/${context}/reference-lists/{list}`]?.get?.parameters?.find(({ name }) => name === 'list')?.schema?.enum ?? [];
    const asked = commandNames(document).filter(({ id }) => id.includes('.')).flatMap(({ id }) => ['category', 'rank', 'reformMethod', 'method', 'basisLevel', 'templateKind', 'quotaKind', 'matter', 'kind', 'management', 'funding', 'level', 'origin', 'reason', 'result'].map((name) => tableFor(id, name)?.door).filter((door) => door !== undefined));
    const unknown = [...new Set(asked)].filter((door) => { const [context = '', , list = ''] = door.split('/'); return !kept(context).includes(list); });
    expect(unknown).toEqual([]);
    expect(new Set(asked).size).toBeGreaterThan(18);
  });
});
