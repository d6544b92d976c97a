import type { Subject } from '@yange/contracts';

/** Columns of an owner, as every table that has one declares them. */
export const ownerColumns = 'owner_organ_id uuid, owner_name text not null, owner_count integer not null, owner_each boolean not null';

export const ownerCells = (owner: Subject | undefined) => ({
  owner_organ_id: owner === undefined || owner.organId === '' ? null : owner.organId,
  owner_name: owner?.name ?? '',
  owner_count: owner?.count ?? 0,
  owner_each: owner?.each ?? false,
});
