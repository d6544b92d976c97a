import { setTimeout as pause } from 'node:timers/promises';
import { decisionArrived, decisionInForce } from '../../support/decision.fixture.js';
import { district, type GatewayCaller } from '../../support/gateway.fixture.js';
import { startPlatform, type RunningPlatform } from '../../support/platform.fixture.js';
import { treeOf } from '../../support/process-tree.fixture.js';
import { withoutHallsModel, withUnfoldableHalls } from '../../support/unfoldable.fixture.js';
import { runYange } from '../../support/yange-command.fixture.js';
import type { Alert, Prometheus } from './prometheus.js';

export interface Scene {
  readonly prometheus: Prometheus;
  /** the platform's data */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly say: (line: string) => void;
  /** how long an alert may take to come or to go */
  readonly withinMs: number;
}

/** An alert that was provoked: after how many seconds it fired, and was gone once its cause was; null where that did not happen. */
export interface Provoked {
  readonly alert: string;
  readonly firedAfter: number | null;
  readonly goneAfter: number | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** A process per service over Kafka: everything is measured; then the broker stands still, so that events do not reach their topic. @returns what was measured */
export const relayBehind = async <T>(scene: Scene, measured: () => Promise<T>, told: (one: Provoked) => void): Promise<T> => {
  const platform = await startPlatform({ empty: true, split: true, kafka: 'own', dataFolder: scene.folder, env: scene.env });
  const decision = await everythingDone(platform.gateway);
  const found = await measured();
  const broker = (await treeOf(platform.pid)).find(({ command }) => command.includes('kafka.Kafka'));
  if (broker === undefined) throw new Error('no broker runs');
  process.kill(broker.pid, 'SIGSTOP');
  await recorded(platform.gateway, 'grid-blocks', { decision, label: '另一批网格', count: 2 }, 201);
  told(await provoked(scene, 'YangeRelayBehind', async () => void process.kill(broker.pid, 'SIGCONT')));
  await stopped(platform);
  return found;
};

/** One process over the log feed, with the history: an event that no read model can fold waits until an operator leaves it out; then nobody is there to tell anything. */
export const parkedThenSilent = async (scene: Scene): Promise<readonly Provoked[]> => {
  const start = (empty: boolean): Promise<RunningPlatform> => startPlatform({ dataFolder: scene.folder, empty, env: scene.env });
  let platform = await start(false);
  const schema = await withUnfoldableHalls(scene.folder);
  await stopped(platform);
  platform = await start(true);
  await withoutHallsModel(scene.folder, schema);
  await stopped(platform);
  platform = await start(true);
  const leftOut = async (): Promise<void> => {
    const waiting = JSON.parse((await runYange(['parked', '--url', platform.url, '--json'])).stdout) as { readonly parked: readonly { readonly eventId: string }[] };
    const { code, stderr } = await runYange(['parked', '--skip', waiting.parked[0]?.eventId ?? '', '--reason', '试运行的残留', '--url', platform.url, '--json']);
    if (code !== 0) throw new Error(stderr);
  };
  const parked = await provoked(scene, 'YangeStreamParked', leftOut);
  await stopped(platform);
  const silent = await provoked(scene, 'YangeNobodyTells', async () => void (platform = await start(true)));
  await stopped(platform);
  return [parked, silent];
};

const stopped = async (platform: RunningPlatform): Promise<void> => {
  const { code, left } = await platform.stop();
  if (code !== 0 || left.length > 0) throw new Error(`the platform ended with ${code} and left ${left.map(({ command }) => command).join(', ')}`);
};

/** Waits until an alert fires, ends its cause, waits until it is gone. */
const provoked = async ({ prometheus, say, withinMs }: Scene, name: string, endCause: () => Promise<void>): Promise<Provoked> => {
  const until = async (come: (alerts: readonly Alert[]) => boolean): Promise<number | null> => {
    const began = performance.now();
    for (;;) {
      const passedMs = performance.now() - began;
      if (come((await prometheus.alerts()).filter((alert) => alert.name === name))) return Math.round(passedMs / 1_000);
      if (passedMs > withinMs) return null;
      await pause(500);
    }
  };
  let labels: Readonly<Record<string, string>> = {};
  const firedAfter = await until((alerts) => {
    const firing = alerts.find(({ state }) => state === 'firing');
    labels = firing?.labels ?? labels;
    return firing !== undefined;
  });
  say(`${name}: ${firedAfter === null ? 'did not fire' : `fired after ${firedAfter} s`} ${JSON.stringify(labels)}`);
  await endCause();
  const goneAfter = await until((alerts) => alerts.length === 0);
  say(`${name}: ${goneAfter === null ? 'is still there' : `gone ${goneAfter} s after its cause`}`);
  return { alert: name, firedAfter, goneAfter, labels };
};

const basis = { number: '海党编发〔2021〕3号', title: '关于划分网格的批复', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-03-01' };

const recorded = async (gateway: GatewayCaller, path: string, json: object, status: number): Promise<void> => {
  const answer = await gateway.call('POST', `/v1/districts/${district}/grid/${path}`, { json: { effective: '2021-03-02', documents: [basis], ...json } });
  if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${answer.text}`);
};

/** Something of everything that is measured: recorded, refused by a rule, let pass with a finding. @returns a decision that further grids stand under */
const everythingDone = async (gateway: GatewayCaller): Promise<string> => {
  const decision = await decisionInForce(gateway, 'grid.structure');
  await decisionArrived(gateway, 'grid', decision);
  await recorded(gateway, 'grid-blocks', { decision, label: '网格', count: 3 }, 201);
  await recorded(gateway, 'grid-standards', { decision, householdsFrom: 300, householdsTo: 500, population: 1_000, populationApproximate: true, words: '300—500户' }, 201);
  const grid = { name: '大网格', unit: { id: '0c7e7f8a-52b5-4a52-9d4b-1f2a3b4c5d6e', name: '社区' }, households: 5_000 };
  await recorded(gateway, 'grids', { decision, ...grid }, 201);
  await recorded(gateway, 'grids', { ...grid, name: '另一网格' }, 409);
  return decision;
};
