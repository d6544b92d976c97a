import { freePort } from '@yange/local';
import { defaultDistrict } from '../arguments.js';
import { ask, clientOfLocalPerson } from '../client/gateway.client.js';
import { verifyDatabases } from '../commands/verify.command.js';
import { projectionsOf, waitUntilCaughtUp } from '../start/catch-up.js';
import { startPlatform, type Platform } from '../start/platform.js';
import type { StartOptions } from '../start/start.options.js';
import { say } from '../terminal/progress.js';

export interface Rebuilt {
  /** found by the verification of hashes, columns and order */
  readonly problems: number;
  /** log → its head, once reactions had their turn */
  readonly positionsNow: Readonly<Record<string, number>>;
  readonly readModels: number;
}

/** Starts the platform on data that are there, lets migrations and read models catch up, verifies the logs, and stops it. Nothing is imported; the example people alone can ask it, whoever logs in there otherwise. */
export const rebuiltAndVerified = async (dataFolder: string, districts: readonly string[], kafka: StartOptions['kafka'] = 'none'): Promise<Rebuilt> => {
  // Of logs that hold nothing yet: the district that a start serves where none is named.
  const codes = districts.length === 0 ? [defaultDistrict] : districts;
  const served = codes.map((code) => ({ code, history: null }));
  const options = { check: false, json: false, ephemeral: false, split: false, kafka, dataFolder, port: await freePort(), followed: [], empty: true, districts: served, provider: {} } as const;
  const platform = await startPlatform(options, codes, new AbortController().signal);
  try {
    return await Promise.race([platform.failed, caughtUp(platform, dataFolder)]);
  } finally {
    await platform.close();
  }
};

const caughtUp = async (platform: Platform, dataFolder: string): Promise<Rebuilt> => {
  const client = await clientOfLocalPerson(platform.url, 'local-operator');
  await waitUntilCaughtUp(client);
  const { services } = await ask(client.api.GET('/v1/status'));
  const readModels = Object.values(services).reduce((sum, service) => sum + (projectionsOf(service)?.length ?? 0), 0);
  const logs = await verifyDatabases({ dataFolder, json: true });
  for (const { logId, problems } of logs) for (const { position, check, detail } of problems.slice(0, 5)) say(`${logId} @${position} ${check}: ${detail}`);
  return { readModels, problems: logs.reduce((sum, log) => sum + log.problemCount, 0), positionsNow: Object.fromEntries(logs.map(({ logId, events }) => [logId, events])) };
};
