import { v5, v7, validate } from 'uuid';

/** Namespace of all ids that are derived from names. */
const namespace = '6f1d3b62-5a0e-5c7b-9a52-0d6b3c1f2e84';

/** A new id that sorts by time (uuid version 7). */
export const newId = (): string => v7();

/** The same words give the same id on every machine (uuid version 5). */
export const derivedId = (...words: readonly string[]): string => v5(JSON.stringify(words), namespace);

export const isId = (text: string): boolean => validate(text);
