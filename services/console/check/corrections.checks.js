/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { openFigure } from './reading.checks.js';
import { violations } from './screens.checks.js';
import { carryOut, closeForm, counts, sitDown } from './steps.js';

/** 制式服装: as the history has it, and with its digits the other way round. */
const [recorded, right] = ['48', '84'];
const figure = 'B31';

/** @type {Check[]} */
export const correctionChecks = [
  {
    name: 'a bureau proposes to correct a slip of the pen from its event; a reason is wanted, and what stands on the event is shown',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '执法部门', `overview?district=150302&figure=${figure}`);
      await openFigure(page, figure);
      await page.locator('#panel .open-all').click();
      await page.locator('#panel .event-body').getByRole('button', { name: '更正录入差错' }).first().click();
      const form = page.locator('.command-form');
      equal(await form.locator('[data-pointer="/says/count"] input').inputValue(), recorded);
      await form.locator('[data-pointer="/says/count"] input').fill(right);
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await counts(form.locator('.field .complaint'), 1);
      await page.getByLabel('更正理由').fill('两位数字录倒');
      await page.getByLabel('文件原文').fill(`配发制式服装${right}套`);
      equal((await violations(page)).join('\n'), '');
      match(await carryOut(page), /将写入[\s\S]*84[\s\S]*4 后续事件/);
      match(await page.locator('section.recorded').innerText(), /第二人/);
      await picture('slip-proposed');
      await page.goto(`${address}#/overview?district=150302`);
      await page.locator(`[data-figure="${figure}"] .value.derived`, { hasText: recorded }).first().waitFor();
    },
  },
  {
    name: 'an approver, as the second person, sees what it would move, signs, and the figure is the right one',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '一支笔', 'desk?district=150302');
      await page.locator('.desk-list .opens', { hasText: '录入差错' }).first().click();
      await page.locator('.draft-facts', { hasText: '两位数字录倒' }).waitFor();
      equal((await violations(page)).join('\n'), '');
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.locator('.trial', { hasText: '会变的数据' }).waitFor();
      match(await page.locator('.trial').innerText(), new RegExp(`${figure}[\\s\\S]*${recorded}[\\s\\S]*→[\\s\\S]*${right}`));
      await picture('slip-signature');
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.locator('section.recorded').waitFor();
      await closeForm(page);
      await page.goto(`${address}#/overview?district=150302`);
      await page.locator(`[data-figure="${figure}"] .value.derived`, { hasText: right }).first().waitFor();
      await openFigure(page, figure);
      ok((await page.locator('#panel').innerText()).includes(right));
      await page.locator('#panel .open-all').click();
      await page.locator('#panel .facts', { hasText: 'local-approver' }).first().waitFor();
    },
  },
  {
    name: 'whoever only reads is not offered to correct',
    run: async ({ page, address }) => {
      await sitDown(page, address, '审计', 'overview?district=150302&figure=B41');
      await openFigure(page, 'B41');
      await page.locator('#panel .open-all').click();
      await page.locator('#panel .facts').first().waitFor();
      equal(await page.getByRole('button', { name: '更正录入差错' }).count(), 0);
    },
  },
  {
    name: 'a ledger shows how its open issues went down, as a line and as a table, and each step leads to its event',
    run: async ({ page, address, picture }) => {
      await page.goto(`${address}#/ledgers?district=150302`);
      await page.locator('.opens', { hasText: '机构编制问题整改台账' }).first().click();
      const steps = page.locator('.burn-down-steps tbody tr');
      await steps.first().waitFor();
      await page.locator('.burn-down canvas').waitFor();
      const open = (await page.locator('.ledger-facts div', { hasText: '尚余' }).locator('dd').innerText()).trim();
      equal((await steps.last().locator('.number').innerText()).trim(), open);
      equal(await page.locator('.burn-down .event-finding').count(), 0);
      equal((await violations(page)).join('\n'), '');
      await picture('burn-down');
      await page.emulateMedia({ media: 'print' });
      ok(await steps.first().isVisible());
      await page.emulateMedia({ media: 'screen' });
      await steps.first().locator('a').click();
      await page.waitForFunction(() => location.hash.startsWith('#/events'));
    },
  },
];
