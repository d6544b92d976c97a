/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { bringTable } from './organs.steps.js';
import { tooWide, violations } from './screens.checks.js';
import { sitDown } from './steps.js';

const columns = '序号,事项,机构组,机构,新名称,上级机构,类别,规格,名单,说明,生效日期,依据文件,来源性质';

/** Organs of a check alone: made, renamed, put under another, merged, split and ended. @param {string} number @param {string} act @param {Record<string, string>} said @param {string} day */
const row = (number, act, said, day) => columns.split(',').map((column) => ({ 序号: number, 事项: act, 生效日期: day, 依据文件: '机构改革实施意见', 来源性质: '虚拟', ...said })[column] ?? '').join(',');

const bureau = { 类别: '政府工作部门', 规格: '正科级' };
const table = [
  columns,
  ...['甲', '乙', '丙', '丁', '戊'].map((name, at) => row(`HK-0${at + 1}`, '设立机构', { ...bureau, 机构: `校验${name}局` }, '2019-03-10')),
  row('HK-10', '合并机构', { ...bureau, 机构: '校验甲乙局', 名单: '校验甲局、校验乙局', 说明: '职能整合' }, '2019-09-01'),
  row('HK-11', '机构更名', { 机构: '校验丙局', 新名称: '校验丙丙局' }, '2019-09-01'),
  row('HK-12', '改隶', { 机构: '校验丁局', 上级机构: '校验丙丙局' }, '2019-10-01'),
  row('HK-13', '撤销机构', { 机构: '校验戊局', 说明: '任务完成' }, '2019-11-01'),
  row('HK-14', '分设机构', { ...bureau, 机构: '校验甲乙局', 名单: '校验一局、校验二局', 说明: '分开' }, '2020-03-01'),
].join('\n');

/** @param {Page} page @param {string} name */
const marksOf = async (page, name) => (await page.locator('.organ-tree .marked-organ', { hasText: name }).first().innerText()).replace(/\s+/g, ' ');

/** @type {Check[]} */
export const organChecks = [
  {
    name: 'between two days each organ of the tree is marked with a sign, a word and a colour, ended ones are struck, and each mark leads to its event; only what changed, in the address',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'organs?district=150302');
      await page.evaluate(bringTable, { name: '机构沿革.csv', text: table });
      await page.goto(`${address}#/organs?district=150302&on=2019-12-31&since=2019-06-30`);
      await page.reload();
      await page.locator('.marked-organ', { hasText: '合并' }).first().waitFor({ timeout: 60_000 });
      match(await marksOf(page, '校验甲乙局'), /⇒ 合并/);
      match(await marksOf(page, '校验丙丙局'), /≈ 更名/);
      match(await marksOf(page, '校验丁局'), /↷ 改隶/);
      match(await marksOf(page, '校验戊局'), /－ 撤销/);
      ok((await page.locator('.organ-tree del').count()) === 3, 'what ended is not struck');
      match(await page.locator('.change-legend').innerText(), /合并\s*3[\s\S]*撤销\s*1/);
      equal((await violations(page)).join('\n'), '');
      ok(!(await page.locator('.organ-tree').innerText()).includes('0 → 24'), 'a block that was there before is shown as new');
      await picture('organs-compared');
      const all = await page.locator('.organ-tree .ant-tree-treenode').count();
      await page.getByLabel('只看有变更的').click();
      await page.waitForFunction((before) => document.querySelectorAll('.organ-tree .ant-tree-treenode').length < before, all);
      match(page.url(), /only=1/);
      await page.setViewportSize({ width: 390, height: 844 });
      equal((await page.evaluate(tooWide)).join('\n'), '');
      equal((await violations(page)).join('\n'), '');
      await picture('organs-compared-390');
      await page.setViewportSize({ width: 1366, height: 768 });
      ok((await page.locator('.data-table tr', { hasText: '校验丙局' }).innerText()).includes('机构改革实施意见'));
      await page.locator('.marked-organ', { hasText: '校验丙丙局' }).locator('a').click();
      await page.waitForFunction(() => location.hash.includes('event='));
      await page.getByText('更名为“校验丙丙局”').first().waitFor();
    },
  },
  {
    name: 'the slider stops at days on which organs changed',
    run: async ({ page, address }) => {
      await page.goto(`${address}#/organs?district=150302&on=2019-09-01`);
      const slider = page.locator('#organ-time');
      await slider.waitFor();
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction(() => location.hash.includes('on=2019-10-01'));
      await page.locator('#organ-time[aria-valuetext="2019-10-01（1 项变更）"]').waitFor();
      await page.keyboard.press('End');
      await page.waitForFunction(() => !location.hash.includes('on='));
    },
  },
  {
    name: 'a lineage is drawn, moved and followed by the keyboard, and stands beside as a table',
    run: async ({ page, address, picture }) => {
      await page.goto(`${address}#/organs?district=150302&on=2019-12-31&since=2019-06-30&only=1`);
      await page.locator('.data-table .opens', { hasText: '校验甲乙局' }).first().click();
      const drawing = page.locator('.lineage-drawing svg');
      await drawing.waitFor();
      equal(await page.locator('.lineage tbody tr').count(), 2);
      const before = await drawing.getAttribute('viewBox');
      await drawing.focus();
      await page.keyboard.press('+');
      await page.keyboard.press('ArrowRight');
      await page.waitForFunction((was) => document.querySelector('.lineage-drawing svg')?.getAttribute('viewBox') !== was, before);
      await page.keyboard.press('0');
      await drawing.scrollIntoViewIfNeeded();
      equal((await violations(page)).join('\n'), '');
      await picture('organs-lineage');
      await page.locator('.lineage-node[role="link"]', { hasText: '校验甲局' }).focus();
      await page.keyboard.press('Enter');
      await page.locator('.organ-sheet h2', { hasText: '校验甲局' }).first().waitFor();
      await page.goto(`${address}#/organs?district=150302`);
    },
  },
];
