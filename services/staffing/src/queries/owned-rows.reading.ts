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

export interface OwnedPeriods {
  /** rows with `valid_from`, one for every day on which something of the thing changes */
  readonly table: string;
  readonly id: string;
  /** what of a row is answered, as SQL */
  readonly columns: string;
}

/**
 * Things that have an owner, each as it is on a day, in the order of their ids. It goes from one id to the next in the index, known by then or not: as many rows are read as are
 * answered, however long the history of each is.
 */
export const readOwnedRows = <T extends object>({ district, read }: QueryContext, of: OwnedPeriods, { on, after, limit, organId }: z.infer<typeof ownedRows>): Promise<T[]> =>
  read.query<T[]>(organId === undefined ? ofAll(of) : ofOrgan(of), [logIdOf(district, 'staffing'), on ?? endOfTime, after ?? null, limit, ...(organId === undefined ? [] : [organId])]);

const ofAll = ({ table, id, ...of }: OwnedPeriods): string => `
  with recursive things (id) as (
    (select ${id} from live.${table}_ever where log_id = $1 and ($3::uuid is null or ${id} > $3) order by ${id} limit 1)
    union all
    select (select ${id} from live.${table}_ever where log_id = $1 and ${id} > things.id order by ${id} limit 1) from things where things.id is not null)
  ${asOnDay({ table, id, ...of })}`;

const ofOrgan = ({ table, id, ...of }: OwnedPeriods): string => `
  with things (id) as (select distinct ${id} from live.${table} where log_id = $1 and owner_organ_id = $5::uuid and ($3::uuid is null or ${id} > $3) order by ${id})
  ${asOnDay({ table, id, ...of })}`;

const asOnDay = ({ table, id, columns }: OwnedPeriods): string => `
  select told.* from things, lateral (select ${columns} from live.${table} where log_id = $1 and ${id} = things.id and valid_from <= $2::date order by valid_from desc limit 1) told limit $4`;
