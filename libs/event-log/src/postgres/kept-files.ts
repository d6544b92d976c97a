import type { Pool } from 'pg';
import { defaultSchema, quotedName } from './schema-name.js';

/** Files that events name by their SHA-256, kept beside the log that names them. */
export interface KeptFiles {
  /**
   * Keeps it; what is kept already stays as it is.
   * @param sha256 of the content, 32 bytes: PostgreSQL computes it again, and keeps nothing under a wrong one
   * @param by who brought it, by the id of his token
   */
  keep(logId: string, sha256: Uint8Array, content: Uint8Array, by: string): Promise<void>;
  /** null where there is none */
  find(logId: string, sha256: Uint8Array): Promise<Buffer | null>;
  /** those of the hashes that are kept, hexadecimal */
  which(logId: string, hashes: readonly Uint8Array[]): Promise<ReadonlySet<string>>;
}

/** For a role that appends (see `grantEventLogRoles`); one that only reads the log sees no files. The pool stays its owner's. */
export class PostgresKeptFiles implements KeptFiles {
  private readonly schema: string;

  constructor(private readonly pool: Pool, options: { readonly schema?: string } = {}) {
    this.schema = quotedName(options.schema ?? defaultSchema);
  }

  async keep(logId: string, sha256: Uint8Array, content: Uint8Array, by: string): Promise<void> {
    await this.pool.query(`select ${this.schema}.keep_file($1, $2, $3, $4)`, [logId, Buffer.from(sha256), Buffer.from(content), by]);
  }

  async find(logId: string, sha256: Uint8Array): Promise<Buffer | null> {
    const { rows } = await this.pool.query<{ content: Buffer }>(`select content from ${this.schema}.kept_files where log_id = $1 and hash = $2`, [logId, Buffer.from(sha256)]);
    return rows[0]?.content ?? null;
  }

  async which(logId: string, hashes: readonly Uint8Array[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ hash: string }>(`select encode(hash, 'hex') as hash from ${this.schema}.kept_files where log_id = $1 and hash = any($2::bytea[])`, [logId, hashes.map((hash) => Buffer.from(hash))]);
    return new Set(rows.map(({ hash }) => hash));
  }
}
