import type { GatewayEnvironment } from '../main/gateway.environment.js';
import { IdentityProvider } from './identity.provider.js';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** @returns null where people bring a token. @throws Error where what is said of the provider is half or unsafe: the process must not start */
export const providerOf = (environment: GatewayEnvironment): IdentityProvider | null => {
  const { YANGE_OIDC_CLIENT_ID: clientId, YANGE_OIDC_REDIRECT_URL: redirectUrl, YANGE_TOKEN_ISSUER: issuer = '' } = environment;
  if (clientId === undefined) return null;
  if (redirectUrl === undefined) throw new Error('YANGE_OIDC_REDIRECT_URL is needed where YANGE_OIDC_CLIENT_ID is set');
  if (!URL.canParse(issuer)) throw new Error('YANGE_TOKEN_ISSUER must be the URL of the identity provider where YANGE_OIDC_CLIENT_ID is set');
  if (environment.YANGE_TOKEN_TYPE === 'JWT' && environment.YANGE_TOKEN_AUDIENCE === clientId) throw new Error('YANGE_TOKEN_AUDIENCE must not be YANGE_OIDC_CLIENT_ID where YANGE_TOKEN_TYPE is JWT: what says who signed in would give access');
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.includes(hostname))) throw new Error('YANGE_TOKEN_ISSUER must be https: codes and tokens go there');
  return new IdentityProvider({
    issuer: new URL(issuer),
    clientId,
    clientSecret: environment.YANGE_OIDC_CLIENT_SECRET,
    redirectUrl: new URL(redirectUrl),
    scope: environment.YANGE_OIDC_SCOPE,
    resource: environment.YANGE_OIDC_RESOURCE,
    clockSkewSeconds: environment.YANGE_TOKEN_CLOCK_SKEW_SECONDS,
  });
};
