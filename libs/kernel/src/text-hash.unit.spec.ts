import { sha256Of } from './text-hash.js';

it.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the SHA-256 of "%s" is the one of FIPS 180-4', (text, hash) => expect(Buffer.from(sha256Of(text)).toString('hex')).toBe(hash));
