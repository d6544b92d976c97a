import type { OrganisationsEvent } from '@yange/contracts';
import { defineReaction, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { liftOrganEndUseCase, noteOrganEndUseCase, noteOrganUseCase } from '../commands/organ-notes/organ-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];
type OrganRankChanged = Extract<OrganisationsEvent, { readonly type: 'OrganRankChanged' }>['data'];
type OrganEstablished = Extract<OrganisationsEvent, { readonly type: 'OrganEstablished' }>['data'];

const react = ({ event, effective, streamId }: PublishedEvent): readonly ReactionCommand[] => {
  const note = { effective: sinceEver };
  switch (event.type) {
    case 'OrganEstablished':
    case 'OrganRetained': {
      const { organId, name, category, rank } = event.data as OrganEstablished;
      return [{ label: 'category', useCase: noteOrganUseCase, body: { organId, name, category, rank }, ...note }];
    }
    case 'OrganRankChanged': {
      const { organId, organName, newRank } = event.data as OrganRankChanged;
      return [{ label: 'rank', useCase: noteOrganUseCase, body: { organId, name: organName, rank: newRank }, ...note }];
    }
    case 'OrganAbolished': {
      const { organId, name, successors } = event.data as OrganAbolished;
      const owners = successors.map((one) => ({ organId: one.organId, name: one.name, count: 1, each: false }));
      return [{ label: 'end', useCase: noteOrganEndUseCase, body: { organId, name, endedOn: effective.to, successors: owners, movedTo: '', byWords: false }, ...note }];
    }
    default: {
      const [aggregate, organId = ''] = streamId.split('/');
      const annulled = (event.data as { readonly eventType?: string }).eventType;
      return aggregate === 'organ' && annulled === 'OrganAbolished' ? [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId }, ...note }] : [];
    }
  }
};

/** Keeps notes of what organs are and of when they end, so that decisions here can be held to it. */
export const organsFollowed = defineReaction({
  name: 'staffing-notes-organs',
  contexts: ['organisations'],
  types: ['OrganEstablished', 'OrganRetained', 'OrganRankChanged', 'OrganAbolished', 'EventAnnulled'],
  react,
});
