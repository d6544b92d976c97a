import type { EventAnnulled, OrganisationsEvent } from '@yange/contracts';
import { defineHistoryReaction, defineReaction, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { liftOrganEndUseCase, noteOrganEndUseCase, noteOrganUseCase, withdrawOrganNoteUseCase } from '../commands/organ-notes/organ-note.use-cases.js';
import { plateCategory, sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type OrganAbolished = Extract<OrganisationsEvent, { readonly type: 'OrganAbolished' }>['data'];
type OrganRankChanged = Extract<OrganisationsEvent, { readonly type: 'OrganRankChanged' }>['data'];
type PlateAdded = Extract<OrganisationsEvent, { readonly type: 'PlateAdded' }>['data'];
type OrganEstablished = Extract<OrganisationsEvent, { readonly type: 'OrganEstablished' }>['data'];

const noting = new Set(['OrganEstablished', 'OrganRetained', 'OrganRankChanged']);

const react = ({ event, eventId, effective, streamId, supersedes, mode }: PublishedEvent): readonly ReactionCommand[] => {
  const note = { effective: sinceEver };
  const told = { sourceEventId: eventId, since: effective.to, supersedesEventId: supersedes ?? '' };
  switch (event.type) {
    case 'OrganEstablished':
    case 'OrganRetained': {
      const { organId, name, category, rank } = event.data as OrganEstablished;
      return [{ label: 'category', useCase: noteOrganUseCase, body: { organId, name, category, rank, ...told }, ...note }];
    }
    case 'PlateAdded': {
      const { plateId, name } = event.data as PlateAdded;
      return [{ label: 'plate', useCase: noteOrganUseCase, body: { organId: plateId, name, category: plateCategory, rank: '', ...told }, ...note }];
    }
    case 'OrganRankChanged': {
      const { organId, organName, newRank } = event.data as OrganRankChanged;
      return [{ label: 'rank', useCase: noteOrganUseCase, body: { organId, name: organName, rank: newRank, ...told }, ...note }];
    }
    case 'OrganAbolished': {
      const { organId, name, successors } = event.data as OrganAbolished;
      const owners = successors.map((one) => ({ organId: one.organId, name: one.name, count: 1, each: false }));
      return [{ label: 'end', useCase: noteOrganEndUseCase, body: { organId, name, endedOn: effective.to, successors: owners, movedTo: '', byWords: false, toldByHistory: mode !== 'live' }, ...note }];
    }
    default: {
      const [aggregate, organId = ''] = streamId.split('/');
      const { eventType, eventId: sourceEventId } = event.data as EventAnnulled;
      if (aggregate !== 'organ') return [];
      if (eventType === 'OrganAbolished') return [{ label: 'lifted', useCase: liftOrganEndUseCase, body: { organId }, ...note }];
      return noting.has(eventType) ? [{ label: 'withdrawn', useCase: withdrawOrganNoteUseCase, body: { organId, sourceEventId }, ...note }] : [];
    }
  }
};

/** The same of organs and plates that an import brought, also before there was this reaction: it reads from the beginning. */
export const importedOrgansFollowed = defineHistoryReaction({
  name: 'staffing-notes-imported-organs',
  contexts: ['organisations'],
  types: ['OrganEstablished', 'OrganRetained', 'OrganRankChanged', 'PlateAdded', 'EventAnnulled'],
  react,
});

const ofAbolition = ({ event }: PublishedEvent): boolean => event.type === 'OrganAbolished' || (event.data as EventAnnulled).eventType === 'OrganAbolished';

/** Their ends, of which the note alone is kept: what became of their quota and people an import tells itself. By itself, since it came later and has to read from the beginning. */
export const importedEndsFollowed = defineHistoryReaction({
  name: 'staffing-notes-imported-ends',
  contexts: ['organisations'],
  types: ['OrganAbolished', 'EventAnnulled'],
  react: (published) => (ofAbolition(published) ? react(published) : []),
});

/** Keeps notes of what organs are and of when they end, and of what is a plate, so that decisions here can be held to it. */
export const organsFollowed = defineReaction({
  name: 'staffing-notes-organs',
  contexts: ['organisations'],
  types: ['OrganEstablished', 'OrganRetained', 'OrganRankChanged', 'OrganAbolished', 'PlateAdded', 'EventAnnulled'],
  react,
});
