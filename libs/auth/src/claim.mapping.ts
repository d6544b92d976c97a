import { isRole, type Role } from './principal.js';

/** How an issuer says what we ask of a token. */
export interface ClaimMapping {
  /** claim that holds the names of roles: a name, or names one inside another with points between (`realm_access.roles`) */
  readonly roles: string;
  /** claim that holds region codes, or `*` */
  readonly districts: string;
  /** role by the issuer's name for it; without it the names are ours. What it does not name is no role */
  readonly roleNames?: Readonly<Record<string, Role>> | undefined;
}

export const usualClaims: ClaimMapping = { roles: 'roles', districts: 'districts' };

/** @returns what a claim holds, undefined where there is none. A claim whose name has points in it is found before one inside another */
export const claimAt = (payload: object, name: string): unknown => (Object.hasOwn(payload, name) ? (payload as Record<string, unknown>)[name] : name.split('.').reduce<unknown>(inside, payload));

const inside = (node: unknown, name: string): unknown => (typeof node === 'object' && node !== null && Object.hasOwn(node, name) ? (node as Record<string, unknown>)[name] : undefined);

export const rolesOf = (names: readonly string[], roleNames?: ClaimMapping['roleNames']): readonly Role[] => {
  const roles = names.map((name) => (roleNames === undefined ? name : Object.hasOwn(roleNames, name) ? roleNames[name] : undefined));
  return [...new Set(roles.filter((role): role is Role => role !== undefined && isRole(role)))];
};
