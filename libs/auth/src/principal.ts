/** Who calls, as the token says. Nothing about the caller comes from a body or another header. */
export interface Principal {
  /** who acts: the token's subject, or its actor (`act.sub`) where it acts for its subject (RFC 8693). An opaque id, never a name */
  readonly person: string;
  readonly roles: readonly Role[];
  /** region codes, or `*` */
  readonly districts: readonly string[];
  readonly tokenId: string;
  /** for whom: the subject of a token that has an actor. A token alone gives no right to it: the register of deputies does */
  readonly onBehalfOf?: string;
}

export const roles = ['clerk', 'reviewer', 'approver', 'township', 'bureau', 'city-approver', 'auditor', 'operator'] as const;

export type Role = (typeof roles)[number];

export const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);
