/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { readFileSync } from 'node:fs';
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { counts, sitDown } from './steps.js';

/** @param {Page} page @param {string} button @returns {Promise<{ name: string, bytes: Buffer }>} */
const download = async (page, button) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).first().click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
};

/** A file of Office is a ZIP. @param {{ name: string, bytes: Buffer }} file @param {RegExp} name */
const isOffice = (file, name) => {
  match(file.name, name);
  equal(file.bytes.subarray(0, 2).toString('latin1'), 'PK');
};

const day = '2020-06-30';

/** @type {Check[]} */
export const reportChecks = [
  {
    name: 'a report reads as its template and the log have it; a note opens its figure and events; its files come down',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', `reports?district=150302&on=${day}`);
      await page.locator('.report-text .note-sign').first().waitFor();
      ok((await page.locator('.report-text').innerText()).includes('35'));
      equal((await violations(page)).join('\n'), '');
      await picture('report-draft');
      isOffice(await download(page, '下载 DOCX'), /2020-06-30\.docx$/);
      isOffice(await download(page, '下载附表 XLSX'), /附表\.xlsx$/);
      isOffice(await download(page, '下载校核单 XLSX'), /校核单\.xlsx$/);
      const text = await download(page, '下载 MD');
      ok(text.bytes.toString('utf8').includes('海勃湾区'));
      await page.getByRole('button', { name: '脚注 1', exact: true }).first().click();
      await page.locator('.note-sheet .event').first().waitFor();
      match(await page.locator('.note-sheet').innerText(), /A1·党政机构/);
      equal((await violations(page)).join('\n'), '');
      await picture('report-note');
      await page.locator('.ant-drawer-close').click();
    },
  },
  {
    name: 'a report is frozen once its check sheet is settled, and comes out the same to the last byte; it is downloaded',
    run: async ({ page, picture }) => {
      const freeze = page.getByRole('button', { name: '定稿', exact: true });
      ok(await freeze.isDisabled());
      const entries = page.locator('.settlements > li');
      await entries.first().waitFor();
      const count = await entries.count();
      for (let at = 0; at < count; at += 1) {
        await entries.nth(at).locator('.ant-select').click();
        await page.locator('.ant-select-item-option:visible', { hasText: '上报' }).first().click();
        await entries.nth(at).locator('input[maxlength="300"]').fill('报告原文如此，尚无可据以推算的数');
      }
      await page.getByText('已全部处置').waitFor();
      await page.locator('.settlements').scrollIntoViewIfNeeded();
      await picture('report-settled');
      await freeze.click();
      await page.getByRole('link', { name: '看定稿' }).click();
      await page.getByText('与定稿时逐字节相同').waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('report-frozen');
      isOffice(await download(page, '下载 DOCX'), /\.docx$/);
      await page.getByRole('button', { name: /返回定稿列表/ }).click();
      await page.locator('.opens').first().waitFor();
    },
  },
  {
    name: 'a draft is proof-read: a wrong number is marked where it stands, and the draft comes back with comments',
    run: async ({ page, address, picture }) => {
      await page.getByRole('button', { name: '文稿核对', exact: true }).click();
      await page.getByRole('button', { name: '核对', exact: true }).click();
      await page.getByText('请先选文稿').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: '文稿.txt', mimeType: 'text/plain', buffer: Buffer.from('海勃湾区共设置党政机构36个，核定行政编制461名，整合组建机构16个。') });
      await page.getByRole('button', { name: '核对', exact: true }).click();
      await page.locator('.proof-text mark').first().waitFor();
      equal((await page.locator('.proof-text mark.verdict-differs').allInnerTexts()).join(), '36个✗');
      match(await page.locator('.proof-remarks').innerText(), /文中36个，账上35个/);
      await page.getByLabel('只看有问题的').check();
      await counts(page.locator('.proof-remarks li'), 1);
      equal((await violations(page)).join('\n'), '');
      await picture('report-proof');
      isOffice(await download(page, '下载带批注的 DOCX'), /文稿-批注\.docx$/);
      await sitDown(page, address, '审计', `reports?district=150302&on=${day}`);
      await page.locator('.settlements > li').first().waitFor();
      equal(await page.getByRole('button', { name: '定稿', exact: true }).count(), 0);
      await page.goto(`${address}#/reports?district=150302&on=2018-01-01`);
      await page.getByText('还没有报告模板').waitFor();
    },
  },
];
