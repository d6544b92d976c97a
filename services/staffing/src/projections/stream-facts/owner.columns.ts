import type { Subject } from '@yange/contracts';

export type Row = readonly unknown[];

/** Columns of an owner, as every table that has one declares them. */
export const ownerColumns = 'owner_organ_id uuid, owner_name text not null, owner_count integer not null, owner_each boolean not null';

/** Their values, in that order. */
export const ownerValues = (owner: Subject | undefined): Row => [
  owner === undefined || owner.organId === '' ? null : owner.organId,
  owner?.name ?? '',
  owner?.count ?? 0,
  owner?.each ?? false,
];
