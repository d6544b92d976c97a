import type { components } from '@yange/api-client';

export type List = components['schemas']['enforcement.PowerList'];

export interface Standing {
  readonly claimed: number;
  readonly refused: number;
  /** neither claimed nor refused */
  readonly rest: number;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
}

/** How a town or street stands to a list: what it took, what it cannot take and why, and what nobody has said yet. */
export const standingOf = ({ total, refusals }: Pick<List, 'total' | 'refusals'>, unit: { readonly id: string; readonly claimed: number }): Standing => {
  const own = refusals.filter(({ unitId }) => unitId === unit.id);
  const refused = own.reduce((sum, { count }) => sum + count, 0);
  const reasonCodes = [...new Set(own.map(({ reason }) => reason.code))];
  return {
    claimed: unit.claimed,
    refused,
    rest: Math.max(0, total - unit.claimed - refused),
    reasons: reasonCodes.map((code) => ({ code, count: own.filter(({ reason }) => reason.code === code).reduce((sum, { count }) => sum + count, 0) })),
  };
};
