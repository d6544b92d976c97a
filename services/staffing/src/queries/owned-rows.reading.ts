import { logIdOf } from '@yange/contracts';
import { endOfTime, onDate, page, shown, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

export const ownedRows = z.strictObject({
  ...onDate,
  ...page,
  /** only what belongs to this organ */
  organId: z.uuid().optional(),
});

/** Whose it is: an organ with an id of its own, or a group of organs that are only counted. */
export const ownerShape = {
  organId: shown.id.nullable().describe('机构；成批统计的为 null · the organ; null where several are counted together'),
  ownerName: shown.text,
  ownerCount: shown.count.describe('机构数 · how many organs'),
  ownerEach: z.boolean().describe('数字为每个机构的 · the numbers are those of each'),
} as const;

/**
 * Rows of things that have an owner, as they are on a day.
 * @param text `$1` log, `$2` day, `$3` last id of the page before, `$4` how many, `$5` owner
 */
export const readOwnedRows = <T extends object>({ district, read }: QueryContext, text: string, { on, after, limit, organId }: z.infer<typeof ownedRows>): Promise<T[]> =>
  read.query<T[]>(text, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit, organId ?? null]);
