/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import exceljs from 'exceljs';
import { readFileSync } from 'node:fs';
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { arrived, counts, goTo, reads, sitDown } from './steps.js';

/** @param {Page} page @param {string} name @param {string | Buffer} content */
const bring = async (page, name, content) => {
  await page.locator('.upload-form input[type=file]').first().setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: '试导入', exact: true }).click();
};

/** @param {Page} page @param {string} state */
const stateIs = (page, state) => page.locator('.run-head h2', { hasText: state }).waitFor();

/** @param {Page} page @param {string} button @returns {Promise<{ name: string, text: string, bytes: Buffer }>} */
const download = async (page, button) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).first().click()]);
  const bytes = readFileSync(await file.path());
  return { name: file.suggestedFilename(), text: bytes.toString('utf8'), bytes };
};

const header = '序号,文号,标题,简称,发文机关,成文日期,文种,校读,生效日期,依据文件,报告位置,原文,来源性质';

/** @param {string} date */
const documents = (date) => `${header}\nXY-001,,海勃湾区一号方案,一号方案,区委编办,2019年3月,方案,,${date},,,海勃湾区一号方案,原文\nXY-002,,海勃湾区二号方案,二号方案,区委编办,2019年3月,方案,,2019年3月,,,海勃湾区二号方案,原文\n`;

/** A workbook with two sheets, each with a title above its header and a wrong day in row 3. */
const workbook = async () => {
  const book = new exceljs.Workbook();
  book.addWorksheet('文件').addRows([['文件清单'], header.split(','), ...documents('2019年13月').replaceAll('XY-', 'XL-').replaceAll('号方案', '号表方案').trim().split('\n').slice(1).map((row) => row.split(','))]);
  book.addWorksheet('机构沿革').addRows([['机构沿革'], '序号,事项,机构,上级机构,类别,机构组,数量,生效日期,依据文件,报告位置,原文,来源性质'.split(','), 'XL-101,设立机构,区改表局,,事业单位,,,2019年2月30日,机构改革实施意见,,演示,推定'.split(',')]);
  const [first] = book.worksheets;
  if (first !== undefined) first.getCell('C3').font = { bold: true };
  return Buffer.from(await book.xlsx.writeBuffer());
};

