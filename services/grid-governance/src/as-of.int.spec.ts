import { testDatabase } from '@yange/testing';
import { asOfDifferences, logOfSequence, newTally } from '@yange/use-case';
import fc from 'fast-check';
import { sequences, steps } from './grid-sequences.fixture.js';
import { gridService } from './grid-governance.service.js';

const days = ['2019-06-30', '2020-06-30'] as const;

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    for (const sequence of fc.sample(steps, { numRuns: 4, seed: 20_190_103 })) {
      const log = await logOfSequence(sequences, sequence, newTally());
      expect(await asOfDifferences({ service: gridService, log, days, database: testDatabase })).toEqual([]);
    }
  }, 240_000);
});
