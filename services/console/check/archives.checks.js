/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { violations } from './screens.checks.js';
import { sitDown } from './steps.js';

const header = '序号,文号,标题,简称,发文机关,成文日期,文种,校读,生效日期,依据文件,报告位置,原文,来源性质';
const organs = '序号,事项,机构,类别,规格,生效日期,依据文件,来源性质';

/** @param {string} day */
const tables = (day) => ({
  '文件.csv': `${header}\nYS-001,,海勃湾区压缩包方案,压缩包方案,区委编办,2019年3月,方案,,2019年3月,,,海勃湾区压缩包方案,原文\n`,
  '机构沿革.csv': `${organs}\nYS-002,设立机构,压缩包校验局,政府工作部门,正科级,${day},压缩包方案,虚拟\n`,
});

/** @param {Record<string, string>} files */
const zipped = async (files) => {
  const zip = new JSZip();
  for (const [name, text] of Object.entries(files)) zip.file(name, text);
  return { name: '一套表.zip', mimeType: 'application/zip', buffer: await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' }) };
};

/** @param {Page} page */
const tryIt = (page) => page.getByRole('button', { name: '试导入', exact: true }).click();

/** @type {Check[]} */
export const archiveChecks = [
  {
    name: 'a ZIP of tables is tried like the tables in it, a wrong cell in it is corrected in place; one that swells, or leads out, is refused with the entry to blame',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      const choice = page.locator('.upload-form input[type=file]').first();
      await choice.setInputFiles(await zipped({ 'a.csv': '0'.repeat(4_000_000) }));
      match(await page.locator('.upload-form [role=alert]').innerText(), /a\.csv：解压后太大/);
      await choice.setInputFiles(await zipped({ '文件.csv': 'x', '说明.docx': 'x' }));
      await page.getByText('说明.docx：不是表').waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('import-zip-refused');
      await choice.setInputFiles(await zipped(Object.fromEntries(Object.entries(tables('2019年13月')).map(([name, text]) => [`一套表/${name}`, text]))));
      await page.getByText('将读取 2：').waitFor();
      await picture('import-zip');
      await tryIt(page);
      await page.locator('.run-head h2', { hasText: '有问题' }).waitFor();
      const cell = page.locator('.problems tbody tr', { hasText: '机构沿革.csv' }).locator('input').first();
      equal(await cell.inputValue(), '2019年13月');
      await cell.fill('2019年4月');
      await page.getByRole('button', { name: /用改正后的内容再校核/ }).first().click();
      await page.locator('.planned', { hasText: '压缩包校验局' }).waitFor();
      await picture('import-zip-preview');
    },
  },
  {
    name: 'a folder of tables is chosen as a whole; what lies deeper in it is passed over',
    run: async ({ page, address }) => {
      const folder = mkdtempSync(join(tmpdir(), 'yange-check-'));
      try {
        mkdirSync(join(folder, '旧'));
        for (const [name, text] of Object.entries({ ...tables('2019年4月'), '旧/文件.csv': 'x', '说明.docx': 'x' })) writeFileSync(join(folder, name), text);
        await page.goto(`${address}#/imports?district=150302`);
        await page.locator('.upload-form input[type=file]').nth(1).setInputFiles(folder);
        await page.getByText('将读取 2：').waitFor();
        await tryIt(page);
        await page.locator('.planned', { hasText: '压缩包校验局' }).waitFor();
        ok(!(await page.locator('main').innerText()).includes('说明.docx'));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
];
