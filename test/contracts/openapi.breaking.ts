import type { ApiDocument } from '@yange/http';

interface Schema {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly additionalProperties?: unknown;
}

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema?: Schema }[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>>;
}

type Resolve = (schema: Schema | undefined) => Schema;

/**
 * What a client of the first document can no longer do with the second: a door, a parameter, a field, a value that is gone, something that is newly required, another
 * type. What is only added breaks nobody.
 */
export const breakingChanges = (before: ApiDocument, after: ApiDocument): readonly string[] =>
  Object.entries(before.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, old]) => {
      const door = `${method.toUpperCase()} ${path}`;
      const now = after.paths[path]?.[method];
      return now === undefined ? [`${door} is gone`] : operationChanges(door, [old as Operation, resolverOf(before)], [now as Operation, resolverOf(after)]);
    }),
  );

const resolverOf = (document: ApiDocument): Resolve => (schema) =>
  schema?.$ref === undefined ? (schema ?? {}) : ((document.components['schemas']?.[schema.$ref.split('/').at(-1) ?? ''] ?? {}) as Schema);

type Side = readonly [Operation, Resolve];

const operationChanges = (door: string, [old, ofOld]: Side, [now, ofNow]: Side): readonly string[] => [
  ...(old.operationId === now.operationId ? [] : [`${door} is called ${now.operationId} in place of ${old.operationId}`]),
  ...parameterChanges(door, old, now),
  ...[...contentOf(old.requestBody?.content)].flatMap(([media, schema]) => requestChanges(`${door} takes ${media}`, [schema, ofOld], [contentOf(now.requestBody?.content).get(media), ofNow])),
  ...(old.requestBody === undefined && now.requestBody?.required === true ? [`${door} requires a body`] : []),
  ...Object.entries(old.responses).flatMap(([status, response]) => {
    if (Number(status) >= 400) return [];
    const other = now.responses[status];
    if (other === undefined) return [`${door} no longer answers ${status}`];
    return [...contentOf(response.content)].flatMap(([media, schema]) => answerChanges(`${door} ${status}`, [schema, ofOld], [contentOf(other.content).get(media), ofNow], 0));
  }),
];

const contentOf = (content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined): ReadonlyMap<string, Schema> =>
  new Map(Object.entries(content ?? {}).map(([media, { schema }]) => [media, schema ?? {}]));

const parameterChanges = (door: string, old: Operation, now: Operation): readonly string[] => {
  const named = (operation: Operation) => new Map((operation.parameters ?? []).map((one) => [`${one.in} ${one.name}`, one]));
  const [before, after] = [named(old), named(now)];
  return [
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `${door} no longer takes ${name}`),
    ...[...after].filter(([name, one]) => one.required === true && before.get(name)?.required !== true).map(([name]) => `${door} requires ${name}`),
    ...[...before].flatMap(([name, one]) => goneValues(`${door} ${name}`, one.schema ?? {}, after.get(name)?.schema ?? {})),
  ];
};

type Shaped = readonly [Schema | undefined, Resolve];

/** What is sent: fields may be added, none taken away or newly required, no value refused that was taken. */
const requestChanges = (where: string, [oldSchema, ofOld]: Shaped, [nowSchema, ofNow]: Shaped): readonly string[] => {
  if (nowSchema === undefined) return [`${where}: no longer`];
  const [old, now] = [ofOld(oldSchema), ofNow(nowSchema)];
  return [
    ...typeChange(where, old, now),
    ...goneValues(where, old, now),
    ...(now.required ?? []).filter((name) => !(old.required ?? []).includes(name)).map((name) => `${where}: ${name} is required`),
    ...Object.entries(old.properties ?? {}).flatMap(([name, inner]) => {
      const other = now.properties?.[name];
      return other === undefined ? [`${where}: ${name} is gone`] : requestChanges(`${where}: ${name}`, [inner, ofOld], [other, ofNow]);
    }),
    ...(old.items === undefined ? [] : requestChanges(`${where}[]`, [old.items, ofOld], [now.items, ofNow])),
  ];
};

const deepest = 8;

/** What is answered: no field taken away, none that was always there made uncertain. */
const answerChanges = (where: string, [oldSchema, ofOld]: Shaped, [nowSchema, ofNow]: Shaped, depth: number): readonly string[] => {
  if (nowSchema === undefined) return [`${where}: no longer answered`];
  const [old, now] = [ofOld(oldSchema), ofNow(nowSchema)];
  if (depth > deepest) return [];
  return [
    ...typeChange(where, old, now),
    ...Object.entries(old.properties ?? {}).flatMap(([name, inner]) => {
      const other = now.properties?.[name];
      return other === undefined ? [`${where}: ${name} is gone`] : answerChanges(`${where}: ${name}`, [inner, ofOld], [other, ofNow], depth + 1);
    }),
    ...(old.required ?? []).filter((name) => now.properties?.[name] !== undefined && !(now.required ?? []).includes(name)).map((name) => `${where}: ${name} may be missing`),
    ...(old.items === undefined ? [] : answerChanges(`${where}[]`, [old.items, ofOld], [now.items, ofNow], depth + 1)),
  ];
};

const typeChange = (where: string, old: Schema, now: Schema): readonly string[] =>
  old.type === undefined || JSON.stringify(old.type) === JSON.stringify(now.type) ? [] : [`${where}: ${JSON.stringify(now.type)} in place of ${JSON.stringify(old.type)}`];

const goneValues = (where: string, old: Schema, now: Schema): readonly string[] => {
  if (now.enum === undefined) return [];
  if (old.enum === undefined) return [`${where}: only some values`];
  return old.enum.filter((value) => !now.enum?.includes(value)).map((value) => `${where}: ${JSON.stringify(value)} is refused`);
};
