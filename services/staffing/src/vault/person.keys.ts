import type { Keyring } from './keyring.js';
import { open, seal, SealBroken, type Sealed } from './sealing.js';
import type { KeyRow } from './vault.statements.js';

/** A record of one person under the person's key. */
export interface RecordPlace {
  readonly district: string;
  readonly personId: string;
  readonly keyId: string;
  readonly recordId: string;
}

/** A sealed field beside the wrapped key that opens it. */
export type FieldRow = KeyRow & { readonly key_id: string; readonly record_id: string; readonly field: string; readonly sealed_nonce: Buffer; readonly ciphertext: Buffer };

/** Keys of persons under the key ring, and what they open. */
export class PersonKeys {
  constructor(private readonly keyring: Keyring) {}

  wrap(district: string, keyId: string, personId: string, key: Buffer): Sealed {
    const wrapping = this.keyring.wrapping.get(this.keyring.current);
    if (wrapping === undefined) throw new SealBroken('its current key');
    return seal(wrapping, key, ['key', district, personId, keyId, this.keyring.current]);
  }

  textOf(district: string, row: FieldRow): string {
    const { key_id: keyId, person_id: personId, record_id: recordId, sealed_nonce: nonce, ciphertext, field, suite } = row;
    return open(this.unwrap(district, keyId, row), { nonce, ciphertext }, fieldPlace({ district, personId, keyId, recordId }, field), suite).toString('utf8');
  }

  unwrap(district: string, keyId: string, { person_id: personId, kek, nonce, wrapped, suite }: KeyRow): Buffer {
    const wrapping = this.keyring.wrapping.get(kek);
    if (wrapping === undefined) throw new SealBroken(`a key that "${kek}" wrapped`);
    return open(wrapping, { nonce, ciphertext: wrapped }, ['key', district, personId, keyId, kek], suite);
  }
}

export const fieldPlace = ({ district, personId, recordId }: RecordPlace, field: string): readonly string[] => ['field', district, personId, recordId, field];
