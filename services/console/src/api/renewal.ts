import { ApiProblem } from '@yange/api-client';
import { session, type ProviderLogin } from './session.js';

/** A token that ends within that time is renewed before it is sent. */
const aheadMs = 30_000;

interface Renewed {
  readonly token: string;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
}

/** When a token ends, in milliseconds since 1970; never where it does not say. */
export const endOf = (token: string): number => {
  try {
    const { exp } = JSON.parse(atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { exp?: unknown };
    return typeof exp === 'number' ? exp * 1_000 : Infinity;
  } catch {
    return Infinity;
  }
};

let renewing: Promise<void> | null = null;

const renew = async (login: ProviderLogin, refreshToken: string, ask: (refreshToken: string) => Promise<Renewed>): Promise<void> => {
  try {
    const { token, idToken, ...rest } = await ask(refreshToken);
    // Whoever left meanwhile stays out.
    if (session.provider?.refreshToken === refreshToken) session.enter(token, { ...login, refreshToken: rest.refreshToken, idToken: idToken ?? login.idToken });
  } catch (error) {
    // The provider's no is final, and what was asked for is answered by whoever takes the token or not; one that is away is asked again next time.
    if (error instanceof ApiProblem && error.status === 401 && session.provider?.refreshToken === refreshToken) session.enter(session.token, { ...login, refreshToken: null });
  }
};

/** The token to be sent, renewed without anybody's doing where it is about to end; requests that go out at once renew it once. */
export const freshToken = async (ask: (refreshToken: string) => Promise<Renewed>, now = Date.now()): Promise<string> => {
  const login = session.provider;
  if (login === null || login.refreshToken === null || session.isLost || endOf(session.token) - now > aheadMs) return session.token;
  renewing ??= renew(login, login.refreshToken, ask).finally(() => (renewing = null));
  await renewing;
  return session.token;
};
