import { sha256Of } from '@yange/kernel';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const sorted = (value: Json): Json => {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one as Json)]));
};

/** SHA-256 of the content in canonical JSON (keys in order, no blanks), in hex. */
export const contentHashOf = (content: object): string => Buffer.from(sha256Of(JSON.stringify(sorted(content as unknown as Json)))).toString('hex');

