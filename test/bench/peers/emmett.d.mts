import type pg from 'pg';

export interface Emmett {
  readonly pool: pg.Pool;
  /** @returns null, or at a conflict the version at which the stream really is */
  append(streamId: string, expected: number, events: readonly object[]): Promise<number | null>;
  /** @returns how many events its handler was given */
  consume(options: { readonly batchSize: number; readonly reader: string }): Promise<number>;
  close(): Promise<void>;
}

/** @param url of an empty database */
export declare const openEmmett: (url: string, options: { readonly connections: number }) => Promise<Emmett>;
