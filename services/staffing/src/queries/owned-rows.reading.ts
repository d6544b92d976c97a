import { logIdOf } from '@yange/contracts';
import { endOfTime, onDate, page, type QueryContext } from '@yange/use-case';
import { z } from 'zod';

export const ownedRows = z.strictObject({
  ...onDate,
  ...page,
  /** only what belongs to this organ */
  organId: z.uuid().optional(),
});

/**
 * Rows of things that have an owner, as they are on a day.
 * @param text `$1` log, `$2` day, `$3` last id of the page before, `$4` how many, `$5` owner
 */
export const readOwnedRows = ({ district, read }: QueryContext, text: string, { on, after, limit, organId }: z.infer<typeof ownedRows>): Promise<readonly object[]> =>
  read.query<object[]>(text, [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit, organId ?? null]);
