import { at, type Fields, type Manifest } from './manifest.js';

interface PartOf {
  readonly delimiter?: string;
  readonly index?: number;
}

export interface Replacement {
  readonly source: { readonly kind: string; readonly name: string; readonly fieldPath: string; readonly options?: PartOf };
  readonly targets: readonly { readonly select: { readonly kind: string; readonly name?: string }; readonly fieldPaths: readonly string[]; readonly options?: PartOf }[];
}

/** Puts a value of one manifest, or a part of it, into fields of others. @throws {Error} where there is no source, or nothing at a path */
export const applyReplacement = (manifests: readonly Manifest[], { source, targets }: Replacement): void => {
  const from = manifests.filter(({ kind, metadata }) => kind === source.kind && metadata.name === source.name);
  if (from.length !== 1) throw new Error(`a replacement needs one ${source.kind} ${source.name}, there are ${from.length}`);
  const value = partOf(String(at(from[0], source.fieldPath.split('.'))[0]), source.options);
  for (const { select, fieldPaths, options } of targets) {
    for (const manifest of manifests) {
      if (manifest.kind !== select.kind || (select.name !== undefined && manifest.metadata.name !== select.name)) continue;
      for (const path of fieldPaths) replaceAt(manifest, path.split('.'), value, options);
    }
  }
};

const partOf = (text: string, options: PartOf = {}): string => (options.delimiter === undefined ? text : (text.split(options.delimiter)[options.index ?? 0] ?? ''));

const replaceAt = (manifest: Manifest, path: readonly string[], value: string, options: PartOf = {}): void => {
  const [name = '', parents] = [path.at(-1), at(manifest, path.slice(0, -1))];
  if (parents.length === 0) throw new Error(`${manifest.kind} ${manifest.metadata.name} has nothing at ${path.join('.')}`);
  for (const parent of parents as readonly Fields[]) {
    if (options.delimiter === undefined) {
      parent[name] = value;
      continue;
    }
    const parts = String(parent[name]).split(options.delimiter);
    parts[options.index ?? 0] = value;
    parent[name] = parts.join(options.delimiter);
  }
};
