/** @import { Check } from './check.js' */
import { readFileSync } from 'node:fs';
import { equal, match, ok } from 'node:assert/strict';
import { join } from 'node:path';
import { tooWide, violations } from './screens.checks.js';
import { goTo, sitDown } from './steps.js';

/** Every list of every screen of lists, as the words of the page name them. @type {[string, string][]} */
const lists = [...readFileSync(join(import.meta.dirname, '../src/words/list-name.words.ts'), 'utf8').matchAll(/^ {2}(\w+): \{\n((?: {4}.*\n)+)/gm)].flatMap(([, screen = '', rest = '']) => [...rest.matchAll(/^ {4}(\w+):/gm)].map(([, list = '']) => /** @type {[string, string]} */ ([screen, list])));

const person = '王小明';

/** In the page: a clerk puts a person into the vault and asks for a permit, the approver grants it, the clerk enters the person under it. @param {string} name @returns {Promise<string>} */
const enter = async (name) => {
  const json = { 'content-type': 'application/json' };
  const post = async (/** @type {string} */ who, /** @type {string} */ path, /** @type {object} */ body) => {
    const { token } = await (await fetch('/v1/local-issuer/token', { method: 'POST', headers: json, body: JSON.stringify({ person: who }) })).json();
    const answer = await fetch(`/v1/districts/150302/staffing/${path}`, { method: 'POST', headers: { ...json, authorization: `Bearer ${token}`, 'idempotency-key': `lists-${path}-${who}` }, body: JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(JSON.stringify(said));
    return said.answer;
  };
  const documents = [{ number: '海党编发〔2021〕3号', issuer: '区委编办', issuedOn: '2021-03-01', title: '关于有关事项的通知' }];
  const of = { documents, owner: { name: '本级党政机构', count: 35 }, type: { kind: 'administrative' } };
  const { personId } = await post('local-clerk', 'personal-data', { name, telephone: '13900000000' });
  const { requestId } = await post('local-clerk', 'use-permit-requests', { ...of, effective: '2021-03-01', count: 1, reason: '补充人员' });
  const { permitId } = await post('local-approver', 'use-permits', { ...of, effective: '2021-03-01', count: 1, expiresOn: '2021-12-31', requestId });
  await post('local-clerk', 'persons', { ...of, effective: '2021-03-02', personId, permitId });
  return personId;
};

/** @type {Check[]} */
export const listChecks = [
  {
    name: 'every list answers, on a desk and on a phone, and axe finds nothing',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'people?district=150302');
      ok(lists.length > 20);
      const found = [];
      for (const [width, height] of [[1366, 768], [390, 844]]) {
        await page.setViewportSize({ width: width ?? 0, height: height ?? 0 });
        for (const [screen, list] of lists) {
          await goTo(page, address, `${screen}?district=150302&list=${list}`);
          equal(await page.locator('main .notice.failure').count(), 0, `${screen} ${list} fails`);
          equal(await page.locator('main .data-table').count(), 1, `${screen} ${list} shows no table`);
          equal((await page.evaluate(tooWide)).join('\n'), '', `${screen} ${list} scrolls sideways at ${width}`);
          const raw = await page.locator('main .data-table td').evaluateAll((cells) => cells.map((cell) => cell.textContent ?? '').filter((text) => /^[a-z]+(-[a-z]+)*$/.test(text)));
          equal(raw.join(), '', `${screen} ${list} shows codes`);
          found.push(...(await violations(page)).map((one) => `${screen} ${list} at ${width}: ${one}`));
          await picture(`list-${screen}-${list}-${width}`);
        }
      }
      await page.setViewportSize({ width: 1366, height: 768 });
      equal(found.join('\n'), '');
      return `${lists.length} lists`;
    },
  },
  {
    name: 'a list is found by its name from any screen, and says what it comes to, what a row rests on and what may be done about it',
    run: async ({ page, address, picture }) => {
      await sitDown(page, address, '经办', 'overview?district=150302');
      await page.keyboard.press('/');
      await page.keyboard.type('一票否决');
      await page.locator('.ant-select-item-option:visible', { hasText: '专项台账 · 责任状与“一票否决”' }).click();
      await page.locator('main h2', { hasText: '责任状与“一票否决”' }).waitFor();
      match(await page.locator('.list-sums').innerText(), /排查\s+25\s+已取消\s+15\s+暂无法清理\s+10\s+尚未办结\s+0/);
      const rows = page.locator('.data-table tbody tr.ant-table-row');
      await page.getByRole('searchbox', { name: '在表中查找' }).fill('已取消');
      await page.waitForFunction(() => [...document.querySelectorAll('.data-table tbody tr.ant-table-row')].every((row) => row.textContent?.includes('已取消')));
      match(page.url(), /q=/);
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出所示' }).click()]);
      const csv = readFileSync(await file.path(), 'utf8').trim().split('\r\n');
      equal(csv.length, 2 + (await rows.count()));
      match(csv[0] ?? '', /150302 · 责任状与“一票否决” · 筛选：已取消/);
      await rows.first().locator('.opens').click();
      await page.locator('.row-facts').first().waitFor();
      equal((await violations(page)).join('\n'), '');
      await picture('list-row');
      await page.locator('.row-leads a', { hasText: '所据事件' }).click();
      await page.locator('.event-body .citation').first().waitFor();
      match(page.url(), /events\?.*event=/);
    },
  },
  {
    name: 'an empty list says how it comes to be filled to whoever may fill it, and a day before the first entry leads back',
    run: async ({ page, address }) => {
      await sitDown(page, address, '经办', 'registers?district=150302&list=demands');
      await page.locator('.when-empty a', { hasText: '登记' }).click();
      await page.locator('.act-form h2').waitFor();
      match(page.url(), /act=organisations\.receive-demand/);
      await goTo(page, address, 'registers?district=150302&list=pledges&on=2018-01-01');
      await page.locator('.when-empty button', { hasText: '不限日期看' }).click();
      await page.locator('.data-table tbody tr.ant-table-row').first().waitFor();
      await sitDown(page, address, '审计', 'registers?district=150302&list=demands');
      await page.locator('.data-table').waitFor();
      equal(await page.locator('.when-empty a').count(), 0);
    },
  },
  {
    name: 'a person on the books is a reference; the name is masked, and is shown whole for a purpose, which is recorded; not to a street',
    run: async ({ page, address, complaints, picture }) => {
      await sitDown(page, address, '经办', 'people?district=150302');
      const personId = await page.evaluate(enter, person);
      const row = page.locator('.data-table tbody tr.ant-table-row', { hasText: personId });
      await row.waitFor();
      match(await row.innerText(), /本级党政机构\s+行政\s+在编\s+经审批\s+2021-03-02/);
      await row.locator('.opens').click();
      const personal = page.locator('.personal');
      await personal.locator('dd', { hasText: '王**' }).waitFor();
      equal(await page.getByText(person).count(), 0);
      await personal.getByLabel('案卷或办件编号').fill('无');
      await personal.getByRole('button', { name: '查看全文（留痕）' }).click();
      await personal.locator('.complaint').first().waitFor();
      equal(await personal.getByLabel('案卷或办件编号').inputValue(), '无');
      equal((await violations(page)).join('\n'), '');
      await picture('person-masked');
      await personal.getByLabel('案卷或办件编号').fill('海编〔2021〕7号');
      await personal.getByRole('button', { name: '查看全文（留痕）' }).click();
      await personal.locator('.revealed', { hasText: person }).waitFor();
      await picture('person-revealed');
      await page.locator('.ant-drawer-close').click();
      await page.goto(`${address}#/events?district=150302&entity=${personId}`);
      await page.locator('.sentence', { hasText: '查阅一名人员的个人信息' }).waitFor();
      equal(await page.getByText(person).count(), 0);
      await sitDown(page, address, '镇街', `people?district=150302&row=${personId}`);
      await page.locator('.personal', { hasText: '本岗位不看个人信息' }).waitFor();
      complaints.splice(0, complaints.length, ...complaints.filter((one) => !one.includes('422')));
    },
  },
];
