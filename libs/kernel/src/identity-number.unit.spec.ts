import fc from 'fast-check';
import { identityCheckCharacter, identityNumberFault } from './identity-number.js';

const today = '2026-03-01';

describe('a 公民身份号码', () => {
  it.each([
    ["the standard's first sample", '11010519491231002', 'X'],
    ["the standard's second sample, born 1880", '44052418800101001', '4'],
  ])('has its check character: %s', (_what, digits, check) => expect(identityCheckCharacter(digits)).toBe(check));

  it.each([
    ["the standard's sample", '11010519491231002X', null],
    ['a made-up one of the district', `15030219900307888${identityCheckCharacter('15030219900307888')}`, null],
    ['one of a region that is no more', `15220119500101001${identityCheckCharacter('15220119500101001')}`, null],
    ['a birth date of today', `15030220260301001${identityCheckCharacter('15030220260301001')}`, null],
    ['a wrong digit', '11010519491231003X', 'check-character'],
    ['two digits exchanged', '11010519491213002X', 'check-character'],
    ['lower case', '11010519491231002x', 'form'],
    ['the old form of 15 digits', '110105491231002', 'form'],
    ['full-width digits', '１１０１０５１９４９１２３１００２X', 'form'],
    ['a blank in it', '11010519491231002 ', 'form'],
    ['a line after it', '11010519491231002X\n', 'form'],
    ['nothing', '', 'form'],
    ['a province that is none', `16030219900307888${identityCheckCharacter('16030219900307888')}`, 'region'],
    ['a whole province', `15000019900307888${identityCheckCharacter('15000019900307888')}`, 'region'],
    ['30 February, check character right', `15030219990230001${identityCheckCharacter('15030219990230001')}`, 'birth-date'],
    ['29 February of 1900', `15030219000229001${identityCheckCharacter('15030219000229001')}`, 'birth-date'],
    ['born 1880: nobody of the register', '440524188001010014', 'birth-date'],
    ['born tomorrow', `15030220260302001${identityCheckCharacter('15030220260302001')}`, 'birth-date'],
  ])('%s', (_what, number, fault) => expect(identityNumberFault(number, today)).toBe(fault));

  it('notices any one digit that is mistyped', () => {
    const digit = fc.constantFrom(...'0123456789');
    fc.assert(
      fc.property(fc.array(digit, { minLength: 17, maxLength: 17 }), fc.nat(16), digit, (digits, place, other) => {
        fc.pre(digits[place] !== other);
        expect(identityCheckCharacter(digits.with(place, other).join(''))).not.toBe(identityCheckCharacter(digits.join('')));
      }),
    );
  });
});
