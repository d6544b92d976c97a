/** Who calls, as the token says. Nothing about the caller comes from a body or another header. */
export interface Principal {
  /** subject of the token: an opaque id, never a name */
  readonly person: string;
  readonly roles: readonly Role[];
  /** region codes, or `*` */
  readonly districts: readonly string[];
  readonly tokenId: string;
  readonly onBehalfOf?: string;
}

export const roles = ['clerk', 'reviewer', 'approver', 'township', 'bureau', 'city-approver', 'auditor', 'operator'] as const;

export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
