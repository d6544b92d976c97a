import { testDatabase } from '@yange/testing';
import { asOfDifferences, logOfSequence, newTally, type Sequences } from '@yange/use-case';
import fc from 'fast-check';
import { named, sequences, steps, type Wanted } from './organ-sequences.fixture.js';
import { organisationsService } from './organisations.service.js';

const days = ['2019-06-30', '2020-06-30'] as const;

/** Also organs that come under others: of those that are to share a place, one goes under the other. */
const withParents: Sequences<Wanted> = {
  ...sequences,
  invariant: () => undefined,
  commandOf: (wanted, told) => {
    const { organId, guestId } = (sequences.commandOf(wanted, told)?.[1] ?? {}) as { readonly organId?: string; readonly guestId?: string };
    return wanted.what === 'co-locate' && organId !== guestId ? [named('reparent-organ'), { organId, newParentId: guestId }] : sequences.commandOf(wanted, told);
  },
};

describe('as of a day, whatever is said late, ahead of time, otherwise or taken back', () => {
  it('every question that a day is asked of answers what it would, had nothing happened since', async () => {
    for (const sequence of fc.sample(steps, { numRuns: 4, seed: 20_190_103 })) {
      const log = await logOfSequence(withParents, sequence, newTally());
      expect(await asOfDifferences({ service: organisationsService, log, days, database: testDatabase })).toEqual([]);
    }
  }, 240_000);
});
