import { setTimeout as delay } from 'node:timers/promises';
import { AskedTogether } from './asked-together.js';

describe('questions of many', () => {
  it('that are asked at once go together, each with its own answer', async () => {
    const asked: (readonly number[])[] = [];
    const doubled = new AskedTogether<number, number>(async (keys) => (asked.push(keys), keys.map((key) => 2 * key)), () => true);
    expect(await Promise.all([1, 2, 3, 4, 5].map((key) => doubled.answer(key)))).toEqual([2, 4, 6, 8, 10]);
    expect(asked).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('that come while some are under way share the next statement', async () => {
    const asked: number[] = [];
    const slow = new AskedTogether<number, number>(async (keys) => {
      asked.push(keys.length);
      await delay(20);
      return keys;
    }, () => true);
    const answers: Promise<number>[] = [];
    for (let key = 0; key < 40; key += 1) {
      answers.push(slow.answer(key));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 40 }, (_, key) => key));
    expect(asked.length).toBeLessThan(20);
  });

  it('fail by themselves: a neighbour gets his answer', async () => {
    const picky = new AskedTogether<string, string>(async (keys) => {
      if (keys.includes('bad')) throw new RangeError('bad value');
      return keys;
    }, (error) => error instanceof RangeError);
    const settled = await Promise.allSettled(['a', 'bad', 'b'].map((key) => picky.answer(key)));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await picky.answer('c')).toBe('c');
  });

  it('all fail where nobody can be asked, without asking for each once more', async () => {
    let asked = 0;
    const away = new AskedTogether<string, string>(() => Promise.reject(new Error(`away ${(asked += 1)}`)), (error) => error instanceof RangeError);
    const settled = await Promise.allSettled(['a', 'b', 'c'].map((key) => away.answer(key)));
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(asked).toBe(1);
  });
});
