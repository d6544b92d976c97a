import { keyringText, newKeyringText, type Keyring } from './keyring.js';
import { masked } from './masking.js';
import { blindIndex, currentSuite, newDataKey, open, seal } from './sealing.js';

const place = ['field', '150302', 'p', 'r', 'name'];

describe('what the vault seals', () => {
  const key = newDataKey();
  const sealed = seal(key, Buffer.from('王小明'), place);

  it('opens with its key, at its place', () => expect(open(key, sealed, place, currentSuite).toString()).toBe('王小明'));

  it.each<readonly [string, () => Buffer]>([
    ['with another key', () => open(newDataKey(), sealed, place, currentSuite)],
    ['as another field', () => open(key, sealed, [...place.slice(0, -1), 'telephone'], currentSuite)],
    ['as that of another person', () => open(key, sealed, place.with(2, 'q'), currentSuite)],
    ['under another suite', () => open(key, sealed, place, 'SM4-GCM')],
    ['with a bit of it changed', () => open(key, { ...sealed, ciphertext: Buffer.from(sealed.ciphertext.map((byte, index) => (index === 0 ? byte ^ 1 : byte))) }, place, currentSuite)],
    ['cut short', () => open(key, { ...sealed, ciphertext: sealed.ciphertext.subarray(0, 10) }, place, currentSuite)],
  ])('does not open %s, and the error says nothing of it', (_what, opening) => expect(opening).toThrow(/^the vault cannot open [^王]*$/));

  it('never looks the same twice', () => expect(seal(key, Buffer.from('王小明'), place).ciphertext.equals(sealed.ciphertext)).toBe(false));
});

describe('a keyring', () => {
  const ring = (): Keyring => keyringText.parse(newKeyringText());

  it('is new each time, and another one finds nothing of what the first indexed', () => {
    const [one, other] = [ring(), ring()];
    expect(blindIndex(one, 'a', 'b').equals(blindIndex(one, 'a', 'b'))).toBe(true);
    expect(blindIndex(one, 'ab').equals(blindIndex(one, 'a', 'b'))).toBe(false);
    expect(blindIndex(one, 'a', 'b').equals(blindIndex(other, 'a', 'b'))).toBe(false);
  });

  it.each(['', 'geheim', '{}', '{"current":"k1","keys":{},"index":""}', newKeyringText().replace('"k1"', '"k2"'), newKeyringText().replace('=', 'AAAA=')])('is refused when it is none, without a word of it: %#', (text) => {
    const refused = keyringText.safeParse(text);
    expect(refused.success).toBe(false);
    expect(refused.error?.issues.map(({ message }) => message)).toEqual(['must be JSON with current, keys and index; every key 32 bytes in base64; current one of keys']);
  });
});

describe('masking', () => {
  it.each([
    [{ name: '王五' }, { name: '王*' }],
    [{ name: '王小明' }, { name: '王**' }],
    [{ name: '王' }, { name: '王*' }],
    [{ name: '𠮷田' }, { name: '𠮷*' }],
    [{ 'identity-number': '11010519491231002X' }, { 'identity-number': '110105********002X' }],
    [{ telephone: '13800005678' }, { telephone: '138****5678' }],
    [{ telephone: '2030' }, { telephone: '203*' }],
  ])('%j', (values, shown) => expect(masked(values)).toEqual(shown));
});
