import { newLog } from './sample.accounts.fixture.js';
import { StreamQueue } from './stream.queue.js';

describe('the line for a stream', () => {
  it('lets one in at a time, in the order of coming, past those that fail; other streams and logs have their own', async () => {
    const [queue, log, other] = [new StreamQueue(), newLog(), newLog()];
    const seen: string[] = [];
    const work = (name: string, fails = false) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      seen.push(`${name} out`);
      if (fails) throw new Error(name);
    };
    const settled = await Promise.allSettled([queue.inLine(log, 's', work('a')), queue.inLine(log, 's', work('b', true)), queue.inLine(log, 's', work('c')), queue.inLine(log, 't', work('d')), queue.inLine(other, 's', work('e'))]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
    expect(seen.filter((what) => /[abc]/.test(what))).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
    expect(seen.slice(0, 3).sort()).toEqual(['a in', 'd in', 'e in']);
  });
});
