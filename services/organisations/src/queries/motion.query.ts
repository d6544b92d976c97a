import { logIdOf } from '@yange/contracts';
import { defineQuery, onDate } from '@yange/use-case';
import { z } from 'zod';
import { decisionsBy, motionsBy } from './motions-on-day.reading.js';
import { decisionColumns, decisionShape, motionColumns, motionShape, motionSteps, stepColumns } from './motions.query.js';

/** One motion with all its steps, and the decision that came of it: what somebody reads before taking the next step, with the version to send back. */
export const motionQuery = defineQuery({
  name: 'motion',
  title: { zh: '一项动议', en: 'One motion' },
  path: 'motions/:motionId',
  right: 'read',
  params: z.strictObject({ ...onDate, motionId: z.uuid().toLowerCase() }),
  answer: motionShape.extend({ steps: z.array(motionSteps), decision: decisionShape.nullable().describe('据以办理的决定；尚无为 null · the decision that changes are made under; null as long as there is none') }),
  about: ({ motionId }) => ({ streamId: `motion/${motionId}`, facts: 'motion_facts' }),
  run: async ({ on, motionId }, context) => {
    if (on !== undefined) {
      const [then] = await motionsBy(context, on, motionId);
      return then === undefined ? null : { ...then, decision: (await decisionsBy(context, on)).find((one) => one.motionId === motionId) ?? null };
    }
    const { district, read } = context;
    const which = [logIdOf(district, 'organisations'), motionId];
    const [motion] = await read.query<z.infer<typeof motionShape>[]>(`select ${motionColumns} from live.motions where log_id = $1 and motion_id = $2`, which);
    if (motion === undefined) return null;
    const steps = await read.query<z.infer<typeof motionSteps>[]>(`select ${stepColumns} from live.motion_steps where log_id = $1 and motion_id = $2 order by place`, which);
    const [decision] = await read.query<z.infer<typeof decisionShape>[]>(`select ${decisionColumns} from live.decisions where log_id = $1 and motion_id = $2`, which);
    return { ...motion, steps, decision: decision ?? null };
  },
});
