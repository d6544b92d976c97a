import { createHash, timingSafeEqual } from 'node:crypto';

/** SHA-256 over: length of envelope (4 bytes, big endian) ‖ envelope ‖ data. The length keeps the border between the two from moving. */
export const contentHash = (envelope: Uint8Array, data: Uint8Array): Buffer => {
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32BE(envelope.length);
  return createHash('sha256').update(length).update(envelope).update(data).digest();
};

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
