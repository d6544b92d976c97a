const digits: Readonly<Record<string, number>> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };
const sections: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

/** The characters of a numeral, as a class for patterns. */
export const numeralCharacters = '零〇一二两三四五六七八九十百千万亿';

/**
 * 二十四 → 24, 一百零五 → 105, 二〇一九 → 2019, 三万五 is not written in a report and not read.
 * @returns null for what is no numeral
 */
export const readNumeral = (text: string): number | null => {
  if (text === '' || [...text].some((one) => !numeralCharacters.includes(one))) return null;
  if ([...text].every((one) => digits[one] !== undefined)) return text.length === 1 || text.length === 4 ? Number([...text].map((one) => digits[one]).join('')) : null;
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const one of text) {
    const place = places[one];
    const power = sections[one];
    if (place !== undefined) {
      section += (digit ?? 1) * place;
      digit = null;
    } else if (power !== undefined) {
      total = (total + section + (digit ?? 0)) * power;
      [section, digit] = [0, null];
    } else digit = digits[one] ?? null;
  }
  return total + section + (digit ?? 0);
};
