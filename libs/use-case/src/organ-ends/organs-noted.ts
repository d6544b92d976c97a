import { onDay, type DomainEvent } from '@yange/kernel';
import type { PublishedEvent, ReactionCommand } from '../reactions/reaction.definition.js';
import type { AnyUseCase } from '../use-case.definition.js';

/** All notes take effect on one day, so that a decision knows of those that have come; each tells the day that it speaks of. */
const sinceEver = onDay('1949-10-01');

export const tellsOfBeginning = ['OrganEstablished', 'OrganRetained', 'EventAnnulled'] as const;

/** What is noted of an event of organisations that tells of an organ's beginning, corrects one or annuls one. What a reform kept was there before. */
export const notesOfBeginning = ({ note, withdraw }: { readonly note: AnyUseCase; readonly withdraw: AnyUseCase }) => ({ event, eventId, effective, streamId, supersedes }: PublishedEvent): readonly ReactionCommand[] => {
  const { type, data } = event as DomainEvent & { readonly data: { readonly organId?: string; readonly name?: string; readonly eventType?: string; readonly eventId?: string } };
  if (type !== 'EventAnnulled') {
    const since = type === 'OrganRetained' ? '' : effective.to;
    return [{ label: 'noted', useCase: note, body: { organ: { id: data.organId, name: data.name }, since, sourceEventId: eventId, supersedesEventId: supersedes ?? '' }, effective: sinceEver }];
  }
  const [aggregate, organId = ''] = streamId.split('/');
  const isBeginning = aggregate === 'organ' && (data.eventType === 'OrganEstablished' || data.eventType === 'OrganRetained');
  return isBeginning ? [{ label: 'withdrawn', useCase: withdraw, body: { organId, sourceEventId: data.eventId }, effective: sinceEver }] : [];
};
