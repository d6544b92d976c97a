import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [
  process.env['CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A name that is not localhost: browsers trust localhost over http and would hide what breaks on a local network. */
const lanName = 'yange.lan.test';

/** The browser that is on the machine; nothing is downloaded. @param {string} url of the gateway, for example http://127.0.0.1:7411 */
export const openBrowser = async (url) => {
  const executablePath = places.find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) throw new Error('no Chromium found: install it (Debian: apt-get install chromium) or say where it is in CHROMIUM');
  const { port } = new URL(url);
  const browser = await chromium.launch({ executablePath, args: [`--host-resolver-rules=MAP ${lanName} 127.0.0.1`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])] });
  return { browser, executablePath, address: `http://${lanName}:${port}/` };
};

/** Everything that the page complains of, and every request that leaves its origin. @param {import('playwright-core').Page} page @param {string} address */
export const complaintsOf = (page, address) => {
  /** @type {string[]} */
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // Two headers are right where TLS is; over plain http the browser says that it leaves them out.
    if (['error', 'warning'].includes(message.type()) && !/Cross-Origin-Opener-Policy|Origin-Agent-Cluster/.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) complaints.push(`request outside: ${request.url()}`);
  });
  return complaints;
};
