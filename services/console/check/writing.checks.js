/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { carryOut, choose, cite, closeForm, counts, pick, sitDown } from './steps.js';

/** @param {Page} page @param {string} step @param {() => Promise<void>} fill */
const take = async (page, step, fill) => {
  await page.locator('.share button', { hasText: step }).first().click();
  await page.waitForSelector('.command-form');
  await fill();
  await carryOut(page);
  await closeForm(page);
};

/** @param {Page} page @param {string} stage */
const stageIs = (page, stage) => page.locator('.share .stage', { hasText: stage }).first().waitFor();

/** @type {Check[]} */
export const writingChecks = [
  {
    name: 'a street calls; what is not filled in is said at its field; what would be written is shown before it is',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '镇街', 'calls?district=150302');
      await page.getByRole('button', { name: '街呼', exact: true }).click();
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await counts(page.locator('.field .complaint'), 3);
      equal((await violations(page)).join('\n'), '');
      await picture('form-lacking');
      await choose(page, '呼叫单位', '新华西');
      await page.getByLabel('呼叫事项').fill('早市占道经营，居民反映强烈');
      await choose(page, '被呼部门', '海北');
      await page.keyboard.press('Escape');
      match(await carryOut(page), /将写入[\s\S]*早市占道经营/);
      await closeForm(page);
    },
  },
  {
    name: 'the call is dispatched, signed, handled, answered, reviewed and closed from the board',
    run: async ({ page, picture }) => {
      await page.locator('.opens', { hasText: '早市占道经营' }).first().click();
      await page.waitForSelector('.share');
      equal((await violations(page)).join('\n'), '');
      await picture('call-sheet');
      await take(page, '派单', async () => {
        await page.getByText('选填').click();
        await page.getByLabel('签收时限').fill('1');
        await page.getByLabel('办结时限').fill('5');
      });
      await stageIs(page, '已派单');
      await take(page, '签收', async () => {});
      await stageIs(page, '已签收');
      await take(page, '办理', () => page.getByLabel('办理情况').fill('现场劝导并划定摊位'));
      await stageIs(page, '办理中');
      await take(page, '区应', () => page.getByLabel('反馈内容').fill('已划定早市摊位并安排值守'));
      await stageIs(page, '已反馈');
      await take(page, '复核', async () => {});
      await stageIs(page, '已复核');
      await page.getByRole('button', { name: '办结呼叫' }).click();
      await page.getByLabel('办结情况').fill('居民满意');
      await carryOut(page);
      await page.waitForFunction(() => document.querySelectorAll('.share button').length === 0);
      await counts(page.locator('section.recorded'), 1); // the button that opened the form is gone by now
      await closeForm(page);
      await page.locator('.ant-drawer-close').click();
    },
  },
  {
    name: 'a lost login, a service that is away and a page loaded anew lose nothing that was typed',
    run: async ({ page, address, complaints }) => {
      await sitDown(page, address, '镇街', 'calls?district=150302');
      await page.getByRole('button', { name: '街呼', exact: true }).click();
      await page.waitForSelector('.command-form');
      await choose(page, '呼叫单位', '滨河');
      await page.getByLabel('呼叫事项').fill('井盖缺失');
      await choose(page, '被呼部门', '海北');
      await page.keyboard.press('Escape');
      const attempt = () => page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.route('**/grid/calls?dryRun=true', (route) => route.fulfill({ status: 503, contentType: 'text/plain', body: 'away' }));
      await attempt();
      await page.locator('.notice.failure', { hasText: '所填内容仍在' }).waitFor();
      await page.unroute('**/grid/calls?dryRun=true');
      await page.evaluate(() => sessionStorage.setItem('yange-token', 'ended.ended.ended'));
      await attempt();
      await page.getByText('登录已失效').waitFor();
      await page.locator('.ant-modal .people button', { hasText: '镇街' }).click();
      await page.waitForFunction(() => document.querySelector('.ant-modal .people') === null);
      equal(await page.getByLabel('呼叫事项').inputValue(), '井盖缺失');
      await page.reload();
      await page.getByRole('button', { name: '街呼', exact: true }).click();
      equal(await page.locator('.command-form').getByLabel('呼叫事项').inputValue(), '井盖缺失');
      await carryOut(page);
      await closeForm(page);
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !/401|503/.test(one)));
    },
  },
  {
    name: 'somebody was faster: what changed since is shown, and the form goes on from there',
    run: async ({ page, complaints }) => {
      await page.locator('.opens', { hasText: '井盖缺失' }).first().click();
      await page.waitForSelector('.share');
      await page.locator('.share button', { hasText: '区应' }).first().click();
      await page.getByLabel('反馈内容').fill('已补装');
      await page.evaluate(async () => {
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${sessionStorage.getItem('yange-token')}` };
        const callId = new URLSearchParams(location.hash.split('?')[1]).get('call');
        const call = await (await fetch(`/v1/districts/150302/grid/calls/${callId}`, { headers })).json();
        const [{ departmentId: id, department: name }] = call.shares;
        const answer = await fetch(`/v1/districts/150302/grid/calls/${callId}/reminders`, { method: 'POST', headers: { ...headers, 'idempotency-key': 'somebody-faster' }, body: JSON.stringify({ department: { id, name } }) });
        if (!answer.ok) throw new Error(await answer.text());
      });
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      const notice = page.locator('.notice.failure', { hasText: '他人已先改动' });
      await notice.waitFor();
      ok((await notice.innerText()).includes('催办'));
      await page.getByRole('button', { name: '按最新情况重新试办' }).click();
      await page.locator('.trial').waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.locator('section.recorded').waitFor();
      await closeForm(page);
      await page.locator('.ant-drawer-close').click();
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('412')));
    },
  },
  {
    name: 'what a role may not do is not offered: an auditor sees calls and no way to call',
    run: async ({ page, address }) => {
      await sitDown(page, address, '审计', 'calls?district=150302');
      await page.locator('.opens', { hasText: '井盖缺失' }).first().click();
      await page.waitForSelector('.share');
      equal(await page.locator('main button, .share button').filter({ hasText: /街呼|复核|派单/ }).count(), 0);
      await page.locator('.ant-drawer-close').click();
    },
  },
  {
    name: 'a street claims a power and declines another with its reason; a rule says why too many are refused',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '镇街', 'powers?district=150302');
      const row = page.locator('.matrix tbody tr', { hasText: '海北街道' });
      const rest = async () => Number(await row.locator('td.number').nth(2).innerText());
      const before = await rest();
      await row.getByRole('button', { name: /^认领/ }).click();
      await pick(page, '类别', '其他行政权力');
      await page.getByLabel('只计数量').fill('1000');
      await cite(page);
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.locator('.trial-refused code').first().waitFor();
      equal(await page.getByRole('button', { name: '确认办理' }).count(), 0);
      await picture('claim-refused');
      await page.getByLabel('只计数量').fill('1');
      await carryOut(page);
      await closeForm(page);
      await row.getByRole('button', { name: /^不认领/ }).click();
      await pick(page, '类别', '其他行政权力');
      await page.getByLabel('只计数量').fill('1');
      await pick(page, '理由', '缺专业力量');
      await page.getByLabel('说明').fill('无专业检测人员');
      await cite(page);
      equal((await violations(page)).join('\n'), '');
      await carryOut(page);
      await closeForm(page);
      for (const deadline = Date.now() + 15_000; (await rest()) > before - 2 && Date.now() < deadline; ) await page.waitForTimeout(200);
      equal(await rest(), before - 2);
    },
  },
  {
    name: 'an issue of a ledger is not closed without the means: the rule says so before anything is sent, in English',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'ledgers?district=150302');
      await page.getByRole('button', { name: 'English' }).click();
      await page.locator('.opens', { hasText: '机构编制问题整改台账' }).click();
      await page.getByRole('button', { name: /^Close issues/ }).click();
      await page.locator('.command-form').getByLabel('Count').fill('1');
      await page.getByLabel('Evidence').fill('消化1名，见2021年第3期台账');
      await cite(page);
      equal((await violations(page)).join('\n'), '');
      await picture('close-issues');
      await page.getByRole('button', { name: 'Try: what would be written' }).click();
      await page.locator('.trial-refused code', { hasText: 'close-means' }).waitFor();
      equal(await page.getByRole('button', { name: 'Carry out' }).count(), 0);
    },
  },
  {
    name: 'before an event is annulled the page shows what stands on it and which figures would move',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '一支笔', 'overview?district=150302&figure=A9');
      await page.locator('#panel .open-all').click();
      await page.locator('#panel details.event', { hasText: '核定编制' }).getByRole('button', { name: '撤销事件' }).first().click();
      await page.locator('.command-form').getByLabel('理由').fill('重复登记');
      await cite(page);
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await page.locator('.trial', { hasText: '会变的数据' }).waitFor();
      match(await page.locator('.trial').innerText(), /correction-without-authority[\s\S]*A9[\s\S]*→/);
      equal(await page.getByRole('button', { name: '确认办理' }).count(), 0);
      await picture('annul');
      await page.getByRole('button', { name: '送审：由有权的另一人签办' }).click();
      match(await page.locator('section.recorded').innerText(), /已送审[\s\S]*签办之前不生效/);
      await page.locator('.ant-drawer-close').last().click();
    },
  },
  {
    name: 'an operator builds the read models of a service anew; others are not offered it',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '运维', 'running');
      await page.getByRole('button', { name: /^重建读模型 网格/ }).click();
      await page.getByRole('button', { name: '确认重建' }).click();
      await page.locator('.rebuild', { hasText: '✓ 已重建' }).waitFor();
      await picture('rebuilt');
      await sitDown(page, address, '审计', 'running');
      equal(await page.getByRole('button', { name: /重建/ }).count(), 0);
    },
  },
];
