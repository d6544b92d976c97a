import { logIdOf } from '@yange/contracts';
import type { StateOnDay } from '@yange/projections';
import type { QueryContext } from '@yange/use-case';

/** Where a register that keeps its rows as they stand is folded for one day. */
export const dayOf = ({ district, read }: QueryContext, on: string): StateOnDay => ({ read, logId: logIdOf(district, 'organisations'), on });

/** A row of a fold under the names of answers: `in_force_from` becomes `inForceFrom`, and what has another name there gets it. */
export const named = <T>(row: object, others: Readonly<Record<string, string>> = {}): T =>
  Object.fromEntries(Object.entries(row).map(([column, cell]) => [others[column] ?? column.replaceAll(/_([a-z])/gu, (_all, letter: string) => letter.toUpperCase()), cell as unknown])) as T;

/** The first page of keys after one. */
export const pageOfKeys = (keys: Iterable<string>, after: string | undefined, most: number): readonly string[] => [...keys].filter((key) => key > (after ?? '')).sort().slice(0, most);
