import { testDatabase } from '@yange/testing';
import { drawnDifferences } from '@yange/use-case';
import fc from 'fast-check';
import { sequences, steps } from './grid-sequences.fixture.js';
import { gridService } from './grid-governance.service.js';

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    const drawn = fc.sample(steps, { numRuns: 60, seed: 20_190_103 });
    expect(await drawnDifferences({ service: gridService, sequences, drawn, needs: ['GridSized', 'GridsRecut', 'GridsAbolished', 'GridStandardSet'], database: testDatabase })).toEqual([]);
  }, 240_000);
});
