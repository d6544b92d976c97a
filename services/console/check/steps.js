/** @import { Page } from 'playwright-core' */

/**
 * Until what is drawn is what the address says, and nothing of it is still read. The address is written before the page is drawn anew: what is asked of the
 * page right after a step may be answered by the page before.
 * @param {Page} page
 */
export const arrived = async (page) => {
  await page.waitForFunction(() => {
    const main = document.querySelector('main[data-at]');
    return decodeURIComponent(main?.getAttribute('data-at') ?? '') === decodeURIComponent(location.hash.slice(1)) && main !== null && main.querySelector('h1') !== null && main.querySelector('.waiting') === null;
  });
};

/** Goes to an address of the page, and is there. @param {Page} page @param {string} address @param {string} screen such as `organs?district=150302` */
export const goTo = async (page, address, screen) => {
  await page.goto(`${address}#/${screen}`);
  await arrived(page);
};

/** Until something is there as often as it has to be: a number that is read at once may be that of the page before. @param {import('playwright-core').Locator} of @param {number} count */
export const counts = async (of, count) => {
  for (const deadline = Date.now() + 30_000; (await of.count()) !== count; ) {
    if (Date.now() > deadline) throw new Error(`${String(of)}: ${await of.count()} of them, ${count} expected`);
    await of.page().waitForTimeout(50);
  }
};

/** Until a text is there that matches. @param {import('playwright-core').Locator} of @param {RegExp} pattern @param {(of: import('playwright-core').Locator) => Promise<string | null>} [read] */
export const reads = async (of, pattern, read = (one) => one.innerText()) => {
  for (const deadline = Date.now() + 30_000; ; await of.page().waitForTimeout(50)) {
    const text = (await read(of)) ?? '';
    if (pattern.test(text)) return;
    if (Date.now() > deadline) throw new Error(`${String(of)} does not match ${String(pattern)}:\n${text}`);
  }
};

/** Another person sits down. @param {Page} page @param {string} address @param {string} name @param {string} screen */
export const sitDown = async (page, address, name, screen) => {
  if (!page.url().startsWith(address)) await page.goto(address);
  // Forgotten as the page is left: one that is still there would ask without a login, and say so.
  await page.evaluate(() => addEventListener('pagehide', () => sessionStorage.clear()));
  await page.goto('about:blank');
  await page.goto(`${address}#/${screen}`);
  await page.locator('.people button', { hasText: name }).first().click();
  await arrived(page);
};

/** Chooses from a list by typing. @param {Page} page @param {string} label @param {string} text */
export const choose = async (page, label, text) => {
  const field = page.locator('.command-form').getByLabel(label).first();
  await field.click();
  await field.fill(text);
  await page.locator('.ant-select-item-option:visible', { hasText: text }).first().click();
};

/** Chooses from a short list that is not searched. @param {Page} page @param {string} label @param {string} text */
export const pick = async (page, label, text) => {
  await page.locator('.command-form').getByLabel(label).first().click();
  await page.locator('.ant-select-item-option:visible', { hasText: text }).first().click();
};

/** The document that a live change rests on. @param {Page} page */
export const cite = async (page, { number, issuer } = { number: '海党编发〔2021〕3号', issuer: '区委编办' }) => {
  const document = page.locator('.documents .document-parts').first();
  await document.locator('.document-number input').fill(number);
  await document.locator('.document-issuer input').fill(issuer);
  await document.locator('.document-issuedOn input.day').fill('2021-03-01');
  await document.locator('.document-title input').fill('关于有关事项的通知');
};

/** Tries it out and carries it out. @param {Page} page @param {'zh' | 'en'} [language] @returns {Promise<string>} what was shown before it was confirmed */
export const carryOut = async (page, language = 'zh') => {
  await page.getByRole('button', { name: language === 'en' ? 'Try: what would be written' : '试办：看会写入什么' }).click();
  await page.locator('.command-form .trial').waitFor();
  const told = await page.locator('.command-form .trial').innerText();
  await page.getByRole('button', { name: language === 'en' ? 'Carry out' : '确认办理' }).click();
  await page.locator('section.recorded').waitFor();
  return told;
};

/** @param {Page} page */
export const closeForm = async (page) => {
  await page.locator('.ant-drawer-close').last().click();
  await page.waitForFunction(() => document.querySelector('.command-form, section.recorded') === null);
};
