import { execFileSync } from 'node:child_process';
import { heapGrowth } from './process.heap.js';

test('the engine knows what it is told of the growth of its heap: at run time it would not complain', () => {
  expect(execFileSync(process.execPath, [`--heap-growing-percent=${heapGrowth}`, '-p', '1 + 1'], { encoding: 'utf8' }).trim()).toBe('2');
});