/** @type {Check[]} */
export const importChecks = [
  {
    name: 'a template is downloaded, as a workbook and as a CSV, and says what each column asks for',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      match((await download(page, '下载 XLSX')).name, /导入模板\.xlsx/);
      await page.getByLabel('表', { exact: true }).click();
      await page.locator('.ant-select-item-option:visible', { hasText: '文件' }).first().click();
      await page.locator('.template-columns li').nth(5).waitFor();
      ok((await download(page, '下载 CSV')).text.includes('标题'));
      await page.getByRole('button', { name: '试导入', exact: true }).click();
      await page.getByText('请先选文件').waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('import-template');
    },
  },
  {
    name: 'what is wrong in a row is shown with its rule, corrected in place, checked again; the file comes back with its error column',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await bring(page, '文件.csv', documents('2019年13月'));
      await stateIs(page, '有问题');
      const problem = page.locator('.problems tbody tr').first();
      match(await problem.innerText(), /文件\.csv[\s\S]*2[\s\S]*生效日期/);
      equal(await problem.locator('input').inputValue(), '2019年13月');
      equal((await violations(page)).join('\n'), '');
      await picture('import-problems');
      const back = await download(page, '下载带“错误”列的文件');
      equal(back.name, '文件-错误.csv');
      match(back.text, /错误/);
      await problem.locator('input').fill('2019年3月');
      await page.getByRole('button', { name: /用改正后的内容再校核（1/ }).click();
      await stateIs(page, '试导入完成');
      ok((await download(page, '下载改正后的文件')).text.includes('一号方案,区委编办,2019年3月,方案,,2019年3月'));
    },
  },
  {
    name: 'what would be written is shown, and is written once it is confirmed; brought again, nothing is recorded twice',
    run: async ({ page, address, picture }) => {
      const planned = page.locator('.planned tbody tr');
      await planned.first().waitFor();
      equal(await planned.count(), 2);
      match(await planned.first().innerText(), /XY-001[\s\S]*一号方案/);
      equal((await violations(page)).join('\n'), '');
      await picture('import-preview');
      await page.getByRole('button', { name: '确认导入' }).click();
      await stateIs(page, '已入账');
      await picture('import-done');
      await page.getByRole('button', { name: '导入别的文件' }).click();
      await page.locator('.upload-form').waitFor();
      await bring(page, '文件.csv', documents('2019年3月'));
      await page.getByText('各行都已入账').waitFor();
      equal(await page.getByRole('button', { name: '确认导入' }).count(), 0);
      await page.goto(`${address}#/events?district=150302&text=${encodeURIComponent('一号方案')}`);
      await page.locator('.sentence', { hasText: '一号方案' }).first().waitFor();
    },
  },
  {
    name: 'a workbook is corrected in place too: each problem at its sheet, row and column; what was typed outlives a page that was left; it comes back corrected, formats and all',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await bring(page, '全部.xlsx', await workbook());
      await stateIs(page, '有问题');
      const problem = (/** @type {string} */ sheet) => page.locator('.problems tbody tr', { hasText: sheet }).filter({ hasText: '生效日期' }).first();
      match(await problem('文件').innerText(), /全部\.xlsx\s+文件\s+3\s+生效日期/);
      match(await problem('机构沿革').innerText(), /全部\.xlsx\s+机构沿革\s+3\s+生效日期/);
      await reads(problem('文件').locator('input'), /^2019年13月$/, (one) => one.inputValue());
      await problem('文件').locator('input').fill('2019年3月');
      await page.locator('.navigation a', { hasText: '总览' }).first().click();
      await page.goBack();
      await arrived(page);
      await reads(problem('文件').locator('input'), /^2019年3月$/, (one) => one.inputValue());
      await problem('机构沿革').locator('input').fill('2019年2月28日');
      equal((await violations(page)).join('\n'), '');
      await picture('import-workbook');
      await page.getByRole('button', { name: /用改正后的内容再校核（2/ }).click();
      await stateIs(page, '试导入完成');
      await counts(page.locator('.planned tbody tr'), 3);
      const { name, bytes } = await download(page, '下载改正后的文件');
      equal(name, '全部.xlsx');
      const back = new exceljs.Workbook();
      await back.xlsx.load(/** @type {any} */ (bytes));
      equal(['I3', 'C3'].map((cell) => back.getWorksheet('文件')?.getCell(cell).text).join(), '2019年3月,海勃湾区一号表方案');
      equal(back.getWorksheet('文件')?.getCell('C3').font?.bold, true);
      equal(back.getWorksheet('机构沿革')?.getCell('H3').text, '2019年2月28日');
      await page.getByRole('button', { name: '确认导入' }).click();
      await stateIs(page, '已入账');
      await page.goto(`${address}#/events?district=150302&text=${encodeURIComponent('区改表局')}`);
      await page.locator('.sentence', { hasText: '区改表局' }).first().waitFor();
    },
  },
  {
    name: 'headers that are not those of the template are a guess until a person confirms them; a run is found again in another tab, and is cancelled',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await bring(page, '清单.csv', documents('2019年3月').replace('序号', '编号').replace('XY-001', 'XY-011').replace('XY-002', 'XY-012').replaceAll('一号', '十一号').replaceAll('二号', '十二号'));
      await page.getByText('三、列对应').last().waitFor();
      await page.locator('.matching').waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('import-columns');
      await page.getByRole('button', { name: '确认对应，再试导入' }).click();
      await stateIs(page, '试导入完成');
      await page.reload();
      await stateIs(page, '试导入完成');
      await page.getByRole('button', { name: '导入别的文件' }).click();
      await page.locator('.data-table tbody tr.ant-table-row').nth(2).waitFor();
      const many = Array.from({ length: 6000 }, (_, index) => `XZ-${index},,第${index}号方案,${index}号,区委编办,2019年3月,方案,,2019年3月,,,第${index}号方案,原文`);
      await bring(page, '文件.csv', `${header}\n${many.join('\n')}\n`);
      await page.getByRole('button', { name: '取消' }).click();
      await stateIs(page, '已取消');
      await picture('import-cancelled');
      await page.getByRole('button', { name: '接着办理' }).click();
      await page.locator('.run-head .ant-progress').waitFor();
      await page.getByRole('button', { name: '取消' }).click();
      await stateIs(page, '已取消');
      await sitDown(page, address, '审计', 'overview?district=150302');
      equal(await page.locator('.navigation a', { hasText: '导入向导' }).count(), 0);
    },
  },
  {
    name: 'an organ that an import of history left under one that it ended is told on the page of organs, with the event, and not the day before; so is what is left of each limit',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'imports?district=150302');
      await page.getByRole('button', { name: '导入别的文件' }).click({ timeout: 5_000 }).catch(() => undefined);
      await page.locator('.upload-form').waitFor();
      const rows = ['YZ-001,设立机构,区演示局,,事业单位,,,2019-01-01', 'YZ-002,设立机构,区演示所,区演示局,事业单位,,,2019-01-01', 'YZ-003,撤销机构,区演示局,,,,,2019-03-01', 'YZ-004,核定限额,,,政府工作部门,本级党政机构,25,2019-03-01'];
      await bring(page, '机构沿革.csv', `序号,事项,机构,上级机构,类别,机构组,数量,生效日期,依据文件,报告位置,原文,来源性质\n${rows.map((row) => `${row},机构改革实施意见,,演示,推定`).join('\n')}\n`);
      await stateIs(page, '试导入完成');
      await page.getByRole('button', { name: '确认导入' }).click();
      await stateIs(page, '已入账');
      await page.goto(`${address}#/organs?district=150302&on=2019-03-01`);
      const told = page.locator('.organ-findings li');
      await told.first().waitFor();
      match(await told.innerText(), /区演示所[\s\S]*上级机构“区演示局”已于 2019-03-01 撤销，“区演示所”仍隶属于它[\s\S]*under-ended-parent/);
      equal((await violations(page)).join('\n'), '');
      await picture('organ-findings');
      const limits = page.locator('.limits', { hasText: '本级党政机构' });
      await reads(limits, /计入限额合计\s+35\s+35\s+0\s+已满限额[\s\S]*政府工作部门\s+25\s+24\s+1\s+在限额内[\s\S]*党委机构\s+—\s+11\s+—\s+未定限额/);
      equal(await limits.locator('[role=progressbar]').count(), 2);
      await told.getByRole('button', { name: '区演示所' }).click();
      await page.locator('.organ-sheet .organ-findings li').waitFor();
      await goTo(page, address, 'organs?district=150302&on=2019-02-28');
      await page.locator('.data-table tbody tr.ant-table-row').first().waitFor();
      equal(await page.locator('.organ-findings').count(), 0);
      await reads(limits, /政府工作部门\s+—\s+24\s+—\s+未定限额/);
      await goTo(page, address, 'organs?district=150302&on=2019-03-01&lang=en');
      await reads(limits, /government department\s+25\s+24\s+1\s+within the limit/);
    },
  },
];
