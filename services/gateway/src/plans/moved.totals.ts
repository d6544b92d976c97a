import type { ToldMovements } from '@yange/service-host';
import type { WhatIf } from './plan.shapes.js';

/** What all services tell of a plan, with the net change by kind: a move within the district comes to nothing. A total that is not known on one side is counted as nothing there. */
export const netted = (told: readonly ToldMovements[]): WhatIf['movements'] => {
  const accounts = told.flatMap((one) => one.accounts.map((account) => ({ ...account })));
  const kinds = [...new Set(accounts.map(({ kind }) => kind))].sort();
  const net = (kind: string, of: 'approved' | 'actual'): number => accounts.filter((one) => one.kind === kind).reduce((sum, one) => sum + one[of].change, 0);
  return {
    accounts,
    people: told.flatMap(({ people }) => people.map((person) => ({ ...person }))),
    batches: told.flatMap(({ batches = [] }) => batches.map((batch) => ({ ...batch }))),
    posts: told.flatMap(({ posts }) => posts.map((post) => ({ ...post }))),
    totals: kinds.map((kind) => ({ kind, approved: net(kind, 'approved'), actual: net(kind, 'actual') })),
  };
};
