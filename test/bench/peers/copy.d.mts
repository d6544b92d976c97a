import type pg from 'pg';

/** One `COPY … FROM STDIN`, committed when it resolves. @param text rows in COPY's text format */
export declare const copyIn: (client: pg.PoolClient, command: string, text: string) => Promise<void>;
