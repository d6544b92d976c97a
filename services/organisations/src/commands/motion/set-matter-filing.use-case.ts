import { organisationsContract } from '@yange/contracts';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { filingsOf, matterLevelsStream, withinLaw } from '../../domain/motion/matter-level.aggregate.js';
import { broken } from '../../domain/rule/broken.js';
import { words } from '../body.parts.js';
import { filingBody, matter } from './motion.parts.js';

/** With whom the district files a matter, beside what the law says. */
export const setMatterFilingUseCase = defineUseCase({
  name: 'set-matter-filing',
  title: { zh: '设定备案机关', en: 'Set with whom a matter is filed' },
  path: 'matters/:matter/filings',
  right: 'rules.set',
  body: z.strictObject({ matter, bodies: z.array(filingBody).max(10), basis: words }),
  streams: () => ({ levels: matterLevelsStream }),
  decide: (body, { levels }, meta) => {
    const bodies = [...new Set(body.bodies)].sort();
    const known = [...filingsOf(body.matter, levels.at(meta.effective.to))].sort();
    return known.join() === bodies.join() ? { append: {} } : { append: { levels: [organisationsContract.make('MatterFilingSet', { ...body, bodies })] }, violations: broken(withinLaw(body.matter, bodies)) };
  },
});
