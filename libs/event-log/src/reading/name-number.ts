import { createHash } from 'node:crypto';

/** Positions of one block of names; `sql/019-named-events.sql` has the same. */
export const namedBlockSize = 16;

/** The number under which a name is kept. Two names may share one: what is found is looked at. */
export const nameNumber = (name: string): bigint => createHash('sha256').update(name).digest().readBigInt64BE(0);
