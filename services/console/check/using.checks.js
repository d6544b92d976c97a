/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { openFigure, wholeTable } from './reading.checks.js';

const shown = 'tr.figure';

/** The address changes first and the page follows. @param {import('playwright-core').Page} page @param {number} count */
const settled = (page, count) => page.waitForFunction(([rows, wanted]) => document.querySelectorAll(String(rows)).length === wanted, [shown, count]);


/** Prepared by a clerk and signed by the approver, in the page itself. @param {{ figure: string, reason: string }} what @returns {Promise<string>} the event that annuls */
const annul = async ({ figure, reason }) => {
  const district = '/v1/districts/150302';
  const json = { 'content-type': 'application/json' };
  const bearer = async (/** @type {string} */ person) => `Bearer ${(await (await fetch('/v1/local-issuer/token', { method: 'POST', headers: json, body: JSON.stringify({ person }) })).json()).token}`;
  const [clerk, authorization] = [await bearer('local-clerk'), await bearer('local-approver')];
  const { events } = await (await fetch(`${district}/reporting/figures/${figure}`, { headers: { authorization } })).json();
  const [{ eventId, streamId, logId }] = events;
  const documents = [{ number: '海党编发〔2021〕3号', title: '关于更正的通知', issuer: '区委编办', issuedOn: '2021-03-01' }];
  const own = `${district}/${logId.split('/')[1]}`;
  const body = JSON.stringify({ command: 'annul-event', content: { streamId, eventId, reason, effective: '2019年2月底', documents }, submit: true });
  const prepared = await fetch(`${own}/drafts`, { method: 'POST', headers: { ...json, authorization: clerk, 'idempotency-key': '00000000-0000-4000-8000-00000000a8a8' }, body });
  const { draftId } = (await prepared.json()).answer;
  const { version, contentHash, position: seen } = await (await fetch(`${own}/drafts/${draftId}`, { headers: { authorization } })).json();
  const answer = await fetch(`${own}/drafts/${draftId}/signatures`, { method: 'POST', headers: { ...json, authorization, 'idempotency-key': '00000000-0000-4000-8000-00000000a8a9' }, body: JSON.stringify({ version, contentHash, seen }) });
  const recorded = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(recorded));
  return recorded.events[0].eventId;
};

