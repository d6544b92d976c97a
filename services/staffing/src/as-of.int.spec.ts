import { testDatabase } from '@yange/testing';
import { drawnDifferences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { ground, sequences, steps, type Wanted } from './people-sequences.fixture.js';
import { staffingService } from './staffing.service.js';

/** What comes after the days that are asked for: by chance alone too little of it does. */
const later = (['second', 'second', 'request', 'grant', 'enter'] as const).map((what, one): SequenceStep<Wanted> => ({ step: 'say', wanted: { what, one: one % 2, other: 3, count: 1 }, day: '2021-01-01', target: 0 }));

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    const drawn = fc.sample(steps, { numRuns: 80, seed: 20_190_103 }).map((sequence) => [...ground, ...later, ...sequence]);
    expect(await drawnDifferences({ service: staffingService, sequences, drawn, needs: ['UsePermitUsed', 'SecondmentsRecorded', 'PersonLeft', 'LeadersAppointed', 'QuotaTransferredIn'], database: testDatabase })).toEqual([]);
  }, 240_000);
});
