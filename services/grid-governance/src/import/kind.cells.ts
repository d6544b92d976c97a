import type { ReferenceList } from '@yange/use-case';

/** A kind as clerks write it, for its code: a district that renames it still knows the code. What is none of the shipped names is a name of the district's own, or a code. */
export const kindCode = ({ shipped }: ReferenceList, word: string): string => shipped.find(({ name }) => name === word)?.code ?? word;

/** The word for a code, as the shipped table has it; the code itself for a kind of the district's own. */
export const kindWord = ({ shipped }: ReferenceList, code: string): string => shipped.find((entry) => entry.code === code)?.name ?? code;
