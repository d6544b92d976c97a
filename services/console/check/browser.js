import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { packedBrowser } from './packed-browser.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const elsewhere = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'];

/** A name that is not localhost: browsers trust localhost over http and would hide what breaks on a local network. */
const lanName = 'yange.lan.test';

/** @typedef {{ executablePath: string, env: Record<string, string> }} Found */

/** On the machine: where `CHROMIUM_PATH` says, on the path, or where it is usually installed. @param {Record<string, string | undefined>} env @param {(path: string) => boolean} exists @returns {Found | undefined} */
const installed = (env, exists) => {
  const said = env['CHROMIUM_PATH'] ?? '';
  if (said !== '' && !exists(said)) throw new Error(`CHROMIUM_PATH names ${said}, and there is nothing`);
  const onPath = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const executablePath = [said, ...onPath, ...elsewhere].find((path) => path !== '' && exists(path));
  return executablePath === undefined ? undefined : { executablePath, env: {} };
};

const none = 'no browser: on Linux x64 one comes by `npm ci` (not with --omit=dev); elsewhere install Chromium or Chrome, or say where one is in CHROMIUM_PATH';

/**
 * One of the machine if it has one, otherwise that which came by npm; `CHROMIUM_PATH=npm` wants that one.
 * @param {{ env: Record<string, string | undefined>, exists: (path: string) => boolean, packed: () => Promise<Found | null> }} machine
 * @returns {Promise<Found>} @throws Error that says what to do, where there is none
 */
export const findBrowser = async ({ env, exists, packed }) => {
  const found = (env['CHROMIUM_PATH'] === 'npm' ? undefined : installed(env, exists)) ?? (await packed());
  if (found === null) throw new Error(none);
  return found;
};

/** @param {string} url of the gateway, for example http://127.0.0.1:7411 @throws Error that says what to do, where no browser is to be had */
export const openBrowser = async (url) => {
  const { executablePath, env } = await findBrowser({ env: process.env, exists: existsSync, packed: packedBrowser });
  const { port } = new URL(url);
  const browser = await chromium.launch({
    executablePath,
    env: { ...process.env, ...env },
    args: [`--host-resolver-rules=MAP ${lanName} 127.0.0.1`, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
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
