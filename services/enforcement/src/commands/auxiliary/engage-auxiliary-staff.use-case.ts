import { countOf, defineUseCase, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { auxiliaryForce } from '../../domain/auxiliary/auxiliary.aggregate.js';
import { engageStaff } from '../../domain/auxiliary/auxiliary.decider.js';

export const engageAuxiliaryStaffUseCase = defineUseCase({
  name: 'engage-auxiliary-staff',
  title: { zh: '增加编外执法力量', en: 'Engage auxiliary staff outside every quota' },
  path: 'auxiliary-staff',
  right: 'enforcement.record',
  body: z.strictObject({ kind: z.enum(['purchased-service', 'hired', 'volunteer']), label: words(100), count: countOf() }),
  streams: () => ({ force: streamOf(auxiliaryForce) }),
  decide: (body, { force }, meta) => ({ append: { force: engageStaff(force, body, meta) } }),
});
