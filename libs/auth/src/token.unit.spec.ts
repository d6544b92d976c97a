import { createLocalJWKSet, generateKeyPair, SignJWT } from 'jose';
import { audience, coversDistrict, localIssuerName, roleWithRight, startLocalIssuer, tokenVerifier } from './index.js';

const setup = async () => {
  const issuer = await startLocalIssuer();
  return { issuer, verifier: tokenVerifier({ issuer: localIssuerName, audience, keys: createLocalJWKSet(issuer.jwks) }) };
};

describe('tokens', () => {
  it('carry person, role, districts and their own id', async () => {
    const { issuer, verifier } = await setup();
    const principal = await verifier.verify(`Bearer ${await issuer.token('local-clerk', ['150302'])}`);
    expect(principal).toMatchObject({ person: 'local-clerk', roles: ['clerk'], districts: ['150302'] });
    expect(principal.tokenId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are refused when another key signed them', async () => {
    const { verifier } = await setup();
    const other = await startLocalIssuer();
    await expect(verifier.verify(`Bearer ${await other.token('local-clerk', ['150302'])}`)).rejects.toMatchObject({ code: 'token-invalid' });
  });

  it('are refused when the algorithm is symmetric, the kind is another, or nothing is sent', async () => {
    const { verifier } = await setup();
    const secret = await new SignJWT({ roles: ['clerk'], districts: ['*'] }).setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' }).setSubject('x').setJti('y').setIssuer(localIssuerName).setAudience(audience).sign(new Uint8Array(32));
    await expect(verifier.verify(`Bearer ${secret}`)).rejects.toMatchObject({ code: 'token-invalid' });
    const { privateKey } = await generateKeyPair('ES256');
    const kind = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey);
    await expect(verifier.verify(`Bearer ${kind}`)).rejects.toMatchObject({ code: 'token-invalid' });
    await expect(verifier.verify(undefined)).rejects.toMatchObject({ code: 'token-missing' });
    await expect(verifier.verify('Basic abc')).rejects.toMatchObject({ code: 'token-missing' });
  });

  it('entitle a role to its rights and a district only', () => {
    const clerk = { person: 'p', roles: ['clerk'], districts: ['150302'], tokenId: 't' } as const;
    expect(roleWithRight(clerk, 'import-history')).toBe('clerk');
    expect(roleWithRight({ ...clerk, roles: ['auditor'] }, 'import-history')).toBeNull();
    expect(coversDistrict(clerk, '150302')).toBe(true);
    expect(coversDistrict(clerk, '150303')).toBe(false);
  });
});
