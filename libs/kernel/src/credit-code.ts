/** Alphabet of GB 32100-2015: no I, O, S, V, Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * 统一社会信用代码: 18 characters, the last one a check character, weights 3^(i-1) mod 31 (GB 32100-2015).
 * @returns true if the code is well formed and its check character is right
 */
export const isCreditCode = (code: string): boolean => {
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    const value = alphabet.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
};