/** @type {Check[]} */
export const usingChecks = [
  {
    name: 'filters and search narrow the table, and nothing found has a way out',
    run: async ({ page, address }) => {
      await page.goto(`${address}#/overview?district=150302`);
      await page.reload();
      await page.waitForSelector(wholeTable);
      const rows = async (/** @type {string} */ of) => page.locator(of).count();
      const [blocks, found] = [await rows('tr.figure:has(.mark-basis:has-text("整块复述"))'), await rows('tr.figure:has(.flag)')];
      for (const [choice, count] of [['basis-block', blocks], ['also-finding', found]]) {
        await page.locator(`[data-choice="${choice}"]`).click();
        await settled(page, Number(count));
        await page.locator(`[data-choice="${choice}"]`).click();
        await settled(page, 99);
      }
      await page.locator('#figure-search').fill('４６１');
      await settled(page, 3);
      // also A10: a finding about it says the number
      equal((await page.$$eval(shown, (rows) => rows.map((row) => row.getAttribute('data-figure')))).join(), 'A9,A10,B29');
      await page.locator('#figure-search').fill('没有这样的数');
      await page.getByRole('button', { name: '清除筛选' }).click();
      await settled(page, 99);
    },
  },
  {
    name: 'keys alone are enough: open, read, close, go on',
    run: async ({ page }) => {
      await page.locator('[data-figure="A1"] button.id').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#panel .event');
      match((await page.locator('#panel-title').textContent()) ?? '', /^A2 /);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.querySelector('#panel .figure-panel') === null);
      equal(await page.evaluate(() => document.activeElement?.textContent), 'A2');
    },
  },
  {
    name: 'an address shows the same again, the way back closes, an unknown figure is said',
    run: async ({ page, address }) => {
      await openFigure(page, 'A9');
      await page.reload();
      await page.waitForSelector('#panel .event .document');
      match((await page.locator('#panel-title').textContent()) ?? '', /^A9 /);
      await page.goBack();
      await page.waitForFunction(() => document.querySelector('#panel .figure-panel') === null);
      await page.goto(`${address}#/overview?district=150302&figure=Z99`);
      await page.getByText('没有这个编号的数：Z99').waitFor();
      await page.getByRole('button', { name: '关闭' }).click();
    },
  },
  {
    name: 'English is a click away, in the address, and stays',
    run: async ({ page }) => {
      const mark = page.locator('[data-figure="A9"] .mark');
      ok((await mark.innerText()).includes('整块复述'));
      await page.getByRole('button', { name: 'English' }).click();
      await page.locator('[data-figure="A9"] .mark', { hasText: 'block, restated' }).waitFor();
      await page.reload();
      await page.waitForSelector(shown);
      ok((await mark.innerText()).includes('block, restated'));
      equal(await page.evaluate(() => document.documentElement.lang), 'en');
      await page.getByRole('button', { name: '中文' }).click();
    },
  },
  {
    name: 'a phone shows it without scrolling sideways; the panel covers the page',
    run: async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
      await openFigure(page, 'A9');
      equal((await page.locator('#panel').boundingBox())?.width, 390);
      ok((await page.evaluate(() => document.querySelector('#panel')?.scrollWidth ?? 0)) <= 390);
      await page.getByRole('button', { name: '关闭' }).click();
      await page.setViewportSize({ width: 1366, height: 768 });
    },
  },
  {
    name: 'print: the whole table, or with a figure open that figure',
    run: async ({ page }) => {
      await page.waitForFunction(() => document.querySelector('.has-panel') === null);
      await page.emulateMedia({ media: 'print' });
      ok((await page.locator('table.figures').isVisible()) && !(await page.locator('.controls').isVisible()) && (await page.locator('#findings').isVisible()));
      await page.emulateMedia({ media: 'screen' });
      await openFigure(page, 'A9');
      await page.emulateMedia({ media: 'print' });
      ok((await page.locator('#panel .document').first().isVisible()) && !(await page.locator('table.figures').isVisible()));
      await page.emulateMedia({ media: 'screen' });
    },
  },
  {
    name: 'a mismatch is red and told in words',
    run: async ({ page, address }) => {
      await page.route('**/reporting/figures', async (route) => {
        const response = await route.fetch({ url: route.request().url().replace(new URL(address).hostname, '127.0.0.1') });
        const body = await response.json();
        Object.assign(body.figures[0], { verdict: 'mismatch', restated: false });
        body.figures[0].derived[0].value = 36;
        await route.fulfill({ response, json: body });
      });
      await page.reload();
      await page.waitForSelector(shown);
      await page.unroute('**/reporting/figures');
      match(await page.locator('[data-figure="A1"] .mark').innerText(), /不符/);
      equal(await page.locator('[data-figure="A1"] .differs').count(), 1);
    },
  },
  {
    name: 'an annulled event stays in sight: why there is no value, what was annulled, why and by which event',
    run: async ({ page }) => {
      const annulment = await page.evaluate(annul, { figure: 'A8', reason: '重复登记' });
      await page.waitForFunction(async (reporting) => {
        const answer = await fetch(`${reporting}/figures/A8`, { headers: { authorization: `Bearer ${sessionStorage.getItem('yange-token')}` } });
        return (await answer.json()).figure.superseded.length === 1;
      }, '/v1/districts/150302/reporting');
      await page.reload();
      await page.waitForSelector(shown);
      await openFigure(page, 'A8');
      const panel = await page.locator('#panel').innerText();
      for (const words of ['无法推出', '缘由：', 'annulled', '已撤销', '重复登记', annulment]) ok(panel.includes(words), `${words} is not in the panel:\n${panel}`);
      equal(await page.locator('#panel .event .flag', { hasText: '已被取代' }).count(), 1);
    },
  },
  {
    name: 'a token that is no longer taken leads to the login and back to the same place',
    run: async ({ page, complaints }) => {
      await page.reload();
      await page.waitForSelector(shown);
      await page.evaluate(() => sessionStorage.setItem('yange-token', 'ended.ended.ended'));
      await page.locator('[data-figure="A10"] button.id').click();
      await page.getByText('登录已失效').waitFor();
      await page.locator('.ant-modal .people button', { hasText: '审计' }).click();
      await page.waitForSelector('#panel .event');
      match((await page.locator('#panel-title').textContent()) ?? '', /^A10 /);
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('401')));
    },
  },
  {
    name: 'a stopped platform is said, with what to do',
    run: async ({ page, stopPlatform, complaints }) => {
      await stopPlatform();
      await page.locator('[data-figure="A11"] button.id').click();
      await page.locator('#panel').getByText('服务没有应答').waitFor();
      match(await page.locator('#panel .notice').first().innerText(), /npm start.*重试/s);
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('ERR_CONNECTION_REFUSED')));
    },
  },
];
