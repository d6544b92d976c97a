/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { carryOut, cite, goTo, reads, sitDown } from './steps.js';

const inspection = '机构编制执行情况督查';
const rules = '机构编制档案管理办法';
const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);

/** @param {Page} page @param {string} typed @param {string} title */
const find = async (page, typed, title) => {
  await page.locator('.act-list input').fill(typed);
  await page.locator('.act-list .opens').filter({ hasText: new RegExp(`^${title}$`) }).click();
  await page.locator('.act-form h2', { hasText: title }).waitFor();
};

/** @param {Page} page @param {string} where @param {string} text */
const select = async (page, where, text) => {
  await page.locator(`${where} .ant-select input`).fill(text);
  await page.locator('.ant-select-item-option:visible', { hasText: text }).first().click();
};

/** @type {Check[]} */
export const actChecks = [
  {
    name: 'a clerk finds an act by its words, says what it is about, and is told what it has to stand under',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'acts?district=150302');
      await page.locator('.act-list .opens').nth(150).waitFor({ state: 'attached' });
      await find(page, '更名', '机构更名');
      await select(page, '[data-place="organId"]', '千里山镇');
      await page.locator('.command-form').waitFor();
      match(page.url(), /act=organisations\.rename-organ.*organId=[0-9a-f-]{36}/);
      await page.locator('[data-pointer="/newName"] input').fill('千里山镇人民政府');
      equal((await violations(page)).join('\n'), '');
      await picture('act-form');
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.locator('.command-form .trial', { hasText: 'decision-required' }).waitFor();
      equal(await page.getByRole('button', { name: '确认办理' }).count(), 0);
    },
  },
  {
    name: 'who was faster on the same organ is told of, with what he did, and the form goes on from there; what was typed stays',
    run: async ({ page, address, complaints, picture }) => {
      await sitDown(page, address, '经办', 'acts?district=150302');
      await find(page, '更名', '机构更名');
      await select(page, '[data-place="organId"]', '滨河街道');
      await page.locator('[data-pointer="/newName"] input').fill('滨河新区街道');
      await page.evaluate(async () => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${sessionStorage.getItem('yange-token')}`, 'idempotency-key': 'faster-on-an-organ' };
        const organId = new URLSearchParams(location.hash.split('?')[1]).get('organId');
        const documents = [{ number: '海党编发〔2021〕3号', title: '关于有关事项的通知', issuer: '区委编办', issuedOn: '2021-03-01' }];
        const answer = await fetch(`/v1/districts/150302/organisations/organs/${organId}/regions`, { method: 'POST', headers, body: JSON.stringify({ effective: '2021-03-01', documents, regionCode: '150302' }) });
        if (!answer.ok) throw new Error(await answer.text());
      });
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      const notice = page.locator('.notice.failure', { hasText: '他人已先改动' });
      await notice.waitFor();
      match(await notice.innerText(), /区划/);
      equal(await page.locator('[data-pointer="/newName"] input').inputValue(), '滨河新区街道');
      await picture('act-conflict');
      await page.getByRole('button', { name: '按最新情况重新试办' }).click();
      await page.locator('.command-form .trial').waitFor();
      equal(await page.locator('[data-pointer="/newName"] input').inputValue(), '滨河新区街道');
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('412')));
    },
  },
  {
    name: 'what may be done about an organ is offered in its drawer, and its form knows which organ it is',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'organs?district=150302');
      await page.locator('main').getByText('千里山镇', { exact: true }).first().waitFor();
      await page.evaluate(() => scrollTo(0, 200));
      await page.locator('main').getByText('千里山镇', { exact: true }).first().click();
      await page.locator('.organ-sheet .acts-about > summary').click();
      // Another page begins at its top, wherever this one was left.
      await page.evaluate(() => scrollTo(0, 200));
      await page.waitForFunction(() => scrollY > 0);
      equal((await violations(page)).join('\n'), '');
      await page.locator('.organ-sheet .acts-about a').filter({ hasText: /^调整机构规格$/ }).click();
      await page.locator('.act-form h2', { hasText: '调整机构规格' }).waitFor();
      await page.locator('.act-form .command-form').waitFor();
      await page.waitForFunction(() => scrollY === 0);
      await page.locator('[data-place="organId"]', { hasText: '千里山镇' }).waitFor();
    },
  },
  {
    name: 'a clerk records what no page has a form for, with a month for a date and codes from the tables of the district',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'acts?district=150302');
      await find(page, '督查要求', '登记督查要求');
      await page.locator('[data-pointer="/title"] input').fill(inspection);
      await page.locator('[data-pointer="/requestedBy"]').getByRole('textbox').fill('市委编办');
      await page.locator('[data-pointer="/scope"]').getByRole('textbox').fill('全区机构编制');
      await page.locator('[data-pointer="/effective"] select').selectOption('month');
      const effective = page.locator('[data-pointer="/effective"] input');
      await reads(effective, new RegExp(`^${month}$`), (one) => one.inputValue());
      await effective.fill(`${month.slice(0, 4)}年${Number(month.slice(5))}月`);
      await effective.blur();
      await reads(effective, new RegExp(`^${month}$`), (one) => one.inputValue());
      await cite(page);
      match(await carryOut(page), new RegExp(inspection));
      await page.locator('section.recorded a').first().click();
      await page.locator('.facts', { hasText: month }).first().waitFor();
      await page.goto(`${address}#/acts?district=150302&act=staffing.request-use-permit`);
      await page.locator('[data-pointer="/type/kind"] .ant-select').click();
      await page.locator('.ant-select-item-option:visible', { hasText: '行政编制' }).waitFor();
    },
  },
  {
    name: 'a clerk prepares a document and submits it; nothing is recorded of it before another signs',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'acts?district=150302&act=organisations.register-document');
      await page.locator('[data-pointer="/title"] input').fill(rules);
      await page.locator('.extras > summary').click();
      for (const { field, text } of [{ field: 'number', text: '海党编发〔2021〕9号' }, { field: 'issuer', text: '海勃湾区委编办' }, { field: 'issued', text: '2021-03-05' }]) await page.locator(`[data-pointer="/${field}"]`).getByRole('textbox').fill(text);
      await cite(page);
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.locator('.command-form .trial', { hasText: rules }).waitFor();
      await page.getByRole('button', { name: '送审' }).click();
      match(await page.locator('section.recorded').innerText(), /签办之前不生效/);
      await goTo(page, address, 'trail?district=150302');
      equal(await page.locator('main', { hasText: rules }).count(), 0);
    },
  },
  {
    name: 'an approver signs it, and an auditor finds nothing to do there',
    run: async ({ page, address }) => {
      await sitDown(page, address, '一支笔', 'desk?district=150302');
      await page.locator('.desk-list .opens', { hasText: '登记文件' }).first().click();
      await page.locator('.draft-facts').waitFor();
      await carryOut(page);
      await page.goto(`${address}#/events?district=150302`);
      await page.locator('.sentence', { hasText: rules }).first().waitFor();
      await sitDown(page, address, '审计', 'acts?district=150302');
      await page.getByText('本岗位只查看，不办理').waitFor();
    },
  },
];
