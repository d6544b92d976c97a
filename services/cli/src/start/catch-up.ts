import { setTimeout as pause } from 'node:timers/promises';
import type { components } from '@yange/api-client';
import { ask, type GatewayClient } from '../client/gateway.client.js';
import { CommandFailed } from '../exit-code.js';
import { progress } from '../terminal/progress.js';

export type PlatformStatus = components['schemas']['Status'];

/** What a service says of its read models; null where it does not answer. */
export const projectionsOf = (service: PlatformStatus['services'][string]) => ('projections' in service ? service.projections : null);

const pollMs = 100;
const patienceMs = 120_000;

/** What is asked of a platform that something waits in would stand on rows that may be old. */
const refuseParked = (readModels: readonly string[]): void => {
  throw new CommandFailed(`parked streams in ${readModels.join(', ')}: see yange parked`);
};

/**
 * Waits until every projection of every service has folded what the logs hold, for as long as that goes on.
 * @param whereParked what to do where streams wait for an event that cannot be folded: refuse, unless told
 */
export const waitUntilCaughtUp = async (client: GatewayClient, whereParked: (readModels: readonly string[]) => void = refuseParked): Promise<void> => {
  const shown = progress('读模型 projections');
  let deadline = performance.now() + patienceMs;
  let furthest = 0;
  for (;;) {
    const services = await servicesOf(client);
    if (services === null && performance.now() < deadline) {
      await pause(pollMs);
      continue;
    }
    const all = Object.values(services ?? {}).flatMap((service) => projectionsOf(service) ?? []);
    const known = services !== null && Object.values(services ?? {}).every((service) => projectionsOf(service) !== null);
    const lag = all.reduce((sum, projection) => sum + projection.lag, 0);
    const covered = all.reduce((sum, projection) => sum + projection.covered, 0);
    if (covered > furthest) deadline = performance.now() + patienceMs;
    furthest = Math.max(furthest, covered);
    shown.update(covered, Math.max(covered + lag, 1), '');
    const parked = all.filter((projection) => projection.parked > 0).map((projection) => projection.name);
    const isThere = known && lag === 0;
    if (parked.length > 0 && (isThere || whereParked === refuseParked)) whereParked(parked);
    if (isThere) break;
    if (performance.now() > deadline) throw new CommandFailed(`projections are still ${lag} events behind, and have not moved for ${patienceMs / 1000} s`);
    await pause(pollMs);
  }
  shown.stop();
};

/** @returns null while something of the platform does not answer: it may be starting again */
const servicesOf = async (client: GatewayClient): Promise<PlatformStatus['services'] | null> => {
  try {
    return (await ask(client.api.GET('/v1/status'))).services;
  } catch (error) {
    if (error instanceof CommandFailed) return null;
    throw error;
  }
};
