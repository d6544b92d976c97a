import { gatewayEnvironment } from '../main/gateway.environment.js';
import { providerOf } from './provider.of.js';

const given = {
  YANGE_DISTRICTS: '150302', YANGE_PORT: 0, YANGE_SERVICES: '{}', YANGE_JWKS_URL: 'https://identity.example/jwks.json', YANGE_TOKEN_ISSUER: 'https://identity.example',
  YANGE_OIDC_CLIENT_ID: 'yange-console', YANGE_OIDC_REDIRECT_URL: 'https://yange.example/',
};

const of = (over: object) => providerOf(gatewayEnvironment.parse({ ...given, ...over }));

describe('what is said of an identity provider', () => {
  it('is a provider, or none where nobody logs in there', () => {
    expect(of({})).not.toBeNull();
    expect(of({ YANGE_OIDC_CLIENT_ID: undefined })).toBeNull();
  });

  it.each([
    ['without an address to come back to', { YANGE_OIDC_REDIRECT_URL: undefined }, 'YANGE_OIDC_REDIRECT_URL'],
    ['whose issuer is no address', { YANGE_TOKEN_ISSUER: 'urn:yange:local-issuer' }, 'YANGE_TOKEN_ISSUER'],
    ['over an open line', { YANGE_TOKEN_ISSUER: 'http://identity.example' }, 'https'],
    ['that would let in who only signed in', { YANGE_TOKEN_TYPE: 'JWT', YANGE_TOKEN_AUDIENCE: 'yange-console' }, 'YANGE_TOKEN_AUDIENCE'],
  ])('keeps the process from starting %s', (_what, over, word) => expect(() => of(over)).toThrow(word));

  it('may have tokens of the plain kind for an audience of their own', () => expect(of({ YANGE_TOKEN_TYPE: 'JWT' })).not.toBeNull());
});
