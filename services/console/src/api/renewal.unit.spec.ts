import { ApiProblem } from '@yange/api-client';
import { endOf, freshToken } from './renewal.js';
import { session, type ProviderLogin } from './session.js';

const tokenUntil = (exp: number): string => `x.${Buffer.from(JSON.stringify({ sub: 'u', exp })).toString('base64url')}.y`;
const login = (refreshToken: string | null): ProviderLogin => ({ refreshToken, idToken: 'i', claims: { subject: 'u', roles: ['clerk'], districts: ['150302'] } });

describe('a token that is about to end', () => {
  const store = new Map<string, string>();
  beforeEach(() => {
    store.clear();
    Object.assign(globalThis, { sessionStorage: { getItem: (name: string) => store.get(name) ?? null, setItem: (name: string, value: string) => void store.set(name, value), removeItem: (name: string) => void store.delete(name) } });
  });

  const renewing = (answer: () => Promise<{ token: string; refreshToken: string | null; idToken: string | null }>) => {
    const asked: string[] = [];
    return { asked, ask: (refreshToken: string) => (asked.push(refreshToken), answer()) };
  };

  it('says when it ends; one that does not never does', () => {
    expect([endOf(tokenUntil(1_000)), endOf('nonsense'), endOf('')]).toEqual([1_000_000, Infinity, Infinity]);
  });

  it('is renewed once for all requests that go out, and keeps who one is', async () => {
    session.enter(tokenUntil(100), login('r-1'));
    const { asked, ask } = renewing(async () => ({ token: tokenUntil(900), refreshToken: 'r-2', idToken: null }));
    expect(await Promise.all([freshToken(ask, 80_000), freshToken(ask, 80_000)])).toEqual([tokenUntil(900), tokenUntil(900)]);
    expect([asked, session.provider]).toEqual([['r-1'], { ...login('r-2') }]);
  });

  it('is sent as it is while it holds, and where it cannot be renewed', async () => {
    const { asked, ask } = renewing(async () => ({ token: 'never', refreshToken: null, idToken: null }));
    session.enter(tokenUntil(100), login('r-1'));
    expect(await freshToken(ask, 60_000)).toBe(tokenUntil(100));
    session.enter(tokenUntil(100), login(null));
    expect(await freshToken(ask, 99_000)).toBe(tokenUntil(100));
    session.enter(tokenUntil(100));
    expect(await freshToken(ask, 99_000)).toBe(tokenUntil(100));
    expect(asked).toEqual([]);
  });

  it('is not asked for again after the provider said no, and is after it was away', async () => {
    session.enter(tokenUntil(100), login('r-1'));
    await freshToken(renewing(() => Promise.reject(new ApiProblem(503, 'identity-provider-away', null))).ask, 99_000);
    expect(session.provider?.refreshToken).toBe('r-1');
    await freshToken(renewing(() => Promise.reject(new ApiProblem(401, 'login-refused', null))).ask, 99_000);
    expect([session.provider?.refreshToken, session.token]).toEqual([null, tokenUntil(100)]);
  });

  it('brings nobody back who left meanwhile', async () => {
    session.enter(tokenUntil(100), login('r-1'));
    await freshToken(renewing(async () => {
      store.clear();
      return { token: tokenUntil(900), refreshToken: 'r-2', idToken: null };
    }).ask, 99_000);
    expect(session.token).toBe('');
  });
});
