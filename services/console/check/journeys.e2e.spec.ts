import { complaintsOf, openBrowser } from './browser.js';
import { journeys } from './journeys.js';
import { startPlatform } from './platform.js';

/** What people do all day, each as the role that does it, in a real browser on the built platform with the whole history. */
describe('the console in a real browser', () => {
  let platform: Awaited<ReturnType<typeof startPlatform>> | undefined;
  let opened: Awaited<ReturnType<typeof openBrowser>> | undefined;

  beforeAll(async () => {
    platform = await startPlatform();
    opened = await openBrowser(platform.url);
  });

  afterAll(async () => {
    await opened?.browser.close();
    await platform?.stop();
  });

  it.each(journeys)('$title', async ({ checks }) => {
    if (opened === undefined || platform === undefined) throw new Error('neither platform nor browser');
    const { browser, address } = opened;
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      const complaints = complaintsOf(page, address);
      for (const { name, run } of checks) {
        await run({ page, address, complaints, stopPlatform: platform.stop, picture: () => Promise.resolve() });
        expect([name, complaints]).toEqual([name, []]);
      }
    } finally {
      await context.close();
    }
  });
});
