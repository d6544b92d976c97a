/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, ok } from 'node:assert/strict';

/** @param {Page} page @param {string} name */
export const loginAs = async (page, name) => {
  await page.locator('.people button', { hasText: name }).first().click();
  await page.waitForSelector('tr.figure');
};

/** @param {Page} page @param {string} id */
export const openFigure = async (page, id) => {
  await page.locator(`[data-figure="${id}"] button.id`).click();
  await page.waitForFunction((wanted) => document.querySelector('#panel-title')?.textContent?.startsWith(`${wanted} `) && document.querySelector('#panel .waiting') === null && document.querySelector('#panel .figure-panel h3 ~ *') !== null, id);
};

/** What the API says, with the page's own token. @param {Page} page @param {string} path @returns {Promise<any>} */
export const asked = (page, path) =>
  page.evaluate(async (at) => (await fetch(at, { headers: { authorization: `Bearer ${sessionStorage.getItem('yange-token')}` } })).json(), path);

/** @param {Page} page @param {string} selector */
const count = (page, selector) => page.locator(selector).count();

const budget = 1500;

/** Rows below the first view are drawn after it. */
export const wholeTable = 'table.figures[aria-busy="false"]';

/** Is this colour a green? @param {string} colour rgb(…) */
const isGreen = (colour) => {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return g > r + 8 && g > b + 3;
};

/** @type {Check[]} */
export const readingChecks = [
  {
    name: 'first view within 1.5 s, cold and over plain http by a name that is not localhost',
    run: async ({ page, address }) => {
      const begun = Date.now();
      await page.goto(`${address}#/overview`);
      await page.waitForSelector('.people button');
      const login = Date.now() - begun;
      const chosen = Date.now();
      await loginAs(page, '经办');
      const figures = Date.now() - chosen;
      ok(login + figures <= budget, `login ${login} ms + figures ${figures} ms`);
      return `login ${login} ms, figures ${figures} ms`;
    },
  },
  {
    name: 'every figure of the report has a row: declared beside derived',
    run: async ({ page }) => {
      await page.waitForSelector(wholeTable);
      const { figures, findings, report } = await asked(page, '/v1/districts/150302/reporting/figures');
      equal(await count(page, 'tr.figure'), figures.length);
      equal(figures.length, 99);
      equal(await count(page, '#findings .finding'), findings.length);
      equal(await page.locator('#report').textContent(), report.title);
      for (const rule of new Set(findings.map((/** @type {{ rule: string }} */ one) => one.rule))) ok((await count(page, `#findings code:text-is("${rule}")`)) > 0, `no finding of ${rule}`);
    },
  },
  {
    name: 'what is restated is never green, what was counted or computed is',
    run: async ({ page }) => {
      const marks = await page.$$eval('tr.figure .mark', (found) => found.map((mark) => ({ tone: mark.className, colour: getComputedStyle(mark).color, ground: getComputedStyle(mark).backgroundColor })));
      equal(marks.length, 99);
      for (const { tone, colour, ground } of marks) equal(isGreen(colour) || isGreen(ground), /tone-(counted|computed)/.test(tone), `${tone} is ${colour} on ${ground}`);
    },
  },
  {
    name: 'every figure opens its events, every event its document, position, time, role and hash',
    run: async ({ page }) => {
      const { figures } = await asked(page, '/v1/districts/150302/reporting/figures');
      const seen = new Set();
      for (const { id, events, uncertain, superseded, declaredBy } of figures) {
        await openFigure(page, id);
        const expected = [...events, ...uncertain, ...superseded.map((/** @type {{ eventId: string }} */ one) => one.eventId), declaredBy];
        const shown = await page.$$eval('#panel .event', (items) => items.map((item) => item.getAttribute('data-event')));
        equal(shown.join(), expected.join(), `${id}: other events than the figure names`);
        if (expected.every((event) => seen.has(event))) continue;
        await page.locator('#panel .open-all').click();
        await page.waitForFunction(() => [...document.querySelectorAll('#panel .event-body')].every((body) => body.querySelector('.facts') !== null && body.querySelector('.waiting') === null) && document.querySelectorAll('#panel .event').length === document.querySelectorAll('#panel .event-body').length);
        for (const { event, text, document } of await page.$$eval('#panel .event', (items) => items.map((item) => ({ event: item.getAttribute('data-event'), text: item.textContent, document: item.querySelector('.document')?.textContent ?? '' })))) {
          seen.add(event);
          ok(document !== '' && document !== '未注明文件', `${id}: ${event} without a document`);
          ok(/[0-9a-f]{64}/.test(text), `${id}: ${event} without a hash`);
          ok(/150302\/\w+ #\d+/.test(text) && /20\d\d-\d\d-\d\d \d\d:\d\d:\d\d/.test(text) && text.includes('一支笔 local-approver') && /来源：/.test(text), `${id}: ${event} lacks position, time, role or source: ${text}`);
        }
      }
      return `${figures.length} figures, ${seen.size} events`;
    },
  },
  {
    name: 'what is inferred, what was remarked and what is left open is said',
    run: async ({ page }) => {
      ok(await page.locator('[data-figure="E6"] .provenance-reconstructed').isVisible());
      await openFigure(page, 'E6');
      ok((await count(page, '#panel .event > summary .provenance-reconstructed')) > 0, 'E6: no event is marked as inferred');
      await openFigure(page, 'F4');
      await page.locator('#panel .open-all').click();
      await page.locator('#panel .event-finding').first().waitFor();
      ok((await page.locator('#panel .event-finding').first().textContent())?.includes('close-evidence'));
      await openFigure(page, 'E2');
      ok((await page.locator('#panel').textContent())?.includes('日期不足以确定是否计入'));
      await openFigure(page, 'B34');
      ok((await page.locator('#panel').textContent())?.includes('无法推出'));
      await openFigure(page, 'B14');
      ok((await page.locator('#panel').textContent())?.includes('未作主张'));
    },
  },
  {
    name: 'a day is typed in any way that a day is written in; what is none is said and does not become one',
    run: async ({ page }) => {
      const field = page.locator('#as-of');
      const become = (/** @type {string} */ wanted) => page.waitForFunction((on) => (new URLSearchParams(location.hash.split('?')[1]).get('on') ?? '') === on, wanted);
      for (const [typed, key, day] of [['2019-3-1', 'Enter', '2019-03-01'], ['2019年2月28日', 'Tab', '2019-02-28'], ['20200630', 'Shift', '2020-06-30']]) {
        await field.selectText();
        await page.keyboard.type(String(typed));
        await page.keyboard.press(String(key));
        await become(String(day));
        await page.waitForFunction((wanted) => document.querySelector('#as-of')?.matches('input') && /** @type {HTMLInputElement} */ (document.querySelector('#as-of')).value === wanted, String(day));
      }
      await field.selectText();
      await page.keyboard.type('2019-02-30');
      await page.waitForFunction(() => /** @type {HTMLInputElement} */ (document.querySelector('#as-of')).validationMessage.includes('年-月-日'));
      await page.keyboard.press('Tab');
      equal(await field.inputValue(), '2020-06-30');
      await become('2020-06-30');
      await field.fill('');
      await become('');
      await page.waitForSelector(wholeTable);
    },
  },
];
