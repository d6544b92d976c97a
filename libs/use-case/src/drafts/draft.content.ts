import { sha256Of } from '@yange/kernel';
import type { DraftKind } from './draft.aggregate.js';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The same content gives the same text, whatever the order in which its fields came. */
export const canonical = (value: Json): string => JSON.stringify(sorted(value));

const sorted = (value: Json): Json =>
  value === null || typeof value !== 'object' ? value : Array.isArray(value) ? value.map(sorted) : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one as Json)]));

/** SHA-256 over all that a signer reads and signs. */
export const draftHash = (kind: DraftKind, command: string, version: number, content: string): Uint8Array => sha256Of(JSON.stringify([kind, command, version, content]));

export interface FieldDifference {
  /** RFC 6901 */
  readonly pointer: string;
  /** undefined where there is none */
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Leaf by leaf, what one JSON value says otherwise than another. */
export const differences = (before: Json | undefined, after: Json | undefined, pointer = ''): readonly FieldDifference[] => {
  if (isNode(before) && isNode(after)) {
    const [old, next] = [before as Readonly<Record<string, Json>>, after as Readonly<Record<string, Json>>];
    return [...new Set([...Object.keys(old), ...Object.keys(next)])].sort().flatMap((key) => differences(old[key], next[key], `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ pointer, before, after }];
};

const isNode = (value: Json | undefined): boolean => typeof value === 'object' && value !== null;

/** In one line for people: `/count: 35 → 53`. */
export const differencesInWords = (found: readonly FieldDifference[]): string =>
  found.map(({ pointer, before, after }) => `${pointer}: ${shown(before)} → ${shown(after)}`).join('; ').slice(0, 500);

const shown = (value: Json | undefined): string => (value === undefined ? '—' : JSON.stringify(value));
