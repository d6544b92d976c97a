import { Problem } from '../problem/problem.js';
import { duplicateKeyIn } from './json.duplicate-keys.js';

const maximalDepth = 32;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * JSON as PostgreSQL can keep it: valid UTF-8, no byte order mark, no NUL, no lone surrogate, no field twice, at most 32 levels deep.
 * The depth is counted before parsing: what JSON.parse accepts, other code may not survive.
 * @throws {Problem} 400 `malformed`, `too-deep`, `encoding`, `duplicate-key`
 */
export const parseJsonBody = (bytes: Uint8Array): unknown => {
  const text = decode(bytes);
  if (depthOf(text) > maximalDepth) throw new Problem(400, 'too-deep');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem(400, 'malformed');
  }
  assertStorable(value);
  const twice = duplicateKeyIn(text);
  if (twice !== null) throw new Problem(400, 'duplicate-key', undefined, { errors: [{ pointer: twice, code: 'duplicate-key', detail: { zh: '字段重复', en: 'comes twice' } }] });
  return value;
};

const decode = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new Problem(400, 'encoding');
  }
};

const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (quoted) {
      if (character === '\\') index += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
};

const assertStorable = (value: unknown): void => {
  if (typeof value === 'string') {
    if (value.includes('\u0000') || !value.isWellFormed()) throw new Problem(400, 'encoding');
  } else if (Array.isArray(value)) {
    value.forEach(assertStorable);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === '__proto__') throw new Problem(400, 'malformed');
      assertStorable(key);
      assertStorable(inner);
    }
  }
};
