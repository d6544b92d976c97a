import { tableIn, type NamedEntries } from '@yange/use-case';
import type { RankTables } from '../../domain/organ/organ-rank.rules.js';
import { internalUnitKinds } from '../../domain/reference/internal-unit-kinds.js';
import { organCategories } from '../../domain/reference/organ-categories.js';
import { organRanks } from '../../domain/reference/organ-ranks.js';
import { reformMethods } from '../../domain/reference/reform-methods.js';
import { unitTemplateKinds } from '../../domain/reference/unit-template-kinds.js';

type Given = readonly (string | undefined)[];

/** Categories by their code alone. */
export const categories = (...codes: Given): NamedEntries => ({ table: organCategories, codes });

/** Ranks as papers write them, or by code. */
export const ranks = (...words: Given): NamedEntries => ({ table: organRanks, words });

/** Both tables, of a use case that is held to them. */
export const rankTablesIn = (timelines: Readonly<Record<string, unknown>>): RankTables => ({ categories: tableIn(timelines, organCategories), ranks: tableIn(timelines, organRanks) });

export const methods = (...codes: Given): NamedEntries => ({ table: reformMethods, codes });

export const unitKinds = (...codes: Given): NamedEntries => ({ table: internalUnitKinds, codes });

export const templates = (...codes: Given): NamedEntries => ({ table: unitTemplateKinds, codes });
