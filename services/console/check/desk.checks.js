/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { tooWide, violations } from './screens.checks.js';
import { carryOut, cite, sitDown } from './steps.js';

const inspection = '实名制台账专项督查';

/** @type {Check[]} */
export const deskChecks = [
  {
    name: 'what a clerk has to do is listed on the desk by the working days that are left, chosen by kind and followed to its screen with the keyboard, on a phone too',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'acts?district=150302&act=reporting.request-inspection');
      await page.locator('[data-pointer="/title"] input').fill(inspection);
      await page.locator('[data-pointer="/requestedBy"]').getByRole('textbox').fill('市委编办');
      await page.locator('[data-pointer="/scope"]').getByRole('textbox').fill('实名制台账');
      await cite(page);
      await carryOut(page);
      await page.goto(`${address}#/desk?district=150302`);
      const mine = page.getByRole('region', { name: '我的待办' });
      const items = mine.locator('.due-list > li', { hasText: inspection });
      await items.nth(1).waitFor();
      equal(await items.count(), 2);
      match(await items.first().innerText(), /期限 \d{4}-\d\d-\d\d，还有 \d+ 个工作日 · 按系统初设时限/);
      match(await items.first().innerText(), /本岗位均可办/);
      equal(await mine.getByRole('region', { name: '以后' }).locator('.due-list > li', { hasText: inspection }).count(), 2);
      for (const [width, height] of [[390, 844], [1366, 768]]) {
        await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
        equal((await page.evaluate(tooWide)).join('\n'), '');
        equal((await violations(page)).join('\n'), '');
        await picture(`desk-dues-${width}`);
      }
      const filter = mine.getByLabel('种类');
      await filter.focus();
      await page.keyboard.press('Enter');
      await page.locator('.ant-select-item-option-active').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => location.hash.includes('due='));
      // The address is written before the list is drawn anew.
      await page.waitForFunction(() => new Set([...document.querySelectorAll('.due-list > li strong')].map((kind) => kind.textContent)).size === 1);
      const shown = await mine.locator('.due-list > li strong').allInnerTexts();
      equal((await mine.locator('.due-filter').innerText()).trim(), `${shown[0]} ${shown.length}`);
      await page.goto(`${address}#/desk?district=150302&due=inspection-self-check`);
      await items.first().getByRole('link', { name: '去办理' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '督查台账' }).waitFor();
      await page.getByText(inspection).first().waitFor();
    },
  },
];
