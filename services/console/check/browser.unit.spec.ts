import { findBrowser } from './browser.js';

const packed = { executablePath: '/cache/chromium', env: { LD_LIBRARY_PATH: '/cache/lib' } };

const found = (env: Record<string, string>, there: readonly string[], comesByNpm = true): ReturnType<typeof findBrowser> =>
  findBrowser({ env, exists: (path) => there.includes(path), packed: () => Promise.resolve(comesByNpm ? packed : null) });

describe('the browser that the console is looked at with', () => {
  it('is the one that is named, then one on the path, then the one that came by npm', async () => {
    const there = ['/opt/chrome', '/usr/bin/google-chrome'];
    expect(await found({ CHROMIUM_PATH: '/opt/chrome', PATH: '/usr/bin' }, there)).toEqual({ executablePath: '/opt/chrome', env: {} });
    expect(await found({ PATH: '/bin:/usr/bin' }, there)).toEqual({ executablePath: '/usr/bin/google-chrome', env: {} });
    expect(await found({ PATH: '/bin' }, there)).toBe(packed);
    expect(await found({ PATH: '/usr/bin', CHROMIUM_PATH: 'npm' }, there)).toBe(packed);
  });

  it('is never a reason to pass without one: what to do is said', async () => {
    await expect(found({ PATH: '/usr/bin' }, [], false)).rejects.toThrow(/npm ci.*CHROMIUM_PATH/);
    await expect(found({ CHROMIUM_PATH: '/opt/gone' }, [])).rejects.toThrow(/CHROMIUM_PATH names \/opt\/gone/);
  });
});
