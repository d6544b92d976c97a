import { roles, tokenTypes, type ClaimMapping, type TokenType } from '@yange/auth';
import { json } from '@yange/config';
import { z } from 'zod';

const roleNames = json().pipe(z.record(z.string(), z.enum(roles)));

/** How tokens of an identity provider are read: the same for every process, since every process verifies them. */
export const identityVariables = {
  YANGE_TOKEN_AUDIENCE: z.string().min(1).default('yange'),
  /** what the header of an access token says of its kind; `JWT` for providers that do not know `at+jwt` */
  YANGE_TOKEN_TYPE: z.enum(tokenTypes).default('at+jwt'),
  /** claim that holds names of roles, for example `realm_access.roles` */
  YANGE_TOKEN_ROLES_CLAIM: z.string().min(1).default('roles'),
  /** claim that holds region codes */
  YANGE_TOKEN_DISTRICTS_CLAIM: z.string().min(1).default('districts'),
  /** roles by the provider's names for them: {"bianban-jingban":"clerk"}; without it the names are ours */
  YANGE_TOKEN_ROLE_NAMES: roleNames.optional(),
  /** by how many seconds the clocks of provider and platform may differ, 0 to 120 */
  YANGE_TOKEN_CLOCK_SKEW_SECONDS: z.string().regex(/^\d{1,3}$/, 'must be a whole number in digits').transform(Number).pipe(z.number().max(120)).default(0),
};

type Identity = z.infer<z.ZodObject<typeof identityVariables>>;

/** What a verifier is told of the provider, beside issuer and keys. */
export const tokenReading = (environment: Identity): { readonly audience: string; readonly type: TokenType; readonly claims: ClaimMapping; readonly clockSkewSeconds: number } => ({
  audience: environment.YANGE_TOKEN_AUDIENCE,
  type: environment.YANGE_TOKEN_TYPE,
  claims: { roles: environment.YANGE_TOKEN_ROLES_CLAIM, districts: environment.YANGE_TOKEN_DISTRICTS_CLAIM, roleNames: environment.YANGE_TOKEN_ROLE_NAMES },
  clockSkewSeconds: environment.YANGE_TOKEN_CLOCK_SKEW_SECONDS,
});
