import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { audience, coversDistrict, localIssuerName, roleWithRight, startLocalIssuer, tokenVerifier, type TokenType } from './index.js';

const setup = async () => {
  const issuer = await startLocalIssuer();
  return { issuer, verifier: tokenVerifier({ issuer: localIssuerName, audience, keys: createLocalJWKSet(issuer.jwks) }) };
};

/** An issuer that signs whatever it is told. */
const signing = async (type: TokenType = 'at+jwt') => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const verifier = tokenVerifier({ issuer: localIssuerName, audience, type, keys: async () => publicKey });
  const claims = { sub: 'p-1', jti: 't-1', iss: localIssuerName, aud: audience, exp: 4_000_000_000, roles: ['clerk'], districts: ['150302'] };
  const verify = async (over: object, typ: string = type) => {
    const token = await new SignJWT({ ...claims, ...over } as JWTPayload).setProtectedHeader({ alg: 'ES256', typ }).sign(privateKey);
    return verifier.verify(`Bearer ${token}`);
  };
  return { verify };
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

  it.each([
    ['never expire', { exp: undefined }],
    ['name nobody', { sub: undefined }],
    ['name an empty subject', { sub: '' }],
    ['name a subject without end', { sub: 'x'.repeat(101) }],
    ['have no id', { jti: undefined }],
    ['say no roles', { roles: undefined }],
    ['say roles that are no words', { roles: [1] }],
    ['say no districts', { districts: '150302' }],
    ['are used by what is no subject', { act: { sub: 7 } }],
    ['are used by nobody', { act: {} }],
    ['are used by nothing that could be somebody', { act: 'p-2' }],
    ['act for themselves', { act: { sub: 'p-1' } }],
    ['are passed on', { act: { sub: 'p-2', act: { sub: 'p-3' } } }],
    ['are for another audience', { aud: 'another' }],
    ['come from another issuer', { iss: 'urn:another' }],
  ])('are refused when they %s', async (_what, over) => {
    const { verify } = await signing();
    await expect(verify(over)).rejects.toMatchObject({ name: 'InvalidToken', code: 'token-invalid' });
  });

  it('are of one kind, which is that of the provider', async () => {
    const [usual, plain] = [await signing(), await signing('JWT')];
    expect(await plain.verify({})).toMatchObject({ person: 'p-1' });
    await expect(usual.verify({}, 'JWT')).rejects.toMatchObject({ code: 'token-invalid' });
    await expect(plain.verify({}, 'at+jwt')).rejects.toMatchObject({ code: 'token-invalid' });
  });

  it.each([[{ typ: 'ID' }], [{ at_hash: 'x' }], [{ c_hash: 'x' }]])('are refused where they tell a client who signed in: %j', async (claim) => {
    const { verify } = await signing('JWT');
    expect(await verify({ typ: 'Bearer', nonce: 'n' })).toMatchObject({ person: 'p-1' });
    await expect(verify(claim)).rejects.toMatchObject({ code: 'token-invalid' });
  });

  it('say when they are old or early, and for whom somebody acts', async () => {
    const { verify } = await signing();
    await expect(verify({ exp: 1_000 })).rejects.toMatchObject({ code: 'token-expired' });
    await expect(verify({ nbf: 3_999_999_999 })).rejects.toMatchObject({ code: 'token-not-yet-valid' });
    await expect(verify({ nbf: 'soon' })).rejects.toMatchObject({ code: 'token-invalid' });
    expect(await verify({ act: { sub: 'p-2' }, roles: ['clerk', 'emperor'] })).toEqual({ person: 'p-2', roles: ['clerk'], onBehalfOf: 'p-1', districts: ['150302'], tokenId: 't-1' });
  });

  it.each([500, 404, 200])('are not called wrong when the issuer\'s key set answers %i and no keys', async (status) => {
    const server = createServer((_request, response) => response.writeHead(status).end('{}')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { issuer } = await setup();
    const verifier = tokenVerifier({ issuer: localIssuerName, audience, keys: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`) });
    await expect(verifier.verify(`Bearer ${await issuer.token('local-clerk', ['150302'])}`)).rejects.toMatchObject({ name: 'KeysUnavailable' });
    server.close();
    await once(server, 'close');
    await expect(verifier.verify(`Bearer ${await issuer.token('local-clerk', ['150302'])}`)).rejects.toMatchObject({ name: 'KeysUnavailable' });
  });

  it('are issued to example people only', async () => expect(await (await setup()).issuer.token('nobody', ['*'])).toBeNull());

  it('entitle a role to its rights and a district only', () => {
    const clerk = { person: 'p', roles: ['clerk'], districts: ['150302'], tokenId: 't' } as const;
    expect(roleWithRight(clerk, 'import-history')).toBe('clerk');
    expect(roleWithRight({ ...clerk, roles: ['auditor'] }, 'import-history')).toBeNull();
    expect(coversDistrict(clerk, '150302')).toBe(true);
    expect(coversDistrict(clerk, '150303')).toBe(false);
    expect(coversDistrict({ ...clerk, districts: ['*'] }, '150303')).toBe(true);
    expect(coversDistrict({ ...clerk, districts: ['1503'] }, '150302')).toBe(false);
  });
});
