import { FundingForm, ManagementStatus, quotaKindIn, type QuotaType } from '@yange/contracts';

const managements: Readonly<Partial<Record<ManagementStatus, string>>> = {
  [ManagementStatus.CIVIL_SERVICE]: 'civil-service',
  [ManagementStatus.INSTITUTION]: 'institution',
};

const fundings: Readonly<Partial<Record<FundingForm, string>>> = {
  [FundingForm.FULL]: 'full',
  [FundingForm.PARTIAL]: 'partial',
  [FundingForm.SELF]: 'self',
};

/** Columns of a kind of quota, as every table that has one declares them. */
export const quotaTypeColumns = 'kind text not null, management text not null, funding text not null';

export const quotaTypeCells = (type: QuotaType | undefined) => ({
  kind: quotaKindIn(type) || 'unstated',
  management: managements[type?.management ?? 0] ?? 'unstated',
  funding: fundings[type?.funding ?? 0] ?? 'unstated',
});
