import { typed } from '../command/typed.js';

const tokenKey = 'yange-token';
/** what an identity provider gave beside the token */
const restKey = 'yange-login';

type Listener = () => void;

const listeners = new Set<Listener>();
let lost = false;

export interface Claims {
  readonly subject: string;
  readonly roles: readonly string[];
  readonly districts: readonly string[];
}

/** Of a login at an identity provider. Its token names roles in the provider's words, so the gateway is asked who one is. */
export interface ProviderLogin {
  readonly refreshToken: string | null;
  readonly idToken: string | null;
  readonly claims: Claims;
}

const nobody: Claims = { subject: '', roles: [], districts: [] };

const textsOf = (given: unknown): string[] => (Array.isArray(given) ? given.filter((one) => typeof one === 'string') : []);

/** What the token says of its bearer; only shown, the services verify it. Nonsense says nothing. */
export const claimsOf = (token: string): Claims => {
  try {
    const body = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0)))) as Record<string, unknown>;
    return { subject: typeof claims['sub'] === 'string' ? claims['sub'] : '', roles: textsOf(claims['roles']), districts: textsOf(claims['districts']) };
  } catch {
    return nobody;
  }
};

const tell = (): void => {
  for (const listener of listeners) listener();
};

/** Who looks: the token is gone with the tab and is not sent by itself to anyone. */
export const session = {
  get token(): string {
    return sessionStorage.getItem(tokenKey) ?? '';
  },
  /** null where the token came by another way */
  get provider(): ProviderLogin | null {
    const kept = sessionStorage.getItem(restKey);
    return kept === null ? null : (JSON.parse(kept) as ProviderLogin);
  },
  get claims(): Claims {
    return this.provider?.claims ?? claimsOf(this.token);
  },
  /** The server no longer took the token. What is on the page stays. */
  get isLost(): boolean {
    return lost;
  },
  enter(token: string, login: ProviderLogin | null = null): void {
    // What somebody else typed here before is not his.
    if (login !== null && this.provider !== null && this.provider.claims.subject !== login.claims.subject) typed.dropAll();
    sessionStorage.setItem(tokenKey, token);
    if (login === null) sessionStorage.removeItem(restKey);
    else sessionStorage.setItem(restKey, JSON.stringify(login));
    lost = false;
    tell();
  },
  lose(): void {
    lost = true;
    tell();
  },
  leave(): void {
    sessionStorage.removeItem(tokenKey);
    sessionStorage.removeItem(restKey);
    typed.dropAll();
    lost = false;
    tell();
  },
  listen(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
