/** @import { Page, Request } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { complaintsOf } from './browser.js';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { carryOut, choose, sitDown } from './steps.js';

/** Whether the page is told (or has to ask). @param {Page} page @param {boolean} isLive */
const live = (page, isLive) => page.locator(`.freshness[data-live="${isLive}"]`).waitFor();

/** Somebody else, at a machine of his own, records a call. @param {Page} page @param {string} address @param {string} matter */
const callElsewhere = async (page, address, matter) => {
  const context = await /** @type {import('playwright-core').Browser} */ (page.context().browser()).newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  try {
    const other = await context.newPage();
    const complaints = complaintsOf(other, address);
    await sitDown(other, address, '经办', 'calls?district=150302');
    await other.getByRole('button', { name: '街呼', exact: true }).click();
    await choose(other, '呼叫单位', '新华西');
    await other.getByLabel('呼叫事项').fill(matter);
    await choose(other, '被呼部门', '海北');
    await other.keyboard.press('Escape');
    await carryOut(other);
    deepEqual(complaints, []);
  } finally {
    await context.close();
  }
};

/** @param {Page} page @param {string} matter */
const shows = (page, matter) => page.locator('main .opens', { hasText: matter }).first().waitFor({ state: 'attached' });

/** @type {Check[]} */
export const liveChecks = [
  {
    name: 'what a second clerk records arrives on a page that is not loaded anew; what is typed in its form stays, and no other service is asked',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '镇街', 'calls?district=150302');
      await live(page, true);
      await page.evaluate(() => Object.assign(globalThis, { wasHere: true }));
      const organs = page.waitForResponse('**/organisations/organs?*');
      await page.getByRole('button', { name: '街呼', exact: true }).click();
      const typing = page.locator('.command-form').getByLabel('呼叫事项');
      await typing.fill('路灯不亮，');
      // What the form itself asks for is not what is looked for.
      await (await organs).finished();
      await page.waitForTimeout(1_000);
      /** @type {string[]} */
      const asked = [];
      page.on('request', (/** @type {Request} */ request) => void asked.push(new URL(request.url()).pathname.replace('/v1/districts/150302/', '')));
      await callElsewhere(page, address, '树木倒伏挡路');
      await shows(page, '树木倒伏挡路');
      await typing.press('End');
      await page.keyboard.type('请派人');
      equal(await typing.inputValue(), '路灯不亮，请派人');
      equal(await page.evaluate(() => 'wasHere' in globalThis), true);
      ok(asked.includes('grid/calls'), `calls were not asked for anew: ${asked.join()}`);
      deepEqual(asked.filter((path) => /^(organisations|staffing|enforcement)\//.test(path)), []);
      await picture('live');
    },
  },
  {
    name: 'where the stream breaks the page asks by itself, and listens again when there is one',
    run: async ({ page, address, complaints }) => {
      await sitDown(page, address, '镇街', 'calls?district=150302');
      await live(page, true);
      await page.route('**/positions/stream', (route) => route.abort());
      // Whoever looks away listens no more: so the stream that is open ends.
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await live(page, false);
      await callElsewhere(page, address, '污水外溢');
      await shows(page, '污水外溢');
      await page.evaluate(() => {
        Reflect.deleteProperty(document, 'visibilityState');
        document.dispatchEvent(new Event('visibilitychange'));
      });
      await page.waitForRequest('**/positions/stream');
      await live(page, false);
      await page.unroute('**/positions/stream');
      await live(page, true);
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('ERR_FAILED')));
    },
  },
];
