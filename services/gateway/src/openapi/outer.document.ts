import type { ApiDocument } from '@yange/http';

type Paths = ApiDocument['paths'];

const innerPrefix = '/v1/districts/{district}';

/** A service's document as it is reached through the gateway: outer paths, and operation ids that no other service has. */
export const outerDocument = (context: string, inner: ApiDocument): ApiDocument => {
  const outer = Object.entries(inner.paths).flatMap(([path, item]) => (path.startsWith(`${innerPrefix}/`) ? [[`${innerPrefix}/${context}${path.slice(innerPrefix.length)}`, renamed(context, item)] as const] : []));
  return { ...inner, paths: Object.fromEntries(outer) };
};

const renamed = (context: string, item: Paths[string]): Paths[string] =>
  Object.fromEntries(Object.entries(item).map(([method, operation]) => [method, { ...operation, operationId: `${context}.${operation.operationId ?? method}` }]));

/**
 * One document of all doors.
 * @throws Error where two documents mean different things by one name
 */
export const mergedDocument = (gateway: ApiDocument, services: readonly ApiDocument[]): ApiDocument => {
  const all = [gateway, ...services];
  return { ...gateway, tags: all.flatMap(({ tags }) => tags), paths: joined(all.map(({ paths }) => paths), 'path'), components: joinedComponents(all) };
};

const joinedComponents = (all: readonly ApiDocument[]): ApiDocument['components'] => {
  const kinds = [...new Set(all.flatMap(({ components }) => Object.keys(components)))];
  return Object.fromEntries(kinds.map((kind) => [kind, joined(all.map(({ components }) => components[kind] ?? {}), kind)]));
};

const joined = <T>(records: readonly Readonly<Record<string, T>>[], what: string): Record<string, T> => {
  const all: Record<string, T> = {};
  for (const [name, value] of records.flatMap((record) => Object.entries(record))) {
    const other = all[name];
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(value)) throw new Error(`two services describe the ${what} ${name} differently`);
    all[name] = value;
  }
  return all;
};
