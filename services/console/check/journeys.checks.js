/** @import { Check } from './check.js' */
import { match } from 'node:assert/strict';
import { openFigure } from './reading.checks.js';
import { sitDown } from './steps.js';

/** What the page derives, until it says so: 35, 3, or that nothing is derived. @param {import('playwright-core').Page} page @param {Record<string, string>} figures by the number of the report */
const derive = async (page, figures) => {
  for (const [figure, value] of Object.entries(figures)) await page.locator(`[data-figure="${figure}"] .value.derived`, { hasText: new RegExp(`推出\\s*${value}(?!\\d)`) }).first().waitFor();
};

/** What only a whole way through the screens shows; the rest of each way is in the checks of its screen. @type {Check[]} */
export const journeyChecks = [
  {
    name: 'an approver goes from a figure to its events, from an event to its document, and to all that the document caused',
    run: async ({ page, address }) => {
      await sitDown(page, address, '一支笔', 'overview?district=150302');
      await openFigure(page, 'A9');
      match(await page.locator('#panel').innerText(), /461/);
      await page.locator('#panel .open-all').click();
      const link = page.locator('#panel .event .document a').first();
      const name = await link.innerText();
      await link.click();
      await page.locator('.trail', { hasText: name.replaceAll(/[《》]/g, '').slice(0, 12) }).first().waitFor();
      await page.locator('.trail-event .sentence', { hasText: '461' }).first().waitFor();
    },
  },
  {
    name: 'an approver moves the day across the reform of 2019, and the figures are those of before and after',
    run: async ({ page, address }) => {
      await sitDown(page, address, '一支笔', 'overview?district=150302&on=2018-12-31');
      await derive(page, { A1: '无', A9: '无', B8: '3', B2: '无' });
      await page.locator('#as-of').fill('2019-03-31');
      await derive(page, { A1: '35', A9: '461', B8: '3', B2: '无' });
      match(page.url(), /on=2019-03-31/);
      await page.locator('#as-of').fill('2020-06-30');
      await derive(page, { A1: '35', A9: '461', B8: '5', B2: '6' });
      await page.goBack();
      await page.goBack();
      await derive(page, { A1: '无', B8: '3' });
      await page.locator('main h1').click();
      await page.keyboard.press(']');
      await page.waitForFunction(() => /on=2019-0[12]-\d\d/.test(location.hash));
    },
  },
  {
    name: 'an auditor compares the days before and after the reform, in English',
    run: async ({ page, address }) => {
      await sitDown(page, address, 'auditor', 'changes?district=150302&from=2018-12-31&on=2019-03-31&lang=en');
      await page.locator('.moved', { hasText: '461' }).first().waitFor();
      match(await page.locator('main h1').innerText(), /What changed/);
    },
  },
];
