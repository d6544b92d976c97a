import { logIdOf } from '@yange/contracts';
import { defineQuery } from '@yange/use-case';
import { z } from 'zod';
import { decisionColumns, decisionShape, motionColumns, motionShape, motionSteps, stepColumns } from './motions.query.js';

/** One motion with all its steps, and the decision that came of it: what somebody reads before taking the next step, with the version to send back. */
export const motionQuery = defineQuery({
  name: 'motion',
  title: { zh: '一项动议', en: 'One motion' },
  path: 'motions/:motionId',
  right: 'read',
  undated: { zh: '每步各有其日期，一并作答', en: 'every step is told with its own day, for all days at once' },
  params: z.strictObject({ motionId: z.uuid().toLowerCase() }),
  answer: motionShape.extend({ steps: z.array(motionSteps), decision: decisionShape.nullable().describe('据以办理的决定；尚无为 null · the decision that changes are made under; null as long as there is none') }),
  about: ({ motionId }) => ({ streamId: `motion/${motionId}`, facts: 'motion_facts' }),
  run: async ({ motionId }, { district, read }) => {
    const which = [logIdOf(district, 'organisations'), motionId];
    const [motion] = await read.query<z.infer<typeof motionShape>[]>(`select ${motionColumns} from live.motions where log_id = $1 and motion_id = $2`, which);
    if (motion === undefined) return null;
    const steps = await read.query<z.infer<typeof motionSteps>[]>(`select ${stepColumns} from live.motion_steps where log_id = $1 and motion_id = $2 order by place`, which);
    const [decision] = await read.query<z.infer<typeof decisionShape>[]>(`select ${decisionColumns} from live.decisions where log_id = $1 and motion_id = $2`, which);
    return { ...motion, steps, decision: decision ?? null };
  },
});
