import type { Contract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase } from '../use-case.definition.js';
import { parkedSkipsStream, type ParkedSkipEvent } from './parked-skips.aggregate.js';

const words = (most: number) => z.string().trim().min(1).max(most);

/**
 * 略过停放事件: a read model leaves an event out for good where it cannot fold it, in every build to come. The decision is in the log with who, when and why; the event stays in its own.
 * It does nothing to an event that can be folded.
 * @param readModels names of those of the service, reactions among them
 * @throws {Rejected} `unknown-read-model`
 */
export const skipParkedEvent = (contract: Contract, readModels: readonly string[]) =>
  defineUseCase({
    name: 'skip-parked-event',
    title: { zh: '略过停放事件', en: 'Leave out a parked event' },
    path: 'parked-events/:eventId/skips',
    right: 'operate',
    administrative: true,
    body: z.strictObject({ eventId: z.uuid(), readModel: words(200), logId: words(60), failure: words(2000), reason: words(500) }),
    streams: ({ readModel }) => ({ skips: parkedSkipsStream(readModel) }),
    decide: (body, { skips }) => {
      if (!readModels.includes(body.readModel)) throw new Rejected('unknown-read-model', `本服务没有读模型“${body.readModel}”`, `this service has no read model "${body.readModel}"`, { readModel: body.readModel });
      return skips.latest().has(body.eventId) ? { append: {} } : { append: { skips: [contract.make('ParkedEventSkipped', body) as ParkedSkipEvent] } };
    },
  });
