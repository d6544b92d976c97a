/**
 * `npm run bench:import -- --rows 10000,100000 [--names | --roster]`: folders of synthetic rows through the gateway into a throw-away platform of one process each.
 * Meetings, a stream each; with `--names` organs, a name each; with `--roster` people with their organs and quota. Progress and memory over time on stderr; on stdout one JSON document: rows and events a
 * second, memory by phase and whether it is flat, what `yange verify` says, and how the last run compares with the first.
 */
import { parseArgs } from 'node:util';
import { importRun, type ImportOutcome } from './import-run.js';
import { writeSyntheticMeetings, writeSyntheticOrgans, writeSyntheticRoster } from './synthetic-rows.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '100000' }, names: { type: 'boolean', default: false }, roster: { type: 'boolean', default: false } } });
const outcomes: ImportOutcome[] = [];
for (const rows of values.rows.split(',').map(Number)) {
  const outcome = await importRun(rows, values.roster ? writeSyntheticRoster : values.names ? writeSyntheticOrgans : writeSyntheticMeetings);
  process.stderr.write(`\n${outcome.picture}`);
  for (const phase of ['checking', 'applying']) {
    const memory = outcome.memory[phase];
    if (memory === undefined) continue;
    const { rss, heap, flat } = memory;
    process.stderr.write(`${rows} rows, ${phase}: resident ${rss.first} → ${rss.last} MB (× ${rss.ratio}), heap ${heap.first} → ${heap.last} MB (× ${heap.ratio}): ${flat ? 'flat' : 'NOT flat'}\n`);
  }
  outcomes.push(outcome);
}
const [first, last] = [outcomes[0], outcomes.at(-1)];
const compared = first === undefined || last === undefined || first === last ? {} : {
  compared: { rows: ratio(last.rows, first.rows), peak: ratio(last.peakMb, first.peakMb), rowsChecked: ratio(last.rowsCheckedPerSecond, first.rowsCheckedPerSecond), events: ratio(last.eventsPerSecond, first.eventsPerSecond) },
};
process.stdout.write(`${JSON.stringify({ runs: outcomes.map(({ picture: _drawn, ...outcome }) => outcome), ...compared }, null, 2)}\n`);
// The flatness of a short run says little: it ends before the heap has found its size.
process.exitCode = outcomes.every(({ state, verified, processesLeft }) => state === 'done' && verified && processesLeft === 0) && last?.flat === true ? 0 : 1;

function ratio(one: number, other: number): number {
  return Math.round((one / other) * 100) / 100;
}
