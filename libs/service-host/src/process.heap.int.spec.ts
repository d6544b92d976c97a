import { execFileSync } from 'node:child_process';
import { firstMessage, forkSource } from '@yange/testing';
import { heapGrowth } from './process.heap.js';

const largestHeap = (how: 'served' | 'by-itself'): Promise<number> => firstMessage<number>(forkSource(new URL('./heap-growth.fixture.ts', import.meta.url), [how]));

describe('the heap of a process', () => {
  it('grows with what lives where a service runs in it, and to more of it elsewhere', async () => {
    expect(await largestHeap('served')).toBeLessThan((await largestHeap('by-itself')) * 0.8);
  });

  it('is told so by a flag that the engine knows: at run time it would not complain', () => {
    expect(execFileSync(process.execPath, [`--heap-growing-percent=${heapGrowth}`, '-p', '1 + 1'], { encoding: 'utf8' }).trim()).toBe('2');
  });
});
