/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { carryOut, cite, sitDown } from './steps.js';

const title = '机构改革落实情况督查';
const findings = '已对照清单逐条自查，未发现超编';

/** @param {import('playwright-core').Page} page @param {string} address @param {string} person */
const openIt = async (page, address, person) => {
  await sitDown(page, address, person, 'inspections?district=150302');
  await page.locator('.data-table .opens', { hasText: title }).click();
  await page.locator('.inspection-sheet').waitFor();
};

/** @type {Check[]} */
export const inspectionChecks = [
  {
    name: 'a clerk records an inspection from its ledger, and its self-check from the step that is next',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'inspections?district=150302');
      await page.locator('.screen-acts a', { hasText: '登记督查要求' }).click();
      await page.locator('[data-pointer="/title"] input').fill(title);
      await page.locator('[data-pointer="/requestedBy"]').getByRole('textbox').fill('自治区党委编办');
      await page.locator('[data-pointer="/scope"]').getByRole('textbox').fill('全区机构编制');
      await cite(page);
      await carryOut(page);
      await openIt(page, address, '经办');
      equal(await page.locator('.inspection-parts > li').count(), 5);
      await page.locator('.act-links a', { hasText: '登记督查自查' }).click();
      await page.locator('[data-pointer="/findings"]').getByRole('textbox').fill(findings);
      match(page.url(), /act=reporting\.self-check-inspection.*inspectionId=[0-9a-f-]{36}/);
      await cite(page);
      await carryOut(page);
      await openIt(page, address, '经办');
      await page.locator('[data-part="self-check"]', { hasText: findings }).waitFor();
      await page.locator('.act-links a', { hasText: '报送督查材料' }).waitFor();
      await picture('inspection');
      equal((await violations(page)).join('\n'), '');
    },
  },
  {
    name: 'an auditor reads an inspection, is offered no step of it, and finds none where the filter leaves none',
    run: async ({ page, address, picture }) => {
      await openIt(page, address, '审计');
      equal(await page.locator('.act-links').count(), 0);
      ok((await page.locator('.inspection-sheet').innerText()).includes('下一步由有登记权限的人办理'));
      await page.goto(`${address}#/inspections?district=150302&stage=closed`);
      await page.locator('main .notice', { hasText: '没有处于这一环节的督查' }).waitFor();
      await picture('inspections-none');
      equal((await violations(page)).join('\n'), '');
    },
  },
];
