import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

/** Who can log in, by login name, and what access tokens say of them beside the subject. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface ProviderSettings {
  readonly accounts: Accounts;
  /** addresses to which people are sent back; may be told later */
  readonly redirectUrls: readonly string[];
  readonly audience?: string;
  readonly accessTokenSeconds?: number;
  /** no refresh tokens without it */
  readonly renews?: boolean;
}

export interface TestIdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly resource: string;
  readonly keysUrl: string;
  close(): Promise<void>;
}

export const clientId = 'yange-console';
const resource = 'https://yange.example/api';

/** A real OpenID provider in this process, on a free port of the loopback address. Its login page takes any password. */
export const startIdentityProvider = async ({ accounts, redirectUrls, audience = 'yange', accessTokenSeconds = 600, renews = true }: ProviderSettings): Promise<TestIdentityProvider> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const settings: Configuration = {
    clients: [{ client_id: clientId, token_endpoint_auth_method: 'none', redirect_uris: [...redirectUrls], post_logout_redirect_uris: [...redirectUrls], grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], id_token_signed_response_alg: 'ES256' }],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'k-1' }] },
    cookies: { keys: ['only of this test'] },
    pkce: { required: () => true },
    findAccount: (_context, id) => (Object.hasOwn(accounts, id) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    extraTokenClaims: (_context, token) => ({ ...('accountId' in token ? accounts[token.accountId ?? ''] : {}) }),
    issueRefreshToken: () => Promise.resolve(renews),
    ttl: { AccessToken: accessTokenSeconds, AuthorizationCode: 60, IdToken: 600, RefreshToken: 3_600, Grant: 3_600, Session: 3_600, Interaction: 600 },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId, accountId: context.oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: { enabled: true, defaultResource: () => resource, useGrantedResource: () => true, getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt', accessTokenTTL: accessTokenSeconds, jwt: { sign: { alg: 'ES256' } } }) },
    },
  };
  const provider = new Provider(issuer, settings);
  server.on('request', (request, response) => void provider.callback()(request, response));
  return {
    issuer, clientId, resource, keysUrl: `${issuer}/jwks`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Logs in as a person would, without a browser: follows the provider's pages until it sends back. @returns the query of the address that it sends back to */
export const loginAt = async (url: string, account: string, back: string): Promise<string> => {
  const cookies = new Map<string, string>();
  const visit = async (at: string, form?: URLSearchParams): Promise<string> => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(at, { headers, redirect: 'manual', ...(form === undefined ? {} : { method: 'POST', body: form }) });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const next = response.headers.get('location');
    if (next !== null) return new URL(next, at).href;
    if (/name="prompt" value="login"/.test(await response.text())) return visit(at, new URLSearchParams({ prompt: 'login', login: account, password: 'any' }));
    throw new Error(`${response.status} at ${new URL(at).pathname}: neither a login nor a way on`);
  };
  let at = url;
  for (let step = 0; step < 10; step += 1) {
    if (at.startsWith(back)) return new URL(at).search;
    at = await visit(at);
  }
  throw new Error('the provider does not send back');
};
