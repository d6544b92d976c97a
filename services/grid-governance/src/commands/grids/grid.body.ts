import { countOf, organInput, words } from '@yange/use-case';
import { z } from 'zod';

export const households = {
  households: countOf(0),
  population: countOf(0).default(0),
  /** why the grid may lie outside the standard */
  deviationReason: z.string().trim().max(500).default(''),
};

/** A grid by name, in its street or town. */
export const namedGrid = { name: words(100), unit: organInput, ...households };
