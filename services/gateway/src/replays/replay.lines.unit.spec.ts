import { replayLines, type ReplayPage } from './replay.lines.js';

const at = 'organisations:7';
const page = (steps: readonly object[], next: string | null): ReplayPage => ({ steps, next, moment: { knownAt: at } });
const all = async (lines: AsyncIterable<string>): Promise<readonly unknown[]> => {
  const told: unknown[] = [];
  for await (const line of lines) told.push(JSON.parse(line) as unknown);
  return told;
};

describe('a replay as lines', () => {
  it('goes from page to page, and ends with a line that says how many steps there were and at which positions', async () => {
    const asked: object[] = [];
    const lines = replayLines(at, async (cursor) => {
      asked.push(cursor);
      return asked.length === 1 ? page([{ event: 1 }, { event: 2 }], 'c1') : page([{ event: 3 }], null);
    });
    expect(await all(lines)).toEqual([{ event: 1 }, { event: 2 }, { event: 3 }, { end: true, total: 3, knownAt: at }]);
    expect(asked).toEqual([{}, { cursor: 'c1' }]);
  });

  it('of nothing is the last line alone', async () => {
    expect(await all(replayLines(at, async () => page([], null)))).toEqual([{ end: true, total: 0, knownAt: at }]);
  });

  it('breaks off without its last line where a page fails', async () => {
    const told: string[] = [];
    const reading = (async () => {
      for await (const line of replayLines(at, async ({ cursor }) => (cursor === undefined ? page([{ event: 1 }], 'c1') : Promise.reject(new Error('away'))))) told.push(line);
    })();
    await expect(reading).rejects.toThrow('away');
    expect(told).toEqual(['{"event":1}\n']);
  });
});
