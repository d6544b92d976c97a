import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { auxiliaryForce } from '../../domain/auxiliary/auxiliary.aggregate.js';
import { staffLeft } from '../../domain/auxiliary/auxiliary.decider.js';

export const releaseAuxiliaryStaffUseCase = defineUseCase({
  name: 'release-auxiliary-staff',
  title: { zh: '编外执法力量离开', en: 'Auxiliary staff left' },
  path: 'auxiliary-staff/left',
  right: 'enforcement.record',
  body: z.strictObject({ label: words(100), count: countOf() }),
  streams: () => ({ force: streamOf(auxiliaryForce) }),
  decide: (body, { force }, meta) => ({ append: { force: staffLeft(force, body, meta) } }),
});
