import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What is not in any database: keys that wrap the keys of persons, by name, and the key of the blind index. Not for logs. */
export interface Keyring {
  /** wraps new keys; the others still open what they wrapped, until it is wrapped anew */
  readonly current: string;
  readonly wrapping: ReadonlyMap<string, Buffer>;
  readonly index: Buffer;
}

const secret = z.string().transform((text) => Buffer.from(text, 'base64')).refine((key) => key.length === 32, 'every key must be 32 bytes in base64');
const shape = z.strictObject({ current: z.string().min(1), keys: z.record(z.string().regex(/^[A-Za-z0-9-]{1,40}$/), secret), index: secret });

/** `{"current":"k1","keys":{"k1":"<32 bytes, base64>"},"index":"<32 bytes, base64>"}`, for the environment. Its messages say nothing of the input. */
export const keyringText = z.string().transform((text, context): Keyring => {
  const read = shape.safeParse(parsed(text));
  if (!read.success || !Object.hasOwn(read.data.keys, read.data.current)) {
    context.addIssue({ code: 'custom', message: 'must be JSON with current, keys and index; every key 32 bytes in base64; current one of keys' });
    return z.NEVER;
  }
  return { current: read.data.current, wrapping: new Map(Object.entries(read.data.keys)), index: read.data.index };
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** A keyring for a machine that has none. */
export const newKeyringText = (): string => {
  const key = (): string => randomBytes(32).toString('base64');
  return `${JSON.stringify({ current: 'k1', keys: { k1: key() }, index: key() }, null, 2)}\n`;
};
