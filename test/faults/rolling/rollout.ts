import { setTimeout as pause } from 'node:timers/promises';
import { untilCaughtUp } from '../suite/fresh.js';
import type { Member } from '../suite/member.js';
import type { Platform } from '../suite/platform.js';
import type { Product } from '../suite/product.js';
import type { Seeded } from '../suite/seeded.js';

const readyWithinMs = 180_000;
export const caughtUpWithinMs = 180_000;
/** Events of some seconds, while clients go on: a busy machine is never quite through. */
const onTheWay = 150;

export interface Stage {
  readonly to: string;
  /** from the first process that stopped to the last one ready, seconds */
  readonly rolled_s: number;
  /** from then until all read models were at the heads */
  readonly caughtUp_s: number;
}

export interface Rollout {
  readonly product: Product;
  /** to an earlier version: its projectors may build their own rows beside newer ones */
  readonly back: boolean;
  readonly draw: Seeded;
  readonly say: (line: string) => void;
}

const deploymentOf = ({ name }: Member): string => name.replace(/-\d+$/, '');

const isReady = async ({ name, url }: Member): Promise<boolean> => {
  const answer = await fetch(new URL(name === 'gateway' ? '/readyz/own' : '/readyz', url), { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return answer?.status === 200;
};

/**
 * Every process in turn, in an order that the seed draws; for as long, both versions serve, relay and fold. As a Deployment does it, none is taken while another of its kind is not ready;
 * and going back, as the runbook has it, projectors come after the api of their service.
 */
export const rolled = async (platform: Platform, { product, back, draw, say }: Rollout): Promise<Stage> => {
  const began = performance.now();
  const pending = [...draw.shuffled(platform.members)];
  const taken: Member[] = [];
  const more = back ? { YANGE_READ_MODELS_BACK: 'on' } : {};
  const mayGo = async (member: Member): Promise<boolean> => {
    if (back && member.name.endsWith('-projector') && pending.some(({ name }) => name.startsWith(member.name.replace('projector', 'api')))) return false;
    const others = taken.filter((one) => deploymentOf(one) === deploymentOf(member));
    return (await Promise.all(others.map(isReady))).every(Boolean);
  };
  while (pending.length > 0) {
    const next = await firstThat(pending, mayGo);
    pending.splice(pending.indexOf(next), 1);
    await platform.roll(next, product, more);
    taken.push(next);
    say(`  ${next.name}: ${product.name}`);
    await pause(200);
  }
  await firstThat([null], async () => (await Promise.all(taken.map(isReady))).every(Boolean));
  const rolledMs = performance.now() - began;
  await Promise.all(platform.named('-projector').map(({ url }) => untilCaughtUp(url, caughtUpWithinMs, onTheWay)));
  return { to: product.name, rolled_s: inSeconds(rolledMs), caughtUp_s: inSeconds(performance.now() - began - rolledMs) };
};

/** Asked until one may. @throws {Error} where none may for long */
const firstThat = async <T>(all: readonly T[], may: (one: T) => Promise<boolean>): Promise<T> => {
  for (const end = performance.now() + readyWithinMs; performance.now() < end; await pause(100)) for (const one of all) if (await may(one)) return one;
  throw new Error('a rollout stands still: a process is not ready');
};

export const inSeconds = (ms: number): number => Math.round(ms / 100) / 10;
