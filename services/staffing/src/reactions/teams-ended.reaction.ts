import { logIdOf, type EnforcementEvent, type EventAnnulled } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { reportLeftoverUseCase } from '../commands/carry-over/report-leftover.use-case.js';
import { liftOrganEndUseCase, noteOrganEndUseCase } from '../commands/organ-notes/organ-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

type Data<T> = Extract<EnforcementEvent, { readonly type: T }>['data'];
type Team = { readonly id: string; readonly name: string };
type Successors = readonly { readonly organId: string; readonly name: string; readonly count: 1; readonly each: false }[];

/** An account may belong to the team by its id, or by its words where it was recorded before the team had one. */
const ends = ({ effective, eventId }: PublishedEvent, teams: readonly Team[], to: { readonly successors: Successors; readonly movedTo: string }): readonly ReactionCommand[] =>
  teams.flatMap(({ id, name }) => [{ organId: id, byWords: false }, { organId: derivedId('group', name), byWords: true }].map((whose): ReactionCommand => (
    { label: `end:${whose.organId}`, useCase: noteOrganEndUseCase, body: { ...whose, name, endedOn: effective.to, ...to, sourceEventId: eventId }, effective: sinceEver })));

const movedUp = (published: PublishedEvent): readonly ReactionCommand[] => {
  const { teams, to, withPosts } = published.event.data as Data<'TeamsTransferredUp'>;
  if (!withPosts) return [];
  const counted = (teams?.blocks ?? []).filter(({ count }) => count > 0);
  return [
    ...ends(published, teams?.named ?? [], { successors: [], movedTo: to }),
    ...counted.map(({ id, label }) => ({ label: `block:${id}`, useCase: reportLeftoverUseCase, body: { name: label, reason: 'team-not-named' }, effective: sinceEver })),
  ];
};

/** R20 整建制上划、连人带编: a team that leaves the district with posts ends here; what it has goes along. */
export const teamsMovedUp = defineReaction({ name: 'staffing-notes-teams-moved-up', contexts: ['enforcement'], types: ['TeamsTransferredUp'], react: movedUp });

/** A source that is also a result goes on. */
const merged = (published: PublishedEvent): readonly ReactionCommand[] => {
  const { sources, results } = published.event.data as Data<'TeamsMerged'>;
  const reached = results?.named ?? [];
  const successors = reached.map(({ id, name }) => ({ organId: id, name, count: 1, each: false }) as const);
  const gone = (sources?.named ?? []).filter(({ id }) => !reached.some((one) => one.id === id));
  return ends(published, gone, { successors, movedTo: '' });
};

const endedBy = `select row_key as "organId" from live.noted_organs where log_id = $1 and ended_by = $2 and ended_on <> '' and valid_to is null order by 1`;

/** Its teams go on; what was carried over already is reported by the reaction that carried it. */
const lifted = async ({ event, district }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const noted = await register.query<{ organId: string }>(endedBy, [logIdOf(district, 'staffing'), (event.data as EventAnnulled).eventId]);
  return noted.map(({ organId }) => ({ label: `lifted:${organId}`, useCase: liftOrganEndUseCase, body: { organId }, effective: sinceEver }));
};

const react = (published: PublishedEvent, register: OwnRegister): readonly ReactionCommand[] | Promise<readonly ReactionCommand[]> => {
  switch (published.event.type) {
    case 'TeamsMerged':
      return merged(published);
    case 'TeamsAbolished':
      return ends(published, (published.event.data as Data<'TeamsAbolished'>).teams?.named ?? [], { successors: [], movedTo: '' });
    default:
      return lifted(published, register);
  }
};

/** Teams that merge or are abolished end as organs do: what they have by name goes to the one result, or is left to a person. The end of a team is lifted when what ended it is annulled. */
export const teamsEnded = defineReaction({ name: 'staffing-notes-teams-ended', contexts: ['enforcement'], types: ['TeamsMerged', 'TeamsAbolished', 'EventAnnulled'], react });
