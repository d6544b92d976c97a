/**
 * Kinds that began as an enum of the contract and are entries of a reference table since: what came after the enum has its code alone.
 * @param codes code of each value of the enum
 */
export const kindCodes = <K extends number>(codes: Readonly<Partial<Record<K, string>>>) => ({
  /** the code that an event gives, by itself or by a value of the enum; empty where it says none */
  codeIn: ({ kind, kindCode }: { readonly kind: K; readonly kindCode: string }): string => (kindCode === '' ? (codes[kind] ?? '') : kindCode),
  /** undefined for a code that the enum does not have */
  kindOf: (code: string): K | undefined => (Object.keys(codes).map(Number) as K[]).find((kind) => codes[kind] === code),
});
