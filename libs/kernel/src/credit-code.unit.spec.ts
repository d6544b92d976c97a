import fc from 'fast-check';
import { isCreditCode, isOrganisationCodeGood } from './credit-code.js';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The standard's table of weights, written out: the product computes them. */
const withCheck = (body: string): string => {
  const sum = [...body].reduce((total, character, index) => total + alphabet.indexOf(character) * (weights[index] ?? 0), 0);
  return body + (alphabet[(31 - (sum % 31)) % 31] ?? '');
};

describe('a unified social credit code', () => {
  it.each([
    ["the standard's example", '91350100M000100Y43'],
    ['a published one', '91110108551385082Q'],
    ['another published one', '91110000600037341L'],
    ['an organ', '11150302TE5T10003T'],
    ['an institution', '12150302TE5T10003P'],
    ['another district', '11150303TE5T100039'],
    ['one whose computed value 31 is written 0', '11150302TE5T102300'],
  ])('is good: %s', (_what, code) => expect(isCreditCode(code)).toBe(true));

  it.each([
    ["the widely copied bad sample", '91350100M000100Y4Z'],
    ['a wrong check character', '91350100M000100Y42'],
    ['two neighbours exchanged', '91350100M001000Y43'],
    ['lower case', '91350100m000100y43'],
    ['17 characters', '91350100M000100Y4'],
    ['19 characters', '91350100M000100Y433'],
    ['a blank in it', '91350100M000100Y4 '],
    ['full-width digits', '９1350100M000100Y43'],
    ['a character outside the basic plane', '91350100M000100\u{1F600}3'],
    ['nothing', ''],
  ])('is bad: %s', (_what, code) => expect(isCreditCode(code)).toBe(false));

  it.each(['I', 'O', 'S', 'V', 'Z'])('has no letter %s, wherever it stands', (letter) => {
    for (let place = 0; place < 18; place += 1) expect(isCreditCode(`91350100M000100Y43`.slice(0, place) + letter + '91350100M000100Y43'.slice(place + 1))).toBe(false);
  });

  it('has exactly one check character for any body, 0 where the remainder is 0', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }), (characters) => {
        const body = characters.join('');
        expect([...alphabet].filter((check) => isCreditCode(body + check)).map((check) => body + check)).toEqual([withCheck(body)]);
      }),
    );
  });

  it('notices any one character that is mistyped', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }), fc.nat(16), fc.constantFrom(...alphabet), (characters, place, other) => {
        fc.pre(characters[place] !== other);
        const code = withCheck(characters.join(''));
        expect(isCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe('the organisation code within it', () => {
  it.each(['91350100M000100Y43', '91110108551385082Q', '91110000600037341L', '11150302TE5T10003T', '11150302TE5T102300', '11150302TE5T1002XD'])('checks by itself: %s', (code) => expect([isCreditCode(code), isOrganisationCodeGood(code)]).toEqual([true, true]));

  it('may be wrong where the whole checks', () => expect([isCreditCode('11150302TE5T10004X'), isOrganisationCodeGood('11150302TE5T10004X')]).toEqual([true, false]));
});
