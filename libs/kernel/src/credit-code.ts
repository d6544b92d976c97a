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

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * 组织机构代码: places 9 to 17 of a 统一社会信用代码, of which the last one is a check character of its own (GB 11714-1997: digits are their value, A is 10; 10 is written X, 11 is 0).
 * @param code of 18 characters, good by {@link isCreditCode}
 */
export const isOrganisationCodeGood = (code: string): boolean => {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * Number.parseInt(code.charAt(8 + index), 36), 0);
  const check = 11 - (sum % 11);
  return code.charAt(16) === (check === 10 ? 'X' : String(check % 11));
};
