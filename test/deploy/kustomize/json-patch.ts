import type { Fields } from './manifest.js';

/** One step of RFC 6902, as far as our manifests use it. */
export interface PatchStep {
  readonly op: 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** Applies the steps to the manifest itself. @throws {Error} where a step names what is not there */
export const applyPatch = (manifest: Fields, steps: readonly PatchStep[]): void => {
  for (const step of steps) applyStep(manifest, step);
};

const applyStep = (manifest: Fields, { op, path, value }: PatchStep): void => {
  const names = path.split('/').slice(1).map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop() ?? '';
  const parent = names.reduce<unknown>((inner, name) => (inner as Fields | undefined)?.[name], manifest);
  if (typeof parent !== 'object' || parent === null) throw new Error(`${op} ${path}: nothing there`);
  if (Array.isArray(parent)) return inList(parent, last, { op, path, value });
  const fields = parent as Fields;
  if (op !== 'add' && !Object.hasOwn(fields, last)) throw new Error(`${op} ${path}: nothing there`);
  if (op === 'remove') delete fields[last];
  else fields[last] = structuredClone(value);
};

const inList = (list: unknown[], index: string, { op, path, value }: PatchStep): void => {
  const place = index === '-' ? list.length : Number(index);
  if (!Number.isInteger(place) || place > list.length || (op !== 'add' && place === list.length)) throw new Error(`${op} ${path}: no such entry`);
  list.splice(place, op === 'add' ? 0 : 1, ...(op === 'remove' ? [] : [structuredClone(value)]));
};
