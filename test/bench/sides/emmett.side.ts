import { openEmmett } from '../peers/emmett.mjs';
import type { AppendSide } from './append-side.js';
import { checkDensity } from './density.js';
import { asJsonEvent } from './fact.js';

/** 8, 32 and 64 made no difference that a busy machine shows. */
const connections = 16;

/** Emmett on the same PostgreSQL. Its global positions come from a sequence, and have holes by design: not checked. */
export const emmettSide = async (url: string): Promise<AppendSide> => {
  const emmett = await openEmmett(url, { connections });
  return {
    name: 'emmett',
    append: async (streamId, expected, facts) => {
      const actual = await emmett.append(streamId, expected, facts.map(asJsonEvent));
      return actual === null ? { kind: 'appended' } : { kind: 'conflict', actual };
    },
    check: (events) => checkDensity('emmett', emmett.pool, { events: 'emt_messages', stream: 'stream_id', version: 'stream_position', position: null }, events),
    close: () => emmett.close(),
  };
};
