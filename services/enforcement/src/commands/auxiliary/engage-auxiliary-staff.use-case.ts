import { countOf, defineUseCase, entryCode, heldToTables, streamOf, words } from '@yange/use-case';
import { z } from 'zod';
import { auxiliaryForce } from '../../domain/auxiliary/auxiliary.aggregate.js';
import { engageStaff } from '../../domain/auxiliary/auxiliary.decider.js';
import { auxiliaryKinds } from '../../domain/reference/auxiliary-kinds.js';

export const engageAuxiliaryStaffUseCase = heldToTables(defineUseCase({
  name: 'engage-auxiliary-staff',
  title: { zh: '增加编外执法力量', en: 'Engage auxiliary staff outside every quota' },
  path: 'auxiliary-staff',
  right: 'enforcement.record',
  body: z.strictObject({ kind: entryCode, label: words(100), count: countOf() }),
  streams: () => ({ force: streamOf(auxiliaryForce) }),
  decide: (body, { force }, meta) => ({ append: { force: engageStaff(force, body, meta) } }),
}), ({ kind }) => [{ table: auxiliaryKinds, codes: [kind] }]);
