import type { Pool } from 'pg';
import { defaultSchema, quotedName } from './schema-name.js';

/** Districts that a deployment was told to serve while it ran, kept beside the logs of one context. The pool stays its owner's. */
export class PostgresServedDistricts {
  private readonly schema: string;

  constructor(private readonly pool: Pool, options: { readonly schema?: string } = {}) {
    this.schema = quotedName(options.schema ?? defaultSchema);
  }

  /** @returns region codes, in the order in which they came */
  async list(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ district: string }>(`select district from ${this.schema}.served_districts order by added_at, district`);
    return rows.map(({ district }) => district);
  }

  /**
   * Keeps it; one that is kept already stays as it is.
   * @param district a region code of six digits
   * @param by who asked, by the id of his token
   */
  async add(district: string, by: string): Promise<void> {
    await this.pool.query(`select ${this.schema}.serve_district($1, $2)`, [district, by]);
  }
}
