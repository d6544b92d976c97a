/**
 * `npm run faults:large-import -- --rows 100000 --kills 6 --seed 1 [--roster]`: a folder of synthetic rows is imported into a throw-away platform, which is killed amid as often as asked: Node, PostgreSQL, both
 * by turns, each within its own share of the events. After a kill of Node the same folder is uploaded again, as a clerk would. Progress on stderr, one JSON document on stdout; ends with 1 when a row is lost,
 * doubled or half there.
 */
import { parseArgs } from 'node:util';
import { randomFrom } from '../support/random.fixture.js';
import { writeSyntheticMeetings, writeSyntheticRoster } from '../bench/synthetic-rows.js';
import { largeImportUnderKills } from './large-import.fixture.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, kills: { type: 'string', default: '6' }, seed: { type: 'string', default: '1' }, roster: { type: 'boolean', default: false } } });
const rows = Number(values.rows);
const outcome = await largeImportUnderKills({
  rows, kills: Number(values.kills), random: randomFrom(Number(values.seed)),
  table: values.roster ? { name: '实名花名册', write: writeSyntheticRoster } : { name: '改革任务', write: writeSyntheticMeetings },
  log: (line) => void process.stderr.write(`${line}\n`),
});
process.stdout.write(`${JSON.stringify({ seed: Number(values.seed), ...outcome }, null, 2)}\n`);
const { lost, uneven, doubled, positionsDense, verified, left, last } = outcome;
process.exitCode = lost + uneven + doubled + verified.problems + left === 0 && positionsDense && last.state === 'done' && last.rejected === 0 ? 0 : 1;
