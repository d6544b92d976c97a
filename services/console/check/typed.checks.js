/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal } from 'node:assert/strict';
import { arrived, goTo, reads, sitDown } from './steps.js';

const matter = '井盖缺失，行人绕行';

/** As a service tells it. @param {number} status */
const problem = (status) => {
  const words = { zh: '暂不能办理', en: 'not now' };
  return { status, contentType: 'application/problem+json', body: JSON.stringify({ type: 'urn:yange:problem:test', title: words.zh, status, detail: words.zh, code: 'test', instance: '/', words: { title: words, detail: words } }) };
};

/** Out of the page and back to it. @param {Page} page */
const leaveAndReturn = async (page) => {
  await page.locator('.navigation a', { hasText: '总览' }).first().click();
  await page.waitForFunction(() => location.hash.startsWith('#/overview'));
  await arrived(page);
  await page.goBack();
  await arrived(page);
};

/** @type {Check[]} */
export const typedChecks = [
  {
    name: 'whatever a service answers, what was typed into a form stands there still; so it does when the page was left, and when the login was lost',
    run: async ({ page, address, complaints }) => {
      await sitDown(page, address, '镇街', 'acts?district=150302&act=grid.raise-call');
      const typedMatter = page.locator('.command-form').getByLabel('呼叫事项');
      await typedMatter.fill(matter);
      await page.locator('.command-form').getByLabel('呼叫单位').first().click();
      await page.locator('.ant-select-item-option:visible').first().click();
      await page.locator('.command-form').getByLabel('被呼部门').first().click();
      await page.locator('.ant-select-item-option:visible').first().click();
      await page.keyboard.press('Escape');
      const door = '**/grid/calls?dryRun=true';
      for (const status of [409, 412, 422, 503]) {
        await page.route(door, (route) => route.fulfill(problem(status)));
        await page.getByRole('button', { name: '试办：看会写入什么' }).click();
        await page.locator('.command-form .notice.failure').waitFor();
        equal(await typedMatter.inputValue(), matter, `after ${status}`);
        await page.unroute(door);
      }
      await leaveAndReturn(page);
      await reads(typedMatter, new RegExp(`^${matter}$`), (one) => one.inputValue());
      // Still says who it is of, as one that ended does; no service takes it.
      await page.evaluate(() => sessionStorage.setItem('yange-token', `${(sessionStorage.getItem('yange-token') ?? '').slice(0, -8)}AAAAAAAA`));
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.getByText('登录已失效').waitFor();
      equal(await typedMatter.inputValue(), matter, 'below the lost login');
      await page.locator('.ant-modal .people button', { hasText: '镇街' }).click();
      await page.waitForFunction(() => document.querySelector('.ant-modal .people') === null);
      equal(await typedMatter.inputValue(), matter, 'after the login');
      await page.getByRole('button', { name: '清空' }).click();
      equal(await typedMatter.inputValue(), '');
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !/401|409|412|422|503/.test(one)));
    },
  },
  {
    name: 'what a form asks for by rule has its star and the rule: documents of a live change, the decision of what has to be approved; a motion asks for neither',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'acts?district=150302&act=staffing.reduce-quota');
      const ruled = page.locator('.command-form .field', { has: page.locator('.by-rule') });
      await ruled.first().waitFor();
      await reads(ruled.filter({ hasText: '依据文件' }), /依据文件 \*[\s\S]*发文字号 \*[\s\S]*按规则必填[\s\S]*document-required/);
      await reads(ruled.filter({ hasText: '所依据的决定' }), /所依据的决定 \*[\s\S]*decision-required/);
      await ruled.filter({ hasText: '依据文件' }).scrollIntoViewIfNeeded();
      await picture('form-by-rule');
      await goTo(page, address, 'motions?district=150302');
      await page.locator('.screen-acts button').first().click();
      await page.locator('.command-form').waitFor();
      equal(await page.locator('.command-form .by-rule').count(), 0);
      await page.locator('.ant-drawer-close').last().click();
    },
  },
  {
    name: 'what is said of a report before it is frozen outlives the page',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'reports?district=150302&on=2020-06-30');
      const reason = page.locator('.settlements input[maxlength="300"]').first();
      await reason.fill('报告原文如此');
      await leaveAndReturn(page);
      await reads(reason, /^报告原文如此$/, (one) => one.inputValue());
      await page.reload();
      await arrived(page);
      await reads(reason, /^报告原文如此$/, (one) => one.inputValue());
      await reason.fill('');
    },
  },
];
