import { Problem } from '@yange/http';
import * as client from 'openid-client';

export interface ProviderOptions {
  readonly issuer: URL;
  readonly clientId: string;
  /** of a confidential client; a public one proves itself by PKCE alone */
  readonly clientSecret: string | undefined;
  /** address of the console, to which the provider sends people back */
  readonly redirectUrl: URL;
  readonly scope: string;
  /** RFC 8707: whom the access token is for, where the provider wants to be told */
  readonly resource: string | undefined;
  readonly clockSkewSeconds: number;
}

/** What a page keeps between leaving for the provider and coming back. */
export interface Leaving {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Returning {
  /** the query that the provider sent the page back with */
  readonly answer: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface Tokens {
  readonly token: string;
  /** null where the provider gives none: whoever's token expires logs in again */
  readonly refreshToken: string | null;
  /** says to the provider who leaves */
  readonly idToken: string | null;
}

const patienceSeconds = 10;

/**
 * Login at an identity provider: authorization code with PKCE (S256), state and nonce. Keeps nothing of anybody: what belongs together is kept by the page.
 * The provider is found when it is first needed, so that a gateway starts without it.
 */
export class IdentityProvider {
  #found: Promise<client.Configuration> | null = null;

  constructor(private readonly options: ProviderOptions) {}

  async leave(): Promise<Leaving> {
    const provider = await this.#provider();
    const [state, nonce, codeVerifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()];
    const url = client.buildAuthorizationUrl(provider, {
      redirect_uri: this.options.redirectUrl.href,
      scope: this.options.scope,
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...this.#resource,
    });
    return { url: url.href, state, nonce, codeVerifier };
  }

  /** @throws {Problem} 401 `login-refused` where the provider, or what it answered, does not let in */
  async enter({ answer, state, nonce, codeVerifier }: Returning): Promise<Tokens> {
    const provider = await this.#provider();
    const address = new URL(this.options.redirectUrl);
    address.search = answer;
    return this.#tokens(client.authorizationCodeGrant(provider, address, { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true }, this.#resource));
  }

  /** @throws {Problem} 401 `login-refused` where the login is over */
  async renew(refreshToken: string): Promise<Tokens> {
    const { token, refreshToken: next, idToken } = await this.#tokens(client.refreshTokenGrant(await this.#provider(), refreshToken, this.#resource));
    return { token, refreshToken: next ?? refreshToken, idToken };
  }

  /** @returns where the login at the provider ends; null where it has no such place */
  async end(idToken: string | null): Promise<string | null> {
    const provider = await this.#provider();
    if (provider.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(provider, { post_logout_redirect_uri: this.options.redirectUrl.href, ...(idToken === null ? {} : { id_token_hint: idToken }) }).href;
  }

  get #resource(): Record<string, string> {
    return this.options.resource === undefined ? {} : { resource: this.options.resource };
  }

  async #tokens(asking: Promise<client.TokenEndpointResponse>): Promise<Tokens> {
    try {
      const { access_token: token, refresh_token: refreshToken = null, id_token: idToken = null } = await asking;
      return { token, refreshToken, idToken };
    } catch (error) {
      if (isAway(error)) throw away();
      throw new Problem(401, 'login-refused', { zh: '身份服务未予登录，请重新登录', en: 'the identity provider did not let in: log in again' }, { facts: { reason: reasonOf(error) } });
    }
  }

  async #provider(): Promise<client.Configuration> {
    this.#found ??= this.#discover();
    try {
      return await this.#found;
    } catch {
      this.#found = null;
      throw away();
    }
  }

  async #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret, clockSkewSeconds } = this.options;
    const authentication = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret);
    // The environment lets http pass for a provider on this machine alone.
    const execute = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [];
    return client.discovery(issuer, clientId, { [client.clockTolerance]: clockSkewSeconds }, authentication, { execute, timeout: patienceSeconds });
  }
}

const away = (): Problem => new Problem(503, 'identity-provider-away', { zh: '身份服务暂无应答，请稍后再试', en: 'the identity provider does not answer; try again' }, { retryAfterSeconds: 5 });

/** Nothing came back, or a fault of the provider's own: that is not who wants in. */
const isAway = (error: unknown): boolean => {
  const { cause, status, code } = error as { readonly cause?: unknown; readonly status?: number; readonly code?: string };
  return error instanceof TypeError && !(error instanceof client.ClientError) ? true : code === 'OAUTH_TIMEOUT' || (status ?? (cause instanceof Response ? cause.status : 0)) >= 500;
};

/** By the standard's code (`invalid_grant`, `access_denied`) or the library's; never what was sent. */
const reasonOf = (error: unknown): string => {
  const { error: told, code } = error as { readonly error?: unknown; readonly code?: unknown };
  const reason = [told, code].find((one) => typeof one === 'string') as string | undefined;
  return reason !== undefined && /^[\w-]{1,60}$/.test(reason) ? reason : 'unknown';
};
