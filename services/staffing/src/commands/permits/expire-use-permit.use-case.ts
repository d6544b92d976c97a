import { defineUseCase } from '@yange/use-case';
import { z } from 'zod';
import { usePermitStream } from '../../domain/use-permit/use-permit.aggregate.js';
import { decideExpirePermit } from '../../domain/use-permit/use-permit.decider.js';

export const expireUsePermitUseCase = defineUseCase({
  name: 'expire-use-permit',
  title: { zh: '用编到期', en: 'A permit expires' },
  path: 'use-permits/:permitId/expiry',
  right: 'staffing.record',
  body: z.strictObject({ permitId: z.uuid() }),
  streams: ({ permitId }) => ({ permit: usePermitStream(permitId) }),
  decide: ({ permitId }, { permit }, meta) => ({ append: { permit: decideExpirePermit(permitId, permit, meta.effective).events } }),
});
