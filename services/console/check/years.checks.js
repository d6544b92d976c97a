/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';

/** @type {Check[]} */
export const yearChecks = [
  {
    name: 'years stand side by side, as a picture and as a table, and a number leads to the events that make the difference',
    run: async ({ page, address, picture }) => {
      await page.goto(`${address}#/years?district=150302&from=2018&to=2020`);
      await page.locator('.years-picture [role="img"]').waitFor();
      equal(await page.locator('.year-states > li').count(), 3);
      match((await page.locator('.years-picture [role="img"]').getAttribute('aria-label')) ?? '', /核定编制：2018 没有记载，不是零，2019 461，2020 461/);
      await picture('years');
      await page.goto(`${address}#/years?district=150302&from=2018&to=2020&table=quotas`);
      await page.locator('.data-table .opens', { hasText: '合计' }).first().click();
      await page.locator('.year-row', { hasText: '461' }).waitFor();
      ok((await page.locator('.year-row a').count()) > 0);
      await picture('years-row');
      equal((await violations(page)).join('\n'), '');
    },
  },
];
