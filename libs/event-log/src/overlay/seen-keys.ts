import { createHash } from 'node:crypto';

const bits = 1 << 25;
const probes = 5;

/**
 * A set of keys in 4 MB, however many they are, that is never wrong about a key it has, and now and then takes one for present that it has not:
 * once in 100,000 for half a million keys (a Bloom filter).
 */
export class SeenKeys {
  private readonly words = new Uint32Array(bits / 32);

  add(key: string): void {
    for (const bit of placesOf(key)) this.words[bit >>> 5] = (this.words[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  mayHave(key: string): boolean {
    return placesOf(key).every((bit) => ((this.words[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);
  }
}

const placesOf = (key: string): readonly number[] => {
  const digest = createHash('sha256').update(key, 'utf8').digest();
  return Array.from({ length: probes }, (_, probe) => digest.readUInt32LE(probe * 4) % bits);
};
