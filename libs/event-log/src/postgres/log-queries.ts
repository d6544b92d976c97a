import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { failureKind } from './append-failure.js';
import { asText, type EventRow } from './event-rows.js';

/** Before each further attempt, in milliseconds. */
const waits = [20, 200, 1_000] as const;

/** The log's queries: prepared once per connection, answered as arrays of text, and asked again when a connection was lost. */
export class LogQueries {
  constructor(
    private readonly pool: Pool,
    /** quoted */
    readonly schema: string,
  ) {}

  /** @param name of the prepared statement: one per text */
  async rows(name: string, sql: string, values: unknown[]): Promise<readonly EventRow[]> {
    for (const wait of waits) {
      try {
        return await this.once(name, sql, values);
      } catch (error) {
        if (failureKind(error) !== 'unknown') throw error;
        await pause(wait);
      }
    }
    return this.once(name, sql, values);
  }

  private async once(name: string, sql: string, values: unknown[]): Promise<readonly EventRow[]> {
    const { rows } = await this.pool.query<(string | null)[]>({
      name: `log-${name}:${this.schema}`, text: sql, values, rowMode: 'array', types: asText,
    });
    return rows;
  }
}
