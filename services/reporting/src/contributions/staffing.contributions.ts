import { fundingIn, managementIn, PostRank, quotaKindIn, TransferDirection, type ExcessLeaders, type PostAllotment, type QuotaAccount, type StaffingEvent } from '@yange/contracts';
import { nothing, reading, type Contribution, type Reading } from '../ledger/contribution.js';
import { blockChange, blockLevel, entity, happened, ownerDims, stated, times } from '../ledger/members.reading.js';

const ranks: Readonly<Record<PostRank, string>> = { [PostRank.UNSPECIFIED]: '', [PostRank.PRINCIPAL]: 'principal', [PostRank.DEPUTY]: 'deputy' };
const directions: Readonly<Record<TransferDirection, string>> = {
  [TransferDirection.UNSPECIFIED]: '',
  [TransferDirection.WITHIN]: 'within',
  [TransferDirection.OUT]: 'out',
  [TransferDirection.IN]: 'in',
};

/** Another district, and not the city or nobody in particular: who went there did not go up. */
const isDistrict = (region: string): boolean => region !== '' && !region.endsWith('00');

/** Quota, staff, posts, transfers and rectification as contributions to measures. */
export const staffingContributions = (event: StaffingEvent): Reading => {
  switch (event.type) {
    case 'QuotaApproved':
      return reading([blockLevel(quota(event.data.account), event.data.account?.id ?? '', event.data.count * times(event.data.account?.owner))]);
    case 'QuotaIncreased':
      return reading(quotaChange(event.data.account, event.data.count, 'increased'));
    case 'QuotaReduced':
      return reading(quotaChange(event.data.account, -event.data.count, 'reduced'));
    case 'QuotaTransferredIn':
      return reading([...quotaChange(event.data.account, event.data.count, 'moved-in'), ...alongWith(event.data.account, event.data.persons)]);
    case 'QuotaTransferredOut':
      return reading([...quotaChange(event.data.account, -event.data.count, 'moved-out'), ...alongWith(event.data.account, -event.data.persons)]);
    case 'HeadcountStated':
      return reading([blockLevel(quota(event.data.account, 'staff'), event.data.account?.id ?? '', event.data.count * times(event.data.account?.owner))]);
    case 'QuotaOccupied':
      return event.data.batchId === '' ? reading([blockChange(quota(event.data.account, 'staff'), event.data.account?.id ?? '', 1)]) : nothing;
    case 'QuotaVacated':
      // Who went before with the number of a batch has left the headcount.
      return event.data.batchId === '' ? reading([blockChange(quota(event.data.account, 'staff'), event.data.account?.id ?? '', -1)]) : nothing;
    case 'PostsApproved':
      return reading(postLevels(event.data));
    case 'PostsIncreased':
      return reading(postChanges(event.data, 1));
    case 'PostsReduced':
      return reading(postChanges(event.data, -1));
    case 'RoleLineSet':
    case 'RoleConcurrent':
    case 'LeadersAppointed':
      return roles(event);
    case 'TransferBatchRecorded':
    case 'TransferPersonNamed':
      return transfers(event);
    default:
      return rectification(event);
  }
};

const saidOf = (dims: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(dims).filter(([, value]) => value !== ''));

const quota = (account: QuotaAccount | undefined, measure = 'quota', extra: Readonly<Record<string, string>> = {}) => ({
  measure,
  unit: '名',
  dims: { quotaKind: quotaKindIn(account?.type), ...saidOf({ management: managementIn(account?.type), funding: fundingIn(account?.type) }), ...ownerDims(account?.owner), ...extra },
});

const quotaChange = (account: QuotaAccount | undefined, count: number, change: string): readonly Contribution[] => {
  const amount = count * times(account?.owner);
  const key = account?.id ?? '';
  return [blockChange(quota(account), key, amount), blockChange(quota(account, 'quota-change', { change }), key, Math.abs(amount))];
};

/** 连人带编: people who are only counted move with the posts. */
const alongWith = (account: QuotaAccount | undefined, persons: number): readonly Contribution[] =>
  persons === 0 ? [] : [blockChange(quota(account, 'staff'), account?.id ?? '', persons * times(account?.owner))];

interface Posts {
  readonly allotment?: PostAllotment | undefined;
  readonly principal: number;
  readonly deputy: number;
}

const post = (allotment: PostAllotment | undefined, rank: string, measure = 'posts', extra: Readonly<Record<string, string>> = {}) => ({
  measure,
  unit: '名',
  dims: { level: allotment?.level ?? '', rank, ...ownerDims(allotment?.owner), ...extra },
});

const postLevels = ({ allotment, principal, deputy }: Posts): readonly Contribution[] =>
  [['principal', principal] as const, ['deputy', deputy] as const].map(([rank, count]) =>
    blockLevel(post(allotment, rank), `${allotment?.id ?? ''}/${rank}`, count * times(allotment?.owner)),
  );

