import { createHash } from 'node:crypto';

/** SHA-256 of a text as UTF-8: the same on every machine, so that a decision may rest on it. */
export const sha256Of = (text: string): Uint8Array => Uint8Array.from(createHash('sha256').update(text, 'utf8').digest());
