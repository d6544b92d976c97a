import { encoded } from './decoding.js';
import type { StoredRow } from './evidence.js';

export type MadeEvent = readonly [type: string, data: Readonly<Record<string, unknown>>];

/** Events of one account of posts and one permit, in this order, of one command. */
export const decisionsOf = (...events: readonly MadeEvent[]): readonly StoredRow[] =>
  events.map(([type, data], index) => ({
    context: 'staffing', position: index + 1, stream: 'account/1', version: index + 1, id: `staffing-${index}`, type, command: 'made', recordedAt: `2026-01-01T00:00:0${index}`,
    data: encoded('staffing', type, { account: { id: 'account' }, permitId: 'permit', ...data }),
  }));
