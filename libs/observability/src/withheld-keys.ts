/** Keys whose values never reach a line, whatever their case and with or without - and _: secrets, and what tells who a person is. */
const withheld: ReadonlySet<string> = new Set([
  'authorization', 'cookie', 'setcookie', 'password', 'secret', 'token', 'accesstoken', 'refreshtoken', 'name', 'idnumber', 'phone',
]);
const deepest = 12;

/**
 * A copy of a value for a log line without what must not be in one, at any depth (below 12 levels everything is left out, as in a cycle).
 * pino's own redaction knows only paths of a fixed depth.
 */
export function withoutWithheld(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return '[too deep]';
  if (Array.isArray(value)) return value.map((item) => withoutWithheld(item, depth + 1));
  if (value instanceof Error) return ofError(value, depth);
  if (Buffer.isBuffer(value) || value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return withoutWithheld((value as { toJSON(): unknown }).toJSON(), depth + 1);
  return ofEntries(Object.entries(value), depth);
}

function ofEntries(entries: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> {
  return Object.fromEntries(entries.map(([key, value]) => [key, isWithheld(key) ? '[withheld]' : withoutWithheld(value, depth + 1)]));
}

/** The kind of an error is a class's name, not a person's. */
function ofError(error: Error, depth: number): Record<string, unknown> {
  const more = ofEntries(Object.entries(error).filter(([key]) => key !== 'name'), depth);
  const cause = error.cause === undefined ? {} : { cause: withoutWithheld(error.cause, depth + 1) };
  return { type: error.name, message: error.message, stack: error.stack, ...more, ...cause };
}

function isWithheld(key: string): boolean {
  return withheld.has(key.replaceAll(/[-_]/g, '').toLowerCase());
}
