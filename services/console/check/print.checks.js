/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, ok } from 'node:assert/strict';
import { counts, goTo, sitDown } from './steps.js';

/** A4 without its margins, at 96 dots per inch. */
const paper = { width: 703, height: 1010 };

/** In the page, as it is printed: what of the frame is seen, and what of a table is cut off. */
const faultsOnPaper = () => {
  const isSeen = (/** @type {Element} */ one) => one.getClientRects().length > 0;
  const frame = [...document.querySelectorAll('.head, .navigation, .date-bar, .skip, .table-bar, .pager')].filter(isSeen).map((one) => `${one.className} is printed`);
  const cut = [...document.querySelectorAll('table')].filter(isSeen).flatMap((table) => {
    const { right } = table.getBoundingClientRect();
    if (right > innerWidth + 2) return [`a table ends at ${Math.round(right)} of ${innerWidth}: ${(table.textContent ?? '').slice(0, 60)}`];
    for (let around = table.parentElement; around !== null && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const hides = (overflowY !== 'visible' && around.scrollHeight > around.clientHeight + 2) || (overflowX !== 'visible' && around.scrollWidth > around.clientWidth + 2);
      if (hides) return [`a table is cut by ${around.className}`];
    }
    return [];
  });
  return [...frame, ...cut];
};

/** @param {Page} page @returns {Promise<number>} rows of tables that stand on the page */
const rowsOf = (page) => page.evaluate(() => Math.max(0, ...[...document.querySelectorAll('table')].map((table) => table.querySelectorAll('tbody tr:not([aria-hidden]):not(.group)').length), document.querySelectorAll('.ant-table-tbody-virtual .ant-table-row').length));

/** What is looked at most on paper. */
const printed = [
  ['overview', 'overview?district=150302&on=2020-06-30'], ['organs', 'organs?district=150302&on=2020-06-30'], ['quota', 'quota?district=150302&on=2020-06-30'], ['powers', 'powers?district=150302&on=2020-06-30'],
  ['reports', 'reports?district=150302&on=2020-06-30'], ['ledgers', 'ledgers?district=150302'], ['changes', 'changes?district=150302&from=2018-12-31&on=2020-06-30'], ['teams', 'teams?district=150302'], ['registers', 'registers?district=150302'], ['trail', 'trail?district=150302'],
];

/** @type {Check[]} */
export const printChecks = [
  {
    name: 'on paper there is no frame, no table is cut, and the day that is looked at is said',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'overview?district=150302');
      /** @type {string[]} */
      const faults = [];
      const look = async (/** @type {string} */ name) => {
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize(paper);
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        if (!(await page.locator('.print-head').isVisible())) faults.push(`${name}: no day is said`);
        faults.push(...(await page.evaluate(faultsOnPaper)).map((fault) => `${name}: ${fault}`));
        await picture(`print-${name}`);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        await page.emulateMedia({ media: null });
        await page.setViewportSize({ width: 1366, height: 768 });
      };
      for (const [name = '', screen = ''] of printed) {
        await goTo(page, address, screen);
        await look(name);
      }
      await goTo(page, address, 'organs?district=150302&on=2020-06-30');
      await page.locator('.data-table .opens, .organ-tree .opens').first().click();
      await page.locator('.organ-sheet').first().waitFor();
      await page.waitForFunction(() => document.querySelector('.ant-drawer .waiting, .ant-drawer .ant-skeleton') === null);
      await look('organ');
      equal(faults.join('\n'), '');
      return `${printed.length + 1} papers`;
    },
  },
  {
    name: 'no table draws more than a hundred rows, on any screen, in any list, on the whole history',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'overview?district=150302');
      const screens = await page.locator('.navigation a').evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').replace(/^#\//, '')));
      const found = [];
      let most = 0;
      const arriveAt = (/** @type {string} */ screen) => goTo(page, address, screen).catch((/** @type {unknown} */ error) => {
        throw new Error(`${screen}: ${String(error)}`);
      });
      for (const screen of [...screens, 'changes?district=150302&from=2018-01-01&on=2020-06-30']) {
        await arriveAt(screen);
        const lists = await page.locator('.list-choice a').evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').replace(/^#\//, '')));
        for (const one of [screen, ...lists]) {
          if (one !== screen) await arriveAt(one);
          const rows = await rowsOf(page);
          most = Math.max(most, rows);
          if (rows > 100) found.push(`${one}: ${rows} rows`);
        }
      }
      equal(found.join('\n'), '');
      return `${screens.length} screens, at most ${most} rows of a table`;
    },
  },
  {
    name: 'what an import of 250 rows would write is looked at a hundred rows at a time, and stands on paper as a whole',
    run: async ({ page, address }) => {
      await goTo(page, address, 'imports?district=150302');
      const rows = Array.from({ length: 250 }, (_, index) => `PG-${index},,分页第${index}号方案,分页${index}号,区委编办,2019年3月,方案,,2019年3月,,,分页第${index}号方案,原文`);
      const text = `序号,文号,标题,简称,发文机关,成文日期,文种,校读,生效日期,依据文件,报告位置,原文,来源性质\n${rows.join('\n')}\n`;
      await page.locator('.upload-form input[type=file]').first().setInputFiles({ name: '文件.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: '试导入', exact: true }).click();
      await page.locator('.run-head h2', { hasText: '试导入完成' }).waitFor({ timeout: 60_000 });
      for (const [first, count] of [['PG-0', 100], ['PG-100', 100], ['PG-200', 50]]) {
        await page.locator('.planned tbody tr').first().getByText(String(first), { exact: true }).waitFor();
        equal(await page.locator('.planned tbody tr').count(), count);
        if (count === 100) await page.getByRole('button', { name: '下一百行' }).click();
      }
      ok(await page.getByRole('button', { name: '下一百行' }).isDisabled());
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      equal(await page.locator('.planned tbody tr').count(), 250, 'on paper');
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      await counts(page.locator('.planned tbody tr'), 50);
    },
  },
];