const postChanges = ({ allotment, principal, deputy }: Posts, sign: 1 | -1): readonly Contribution[] =>
  [['principal', principal] as const, ['deputy', deputy] as const]
    .filter(([, count]) => count > 0)
    .flatMap(([rank, count]) => {
      const key = `${allotment?.id ?? ''}/${rank}`;
      const amount = count * times(allotment?.owner);
      return [
        blockChange(post(allotment, rank), key, sign * amount),
        blockChange(post(allotment, rank, 'posts-change', { change: sign > 0 ? 'increased' : 'reduced' }), key, amount),
      ];
    });

/** Roles are named by the source, so the posts that they take are counted one by one. */
const roles = (event: StaffingEvent): Reading => {
  switch (event.type) {
    case 'RoleLineSet': {
      const { allotment, rank, role, count } = event.data;
      const of = post(allotment, ranks[rank], 'role-posts', { role });
      return reading([{ ...blockLevel(of, `${allotment?.id ?? ''}/${role}`, count * times(allotment?.owner)), kind: 'entity' }]);
    }
    case 'RoleConcurrent': {
      const { allotment, role, concurrentRole, holders } = event.data;
      const of = post(allotment, '', 'concurrent-roles', { role, concurrentRole });
      return reading([{ ...blockLevel(of, `${allotment?.id ?? ''}/${role}/${concurrentRole}`, holders * times(allotment?.owner)), kind: 'entity' }]);
    }
    case 'LeadersAppointed': {
      const { allotment, rank, complete, count } = event.data;
      const of = post(allotment, ranks[rank], 'leaders-appointed', { complete: String(complete) });
      return reading([stated(of, `${allotment?.id ?? ''}/${ranks[rank]}`, count ?? 0)]);
    }
    default:
      return nothing;
  }
};

const transfers = (event: StaffingEvent): Reading => {
  if (event.type === 'TransferPersonNamed') {
    const { batchId, personId, drawnFrom, counted } = event.data;
    const of = { measure: 'transferred-persons', unit: '人', dims: { counted: counted ? 'true' : '' } };
    return reading([blockChange(of, `${batchId}/${drawnFrom}`, -1), entity(of, `${batchId}/${personId}`)]);
  }
  if (event.type !== 'TransferBatchRecorded') return nothing;
  const { batchId, name, direction, withQuota, units, persons, counterpartRegion } = event.data;
  const dims = { batch: name, batchId, direction: `${directions[direction]}${isDistrict(counterpartRegion) ? '-district' : ''}`, withQuota: String(withQuota) };
  return reading([
    ...happened({ measure: 'transfer-units', unit: '个', dims }, units, batchId),
    ...happened({ measure: 'transferred-persons', unit: '人', dims }, persons, batchId),
  ]);
};

const rectification = (event: StaffingEvent): Reading => {
  switch (event.type) {
    case 'IssuesOpened':
    case 'IssuesClosed': {
      const { ledger, kind, issues } = event.data;
      const measure = event.type === 'IssuesOpened' ? 'issues-opened' : 'issues-closed';
      return reading(happened({ measure, unit: '条', dims: { ledger: ledger?.name ?? '', ledgerId: ledger?.id ?? '', kind } }, issues, ledger?.id ?? ''));
    }
    case 'IssuesReopened': {
      const { ledger, kind, issues } = event.data;
      const of = { measure: 'issues-closed', unit: '条', dims: { ledger: ledger?.name ?? '', ledgerId: ledger?.id ?? '', kind } };
      return reading(happened(of, issues, ledger?.id ?? '').map((one) => (one.operation === 'set' ? { ...one, amount: 0 } : { ...one, amount: -one.amount })));
    }
    case 'ExcessLeadersRecorded':
      return reading(leaders('excess-leaders', event.data.leaders, 1));
    case 'ExcessLeadersAbsorbed':
      return reading([...leaders('excess-leaders', event.data.leaders, -1), ...leaders('excess-leaders-absorbed', event.data.leaders, 1)]);
    case 'ExcessLeadersRemaining':
      return reading(leaders('excess-leaders-remaining', event.data.leaders, 1).map((one): Contribution => ({ ...one, operation: 'set' })));
    case 'CadreAdjustmentsHeld':
      return reading([blockChange({ measure: 'cadre-adjustments', unit: '次', dims: ownerDims(event.data.owner) }, event.data.groupId, event.data.rounds)]);
    case 'AbsorptionPlanned':
      return reading(plan(event.data.planId, event.data.leaders));
    default:
      return nothing;
  }
};

const leaders = (measure: string, group: ExcessLeaders | undefined, sign: 1 | -1): readonly Contribution[] =>
  perRank(group).map(([rank, count]) => blockChange({ measure, unit: '人', dims: { rank, ...ownerDims(group?.owner) } }, `${group?.groupId ?? ''}/${rank}`, sign * count));

/** What may happen some day counts as a statement, never as a change. */
const plan = (planId: string, group: ExcessLeaders | undefined): readonly Contribution[] =>
  perRank(group).map(([rank, count]) => stated({ measure: 'planned-absorption', unit: '人', dims: { rank, ...ownerDims(group?.owner) } }, `${planId}/${rank}`, count));

const perRank = (group: ExcessLeaders | undefined) => [['principal', group?.principal ?? 0] as const, ['deputy', group?.deputy ?? 0] as const];
