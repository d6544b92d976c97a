/** @import { Page } from 'playwright-core' */

/** Another person sits down. @param {Page} page @param {string} address @param {string} name @param {string} screen */
export const sitDown = async (page, address, name, screen) => {
  if (!page.url().startsWith(address)) await page.goto(address);
  // Forgotten as the page is left: one that is still there would ask without a login, and say so.
  await page.evaluate(() => addEventListener('pagehide', () => sessionStorage.clear()));
  await page.goto('about:blank');
  await page.goto(`${address}#/${screen}`);
  await page.locator('.people button', { hasText: name }).first().click();
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('main .waiting') === null);
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
  await document.locator('.document-issuedOn input').fill('2021-03-01');
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
