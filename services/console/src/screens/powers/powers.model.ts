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

/** The reasons of the regional list of 2019, which hold until a district sets its own. */
const usual = ['no-enforcement-body', 'vertical-holder', 'beyond-authority', 'expertise', 'authority-or-expertise', 'legal-basis'];

/** What a unit may choose from where it declines: what this list was declined for, and the usual ones. Whether a reason is in force on the day the service says. */
export const reasonsFor = ({ refusals }: Pick<List, 'refusals'>): readonly { readonly code: string; readonly name: string | null }[] => {
  const given = refusals.map(({ reason }) => reason);
  return [...new Set([...usual, ...given.map(({ code }) => code)])].map((code) => ({ code, name: given.find((one) => one.code === code && one.name !== null)?.name ?? null }));
};
