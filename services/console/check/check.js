/** @import { Page } from 'playwright-core' */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actChecks } from './acts.checks.js';
import { correctionChecks } from './corrections.checks.js';
import { deskChecks } from './desk.checks.js';
import { archiveChecks } from './archives.checks.js';
import { importChecks } from './imports.checks.js';
import { inspectionChecks } from './inspections.checks.js';
import { journeyChecks } from './journeys.checks.js';
import { listChecks } from './lists.checks.js';
import { liveChecks } from './live.checks.js';
import { motionChecks } from './motions.checks.js';
import { complaintsOf, openBrowser } from './browser.js';
import { startPlatform } from './platform.js';
import { organChecks } from './organs.checks.js';
import { printChecks } from './print.checks.js';
import { quotaChecks } from './quota.checks.js';
import { readingChecks } from './reading.checks.js';
import { reportChecks } from './reports.checks.js';
import { screenChecks } from './screens.checks.js';
import { takeBackChecks } from './take-back.checks.js';
import { typedChecks } from './typed.checks.js';
import { usingChecks } from './using.checks.js';
import { writingChecks } from './writing.checks.js';
import { yearChecks } from './years.checks.js';

/** @typedef {{ page: Page, address: string, complaints: string[], stopPlatform: () => Promise<void>, picture: (name: string) => Promise<void> }} Checked */
/** @typedef {{ name: string, run: (checked: Checked) => Promise<string | void> }} Check */

const { values } = parseArgs({ options: { pictures: { type: 'string' }, only: { type: 'string' } } });

const [opening, ...reading] = readingChecks;

/** The order matters: what is only read comes first, and the last checks stop the platform. */
const groups = { reading, screens: screenChecks, years: yearChecks, journeys: journeyChecks, acts: actChecks, desk: deskChecks, inspections: inspectionChecks, motions: motionChecks, quota: quotaChecks, imports: [...importChecks, ...archiveChecks, ...takeBackChecks], reports: reportChecks, writing: writingChecks, typed: typedChecks, live: liveChecks, corrections: correctionChecks, organs: organChecks, lists: listChecks, paper: printChecks, using: usingChecks };

const wanted = Object.entries(groups).filter(([group]) => values.only === undefined || values.only.split(',').includes(group));
if (wanted.length === 0) throw new Error(`--only takes ${Object.keys(groups).join(', ')}`);

/** The first opens the page. */
const checks = [...(opening === undefined ? [] : [opening]), ...wanted.flatMap(([, some]) => some)];

/** Where pictures are asked for, what is seen now. @param {Page} page @param {string} name */
const pictureOf = async (page, name) => {
  if (values.pictures !== undefined) await page.screenshot({ path: join(values.pictures, `${name}.png`) });
};

/** @param {Checked} checked @returns {Promise<number>} checks that failed */
const runAll = async (checked) => {
  let failed = 0;
  for (const [index, check] of checks.entries()) {
    const begun = Date.now();
    try {
      const told = await check.run(checked);
      if (checked.complaints.length > 0) throw new Error(checked.complaints.splice(0).join('\n'));
      console.error(`✓ ${check.name} (${told ?? `${Date.now() - begun} ms`})`);
    } catch (error) {
      failed += 1;
      console.error(`✗ ${check.name}\n${error instanceof Error ? error.message : String(error)}`);
    }
    await checked.picture(`check-${String(index + 1).padStart(2, '0')}`);
  }
  return failed;
};

/** The page in a real browser, on the real platform with the real history; exit code 1 when a check fails. */
const main = async () => {
  if (values.pictures !== undefined) mkdirSync(values.pictures, { recursive: true });
  const platform = await startPlatform();
  const { browser, executablePath, address } = await openBrowser(platform.url).catch(async (/** @type {unknown} */ error) => {
    await platform.stop();
    throw error;
  });
  console.error(`browser ${executablePath} ${browser.version()}, page ${address}`);
  try {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    page.setDefaultTimeout(15_000);
    return await runAll({ page, address, complaints: complaintsOf(page, address), stopPlatform: platform.stop, picture: (name) => pictureOf(page, name) });
  } finally {
    await browser.close();
    await platform.stop();
  }
};

process.exitCode = (await main()) === 0 ? 0 : 1;
