import { district } from '../support/gateway.fixture.js';
import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { withoutHallsModel, withUnfoldableHalls } from '../support/unfoldable.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';

interface Parked {
  readonly parked: readonly { readonly readModel: string; readonly logId: string; readonly position: number; readonly eventId: string; readonly events: number; readonly attempts: number }[];
  readonly released: number;
}

interface Rebuilt {
  readonly grid: { readonly projections: readonly { readonly verdict: string }[] };
}

describe('an event that no read model can fold', () => {
  const folder = temporaryFolder();
  let platform: RunningPlatform;
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const parked = async (...args: string[]): Promise<Parked & { readonly code: number | null }> => {
    const { code, stdout, stderr } = await runYange(['parked', ...args, '--url', platform.url, '--json']);
    if (stdout === '') throw new Error(stderr);
    return { code, ...(JSON.parse(stdout) as Parked) };
  };

  it('keeps no platform from starting, which says where something waits', async () => {
    platform = await startPlatform({ dataFolder: folder.path });
    const served = await withUnfoldableHalls(folder.path);
    await platform.stop();
    platform = await startPlatform({ dataFolder: folder.path, empty: true });
    expect((await parked()).parked).toEqual([]);
    await withoutHallsModel(folder.path, served);
    await platform.stop();
    platform = await startPlatform({ dataFolder: folder.path, empty: true });
    expect(platform.output()).toContain('service-centres (yange parked)');
  });

  it('is told with its reason, waits on where it is tried again, and is left out only by a decision with a reason, which is in the log and holds in a rebuild', async () => {
    const before = await parked();
    expect(before).toMatchObject({ code: 1, parked: [{ readModel: 'service-centres', logId: `${district}/grid`, reason: expect.stringContaining('HallsOpened'), attempts: 1 }] });
    const [waiting] = before.parked;
    expect(waiting?.events).toBeGreaterThan(1);
    expect(await parked('--retry')).toMatchObject({ code: 1, released: 0, parked: [{ attempts: 2 }] });
    const skip = ['parked', '--skip', waiting?.eventId ?? '', '--url', platform.url];
    expect(await runYange(skip)).toMatchObject({ code: 2, stderr: expect.stringContaining('--reason') });
    expect(await runYange([...skip, '--reason', '试运行的残留', '--as', 'local-clerk'])).toMatchObject({ code: 1, stderr: expect.stringContaining('not-entitled') });
    expect((await parked()).parked).toHaveLength(1);
    expect(await parked('--skip', waiting?.eventId ?? '', '--reason', '试运行的残留')).toMatchObject({ code: 0, released: 1, parked: [] });
    const { events } = await platform.gateway.get<{ events: readonly { type: string; data: Record<string, unknown> }[] }>(`/v1/districts/${district}/grid/events?type=ParkedEventSkipped`);
    expect(events).toMatchObject([{ data: { readModel: 'service-centres', eventId: waiting?.eventId, reason: '试运行的残留', failure: expect.stringContaining('HallsOpened') } }]);
    const { code, stdout } = await runYange(['rebuild', 'grid', '--url', platform.url, '--json']);
    expect([code, new Set((JSON.parse(stdout) as Rebuilt).grid.projections.map(({ verdict }) => verdict))]).toEqual([0, new Set(['equal'])]);
    expect(await parked()).toMatchObject({ code: 0, parked: [] });
  });
});
