import { setTimeout as delay } from 'node:timers/promises';
import type { StoredEvent } from '@yange/event-log';
import { byStream, inLanes } from './event.lanes.js';

const event = (position: number, streamId: string): StoredEvent => ({ position, streamId }) as StoredEvent;

describe('events in lanes', () => {
  it('go abreast, those of one stream one after the other', async () => {
    const events = [event(1, 'a'), event(2, 'b'), event(3, 'a'), event(4, 'b'), event(5, 'a')];
    const order: number[] = [];
    let now = 0;
    let most = 0;
    const done = await inLanes(byStream(events), async ({ position, streamId }) => {
      most = Math.max(most, (now += 1));
      await delay(streamId === 'a' ? 5 : 1);
      now -= 1;
      order.push(position);
      return [position];
    });
    expect(most).toBe(2);
    expect(order.filter((position) => position % 2 === 1)).toEqual([1, 3, 5]);
    expect(order.filter((position) => position % 2 === 0)).toEqual([2, 4]);
    expect([...done].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('end where one fails, and not before the others are done with what they began', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const failing = inLanes(byStream([event(1, 'a'), event(2, 'b'), event(3, 'a')]), async ({ position }) => {
      begun.push(position);
      if (position === 1) throw new Error('first');
      await delay(20);
      ended.push(position);
      return [];
    });
    await expect(failing).rejects.toThrow('first');
    expect([begun, ended]).toEqual([[1, 2], [2]]);
  });
});
