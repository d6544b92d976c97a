import { defineUseCase, type CommandMeta, type Streams } from '@yange/use-case';
import { z } from 'zod';
import { assertKnown, nameOn } from '../../domain/organ/organ.rules.js';
import { workItemStream } from '../../domain/work-item/work-item.aggregate.js';
import { admit, type WorkItemTimeline } from '../../domain/work-item/work-item.decider.js';
import { optionalWords, recordRight, words } from '../body.parts.js';
import { organIn, streamsOf } from '../lineage/lineage.parts.js';

/** R15: 准入 of what a department wants towns and streets to do. */
export const admitWorkItemUseCase = defineUseCase({
  name: 'admit-work-item',
  title: { zh: '事项准入', en: 'Admit a work item to towns and streets' },
  path: 'work-items',
  right: recordRight,
  body: z.strictObject({ name: words, requestedById: z.uuid().optional(), basis: optionalWords, unitIds: z.array(z.uuid()).min(1).max(100) }),
  streams: (body, meta): Streams => ({ ...streamsOf([...body.unitIds, ...(body.requestedById === undefined ? [] : [body.requestedById])], [], meta), item: workItemStream(body.name, meta) }),
  decide: (body, timelines, meta) => {
    const named = namedIn(timelines, meta);
    const requestedBy = body.requestedById === undefined ? { organId: '', name: '' } : named(body.requestedById);
    return admit(timelines['item'] as WorkItemTimeline, { name: body.name, requestedBy, basis: body.basis, units: body.unitIds.map(named) }, meta);
  },
});

const namedIn = (timelines: Readonly<Record<string, unknown>>, meta: CommandMeta) => (organId: string) => {
  const organ = organIn(timelines, organId);
  assertKnown(organ, organId);
  return { organId, name: nameOn(organ, meta) };
};
