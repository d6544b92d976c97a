import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK } from 'jose';
import type { Role } from './principal.js';

/** An example person of the one-machine shape. There is no name, only a role. */
export interface LocalPerson {
  readonly id: string;
  readonly role: Role;
  readonly title: { readonly zh: string; readonly en: string };
}

export const localPeople: readonly LocalPerson[] = [
  { id: 'local-clerk', role: 'clerk', title: { zh: '经办', en: 'clerk of the 编办' } },
  { id: 'local-reviewer', role: 'reviewer', title: { zh: '审核', en: 'reviewer' } },
  { id: 'local-approver', role: 'approver', title: { zh: '一支笔', en: 'approver' } },
  { id: 'local-township', role: 'township', title: { zh: '镇街', en: 'town or street office' } },
  { id: 'local-bureau', role: 'bureau', title: { zh: '执法部门', en: 'enforcement bureau' } },
  { id: 'local-city-approver', role: 'city-approver', title: { zh: '市委编办', en: 'city approver' } },
  { id: 'local-auditor', role: 'auditor', title: { zh: '审计', en: 'auditor' } },
  { id: 'local-operator', role: 'operator', title: { zh: '运维', en: 'operator' } },
];

export const localIssuerName = 'urn:yange:local-issuer';
export const audience = 'yange';

const lifetime = '60m';

export interface LocalIssuer {
  readonly jwks: JSONWebKeySet;
  /** @returns null where there is no such person */
  token(person: string, districts: readonly string[]): Promise<string | null>;
}

/** A private key for a local issuer, as the text of a JWK: one that lives longer than the issuer's process. */
export const newIssuerKey = async (): Promise<string> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return JSON.stringify({ ...(await exportJWK(privateKey)), kid: randomUUID() });
};

/**
 * The issuer of the one-machine shape: whoever reaches its door may be any example person. It only ever listens on the loopback address;
 * with an outside identity provider it does not exist. @param key of {@link newIssuerKey}; without it one that lives as long as the process
 */
export const startLocalIssuer = async (key?: string): Promise<LocalIssuer> => {
  const { d, kid, ...shown } = JSON.parse(key ?? (await newIssuerKey())) as JWK & { readonly kid: string };
  const privateKey = await importJWK({ ...shown, ...(d === undefined ? {} : { d }) }, 'ES256');
  const jwk = { ...shown, kid, alg: 'ES256', use: 'sig' };
  return {
    jwks: { keys: [jwk] },
    token: async (id, districts) => {
      const person = localPeople.find((one) => one.id === id);
      if (person === undefined) return null;
      return new SignJWT({ roles: [person.role], districts: [...districts] })
        .setProtectedHeader({ alg: 'ES256', kid, typ: 'at+jwt' })
        .setSubject(person.id)
        .setIssuer(localIssuerName)
        .setAudience(audience)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(lifetime)
        .sign(privateKey);
    },
  };
};
