/** A manifest as it is read from YAML. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

interface Metadata {
  name: string;
  namespace?: string;
  labels?: Record<string, string>;
  [field: string]: unknown;
}

export type Fields = Record<string, unknown>;

/** What stands at a path of field names; `*` stands for every entry of a list. Nothing where there is no such field. */
export const at = (value: unknown, path: readonly string[]): readonly unknown[] => {
  const [first, ...rest] = path;
  if (first === undefined) return value === undefined ? [] : [value];
  if (Array.isArray(value)) return first === '*' ? value.flatMap((entry) => at(entry, rest)) : at(value[Number(first)], rest);
  return typeof value === 'object' && value !== null && Object.hasOwn(value, first) ? at((value as Fields)[first], rest) : [];
};

/** The objects at a path, made where they are missing. */
export const objectAt = (value: Fields, path: readonly string[]): Fields =>
  path.reduce<Fields>((parent, name) => (parent[name] ??= {}) as Fields, value);
