import type { Pool } from 'pg';
import { nameNumber, namedBlockSize } from '../reading/name-number.js';
import { bigintArray, integerArray } from './binary-array.js';
import { defaultSchema, quotedName } from './schema-name.js';

/** A log that holds whole blocks whose names are not kept yet. */
export interface UnnamedBlocks {
  readonly logId: string;
  /** the first of them; block n is positions 16 n + 1 to 16 n + 16 */
  readonly from: number;
  /** exclusive */
  readonly to: number;
}

/** The names that events may be found by (`lastEvents`), kept behind the append, beside the logs of one context. The pool stays its owner's. */
export class PostgresNamedEvents {
  private readonly schema: string;

  constructor(private readonly pool: Pool, options: { readonly schema?: string } = {}) {
    this.schema = quotedName(options.schema ?? defaultSchema);
  }

  /** @returns logs of this database that have grown by a block or more */
  async behind(): Promise<readonly UnnamedBlocks[]> {
    const { rows } = await this.pool.query<{ log_id: string; since: number; until: number }>(`select h.log_id, coalesce(n.block, 0) as since, (h.pos / ${namedBlockSize})::integer as until
      from ${this.schema}.log_head h left join ${this.schema}.named_up_to n using (log_id) where h.pos / ${namedBlockSize} > coalesce(n.block, 0) order by h.log_id`);
    return rows.map(({ log_id: logId, since: from, until: to }) => ({ logId, from, to }));
  }

  /**
   * Keeps the names of whole blocks.
   * @param names by block, from `from` on; each block's own, of its events together
   * @returns false where another process went on from there
   */
  async note(logId: string, from: number, names: readonly ReadonlySet<string>[]): Promise<boolean> {
    const entries = names.flatMap((own, index) => [...own].map((name) => ({ name: nameNumber(name), block: from + index })));
    const { rows } = await this.pool.query<{ noted: boolean }>(`select ${this.schema}.note_names($1, $2, $3, $4, $5) as noted`,
      [logId, from, from + names.length, bigintArray(entries.map(({ name }) => name)), integerArray(entries.map(({ block }) => block))]);
    return rows[0]?.noted === true;
  }
}
