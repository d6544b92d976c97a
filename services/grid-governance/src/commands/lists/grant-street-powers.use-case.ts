import { defineUseCase, organInput, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { grantedAfterEnd } from '../../domain/organ-end/organ-end.decider.js';
import { streetPowers } from '../../domain/street-power/street-power.aggregate.js';
import { grantPowers } from '../../domain/street-power/street-power.decider.js';
import { heldToEnds } from '../organ-ends/held-to-ends.parts.js';

export const grantStreetPowersUseCase = heldToEnds(defineUseCase({
  name: 'grant-street-powers',
  title: { zh: '赋予街道权力', en: 'Grant powers to streets' },
  path: 'street-powers',
  right: 'grid.record',
  body: z.strictObject({ title: words(100), words: words(5000), streets: z.array(organInput).max(100).default([]) }),
  /** a town does not give itself powers: whoever grants them is decided, street by street or for all */
  matter: ({ streets }) => ({ code: 'power.delegate', subjects: streets.map(({ id, name }) => [id, name]) }),
  streams: () => ({ powers: streamOf(streetPowers) }),
  decide: (body, { powers }, meta) => ({ append: { powers: grantPowers(powers, body, meta) } }),
}), ({ streets }) => streets, grantedAfterEnd);
