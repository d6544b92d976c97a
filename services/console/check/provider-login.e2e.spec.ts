import { startIdentityProvider, type TestIdentityProvider } from '@yange/testing';
import type { BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.js';
import { freePort, startWithProvider } from './platform.js';
import { violations } from './screens.checks.js';

/** As a provider names them. */
const accounts = {
  'u-1001': { realm_access: { roles: ['zhenjie'] }, districts: ['150302'] },
  'u-2002': { realm_access: { roles: ['shenji'] }, districts: ['150302'] },
};
/** Shorter than what is renewed ahead: every request renews, and the stream of positions, which ends with its token, makes one. */
const seconds = 15;

/** People come by a real OpenID provider, in a real browser, on the built platform. */
describe('the console with an identity provider', () => {
  let provider: TestIdentityProvider;
  let platform: Awaited<ReturnType<typeof startWithProvider>>;
  let opened: Awaited<ReturnType<typeof openBrowser>>;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    opened = await openBrowser(url);
    provider = await startIdentityProvider({ accounts, redirectUrls: [opened.address], accessTokenSeconds: seconds });
    platform = await startWithProvider(port, {
      YANGE_JWKS_URL: provider.keysUrl, YANGE_TOKEN_ISSUER: provider.issuer, YANGE_TOKEN_ROLES_CLAIM: 'realm_access.roles', YANGE_TOKEN_ROLE_NAMES: '{"zhenjie":"township","shenji":"auditor"}',
      YANGE_OIDC_CLIENT_ID: provider.clientId, YANGE_OIDC_REDIRECT_URL: opened.address, YANGE_OIDC_RESOURCE: provider.resource,
    });
  });
  afterAll(async () => {
    await opened?.browser.close();
    await platform?.stop();
    await provider?.close();
  });

  beforeEach(async () => {
    context = await opened.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
  });
  afterEach(() => context.close());

  const logIn = async (account: string): Promise<void> => {
    await page.getByRole('button', { name: '前往身份服务登录' }).click();
    await page.getByPlaceholder('Enter any login').fill(account);
    await page.getByPlaceholder('and password').fill('any');
    await page.getByRole('button', { name: /sign-in/i }).click();
    await page.locator('.person').waitFor();
  };
  const form = () => page.locator('.command-form');
  const openForm = async (): Promise<void> => {
    await page.getByRole('button', { name: '街呼', exact: true }).click();
    await form().waitFor();
  };
  const typed = () => form().getByLabel('呼叫事项');

  it('sends people to it and takes them back to where they were, as the role that it names; what is typed outlives a token that is renewed, and one that is not', async () => {
    await page.goto(`${opened.address}#/calls?district=150302`);
    await page.getByRole('button', { name: '前往身份服务登录' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await logIn('u-1001');
    expect([new URL(page.url()).search, new URL(page.url()).hash.startsWith('#/calls?')]).toEqual(['', true]);
    expect(await page.locator('.person').innerText()).toContain('镇街');
    await openForm();
    await typed().fill('井盖缺失');
    const first = await page.evaluate(() => sessionStorage.getItem('yange-token'));
    await page.waitForResponse((response) => response.url().endsWith('/v1/login/renewals') && response.ok());
    await page.waitForFunction((before) => sessionStorage.getItem('yange-token') !== before, first);
    expect(await typed().inputValue()).toBe('井盖缺失');
    // No renewal any more, and a token that nobody takes.
    await page.evaluate(() => {
      const login = JSON.parse(sessionStorage.getItem('yange-login') ?? '{}') as object;
      sessionStorage.setItem('yange-login', JSON.stringify({ ...login, refreshToken: null }));
      sessionStorage.setItem('yange-token', 'ended.ended.ended');
    });
    await page.getByText('登录已失效').waitFor();
    // The provider still knows who it is, and sends back at once.
    await page.getByRole('button', { name: '前往身份服务登录' }).click();
    await page.waitForFunction(() => sessionStorage.getItem('yange-token') !== 'ended.ended.ended' && document.querySelector('.person') !== null);
    await openForm();
    expect(await typed().inputValue()).toBe('井盖缺失');
  });

  it('offers nothing that the role may not do, the service refuses it all the same, and who leaves is out at the provider too', async () => {
    await page.goto(`${opened.address}#/calls?district=150302`);
    await logIn('u-2002');
    expect(await page.getByRole('button', { name: '街呼', exact: true }).count()).toBe(0);
    const refused = await page.evaluate(async () => {
      const headers = { authorization: `Bearer ${sessionStorage.getItem('yange-token') ?? ''}`, 'content-type': 'application/json', 'idempotency-key': 'k-1' };
      const response = await fetch('/v1/districts/150302/grid/calls', { method: 'POST', headers, body: '{}' });
      return [response.status, ((await response.json()) as { code: string }).code];
    });
    expect(refused).toEqual([403, 'not-entitled']);
    await page.getByRole('button', { name: '换人' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    expect(await page.content()).toMatch(/sign-out/i);
  });
});
