/** @import { Page } from 'playwright-core' */
/** @import { Check } from './check.js' */
import { equal, match, ok } from 'node:assert/strict';
import { violations } from './screens.checks.js';
import { carryOut, cite, closeForm, counts, pick, sitDown } from './steps.js';

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const owner = { name: '本级党政机构', count: 35 };
const type = { kind: 'administrative' };

/** Three posts fewer than the 461 of the report. */
const plan = { title: '核减行政编制3名', steps: [{ service: 'staffing', command: 'reduce-quota', body: { owner, type, count: 3 }, effective: today }] };

/** More people than there are posts. */
const over = { title: '超编用编462名', steps: [{ service: 'staffing', command: 'grant-use-permit', body: { owner, type, count: 462, expiresOn: `${Number(today.slice(0, 4)) + 1}-12-31` }, effective: today }] };

/** @param {Page} page @param {object} content */
const choosePlan = async (page, content) => {
  await page.locator('.plan-panel input[type=file]').setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(content)) });
  await page.locator('.what-if').waitFor();
};

/** @param {Page} page @param {string} stage */
const stageIs = (page, stage) => page.locator('.motion-head .stage', { hasText: stage }).waitFor();

/** The motion of this journey, as somebody else sees it. @param {Page} page @param {string} address @param {string} person */
const open = async (page, address, person) => {
  await sitDown(page, address, person, 'motions?district=150302');
  await page.locator('.opens', { hasText: plan.title }).first().click();
  await page.locator('.motion-head').waitFor();
};

/** @param {Page} page @param {string} act @param {() => Promise<void>} fill */
const take = async (page, act, fill) => {
  await page.locator('.acts-card').getByRole('button', { name: act, exact: true }).click();
  await page.waitForSelector('.command-form');
  await fill();
  const told = await carryOut(page);
  await closeForm(page);
  return told;
};

/** A motion that is made is shown at once. @param {Page} page */
const make = async (page) => {
  await page.getByRole('button', { name: '试办：看会写入什么' }).click();
  await page.getByRole('button', { name: '确认办理' }).click();
  await stageIs(page, '已动议');
};

