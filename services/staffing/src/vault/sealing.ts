import { createCipheriv, createDecipheriv, createHmac, randomBytes, type CipherGCMTypes } from 'node:crypto';
import type { Keyring } from './keyring.js';

export interface Sealed {
  readonly nonce: Buffer;
  /** ciphertext ‖ tag of 16 bytes */
  readonly ciphertext: Buffer;
}

interface Suite {
  readonly cipher: CipherGCMTypes;
  readonly keyBytes: number;
}

/** By the name that stands beside what they sealed: another one (SM4-GCM) is another line here. */
const suites: Readonly<Record<string, Suite>> = { 'AES-256-GCM': { cipher: 'aes-256-gcm', keyBytes: 32 } };

/** What new data are sealed with. */
export const currentSuite = 'AES-256-GCM';

const nonceBytes = 12;
const tagBytes = 16;

/** The ciphertext, its key or its place is not what it was when it was sealed. Says nothing of the content. */
export class SealBroken extends Error {
  constructor(what: string) {
    super(`the vault cannot open ${what}: wrong key, or altered`);
    this.name = 'SealBroken';
  }
}

const suiteOf = (name: string): Suite => {
  const suite = suites[name];
  if (suite === undefined) throw new SealBroken(`what was sealed with ${name}`);
  return suite;
};

export const newDataKey = (): Buffer => randomBytes(suiteOf(currentSuite).keyBytes);

/** @param place what the ciphertext belongs to; it opens nowhere else */
export const seal = (key: Buffer, plain: Buffer, place: readonly string[], suite = currentSuite): Sealed => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(suiteOf(suite).cipher, key, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify([suite, ...place])));
  return { nonce, ciphertext: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
};

/** @throws {SealBroken} */
export const open = (key: Buffer, { nonce, ciphertext }: Sealed, place: readonly string[], suite: string): Buffer => {
  const decipher = createDecipheriv(suiteOf(suite).cipher, key, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(JSON.stringify([suite, ...place])));
  try {
    decipher.setAuthTag(ciphertext.subarray(-tagBytes));
    return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw new SealBroken(place[0] ?? '');
  }
};

/** Keyed, so that nobody who has the database alone can try the numbers of a region and a birth date. */
export const blindIndex = ({ index }: Keyring, ...words: readonly string[]): Buffer => createHmac('sha256', index).update(JSON.stringify(words)).digest();
