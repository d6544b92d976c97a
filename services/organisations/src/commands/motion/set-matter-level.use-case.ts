import { organisationsContract } from '@yange/contracts';
import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { byCityAlone, levelOf, matterLevelsStream } from '../../domain/motion/matter-level.aggregate.js';
import { broken } from '../../domain/rule/broken.js';
import { words } from '../body.parts.js';
import { matter } from './motion.parts.js';

/** What the district decides itself and what it submits: it may keep less to itself, and no more. */
export const setMatterLevelUseCase = defineUseCase({
  name: 'set-matter-level',
  title: { zh: '设定审批层级', en: 'Set which level decides a matter' },
  path: 'matters/:matter/levels',
  right: 'matters.set',
  body: z.strictObject({ matter, level: z.enum(['district', 'city']), basis: words }),
  streams: () => ({ levels: matterLevelsStream }),
  decide: (body, { levels }, meta) =>
    levelOf(body.matter, levels.at(meta.effective.to)) === body.level
      ? { append: {} }
      : { append: { levels: [organisationsContract.make('MatterLevelSet', body)] }, violations: broken(byCityAlone(body, meta.may('motion.reply'))) },
});
