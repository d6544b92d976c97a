import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { streetPowers } from '../../domain/street-power/street-power.aggregate.js';
import { withdrawPowers } from '../../domain/street-power/street-power.decider.js';

export const withdrawStreetPowersUseCase = defineUseCase({
  name: 'withdraw-street-powers',
  title: { zh: '收回街道权力', en: 'Withdraw powers of streets' },
  path: 'street-powers/withdrawals',
  right: 'grid.record',
  body: z.strictObject({ words: words(5000), streets: z.array(organInput).max(100).default([]), reason: words(500) }),
  matter: ({ streets }) => ({ code: 'power.withdraw', subjects: streets.map(({ id, name }) => [id, name]) }),
  streams: () => ({ powers: streamOf(streetPowers) }),
  decide: (body, { powers }, meta) => ({ append: { powers: withdrawPowers(powers, body, meta) } }),
});
