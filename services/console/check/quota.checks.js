/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { asked } from './reading.checks.js';
import { dayIn, stateLater } from './quota.steps.js';
import { tooWide, violations } from './screens.checks.js';
import { sitDown } from './steps.js';

const group = '本级党政机构';

/** Chooses from a list of a change by the keyboard alone. @param {Page} page @param {string} label @param {string} text */
const chooseByKeys = async (page, label, text) => {
  const field = page.locator('.try-form').getByLabel(label).last();
  await field.focus();
  await page.keyboard.type(text);
  await page.locator('.ant-select-item-option-active:visible', { hasText: text }).first().waitFor();
  await page.keyboard.press('Enter');
};

/** What is approved for the group by now: another check may have changed it. @param {Page} page @returns {Promise<number>} */
const approvedNow = async (page) => {
  const { accounts } = await asked(page, '/v1/districts/150302/staffing/quota-accounts?limit=500');
  return Number(accounts.find((/** @type {{ ownerName: string, kind: string }} */ { ownerName, kind }) => ownerName.startsWith(group) && kind === 'administrative').approved);
};

/** @param {Page} page @param {string} outcome */
const tryOut = async (page, outcome) => {
  await page.locator('.try-form').getByRole('button', { name: '试算', exact: true }).click();
  await page.locator(`.what-if.trial-${outcome}`).waitFor();
  return page.locator('.what-if').innerText();
};

/** @type {Check[]} */
export const quotaChecks = [
  {
    name: 'a leader tries a change of quota by the keyboard: what is missing is said, what a rule refuses has the rule, what passes has its figures; a link shows the same',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '一支笔', 'quota?district=150302');
      await page.locator('.try-out > summary').click();
      await page.locator('.try-form').getByRole('button', { name: '试算', exact: true }).click();
      equal(await page.locator('.try-form .complaint').count(), 3);
      await chooseByKeys(page, '由（单位）', group);
      await page.locator('.try-form').getByLabel('编制类别').click();
      await page.locator('.ant-select-item-option:visible', { hasText: '行政' }).first().click();
      await page.locator('.try-form').getByLabel('数量').fill('500');
      match(await tryOut(page, 'refused'), /quota-below-zero/);
      equal(await page.getByRole('button', { name: '起草动议' }).count(), 0);
      await picture('quota-refused');
      await page.locator('.try-form').getByLabel('数量').fill('3');
      await page.getByText('请重新试算').waitFor();
      const told = await tryOut(page, 'passes');
      const before = await approvedNow(page);
      match(told, new RegExp(`${before} → ${before - 3}\\b`));
      match(told, new RegExp(`${before}名\\s+${before - 3}名`));
      equal((await violations(page)).join('\n'), '');
      // A leader looks; a motion is drafted by whoever may.
      equal(await page.getByRole('button', { name: '起草动议' }).count(), 0);
      match(await page.locator('.try-form').innerText(), /经办/);
      const link = page.url();
      await page.goto('about:blank');
      await page.goto(link);
      await page.locator('.try-form .ant-select', { hasText: group }).waitFor();
      equal(await page.locator('.try-form').getByLabel('数量').inputValue(), '3');
    },
  },
  {
    name: '减上增下 is two steps, people with their quota move both, and what was tried becomes a motion that carries its hash',
    run: async ({ page, address, picture }) => {
      const wishes = [['pair', group, '各街道办事处', 'administrative', '2'], ['people-with-quota', group, '各街道办事处', 'administrative', '4']].map((one) => one.map(encodeURIComponent).join(',')).join(';');
      await sitDown(page, address, '经办', `quota?district=150302&try=${encodeURIComponent(wishes)}`);
      await page.locator('.try-form .ant-select', { hasText: '各街道办事处' }).first().waitFor();
      const told = await tryOut(page, 'passes');
      equal(await page.locator('.what-if-steps > li').count() >= 3, true);
      const before = await approvedNow(page);
      match(told, new RegExp(`${before} → ${before - 6}\\b`));
      match(told, /转隶批次[\s\S]*4/);
      await picture('quota-try');
      await page.setViewportSize({ width: 390, height: 844 });
      equal((await page.evaluate(tooWide)).join('\n'), '');
      equal((await violations(page)).join('\n'), '');
      await picture('quota-try-390');
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.getByRole('button', { name: '起草动议' }).click();
      await page.waitForSelector('.command-form');
      equal(await page.locator('.command-form .part').count(), 3);
      equal(await page.locator('.command-form').getByLabel('内容').nth(1).inputValue(), '核增各街道办事处行政编制 2 名');
      await page.getByLabel('必要性').fill('减上增下，充实基层');
      await picture('quota-motion');
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.locator('.motion-head .stage', { hasText: '已动议' }).waitFor();
      match(page.url(), /#\/motions\?.*motion=/);
      await page.getByRole('button', { name: '用本页起草的方案试算' }).click();
      await page.getByText('与动议所附方案一致', { exact: false }).waitFor();
      ok((await page.locator('.motion').innerText()).includes('附有方案'));
      await picture('quota-motion-made');
    },
  },
  {
    name: 'leadership posts are tried beside quota: who has them, which level and rank, and how many there would be',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '一支笔', 'quota?district=150302');
      await page.locator('.try-out > summary').click();
      const form = page.locator('.try-form');
      /** @param {string} label @param {string} [text] */
      const pickFirst = async (label, text) => {
        await form.getByLabel(label).first().click();
        await page.locator('.ant-select-item-option:visible', text === undefined ? {} : { hasText: text }).first().click();
      };
      await pickFirst('调整方式', '核增领导职数');
      await pickFirst('至（单位）');
      await pickFirst('职数（层次、正副职）', '副职');
      await form.getByLabel('数量').fill('1');
      await form.getByRole('button', { name: '试算', exact: true }).click();
      await page.locator('.what-if').waitFor();
      match(await page.locator('.what-if').innerText(), /核增[\s\S]*副职领导职数 1 名/);
      equal((await violations(page)).join('\n'), '');
      await picture('quota-posts');
    },
  },
  {
    name: 'what takes effect later stands on the page of quota with its day, until that day',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'quota?district=150302');
      await page.getByText('没有已入账而待生效').waitFor();
      const later = dayIn(90);
      await page.evaluate(stateLater, { later, group });
      await page.reload();
      const row = page.locator('.data-table[aria-label="待生效变更"] tr', { hasText: later });
      await row.waitFor();
      match(await row.innerText(), /400[\s\S]*届时仍成立/);
      await row.scrollIntoViewIfNeeded();
      await picture('quota-scheduled');
      await page.goto(`${address}#/quota?district=150302&on=${later}`);
      await page.getByText('没有已入账而待生效').waitFor();
    },
  },
];
