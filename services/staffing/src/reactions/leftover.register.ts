import { logIdOf } from '@yange/contracts';
import type { OwnRegister } from '@yange/use-case';
import type { Owner } from '../domain/owner/owner.js';
import type { QuotaType } from '../domain/quota-account/quota-type.js';

/** Whose accounts, and on which day. */
export interface Ended {
  readonly district: string;
  /** an id, or words where the owner has none */
  readonly organId: string;
  readonly name: string;
  readonly byWords: boolean;
  readonly on: string;
}

export interface AccountLeft {
  readonly accountId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
  readonly holds: boolean;
  readonly persons: readonly string[];
}

export interface AllotmentLeft {
  readonly allotmentId: string;
  readonly owner: Owner;
  readonly level: string;
  readonly holds: boolean;
}

interface OwnerRow {
  readonly organId: string | null;
  readonly name: string;
}

const ownerOf = ({ organId, name }: OwnerRow): Owner => ({ ...(organId === null ? {} : { organId }), name, count: 1, each: false });

const isOwner = `case when $3::boolean then owner_organ_id is null and owner_count = 1 and owner_name = $4 else owner_organ_id = $2::uuid end`;

const accounts = `
  select distinct on (account_id) account_id as "accountId", owner_organ_id as "organId", owner_name as name, kind, management, funding,
         coalesce(approved, 0) <> 0 or change <> 0 or coalesce(actual, 0) <> 0 as holds
  from live.quota_account_periods where log_id = $1 and ${isOwner} and valid_from <= $5::date order by account_id, valid_from desc`;

const persons = `
  select person_id as "personId", account_id as "accountId" from (
    select distinct on (person_id) person_id, account_id from live.person_periods where log_id = $1 and valid_from <= $3::date order by person_id, valid_from desc) as on_day
  where account_id = any($2::uuid[]) order by person_id`;

const allotments = `
  select distinct on (allotment_id) allotment_id as "allotmentId", owner_organ_id as "organId", owner_name as name, level,
         coalesce(principal_approved, 0) + coalesce(deputy_approved, 0) + coalesce(principal_in_office, 0) + coalesce(deputy_in_office, 0) + abs(principal_change) + abs(deputy_change) + jsonb_array_length(roles) <> 0 as holds
  from live.post_allotment_periods where log_id = $1 and ${isOwner} and valid_from <= $5::date order by allotment_id, valid_from desc`;

const permits = `
  select row_key as "permitId", owner_organ_id as "organId", owner_name as name, kind, management, funding from live.use_permits
  where log_id = $1 and ${isOwner} and valid_from <= $5 and (valid_to is null or valid_to > $5) and not withdrawn and used < granted and expires_on >= $5 order by row_key`;

/** Of the owner, and of others who sent people to it: known by its id, by its name where no id was said. */
const secondments = `
  select row_key as key, owner_organ_id as "organId", owner_name as name, owner_count as count, owner_each as each, (${isOwner}) as own from live.secondments
  where log_id = $1 and valid_from <= $5 and (valid_to is null or valid_to > $5) and away > 0 and ((${isOwner}) or (case when host_organ_id is null then host = $4 else host_organ_id = $2::uuid end)) order by row_key`;

const later = `
  select account_id::text as id, valid_from::text as "on" from live.quota_account_periods where log_id = $1 and ${isOwner} and valid_from > $5::date
  union select allotment_id::text, valid_from::text from live.post_allotment_periods where log_id = $1 and ${isOwner} and valid_from > $5::date
  union select row_key, valid_from from live.secondments where log_id = $1 and ${isOwner} and valid_from > $5::date::text order by 1, 2`;

const keys = ({ district, organId, byWords, name, on }: Ended): readonly unknown[] => [logIdOf(district, 'staffing'), organId, byWords, name, on];

/** Everything on record for an owner on the day of its end, empty accounts as well. */
export const accountsOf = async (register: OwnRegister, ended: Ended): Promise<readonly AccountLeft[]> => {
  const rows = await register.query<OwnerRow & { accountId: string; kind: never; management: never; funding: never; holds: boolean }>(accounts, keys(ended));
  const people = await register.query<{ personId: string; accountId: string }>(persons, [logIdOf(ended.district, 'staffing'), rows.map(({ accountId }) => accountId), ended.on]);
  return rows.map(({ accountId, kind, management, funding, holds, ...owner }) => ({
    accountId,
    owner: ownerOf(owner),
    type: { kind, management, funding },
    holds,
    persons: people.filter((one) => one.accountId === accountId).map(({ personId }) => personId),
  }));
};

export const allotmentsOf = async (register: OwnRegister, ended: Ended): Promise<readonly AllotmentLeft[]> => {
  const rows = await register.query<OwnerRow & { allotmentId: string; level: string; holds: boolean }>(allotments, keys(ended));
  return rows.map(({ allotmentId, level, holds, ...owner }) => ({ allotmentId, owner: ownerOf(owner), level, holds }));
};

/** Days after the end from which something of the owner is recorded to change. */
export const changesAfter = (register: OwnRegister, ended: Ended): Promise<readonly { readonly id: string; readonly on: string }[]> => register.query(later, keys(ended));

export interface PermitLeft {
  readonly permitId: string;
  readonly owner: Owner;
  readonly type: QuotaType;
}

/** Leave to hire that is still open on the day of the end. */
export const permitsOf = async (register: OwnRegister, ended: Ended): Promise<readonly PermitLeft[]> =>
  (await register.query<OwnerRow & QuotaType & { permitId: string }>(permits, keys(ended))).map(({ permitId, kind, management, funding, ...owner }) => ({ permitId, owner: ownerOf(owner), type: { kind, management, funding } }));

export interface SecondmentLeft {
  /** id of the secondment; `before` for what was recorded before each had one */
  readonly key: string;
  readonly owner: Owner;
  /** the owner that ends sent them; else it is who has them */
  readonly own: boolean;
}

/** Who is away from the owner that ends, or with it, on that day. */
export const secondmentsOf = async (register: OwnRegister, ended: Ended): Promise<readonly SecondmentLeft[]> =>
  (await register.query<OwnerRow & Pick<Owner, 'count' | 'each'> & { key: string; own: boolean }>(secondments, keys(ended))).map(({ key, own, count, each, ...owner }) => ({ key, own, owner: { ...ownerOf(owner), count, each } }));
