import { ownerCells } from '../periods/owner.columns.js';
import { periodRows } from '../periods/periods.fold.js';
import { quotaTypeCells } from '../periods/quota-type.columns.js';
import { approvedRank, inRoles, postAllotmentFold, type PostAllotmentView } from './post-allotment.fold.js';
import { approvedIn, quotaAccountFold, vacantIn } from './quota-account.fold.js';

export const quotaPeriods = periodRows(quotaAccountFold, ({ from, state }) => {
  const { owner, type } = state.account ?? {};
  return [{ valid_from: from, ...ownerCells(owner), ...quotaTypeCells(type), approved: approvedIn(state), change: state.change, actual: state.actual, vacant: vacantIn(state) }];
});

const rankCells = (view: PostAllotmentView, rank: 'principal' | 'deputy'): object => ({
  [`${rank}_approved`]: approvedRank(view[rank]),
  [`${rank}_change`]: view[rank].change,
  [`${rank}_in_office`]: view[rank].inOffice,
  [`${rank}_complete`]: view[rank].complete,
  [`${rank}_in_roles`]: inRoles(view, rank),
});

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Role lines by name, with the roles that their holders hold as well. A role whose line is gone shows with no posts as long as somebody is said to hold another beside it. */
const rolesOf = (view: PostAllotmentView): readonly object[] =>
  [...goneLines(view), ...view.roles].sort(byName).map(([role, line]) => ({
    ...line,
    concurrent: [...(view.concurrent.get(role) ?? [])].sort(byName).map(([other, holders]) => ({ role: other, holders })),
  }));

const goneLines = ({ roles, concurrent }: PostAllotmentView): readonly (readonly [string, object])[] =>
  [...concurrent].filter(([role, others]) => others.size > 0 && !roles.has(role)).map(([role]) => [role, { role, rank: '', count: 0 }]);

export const postPeriods = periodRows(postAllotmentFold, ({ from, state }) => [
  { valid_from: from, ...ownerCells(state.allotment?.owner), level: state.allotment?.level ?? '', ...rankCells(state, 'principal'), ...rankCells(state, 'deputy'), roles: rolesOf(state) },
]);
