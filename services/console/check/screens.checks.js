/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { equal, match, ok } from 'node:assert/strict';
import { arrived, goTo } from './steps.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As the list of the console's own screens has it. */
const paths = [...readFileSync(join(import.meta.dirname, '../src/frame/screens.ts'), 'utf8').matchAll(/\{ path: '([a-z-]+)'/g)].map(([, path]) => path ?? '');

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds, each with its first place. @param {Page} page @returns {Promise<string[]>} */
export const violations = async (page) => {
  const found = await page.evaluate(`${axe};axe.run({ runOnly: ${JSON.stringify(levels)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].target))`);
  return /** @type {string[]} */ (found);
};

/** In the page: what stands out of it, from the inside; nothing where it does not scroll sideways. */
export const tooWide = () =>
  document.documentElement.scrollWidth <= innerWidth
    ? []
    : [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).slice(-3).map((one) => `${one.tagName} ${one.className} ${(one.textContent ?? '').slice(0, 40)}`);

/** @type {Check[]} */
export const screenChecks = [
  {
    name: 'every screen answers, says what it is, and axe finds nothing, on a desk and on a phone',
    run: async ({ page, address, picture }) => {
      ok(paths.length >= 5);
      const found = [];
      for (const [width, height] of [[1366, 768], [390, 844]]) {
        await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
        for (const path of paths) {
          await goTo(page, address, `${path}?district=150302`);
          equal(await page.locator('main .notice.failure').count(), 0, `${path} fails`);
          equal((await page.evaluate(tooWide)).join('\n'), '', `${path} scrolls sideways at ${width}`);
          found.push(...(await violations(page)).map((one) => `${path} at ${width}: ${one}`));
          await picture(`${path}-${width}`);
        }
      }
      await page.setViewportSize({ width: 1366, height: 768 });
      equal(found.join('\n'), '');
      return `${paths.length} screens`;
    },
  },
  {
    name: 'what is wrong is one list that the overview leads to, each with its rule, and the act that mends it is a step away',
    run: async ({ page, address, picture }) => {
      await page.goto(`${address}#/overview?district=150302&on=2020-06-30`);
      // Five services are asked.
      await page.locator('.problems-link b').waitFor({ timeout: 60_000 });
      const number = Number(await page.locator('.problems-link b').innerText());
      await page.locator('.problems-link').click();
      await page.waitForFunction(() => location.hash.startsWith('#/problems'));
      await arrived(page);
      match(await page.evaluate(() => location.hash), /problems\?.*on=2020-06-30/);
      const rows = page.locator('.data-table tbody tr.ant-table-row');
      equal(await rows.count(), number);
      await goTo(page, address, 'problems?district=150302&on=2020-06-30&service=reporting');
      ok((await rows.count()) > 0 && (await rows.count()) < number, 'the filter leaves all or nothing');
      await goTo(page, address, 'problems?district=150302&on=2020-06-30&service=staffing');
      const step = page.locator('.next-steps a[href*="act=staffing."]').first();
      const title = await step.innerText();
      await picture('problems');
      await step.click();
      await page.locator('.act-form h2').waitFor();
      ok(title.includes('整改台账') || (await page.locator('.act-form h2').innerText()) === title);
      return `${number} problems`;
    },
  },
  {
    name: 'the day goes along from screen to screen, and steps to the event before and after',
    run: async ({ page, address }) => {
      await goTo(page, address, 'overview?district=150302&on=2019-02-28');
      await page.getByRole('button', { name: '前一件事发生之日' }).click();
      await page.waitForFunction(() => location.hash.includes('on=2019-02-0'));
      await page.getByRole('button', { name: '后一件事发生之日' }).click();
      // One goes on before the step is there: nobody is called back from where they went.
      await page.locator('.navigation a', { hasText: '两日对比' }).click();
      await page.waitForFunction(() => location.hash.startsWith('#/changes'));
      await arrived(page);
      await page.waitForFunction(() => document.querySelector('.date-bar button[disabled]') === null);
      match(await page.evaluate(() => location.hash), /changes\?.*on=2019-02-/);
    },
  },
  {
    name: 'a figure leads to its events, an event to its document, the document to all that it caused',
    run: async ({ page, address }) => {
      await page.goto(`${address}#/overview?district=150302&figure=A9`);
      await page.waitForSelector('#panel .event .document a');
      await page.locator('#panel .event .document a').first().click();
      await page.locator('.trail h2').waitFor();
      await page.locator('.trail-event').first().waitFor();
    },
  },
  {
    name: 'an auditor compares two days and steps through the reform of 2019',
    run: async ({ page, address }) => {
      await page.goto(`${address}#/changes?district=150302&from=2018-12-31&on=2019-03-31`);
      await page.locator('.moved', { hasText: '461' }).first().waitFor();
      await page.goto(`${address}#/replay?district=150302&from=2019-01-01&to=2019-03-31`);
      await page.getByText('已读完整').waitFor();
      const before = await page.locator('.now .what').innerText();
      await page.getByRole('button', { name: '下一步' }).click();
      await page.waitForFunction((text) => document.querySelector('.now .what')?.textContent !== text, before);
    },
  },
];
