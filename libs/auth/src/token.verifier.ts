import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { claimAt, rolesOf, usualClaims, type ClaimMapping } from './claim.mapping.js';
import type { Principal } from './principal.js';
import { SeenTokens, type Verified } from './seen.tokens.js';

/** The token is missing, expired, not ours, or says nothing that we can use. */
export class InvalidToken extends Error {
  constructor(readonly code: 'token-missing' | 'token-invalid' | 'token-expired' | 'token-not-yet-valid') {
    super(code);
    this.name = 'InvalidToken';
  }
}

/** Whoever issues tokens does not say by which keys: nobody can be let in now, and it is not the caller's fault. */
export class KeysUnavailable extends Error {
  constructor(options: { readonly cause: unknown }) {
    super('the key set of the issuer cannot be read', options);
    this.name = 'KeysUnavailable';
  }
}

/** What an access token says of its kind in its header: RFC 9068, or the plain word of providers that do not follow it. */
export const tokenTypes = ['at+jwt', 'JWT'] as const;
export type TokenType = (typeof tokenTypes)[number];

export interface VerifierOptions {
  readonly issuer: string;
  readonly audience: string;
  /** `at+jwt` without it; with `JWT` the audience alone sets access apart from signing in, so that it must not be the client's id */
  readonly type?: TokenType;
  /** address of the key set, or the key set's own lookup */
  readonly keys: URL | JWTVerifyGetKey;
  /** where the issuer says roles and districts, and by which names; without it `roles` and `districts`, by our own */
  readonly claims?: ClaimMapping;
  /** by how much clocks may differ, in seconds; 0 without it */
  readonly clockSkewSeconds?: number;
}

export interface TokenVerifier {
  /** @throws {InvalidToken} @throws {KeysUnavailable} */
  verify(authorization: string | undefined): Promise<Principal>;
}

/** Verifies bearer tokens against a JWKS. The algorithms are fixed; no header of the token may name a source of keys. */
export const tokenVerifier = ({ issuer, audience, type = 'at+jwt', keys, claims = usualClaims, clockSkewSeconds = 0 }: VerifierOptions): TokenVerifier => {
  const lookup = keys instanceof URL ? createRemoteJWKSet(keys, { cooldownDuration: 5_000 }) : keys;
  const verified = async (token: string): Promise<Verified> => {
    try {
      const { payload } = await jwtVerify(token, lookup, { issuer, audience, clockTolerance: clockSkewSeconds, algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'], typ: type, requiredClaims: ['sub', 'jti', 'exp'] });
      if (isForSigningIn(payload)) throw new InvalidToken('token-invalid');
      return { principal: principalOf(payload, claims), expires: Number(payload.exp) + clockSkewSeconds };
    } catch (error) {
      if (error instanceof InvalidToken) throw error;
      if (error instanceof errors.JWTExpired) throw new InvalidToken('token-expired');
      if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf' && error.reason === 'check_failed') throw new InvalidToken('token-not-yet-valid');
      throw isAboutToken(error) ? new InvalidToken('token-invalid') : new KeysUnavailable({ cause: error });
    }
  };
  const seen = new SeenTokens(verified);
  return {
    verify: async (authorization) => {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
      if (token === undefined) throw new InvalidToken('token-missing');
      return seen.principalOf(token);
    },
  };
};

/** What providers put into tokens that tell a client who signed in, and into no others (OpenID Connect Core 3.1.3.6, 3.3.2.11). */
const isForSigningIn = ({ typ, ...payload }: JWTPayload & { typ?: unknown }): boolean => typ === 'ID' || 'at_hash' in payload || 'c_hash' in payload;

/** What the library throws about the key set itself, or about the way to it, says nothing about the token. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout) && !(error instanceof errors.JWKSInvalid) && error.code !== errors.JOSEError.code;

/** RFC 8693, 4.1: `sub` is the person acted for, `act.sub` who acts. One who acts for somebody who acts for another is not let in: deputising is not passed on. */
const principalOf = (payload: JWTPayload, claims: ClaimMapping): Principal => {
  const { sub, jti, act } = payload as JWTPayload & { act?: unknown };
  const [roles, districts] = [claimAt(payload, claims.roles), claimAt(payload, claims.districts)];
  if (!isShort(sub) || !isShort(jti) || !isWords(roles) || !isWords(districts)) throw new InvalidToken('token-invalid');
  const acting = act === undefined ? {} : { person: actorOf(act), onBehalfOf: sub };
  if (acting.person === sub) throw new InvalidToken('token-invalid');
  return { person: sub, roles: rolesOf(roles, claims.roleNames), districts, tokenId: jti, ...acting };
};

const actorOf = (act: unknown): string => {
  const { sub, act: further } = (typeof act === 'object' && act !== null ? act : {}) as { sub?: unknown; act?: unknown };
  if (!isShort(sub) || further !== undefined) throw new InvalidToken('token-invalid');
  return sub;
};

const isShort = (value: unknown): value is string => typeof value === 'string' && value.length > 0 && value.length <= 100;

const isWords = (value: unknown): value is string[] => Array.isArray(value) && value.every((word) => typeof word === 'string');
