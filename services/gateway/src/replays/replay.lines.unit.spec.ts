import { Readable } from 'node:stream';
import { replayLines, type ReplayPage } from './replay.lines.js';

const at = 'organisations:7';
const page = (steps: readonly object[], next: string | null): ReplayPage => ({ steps, next, moment: { knownAt: at } });
const all = async (lines: AsyncIterable<string>): Promise<readonly unknown[]> => {
  const told: unknown[] = [];
  for await (const chunk of lines) told.push(...chunk.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown));
  return told;
};

describe('a replay as lines', () => {
  it('goes from page to page, and ends with a line that says how many steps there were and at which positions', async () => {
    const asked: string[] = [];
    const lines = replayLines(page([{ event: 1 }, { event: 2 }], 'c1'), async (cursor) => {
      asked.push(cursor);
      return page([{ event: 3 }], cursor === 'c1' ? 'c2' : null);
    });
    expect(await all(lines)).toEqual([{ event: 1 }, { event: 2 }, { event: 3 }, { event: 3 }, { end: true, total: 4, knownAt: at }]);
    expect(asked).toEqual(['c1', 'c2']);
  });

  it('of nothing is the last line alone', async () => {
    expect(await all(replayLines(page([], null), async () => page([], null)))).toEqual([{ end: true, total: 0, knownAt: at }]);
  });

  it('breaks off without its last line where a page fails', async () => {
    const told: string[] = [];
    const reading = (async () => {
      for await (const line of replayLines(page([{ event: 1 }], 'c1'), () => Promise.reject(new Error('away')))) told.push(line);
    })();
    await expect(reading).rejects.toThrow('away');
    expect(told).toEqual(['{"event":1}\n']);
  });

  it('asks for nothing more once its reader has gone, and for one page ahead at most before', async () => {
    let asked = 0;
    const stream = Readable.from(replayLines(page([{ event: 0 }], 'c0'), async () => page([{ event: (asked += 1) }], `c${asked}`)), { objectMode: false, highWaterMark: 1 });
    for await (const _chunk of stream) if (asked === 5) break;
    const then = asked;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([stream.destroyed, asked, then <= 6]).toEqual([true, then, true]);
  });
});
