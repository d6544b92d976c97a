import fc from 'fast-check';
import { isCreditCode } from './credit-code.js';
import { identityCheckCharacter } from './identity-number.js';
import { personalDatumIn } from './personal-data.js';

const digits = (count: number): fc.Arbitrary<string> => fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));
const twoDigits = (from: number, to: number): fc.Arbitrary<string> => fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'));
const provinces = '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' ');

/** Prefectures of the land are numbered from 01 to 34 and from 90 on. */
const number = fc
  .tuple(fc.constantFrom(...provinces), twoDigits(1, 9), digits(2), fc.integer({ min: 1900, max: 2025 }), twoDigits(1, 12), twoDigits(1, 28), digits(3))
  .map((parts) => parts.join(''))
  .map((body) => body + identityCheckCharacter(body));

/** The digits of a number as people write them: full-width ones, a small x, blanks and hyphens between. */
const written = fc.tuple(number, fc.constantFrom('', ' ', '-', '  ', '　', '－', ' - ', '\n', '\r\n', '.', '·', '_', '\u00a0', '\u2028'), fc.constantFrom<readonly number[]>([6, 14], [3, 6, 10, 14], [4, 8, 12, 16], [17]), fc.boolean(), fc.boolean()).map(([plain, between, places, wide, small]) => {
  const spelled = [...(small ? plain.toLowerCase() : plain)].map((character) => (wide && character !== 'x' ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character));
  return spelled.map((character, place) => (places.includes(place) ? between : '') + character).join('');
});

const words = fc.constantFrom('', '张某，', '（', '号码：', 'ID', '2019年', '1-', '3 ', '王', '。13 人', '〔2019〕12号 ', 'x', '\n', '91350100M000100Y43 ', '2019-12-31 ', '\u200b');
const after = words.map((text) => (/^\d/.test(text) ? ` ${text}` : text));
const before = words.map((text) => text.replace(/\d$/, '$& '));

describe('numbers of people in a text', () => {
  it('finds every identity number, however it is written and whatever stands around it', () => {
    fc.assert(fc.property(before, written, after, (left, spelled, right) => expect(personalDatumIn(left + spelled + right)).toBe('identity-number')), { numRuns: 4_000 });
  });

  it('finds one that would be a credit code with the letter before it', () => expect(personalDatumIn('x13012019451015224 9')).toBe('identity-number'));

  it('finds one whose check character is wrong, written in one', () => {
    fc.assert(fc.property(number, fc.constantFrom(...'0123456789X'), (right, other) => {
      const text = right.slice(0, 17) + other;
      fc.pre(!isCreditCode(text));
      expect(personalDatumIn(`其身份证为${text}。`)).toBe('identity-number');
    }));
  });

  it.each([
    ['in one', '联系电话13800138000'],
    ['by threes and fours', '电话 138-0013-8000 找老王'],
    ['with blanks', '138 0013 8000'],
    ['after three', '138-00138000'],
    ['full-width', '１３８００１３８０００'],
    ['with the country', '+86 13800138000'],
    ['with the country in one', '8613800138000'],
    ['after a Latin letter', 'tel13800138000'],
    ['one of two', '0473-2012345,19912345678,'],
  ])('finds a mobile number: %s', (_what, text) => expect(personalDatumIn(text)).toBe('mobile-number'));

  it('finds every mobile number between words', () => {
    fc.assert(fc.property(before, fc.constantFrom(...'3456789'), digits(9), after, (left, second, rest, right) => expect(personalDatumIn(`${left}1${second}${rest}${right}`)).toBe('mobile-number')));
  });

  it.each([
    ['a document number', '海编发〔2019〕12号'],
    ['an office telephone', '0473-2012345'],
    ['a sum with decimals', '13800138000.50 元'],
    ['digits of a longer number', '2138001380001'],
    ['an account of nineteen digits', '1101051949123100215'],
    ['a province that is none', '160105194912310021'],
    ['a birth date that is none', '110105194913310021'],
    ['a case number of region, date and serial', '150302-20200115-0001'],
    ['dates side by side', '2018-12-31 2019-12-01 2020-01-01'],
    ['dates side by side from whose middle a good number could be read', '2018-12-01 2019-10-01 2020-03-15'],
    ['years side by side', '135 2019-2020'],
    ["the standard's credit code", '91350100M000100Y43'],
    ['a time in milliseconds', '1574956800000'],
    ['a hash', '11010519491231002a'.repeat(4).slice(0, 64)],
    ['nothing', ''],
  ])('lets pass: %s', (_what, text) => expect(personalDatumIn(text)).toBeNull());

  const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
  const region = fc.oneof(
    fc.constantFrom('110119', '120119', '310120', '500119', '500120'),
    fc.tuple(fc.constantFrom(...provinces), twoDigits(1, 34), fc.oneof(twoDigits(1, 18), twoDigits(21, 31), twoDigits(81, 85))).map((parts) => parts.join('')),
  );
  const creditCode = fc
    .tuple(fc.constantFrom('11', '12', '13', '19', '31', '41', '51', '52', '53', '71', '81', '91', '92', 'N1', 'Y1'), region, fc.oneof(digits(9), fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }).map((all) => all.join('')), fc.tuple(digits(2), twoDigits(1, 12), twoDigits(1, 28), digits(3)).map((all) => all.join(''))))
    .map((parts) => parts.join(''))
    .map((body) => body + (alphabet.find((check) => isCreditCode(body + check)) ?? ''));

  it('takes no credit code for a person', () => {
    fc.assert(fc.property(fc.constantFrom('', '代码', '（', ' ', '-'), creditCode, fc.constantFrom('', '，', '）', ' 2019', '\n'), (left, code, right) => expect(personalDatumIn(left + code + right)).toBeNull()), { numRuns: 5_000 });
  });

  it('takes no id, time, document number or hash for a person', () => {
    const moment = fc.date({ noInvalidDate: true, min: new Date('1949-10-01'), max: new Date('2099-12-31') }).map((day) => day.toISOString());
    const hex = (count: number) => fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: count, maxLength: count }).map((all) => all.join(''));
    const documentNumber = fc.tuple(fc.integer({ min: 1949, max: 2099 }), fc.integer({ min: 1, max: 9999 })).map(([year, serial]) => `乌海编办发〔${year}〕${serial}号`);
    const day = moment.map((text) => text.slice(0, 10));
    const anything = fc.oneof(fc.uuid(), moment, day, documentNumber, hex(32), hex(64));
    fc.assert(fc.property(fc.array(anything, { minLength: 1, maxLength: 6 }), fc.constantFrom(' ', '、', '\n', ', ', '.', '_', '\r\n'), (all, between) => expect(personalDatumIn(all.join(between))).toBeNull()), { numRuns: 2_000 });
  });
});
