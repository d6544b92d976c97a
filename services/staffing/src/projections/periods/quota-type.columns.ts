import { fundingIn, managementIn, quotaKindIn, type QuotaType } from '@yange/contracts';

/** Columns of a kind of quota, as every table that has one declares them. */
export const quotaTypeColumns = 'kind text not null, management text not null, funding text not null';

export const quotaTypeCells = (type: QuotaType | undefined) => ({
  kind: quotaKindIn(type) || 'unstated',
  management: managementIn(type) || 'unstated',
  funding: fundingIn(type) || 'unstated',
});
