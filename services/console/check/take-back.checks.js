/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { arrived, goTo, reads, sitDown } from './steps.js';

const title = '海勃湾区撤回演示方案';
const header = '序号,文号,标题,简称,发文机关,成文日期,文种,校读,生效日期,依据文件,报告位置,原文,来源性质';
const file = { name: '文件.csv', mimeType: 'text/csv', buffer: Buffer.from(`${header}\nTB-001,,${title}一号,撤回一号,区委编办,2019年3月,方案,,2019年3月,,,${title}一号,原文\nTB-002,,${title}二号,撤回二号,区委编办,2019年3月,方案,,2019年3月,,,${title}二号,原文\n`) };
const reason = '整表导错了年份';

/** Tried, and carried out. @param {Page} page */
const bring = async (page) => {
  await page.locator('.upload-form input[type=file]').first().setInputFiles(file);
  await page.getByRole('button', { name: '试导入', exact: true }).click();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.locator('.run-head h2', { hasText: '已入账' }).waitFor();
};

/** Documents of the upload that are on record. @param {Page} page @param {string} address @param {number} count */
const areOnRecord = async (page, address, count) => {
  await goTo(page, address, `trail?district=150302&q=${encodeURIComponent(title)}`);
  const all = page.locator('.data-table [role=status]');
  await reads(all, count === 0 ? /^0 \/ \d+/ : new RegExp(`^${count} / \\d+`));
};

/** @param {Page} page @param {string} state */
const stateIs = (page, state) => page.locator('.taking-back [role=status]', { hasText: state }).waitFor();

/** @type {Check[]} */
export const takeBackChecks = [
  {
    name: 'a clerk brings a wrong table and proposes to take it back, with a reason; nothing is gone before another signs',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await bring(page);
      await areOnRecord(page, address, 2);
      await page.goBack();
      await arrived(page);
      await page.getByRole('button', { name: '撤回导入' }).click();
      await stateIs(page, '已入账，尚未提出撤回');
      const part = page.locator('.taking-back');
      await part.getByRole('button', { name: '逐行预览' }).first().click();
      await part.locator('tbody tr', { hasText: 'TB-002' }).waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('take-back-proposed');
      await part.getByLabel('撤回理由').fill(reason);
      await part.getByRole('button', { name: '提出撤回' }).click();
      await stateIs(page, '已提出撤回，待签办');
      equal(await part.getByRole('button', { name: '签办并撤回' }).count(), 0);
      await areOnRecord(page, address, 2);
    },
  },
  {
    name: 'the approver is led from the desk to the upload, reads the reason and signs: its rows are gone, its events stay in the log with who took them back',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '一支笔', 'desk?district=150302');
      await page.locator('.desk-list .opens', { hasText: '撤' }).first().click();
      await page.locator('.draft-part', { hasText: reason }).waitFor();
      await page.getByRole('link', { name: '到导入向导审阅并签办' }).click();
      await stateIs(page, '已提出撤回，待签办');
      match(await page.locator('.taking-back').innerText(), new RegExp(`local-clerk — ${reason}`));
      await page.getByRole('button', { name: '签办并撤回' }).click();
      await stateIs(page, '已撤回');
      await reads(page.locator('.taking-back .run-counts').first(), /仍计入\s+0/);
      equal((await violations(page)).join('\n'), '');
      await picture('take-back-done');
      await areOnRecord(page, address, 0);
      await goTo(page, address, `events?district=150302&text=${encodeURIComponent(title)}`);
      await page.locator('.sentence', { hasText: `${title}一号` }).first().waitFor();
    },
  },
  {
    name: 'the same file is brought again, and its rows are there again',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await bring(page);
      await areOnRecord(page, address, 2);
    },
  },
];
