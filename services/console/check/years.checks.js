/** @import { Check } from './check.js' */
import { equal, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { counts, reads, sitDown } from './steps.js';

/** The picture of all three years, when each has answered. @param {import('playwright-core').Page} page */
const isDrawn = (page) => reads(page.locator('.years-picture [role="img"]'), /核定编制：2018 没有记载，不是零，2019 461，2020 461/, (one) => one.getAttribute('aria-label'));

/** @type {Check[]} */
export const yearChecks = [
  {
    name: 'years stand side by side, as a picture and as a table, and a number leads to the events that make the difference',
    run: async ({ page, address, picture }) => {
      await page.goto(`${address}#/years?district=150302&from=2018&to=2020`);
      await page.locator('.years-picture [role="img"]').waitFor();
      await counts(page.locator('.year-states > li'), 3);
      await isDrawn(page);
      await picture('years');
      await page.goto(`${address}#/years?district=150302&from=2018&to=2020&table=quotas`);
      await page.locator('.data-table .opens', { hasText: '合计' }).first().click();
      await page.locator('.year-row', { hasText: '461' }).waitFor();
      ok((await page.locator('.year-row a').count()) > 0);
      await picture('years-row');
      equal((await violations(page)).join('\n'), '');
    },
  },
  {
    name: 'a year is frozen by whoever may, frozen anew with a reason, and by nobody else; it stays comparable with the others',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'years?district=150302&from=2018&to=2020');
      const year = page.locator('.year-states > li[data-year="2019"]');
      await year.getByText('未定稿').waitFor();
      await year.getByRole('button', { name: '2019 年报定稿' }).click();
      await year.getByText('与定稿逐字节相同').waitFor();
      await picture('years-frozen');
      equal((await violations(page)).join('\n'), '');
      const anew = year.getByRole('button', { name: '2019 更正定稿' });
      ok(await anew.isDisabled());
      await year.getByLabel('更正理由').fill('补登漏报的编制');
      await anew.click();
      await page.getByText('已被更正或撤销').first().waitFor();
      await page.locator('.data-table', { hasText: '补登漏报的编制' }).first().waitFor();
      await year.getByText('与定稿逐字节相同').waitFor();
      await isDrawn(page);
      await picture('years-frozen-anew');
      await sitDown(page, address, '审计', 'years?district=150302&from=2018&to=2020');
      await page.locator('.year-states > li[data-year="2018"]').getByText('未定稿').waitFor();
      equal(await page.getByRole('button', { name: /定稿$/ }).count(), 0);
    },
  },
];