/** @type {Check[]} */
export const motionChecks = [
  {
    name: 'a plan over quota is refused with its rule before anybody can ask for it',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'motions?district=150302');
      await page.getByText('还没有申请').waitFor();
      await picture('motions-empty');
      await page.getByText('带方案提出动议').first().click();
      await choosePlan(page, over);
      const told = await page.locator('.what-if').innerText();
      match(told, /permit-over-vacancy/);
      match(told, /核定 461 名/);
      equal(await page.locator('.with-plan button', { hasText: '带方案提出动议' }).count(), 0);
      equal((await violations(page)).join('\n'), '');
      await picture('plan-refused');
      await page.locator('.plan-panel input[type=file]').setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
      await page.getByText('这不是方案文件').waitFor();
    },
  },
  {
    name: 'a clerk makes a motion with a plan, and argues it; what it would move is seen before',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'motions?district=150302');
      await page.getByText('带方案提出动议').first().click();
      await choosePlan(page, plan);
      match(await page.locator('.what-if').innerText(), /461 → 458/);
      await picture('plan-passes');
      await page.locator('.with-plan').getByRole('button', { name: '带方案提出动议' }).click();
      await page.waitForSelector('.command-form');
      equal(await page.locator('.command-form').getByLabel('名称').inputValue(), plan.title);
      ok((await page.locator('.part').innerText()).includes('增减编制'));
      await page.locator('.command-form').getByLabel('内容').fill('核减本级党政机构行政编制3名');
      await pick(page, '编制类型', '行政编制');
      await pick(page, '核增、核减或划转', '核减');
      await page.getByLabel('必要性').fill('职能划出，编制相应核减');
      equal((await violations(page)).join('\n'), '');
      await picture('motion-form');
      await make(page);
      match(await page.locator('.motion-items').innerText(), /核减本级党政机构行政编制3名（核减、行政编制）/);
      await take(page, '提交论证', async () => {
        equal(await page.getByLabel('必要性').inputValue(), '职能划出，编制相应核减');
        await page.getByLabel('合理性').fill('与职能变化相符');
        await page.getByLabel('可行性').fill('有空编可减');
        await page.getByLabel('依据材料').fill('论证报告');
      });
      await stageIs(page, '已论证');
      equal(await page.locator('.acts-card').getByRole('button', { name: '审议决定' }).count(), 0);
      match(await page.locator('.acts-card').innerText(), /一支笔/);
      await picture('motion-argued');
    },
  },
  {
    name: 'while the approver reads, the clerk argues anew: what changed since is shown, and it is decided on that; the plan is tried out before it is signed',
    run: async ({ page, address, complaints, picture }) => {
      await sitDown(page, address, '经办', '');
      await page.getByRole('heading', { name: '工作台' }).waitFor();
      await page.locator('.desk-part', { hasText: '我最近记录的' }).getByText(plan.title).first().waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('desk-clerk');
      await sitDown(page, address, '一支笔', 'desk?district=150302');
      await page.locator('.desk-part', { hasText: '我的待办' }).getByText('审议').first().waitFor();
      await picture('desk-approver');
      await open(page, address, '一支笔');
      await choosePlan(page, { ...plan, title: '另一方案' });
      await page.getByText('与动议所附方案不一致').waitFor();
      await choosePlan(page, plan);
      await page.getByText('与动议所附方案一致', { exact: false }).waitFor();
      equal((await violations(page)).join('\n'), '');
      await page.locator('.acts-card').getByRole('button', { name: '审议决定', exact: true }).click();
      await page.waitForSelector('.command-form');
      await pick(page, '审议结论', '同意上报');
      await page.locator('.command-form [data-pointer="/minutes"] .document-number input').fill('海编纪〔2026〕3号');
      await page.locator('.command-form [data-pointer="/minutes"] .document-issuer input').fill('区委编委');
      await page.locator('.command-form [data-pointer="/minutes"] .document-issuedOn input.day').fill('2021-03-01');
      await cite(page);
      await page.evaluate(async (day) => {
        const json = { 'content-type': 'application/json' };
        const { token } = await (await fetch('/v1/local-issuer/token', { method: 'POST', headers: json, body: JSON.stringify({ person: 'local-clerk' }) })).json();
        const motionId = new URLSearchParams(location.hash.split('?')[1]).get('motion');
        const body = JSON.stringify({ effective: day, version: 1, necessity: '补充', reasonableness: '补充', feasibility: '补充', evidence: ['补充材料'] });
        const answer = await fetch(`/v1/districts/150302/organisations/motions/${motionId}/arguments`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': 'argued-meanwhile' }, body });
        if (!answer.ok) throw new Error(await answer.text());
      }, today);
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      const notice = page.locator('.notice.failure', { hasText: '他人已先改动' });
      await notice.waitFor();
      ok((await notice.innerText()).includes('论证'));
      await picture('motion-conflict');
      await page.getByRole('button', { name: '按最新情况重新试办' }).click();
      await page.locator('.command-form .trial').waitFor();
      await page.getByRole('button', { name: '确认办理' }).click();
      await page.locator('section.recorded').waitFor();
      await closeForm(page);
      await stageIs(page, '待上报');
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('412')));
    },
  },
  {
    name: 'it is submitted, the city replies, the plan is carried out and its effect is there; then it is reported on and filed',
    run: async ({ page, address, picture }) => {
      await open(page, address, '经办');
      await take(page, '上报市委编办', () => cite(page));
      await stageIs(page, '已上报');
      equal(await page.locator('.acts-card').getByRole('button', { name: '市委编办批复' }).count(), 0);
      await open(page, address, '市委编办');
      await take(page, '市委编办批复', async () => {
        await pick(page, '批复结论', '同意');
        await cite(page, { number: '乌编发〔2021〕9号', issuer: '市委编办' });
      });
      await stageIs(page, '已批准');
      await open(page, address, '经办');
      await choosePlan(page, plan);
      await page.getByRole('button', { name: '实施方案' }).click();
      await page.getByText('方案已实施').waitFor();
      await picture('motion-carried-out');
      await take(page, '组织实施', async () => {
        await page.getByLabel('实施情况').fill('已核减');
        await cite(page);
      });
      await stageIs(page, '已实施');
      await take(page, '备案', async () => {
        await page.getByLabel('备案机关', { exact: false }).first().fill('自治区党委编办');
        await cite(page);
      });
      await stageIs(page, '已备案');
      equal(await page.locator('.acts-card').count(), 0);
      equal((await violations(page)).join('\n'), '');
      await picture('motion-filed');
      await page.goto(`${address}#/quota?district=150302&on=${today}`);
      await page.getByText('458').first().waitFor();
    },
  },
  {
    name: 'another motion is returned with a reason and withdrawn; an auditor sees it and is offered nothing, in English, on a phone',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'motions?district=150302');
      await page.getByRole('button', { name: '提出动议', exact: true }).click();
      await page.getByRole('button', { name: '试办：看会写入什么' }).click();
      await counts(page.locator('.field .complaint'), 3);
      await page.locator('.command-form').getByLabel('名称').fill('区图书馆更名');
      await pick(page, '机构编制事项', '更名');
      await page.getByLabel('必要性').fill('与职能相符');
      await make(page);
      await sitDown(page, address, '审核', 'motions?district=150302&stage=made');
      await page.locator('.opens', { hasText: '区图书馆更名' }).click();
      await take(page, '退回动议', () => page.locator('.command-form').getByLabel('理由').fill('请写明依据'));
      await stageIs(page, '已退回');
      await sitDown(page, address, '经办', 'motions?district=150302');
      await page.locator('.opens', { hasText: '区图书馆更名' }).click();
      await take(page, '撤回动议', () => page.locator('.command-form').getByLabel('理由').fill('暂缓'));
      await stageIs(page, '已撤回');
      await page.setViewportSize({ width: 390, height: 844 });
      await sitDown(page, address, 'auditor', 'motions?district=150302&lang=en');
      equal(await page.locator('.screen-acts button, .with-plan').count(), 0);
      await page.locator('.opens', { hasText: plan.title }).click();
      await page.locator('.motion-head').waitFor();
      equal(await page.locator('.acts-card button').count(), 0);
      ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, 'the page of a motion scrolls sideways on a phone');
      equal((await violations(page)).join('\n'), '');
      await picture('motion-phone');
      await page.setViewportSize({ width: 1366, height: 768 });
    },
  },
];
