import { setTimeout as pause } from 'node:timers/promises';
import { startArguments, startPlatform, temporaryFolder, type PlatformOptions } from '../support/platform.fixture.js';
import { killNow, leftOf, treeOf, waitUntilNoneLeft, type ListedProcess } from '../support/process-tree.fixture.js';
import { spawnYange, type SpawnedYange } from '../support/yange-command.fixture.js';

interface Moment {
  readonly options: PlatformOptions;
  /** whether it has come */
  readonly come: (tree: readonly ListedProcess[], running: SpawnedYange) => boolean;
}

const runs = (tree: readonly ListedProcess[], words: string): boolean => tree.some(({ command }) => command.includes(words));

const moments: Readonly<Record<string, Moment>> = {
  'before it has begun anything': { options: {}, come: () => true },
  'while initdb makes the cluster': { options: {}, come: (tree) => runs(tree, 'bin/initdb') },
  'while PostgreSQL starts': { options: {}, come: (tree) => tree.some(({ command }) => /bin\/postgres -D/.test(command)) },
  'while Kafka formats its storage': { options: { kafka: 'own' }, come: (tree) => runs(tree, 'kafka.tools.StorageTool') },
  'while Kafka starts': { options: { kafka: 'own' }, come: (tree) => runs(tree, 'kafka.Kafka') },
  'while the services of --split start': { options: { split: true }, come: (tree) => runs(tree, 'reporting.main.js') },
  'during the import': { options: {}, come: (_tree, running) => running.stderr().includes('入库 applying') },
  'during the import of --split': { options: { split: true }, come: (_tree, running) => running.stderr().includes('导入 import') },
};

const endsWithinMs = 30_000;

describe('a start that is interrupted', () => {
  const folder = temporaryFolder();
  const seen = new Map<number, ListedProcess>();
  afterAll(async () => {
    for (const { pid } of await leftOf([...seen.values()], [folder.path])) killNow(pid);
    folder.remove();
  });

  /** Starts, notes every process that is ever there, waits for the moment, and signals. @returns exit code and what is left */
  const interrupt = async ({ options, come }: Moment, signal: (running: SpawnedYange) => void, goneWithinMs = 3_000): Promise<{ code: number | null | 'late'; left: readonly ListedProcess[]; seen: number }> => {
    const data = `${folder.path}/${seen.size}`;
    const running = spawnYange(await startArguments({ ...options, dataFolder: data }), {}, true);
    const own = new Map<number, ListedProcess>();
    let ended = false;
    void running.ended.then(() => (ended = true));
    let signalled = false;
    for (const end = performance.now() + 120_000; !ended && performance.now() < end; await pause(10)) {
      for (const one of await treeOf(running.pid)) own.set(one.pid, one);
      if (signalled || !come([...own.values()], running)) continue;
      signal(running);
      signalled = true;
      break;
    }
    const code = await Promise.race([running.ended, pause(endsWithinMs, 'late' as const, { ref: false })]);
    for (const [pid, one] of own) seen.set(pid, one);
    const left = await waitUntilNoneLeft([...own.values()], [data], goneWithinMs);
    if (!signalled) throw new Error(`the moment did not come:\n${running.stderr()}`);
    return { code, left, seen: own.size };
  };

  it.each(Object.entries(moments))('leaves no process when Ctrl-C comes %s', async (what, moment) => {
    const { code, left } = await interrupt(moment, ({ pid }) => process.kill(-pid, 'SIGINT'));
    expect(left).toEqual([]);
    // Before its handlers are there, Node ends by the signal itself.
    expect(what.startsWith('before') ? [0, null] : [0]).toContain(code);
  });

  it.each(['while PostgreSQL starts', 'while Kafka starts'])('leaves no process when SIGTERM comes %s', async (what) => {
    const { code, left } = await interrupt(moments[what] as Moment, ({ child }) => child.kill('SIGTERM'));
    expect({ code, left }).toEqual({ code: 0, left: [] });
  });

  it.each(['while initdb makes the cluster', 'during the import'])('leaves no process, once PostgreSQL has written what it must, when Ctrl-C comes twice %s', async (what) => {
    const { code, left } = await interrupt(moments[what] as Moment, ({ pid }) => {
      process.kill(-pid, 'SIGINT');
      setTimeout(() => {
        try {
          process.kill(-pid, 'SIGINT');
        } catch {
          // It has ended after the first.
        }
      }, 30);
    }, 180_000);
    expect(left).toEqual([]);
    expect([0, 130]).toContain(code);
  });

  it('finds its way from what an interrupted start has left', async () => {
    const data = `${folder.path}/again`;
    const running = spawnYange(await startArguments({ dataFolder: data, empty: true }), {}, true);
    while (!runs(await treeOf(running.pid), 'bin/initdb')) await pause(10);
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    const platform = await startPlatform({ dataFolder: data, empty: true });
    expect(await platform.stop()).toEqual({ code: 0, left: [] });
  });
});
