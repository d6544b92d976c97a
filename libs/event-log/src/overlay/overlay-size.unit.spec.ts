import { aRequest, anEvent } from '../contract/log-fixture.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { OverlayEventLog } from './overlay-event-log.js';

describe('an overlay of 100,000 requests', () => {
  it('takes them in time that grows with their number only', async () => {
    const overlay = new OverlayEventLog(new MemoryEventLogs('organisations').forDistrict('150302'));
    const appendMany = async (from: number, count: number): Promise<number> => {
      const start = performance.now();
      for (let i = from; i < from + count; i += 1) {
        await overlay.append(aRequest({ streams: [{ streamId: `organ-${i % 5_000}`, expectedVersion: Math.floor(i / 5_000), events: [anEvent()] }] }));
      }
      return performance.now() - start;
    };
    await appendMany(0, 10_000);
    const early = await appendMany(10_000, 20_000);
    await appendMany(30_000, 50_000);
    const late = await appendMany(80_000, 20_000);

    expect(await overlay.head()).toMatchObject({ position: 100_000 });
    expect(await overlay.readStream('organ-4999')).toHaveLength(20);
    expect(late).toBeLessThan(early * 4 + 500);
  }, 180_000);
});
