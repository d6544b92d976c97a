import { keyringText, type Keyring } from './keyring.js';
import { blindIndex } from './sealing.js';

/** What a vault keeps of the key ring that it was made with: tells another ring, and nothing of the keys. */
export const markOf = (keyring: Keyring): Buffer => blindIndex(keyring, 'this index');

/** The same, in hexadecimal, of the text of a ring; null where that is none. */
export const vaultMarkOf = (text: string): string | null => {
  const { data } = keyringText.safeParse(text);
  return data === undefined ? null : markOf(data).toString('hex');
};
