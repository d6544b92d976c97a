import { testDatabase } from '@yange/testing';
import { drawnDifferences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { sequences, steps, type Wanted } from './team-sequences.fixture.js';
import { enforcementService } from './enforcement.service.js';

const say = (what: Wanted['what'], one: number, other: number, day: string): SequenceStep<Wanted> => ({ step: 'say', wanted: { what, one, other, count: 9 }, day, target: 0 });

/** Teams that change after the days that are asked for: by chance alone that comes about too rarely. */
const teams = [say('establish', 0, 0, '2019-01-01'), say('establish', 1, 0, '2019-01-01'), say('establish', 3, 0, '2019-01-01'), say('rename', 0, 2, '2021-01-01'), say('merge', 1, 3, '2021-01-01')];

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    const drawn = fc.sample(steps, { numRuns: 60, seed: 20_190_103 }).map((sequence) => [...teams, ...sequence]);
    expect(await drawnDifferences({ service: enforcementService, sequences, drawn, needs: ['TeamsRenamed', 'TeamsMerged', 'PowersClaimed'], database: testDatabase })).toEqual([]);
  }, 240_000);
});
