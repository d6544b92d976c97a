/**
 * What began as an enum of the contract and is an entry of a reference table since: what came after the enum has its code alone.
 * @param codes code of each value of the enum
 */
export const enumCodes = <K extends number>(codes: Readonly<Partial<Record<K, string>>>) => {
  const values = Object.keys(codes).map(Number) as K[];
  return {
    /** the code that an event gives, by itself or by a value of the enum; empty where it says none */
    codeIn: (value: K, code: string): string => (code === '' ? (codes[value] ?? '') : code),
    /** undefined for a code that the enum does not have */
    valueOf: (code: string): K | undefined => values.find((value) => codes[value] === code),
    /** as events say it: by the enum, or, of an entry that came after it, by its code beside the unspecified value */
    said: (code: string): readonly [value: K, code: string] => {
      const value = values.find((one) => codes[one] === code);
      return value === undefined ? [0 as K, code] : [value, ''];
    },
  };
};
