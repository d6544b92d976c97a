/**
 * What deciding costs as an account grows: so many people entered into one account, on two hundred days in any order, on a log in memory.
 * `node --import ./libs/local/dev/register-sources.js --conditions=yange-source test/bench/roster-entries.ts 500`
 */
import { rosterLog } from './roster-log.js';

const people = Number(process.argv[2] ?? 500);
const { seconds, processorSeconds } = await rosterLog(people);
process.stdout.write(`${JSON.stringify({ people, seconds, processorSeconds, rssMb: Math.round(process.memoryUsage().rss / 1e6) })}\n`);
