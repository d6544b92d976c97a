import { defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { takeOverResidence } from '../../domain/organ-end/resident-takeover.decider.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { centreId } from '../../domain/service-centre/service-centre.decider.js';
import { takeover } from './takeover.body.js';

/** Only a reaction calls it: it has no door. */
export const takeOverResidenceUseCase = defineUseCase({
  name: 'take-over-residence',
  title: { zh: '承接入驻', en: 'Take over the place of a unit that ended in a centre' },
  path: 'service-centres/residence-takeovers',
  right: 'none',
  body: z.strictObject({ centre: words(), ...takeover }),
  streams: ({ centre }) => ({ centre: streamOf(serviceCentre, centreId(centre)) }),
  decide: (body, { centre }, meta) => ({ append: { centre: takeOverResidence(centre, body, meta) } }),
});
