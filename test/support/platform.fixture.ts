import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@yange/local';
import { district, GatewayCaller } from './gateway.fixture.js';
import { copyOfPlatform, isFresh } from './platform-copy.fixture.js';
import { killTree, treeOf, waitUntilNoneLeft, type ListedProcess } from './process-tree.fixture.js';
import { spawnYange, type SpawnedYange } from './yange-command.fixture.js';

export interface PlatformOptions {
  /** brokers, where the feed is Kafka; `own` for one that the platform starts itself */
  readonly kafka?: string;
  readonly split?: boolean;
  /** kept between starts; without it everything goes with the platform */
  readonly dataFolder?: string;
  /** no history is loaded */
  readonly empty?: boolean;
  /** served; without it the first one */
  readonly districts?: readonly string[];
  /** recorded by others, whose topics it reads */
  readonly follows?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** a first start is what the spec is about: nothing of it is taken from a copy */
  readonly fresh?: boolean;
}

/** The line of `yange start --json`. */
export interface ReadyLine {
  readonly ready_ms: number;
  readonly url: string;
  readonly dataFolder: string;
  readonly processes: number;
  readonly import: { readonly rows: number; readonly commands: number; readonly repeated: number; readonly events: number; readonly rejected: number } | null;
}

export interface RunningPlatform extends ReadyLine {
  readonly pid: number;
  readonly gateway: GatewayCaller;
  /** everything written so far: logs, progress, the ready line */
  output(): string;
  /** Ctrl-C; waits, and says what is left of it. */
  stop(): Promise<StoppedPlatform>;
  /** What a failed spec leaves behind. Harmless after `stop`. */
  abandon(): Promise<void>;
}

export interface StoppedPlatform {
  readonly code: number | null;
  readonly left: readonly ListedProcess[];
}

const readyWithinMs = 300_000;
const stoppedWithinMs = 30_000;

export const startArguments = async (options: PlatformOptions): Promise<string[]> => [
  'start', '--json', '--port', String(await freePort()),
  ...(options.dataFolder === undefined ? ['--ephemeral'] : ['--data', options.dataFolder]),
  ...(options.kafka === undefined ? [] : options.kafka === 'own' ? ['--kafka'] : ['--kafka', options.kafka]),
  ...(options.split === true ? ['--split'] : []),
  ...(options.empty === true ? ['--empty'] : []),
  ...(options.districts ?? []).flatMap((code) => ['--district', code]),
  ...(options.follows ?? []).flatMap((code) => ['--follow', code]),
];

/** `yange start` as a child, waited for; on the copy of another's data where nothing is asked for that they could not have. @throws Error with what it wrote, when it ends or is not ready in time */
export const startPlatform = async (options: PlatformOptions = {}): Promise<RunningPlatform> => {
  if (!mayBeCopied(options)) return started(options);
  const own = options.dataFolder === undefined ? temporaryFolder() : null;
  const dataFolder = own?.path ?? options.dataFolder ?? '';
  await copyOfPlatform(options.empty === true ? 'empty' : 'loaded', dataFolder, async (folder) => {
    const first = await started({ ...(options.empty === true ? { empty: true } : {}), dataFolder: folder });
    const { code, left } = await first.stop();
    if (code !== 0 || left.length > 0) throw new Error(`a platform did not stop: ${code}, ${JSON.stringify(left)}\n${first.output()}`);
  });
  const platform = await started({ ...options, dataFolder, empty: true });
  const without = async <T>(ending: Promise<T>): Promise<T> => ending.finally(() => own?.remove());
  return { ...platform, stop: () => without(platform.stop()), abandon: () => without(platform.abandon()) };
};

/** The default district over the log feed, for the first time, in a run of jest: only that keeps what others begin with. */
const mayBeCopied = ({ dataFolder, empty: _either, districts = [district], fresh, ...more }: PlatformOptions): boolean =>
  process.env['YANGE_TEST_RUN'] !== undefined && fresh !== true && districts.every((code) => code === district) && Object.values(more).every((value) => value === undefined) && (dataFolder === undefined || isFresh(dataFolder));

const started = async (options: PlatformOptions): Promise<RunningPlatform> => {
  const running = spawnYange(await startArguments(options), options.env);
  const ready = await readyLine(running);
  return platformOf(running, ready, options);
};

const readyLine = async (running: SpawnedYange): Promise<ReadyLine> => {
  const deadline = performance.now() + readyWithinMs;
  let ended = false;
  void running.ended.then(() => (ended = true));
  for (;;) {
    const line = running.stdout().split('\n').find((text) => text.startsWith('{"ready_ms"'));
    if (line !== undefined) return JSON.parse(line) as ReadyLine;
    if (ended || performance.now() > deadline) {
      await killTree(running.pid);
      throw new Error(`yange start was not ready:\n${running.stderr()}\n${running.stdout()}`);
    }
    await pause(30);
  }
};

const platformOf = (running: SpawnedYange, ready: ReadyLine, options: PlatformOptions): RunningPlatform => ({
  ...ready,
  pid: running.pid,
  gateway: new GatewayCaller(ready.url),
  output: () => `${running.stdout()}\n${running.stderr()}`,
  stop: async () => {
    const tree = await treeOf(running.pid);
    running.child.kill('SIGINT');
    const code = await Promise.race([running.ended, pause(stoppedWithinMs, -1, { ref: false })]);
    const left = await waitUntilNoneLeft(tree, [ready.dataFolder, ...(options.dataFolder === undefined ? [] : [options.dataFolder])], 2_000);
    return { code, left };
  },
  abandon: async () => {
    await killTree(running.pid);
  },
});

/** A folder that also PostgreSQL's own user can pass through; `remove` takes it away. */
export const temporaryFolder = (): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'yange-e2e-'));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }) };
};
