/**
 * What the read models cost as one account grows: so many people entered into one account, on two hundred days in any order, then folded ten events at
 * a time as an import brings them. A PostgreSQL of its own; processor time of this process alone.
 * `node --import ./libs/local/dev/register-sources.js --conditions=yange-source test/bench/roster-read-models.ts 500`
 */
import { startLocalPostgres } from '@yange/local';
import { readModelsGiven } from '@yange/projections';
import { staffingService } from '@yange/staffing';
import { rosterLog } from './roster-log.js';

const people = Number(process.argv[2] ?? 500);
const eventsAtATime = 10;
const { log } = await rosterLog(people);
const server = await startLocalPostgres({ ephemeral: true, log: () => undefined });
const began = performance.now();
const before = process.cpuUsage();
const models = await readModelsGiven(server.url, log, staffingService.projections, eventsAtATime);
const { position } = await log.head();
for (;;) {
  // However long it takes: that is the question.
  const done = await models.caughtUp().then(() => true, () => false);
  if (done) break;
}
process.stdout.write(`${JSON.stringify({ people, events: position, seconds: (performance.now() - began) / 1_000, processorSeconds: process.cpuUsage(before).user / 1_000_000 })}\n`);
await models.close();
await server.stop();
