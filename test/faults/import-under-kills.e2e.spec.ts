import { randomFrom } from '../support/random.fixture.js';
import { importUnderKills, undisturbed, type KilledImport, type Recorded } from './import-kills.fixture.js';

/** Four here; `npm run faults:import -- --kills 20` for the record. The seed changes every day and is printed: the same one gives the same moments. */
const seed = Number(process.env['YANGE_FAULT_SEED'] ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

describe(`an import under kill -9, seed ${seed}`, () => {
  let expected: Recorded;
  let found: KilledImport;

  beforeAll(async () => {
    expected = await undisturbed();
    found = await importUnderKills({ kills: 4, random: randomFrom(seed), events: expected.eventIds.length, log: (line) => void process.stderr.write(`${line}\n`) });
  });

  it('was killed in the midst of it', () => {
    expect(found.kills.map(({ atEvents }) => atEvents < expected.eventIds.length)).toEqual([true, true, true, true]);
  });

  it('lost no event and doubled none', () => {
    expect(found.eventIds).toEqual(expected.eventIds);
    expect(new Set(found.eventIds).size).toBe(expected.eventIds.length);
    expect(found.positionsDense).toBe(true);
  });

  it('is verified clean', () => {
    expect({ code: found.verifyCode, ...found.verified }).toEqual({ code: 0, events: expected.eventIds.length, problems: 0 });
  });

  it('gives the same figures', () => {
    expect(found.figures).toEqual(expected.figures);
  });

  it('leaves no process after the next start', () => {
    expect(found.left).toEqual([]);
  });
});
