import { bodyHash, mustAppend, newDistrict, onStream, readAll } from '../contract/log-fixture.js';
import { describeEventLogContract } from '../contract/event-log.contract.js';
import type { EventLog } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { OverlayEventLog } from './overlay-event-log.js';
import { OverlayEventLogs } from './overlay-event-logs.js';

describeEventLogContract('overlay', async () => new OverlayEventLogs(new MemoryEventLogs('staffing')));

describe('an overlay on a log that has a history', () => {
  let base: EventLog;
  let overlay: OverlayEventLog;
  const early = onStream('s', 0, 3, { claims: [{ key: 'code', streamId: 's' }] });

  beforeEach(async () => {
    base = new MemoryEventLogs('staffing').forDistrict(newDistrict());
    await mustAppend(base, early);
    await mustAppend(base, onStream('t', 0, 2));
    overlay = new OverlayEventLog(base);
  });

  it('goes on from the versions, positions and recorded time of the base and writes nothing to it', async () => {
    const appended = await mustAppend(overlay, onStream('s', 3, 2));
    expect([appended.firstPosition, appended.lastPosition]).toEqual([6, 7]);
    expect(appended.recordedAt > (await base.head()).recordedAt!).toBe(true);
    expect((await base.head()).position).toBe(5);
    expect(await base.readStream('s')).toHaveLength(3);
    expect((await overlay.readStream('s')).map((event) => event.version)).toEqual([1, 2, 3, 4, 5]);
    expect((await overlay.readStream('s', 2)).map((event) => event.version)).toEqual([3, 4, 5]);
    expect((await overlay.readStream('s', 4)).map((event) => event.version)).toEqual([5]);
    expect((await readAll(overlay, 2)).map((event) => event.position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('knows the conflicts, claims and commands of the base', async () => {
    expect(await overlay.append(onStream('s', 2))).toMatchObject({ kind: 'conflict', actual: 3 });
    expect(await overlay.append(onStream('u', 0, 1, { guards: [{ streamId: 't', version: 1 }] }))).toMatchObject({ reason: 'guard', actual: 2 });
    expect(await overlay.append(onStream('u', 0, 1, { claims: [{ key: 'code', streamId: 'u' }] }))).toMatchObject({ reason: 'claim', holder: 's' });
    expect(await overlay.append(early)).toMatchObject({ kind: 'repeated', firstPosition: 1 });
    expect(await overlay.append({ ...early, bodyHash: bodyHash('other') })).toEqual({ kind: 'reused-command-id' });
    await mustAppend(overlay, onStream('s', 3, 1, { releases: [{ key: 'code', streamId: 's' }] }));
    expect([await overlay.findClaim('code'), await base.findClaim('code')]).toEqual([null, 's']);
  });

  it('stays on the base as it was when first used', async () => {
    await overlay.head();
    await mustAppend(base, onStream('t', 2));
    expect((await overlay.readStream('t')).map((event) => event.version)).toEqual([1, 2]);
    expect(await mustAppend(overlay, onStream('t', 2))).toMatchObject({ firstPosition: 6 });
    expect(await readAll(overlay)).toHaveLength(6);
  });
});
