/**
 * The record: `npm run faults:import -- --kills 20 --seed 7`. Runs the built product; prints each kill and, on stdout, one JSON document.
 * Ends with 1 when something was lost, doubled or changed.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { randomFrom } from '../support/random.fixture.js';
import { importUnderKills, undisturbed } from './import-kills.fixture.js';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } } });
const log = (line: string): void => void process.stderr.write(`${line}\n`);

const expected = await undisturbed();
log(`undisturbed: ${expected.eventIds.length} events`);
const found = await importUnderKills({ kills: Number(values.kills), random: randomFrom(Number(values.seed)), events: expected.eventIds.length, log });
const outcome = {
  kills: found.kills.length,
  seed: Number(values.seed),
  victims: Object.fromEntries(['node', 'postgres', 'both'].map((victim) => [victim, found.kills.filter((kill) => kill.victim === victim).length])),
  events: found.eventIds.length,
  lost: expected.eventIds.filter((id) => !found.eventIds.includes(id)).length,
  added: found.eventIds.filter((id) => !expected.eventIds.includes(id)).length,
  doubled: found.eventIds.length - new Set(found.eventIds).size,
  positionsDense: found.positionsDense,
  verify: { code: found.verifyCode, ...found.verified },
  figuresEqual: isDeepStrictEqual(found.figures, expected.figures),
  recoveredMs: found.kills.flatMap(({ recoveredMs }) => recoveredMs ?? []),
  lastStartMs: found.lastStartMs,
  nextStartMs: found.nextStartMs,
  left: found.left,
};
process.stdout.write(`${JSON.stringify(outcome)}\n`);
process.exitCode = outcome.lost + outcome.added + outcome.doubled + outcome.verify.problems + outcome.left.length === 0 && outcome.positionsDense && outcome.figuresEqual && outcome.nextStartMs < 10_000 ? 0 : 1;
