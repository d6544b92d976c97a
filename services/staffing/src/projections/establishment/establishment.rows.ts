import { FundingForm, ManagementStatus, QuotaKind } from '@yange/contracts';
import { ownerValues, type Row } from '../stream-facts/owner.columns.js';
import { periodsOf, type TouchedStream } from '../stream-facts/stream-facts.store.js';
import { approvedRank, inRoles, postAllotmentFold, type PostAllotmentView } from './post-allotment.fold.js';
import { approvedIn, quotaAccountFold, vacantIn } from './quota-account.fold.js';

const kinds: Readonly<Partial<Record<QuotaKind, string>>> = {
  [QuotaKind.ADMINISTRATIVE]: 'administrative',
  [QuotaKind.INSTITUTION]: 'institution',
  [QuotaKind.SUPPORT]: 'support',
  [QuotaKind.OUTSIDE]: 'outside',
};

const managements: Readonly<Partial<Record<ManagementStatus, string>>> = {
  [ManagementStatus.CIVIL_SERVICE]: 'civil-service',
  [ManagementStatus.INSTITUTION]: 'institution',
};

const fundings: Readonly<Partial<Record<FundingForm, string>>> = {
  [FundingForm.FULL]: 'full',
  [FundingForm.PARTIAL]: 'partial',
  [FundingForm.SELF]: 'self',
};

export const quotaPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(quotaAccountFold, stream).map(({ from, state }) => {
    const { id = '', owner, type } = state.account ?? {};
    return [
      stream.logId, id, from, ...ownerValues(owner),
      kinds[type?.kind ?? 0] ?? 'unstated', managements[type?.management ?? 0] ?? 'unstated', fundings[type?.funding ?? 0] ?? 'unstated',
      approvedIn(state), state.change, state.actual, vacantIn(state),
    ];
  });

const rankValues = (view: PostAllotmentView, rank: 'principal' | 'deputy'): Row => [
  approvedRank(view[rank]), view[rank].change, view[rank].inOffice, view[rank].complete, inRoles(view, rank),
];

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : a > b ? 1 : 0);

/** Role lines by name, with the roles that their holders hold as well. */
const rolesOf = (view: PostAllotmentView): string =>
  JSON.stringify(
    [...view.roles].sort(byName).map(([role, line]) => ({
      ...line,
      concurrent: [...(view.concurrent.get(role) ?? [])].sort(byName).map(([other, holders]) => ({ role: other, holders })),
    })),
  );

export const postPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(postAllotmentFold, stream).map(({ from, state }) => [
    stream.logId, state.allotment?.id ?? '', from, ...ownerValues(state.allotment?.owner), state.allotment?.level ?? '',
    ...rankValues(state, 'principal'), ...rankValues(state, 'deputy'), rolesOf(state),
  ]);
