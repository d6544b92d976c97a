/**
 * JSON in one form, as RFC 8785 (JSON Canonicalization Scheme) writes it: members in the order of the UTF-16 code units of their names, no spaces, numbers and texts as ECMAScript
 * prints them. What says the same has the same bytes, whoever wrote it down. A member that is undefined is left out, as `JSON.stringify` does.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).filter(([, inner]) => inner !== undefined);
  // Names that look like numbers come first in any object: so the order is made in the text.
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(',')}}`;
};
