import { startPlatform, temporaryFolder, type RunningPlatform } from '../support/platform.fixture.js';
import { killNow, treeOf } from '../support/process-tree.fixture.js';
import { runYange } from '../support/yange-command.fixture.js';
import { SteadyClient } from './steady-client.fixture.js';

interface ShownEvent {
  readonly eventId: string;
  readonly position: number;
  readonly commandId: string;
}

/** What `yange start --split` itself does about its processes; what becomes of events when servers, relays and projectors die is the fault suite's (`smoke.e2e.spec.ts`). */
describe('a platform of which parts are killed while commands come in', () => {
  const folder = temporaryFolder();
  const acknowledged: SteadyClient['acknowledged'] = [];
  let platform: RunningPlatform;

  beforeAll(async () => {
    platform = await startPlatform({ dataFolder: folder.path, kafka: 'own', split: true, empty: true });
  });
  afterAll(async () => {
    await platform?.abandon();
    folder.remove();
  });

  const eventsOf = async (context: string): Promise<ShownEvent[]> => {
    const { code, stdout } = await runYange(['events', context, '--json', '--url', platform.url]);
    expect(code).toBe(0);
    return JSON.parse(stdout) as ShownEvent[];
  };

  /** The process of ours whose command line holds the words. */
  const processOf = async (words: string): Promise<number> => {
    const found = (await treeOf(platform.pid)).filter(({ command }) => command.includes(words));
    expect(found).toHaveLength(1);
    return found[0]?.pid ?? 0;
  };

  it.each<readonly [what: string, name: string, times: number, kill: () => Promise<number>]>([
    ['the service that records', 'organisations', 2, async () => {
      const pid = await processOf('organisations.main.js');
      killNow(pid);
      return pid;
    }],
    ['the gateway', 'gateway', 1, async () => {
      const pid = await processOf('gateway.main.js');
      killNow(pid);
      return pid;
    }],
  ])('starts %s again, and loses nothing that was acknowledged', async (_what, name, times, kill) => {
    const client = new SteadyClient(platform.gateway);
    try {
      await client.more(20);
      for (let time = 0; time < times; time += 1) {
        const pid = await kill();
        await untilSaid(`${name}（进程 ${pid}）意外终止`, `${name} 已恢复 · runs again`);
        await client.more(20);
      }
    } finally {
      await client.stop();
    }
    acknowledged.push(...client.acknowledged);
    expect(client.wrong).toEqual([]);
    const events = await eventsOf('organisations');
    const stored = new Map(events.map((event) => [event.eventId, event]));
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    expect(stored.size).toBe(events.length);
    // Every acknowledged command's events are there, and no other events of that command.
    const lost = acknowledged.filter(({ events: ids }) => ids.length === 0 || ids.some((id) => !stored.has(id)));
    const commandIds = new Map(events.map(({ eventId, commandId }) => [eventId, commandId]));
    const perCommand = Map.groupBy(events, ({ commandId }) => commandId);
    const doubled = acknowledged.filter(({ events: ids }) => perCommand.get(commandIds.get(ids[0] ?? '') ?? '')?.length !== ids.length);
    expect({ lost, doubled }).toEqual({ lost: [], doubled: [] });
    await platform.gateway.caughtUp(60);
  });

  it('is verified clean, and leaves no process', async () => {
    expect(await runYange(['verify', '--data', folder.path])).toMatchObject({ code: 0 });
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });

  const untilSaid = async (...words: readonly string[]): Promise<void> => {
    for (const end = performance.now() + 60_000; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      const said = platform.output();
      const from = said.indexOf(words[0] ?? '');
      if (from >= 0 && words.slice(1).every((word) => said.indexOf(word, from) >= 0)) return;
      if (performance.now() > end) throw new Error(`not said: ${words.join(' … ')}\n${said.slice(-3000)}`);
    }
  };
});
