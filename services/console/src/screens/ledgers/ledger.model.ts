import type { components } from '@yange/api-client';

export type Ledger = components['schemas']['staffing.RectificationLedgers']['ledgers'][number];

/** Percent of a ledger that is closed; an empty one is. */
export const share = ({ closed, opened }: Pick<Ledger, 'closed' | 'opened'>): number => (opened === 0 ? 100 : Math.round((closed / opened) * 100));
