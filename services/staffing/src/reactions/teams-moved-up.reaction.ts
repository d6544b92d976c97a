import type { EnforcementEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { defineReaction, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { reportLeftoverUseCase } from '../commands/carry-over/report-leftover.use-case.js';
import { noteOrganEndUseCase } from '../commands/organ-notes/organ-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type TeamsTransferredUp = Extract<EnforcementEvent, { readonly type: 'TeamsTransferredUp' }>['data'];

const react = ({ event, effective }: PublishedEvent): readonly ReactionCommand[] => {
  const { teams, to, withPosts } = event.data as TeamsTransferredUp;
  if (!withPosts) return [];
  const end = (id: string, name: string, byWords: boolean): ReactionCommand => ({
    label: `end:${id}`,
    useCase: noteOrganEndUseCase,
    body: { organId: id, name, endedOn: effective.to, successors: [], movedTo: to, byWords },
    effective: sinceEver,
  });
  // An account may belong to the team by its id, or by its words where it was recorded before the team had one.
  const named = (teams?.named ?? []).flatMap(({ id, name }) => [end(id, name, false), end(derivedId('group', name), name, true)]);
  const counted = (teams?.blocks ?? []).filter(({ count }) => count > 0);
  return [...named, ...counted.map(({ id, label }) => ({ label: `block:${id}`, useCase: reportLeftoverUseCase, body: { name: label, reason: 'team-not-named' }, effective: sinceEver }))];
};

/** R20 整建制上划、连人带编: a team that leaves the district with posts ends here; what it has goes along. */
export const teamsMovedUp = defineReaction({ name: 'staffing-notes-teams-moved-up', contexts: ['enforcement'], types: ['TeamsTransferredUp'], react });
