import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { motionStream } from '../../domain/motion/motion.aggregate.js';
import { submitMotion } from '../../domain/motion/motion-decision.decider.js';
import { words } from '../body.parts.js';
import { motionId } from './motion.parts.js';

export const submitMotionUseCase = defineUseCase({
  name: 'submit-motion',
  title: { zh: '上报市委编办', en: 'Submit to the city' },
  path: 'motions/:motionId/submissions',
  right: 'organisations.record',
  body: z.strictObject({ motionId, addressee: words }),
  streams: (body) => ({ motion: motionStream(body.motionId) }),
  decide: (body, { motion }, meta) => {
    const { events, violations } = submitMotion(motion, body.motionId, body.addressee, meta);
    return { append: { motion: events }, violations };
  },
});
