/** A process that keeps some of what it makes for a while, as folding events in pages does; tells how large its heap was at most. `served`: as the process of a service, else by itself. */
import { untilTold } from './service.process.js';

const made = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ index, text: `${index}`, list: [index] }));
const done = (): Promise<void> => Promise.resolve();

const most = (): number => {
  const living = made(300_000);
  const pages: object[][] = [];
  let largest = 0;
  for (let page = 0; page < 200; page += 1) {
    pages.push(made(40_000));
    if (pages.length > 3) pages.shift();
    largest = Math.max(largest, process.memoryUsage().heapTotal);
  }
  return living.length > 0 ? largest : 0;
};

if (process.argv[2] === 'served') await untilTold('sample', () => {
  process.send?.(most());
  return Promise.resolve({ url: 'http://127.0.0.1:0', drain: done, close: done });
});
else process.send?.(most());
process.disconnect();
