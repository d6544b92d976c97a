import { logIdOf, type EnforcementEvent, type EventAnnulled } from '@yange/contracts';
import { defineReaction, notesOfBeginning, tellsOfBeginning, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { noteOwnerUseCase, withdrawOwnerNoteUseCase } from '../commands/organ-notes/owner-note.use-cases.js';
import { sinceEver } from '../domain/organ-note/organ-note.aggregate.js';

/** Which organs are on record, of imports too and from the beginning: what is given to any other is told (`heldToRecord`). */
export const organsOnRecord = defineReaction({
  name: 'staffing-notes-organs-on-record',
  contexts: ['organisations'],
  types: tellsOfBeginning,
  history: true,
  apart: true,
  react: notesOfBeginning({ note: noteOwnerUseCase, withdraw: withdrawOwnerNoteUseCase }),
});

type Data<T> = Extract<EnforcementEvent, { readonly type: T }>['data'];

interface Beginning {
  readonly id: string;
  readonly name: string;
  /** empty: since ever */
  readonly since: string;
}

/** A team that is known by name from now on was counted among others before. */
const begunBy = ({ event, effective: { to: since } }: PublishedEvent): readonly Beginning[] => {
  const from = (teams: readonly { readonly id: string; readonly name: string }[] | undefined): readonly Beginning[] => (teams ?? []).map(({ id, name }) => ({ id, name, since }));
  switch (event.type) {
    case 'TeamsEstablished':
      return from((event.data as Data<'TeamsEstablished'>).teams?.named);
    case 'TeamsMerged':
      return from((event.data as Data<'TeamsMerged'>).results?.named);
    case 'TeamNamed':
      return from([(event.data as Data<'TeamNamed'>).team].filter((team) => team !== undefined)).map((team) => ({ ...team, since: '' }));
    default:
      return [];
  }
};

const notedBy = `select row_key as "ownerId" from live.owners_on_record where log_id = $1 and valid_to is null and $2 = any(string_to_array(told_by, ' ')) order by 1`;

/** What an event told of teams that another now tells nothing of: it was annulled, or corrected to others. */
const withdrawn = async ({ event, district, supersedes }: PublishedEvent, register: OwnRegister, still: ReadonlySet<string>): Promise<readonly ReactionCommand[]> => {
  const source = event.type === 'EventAnnulled' ? (event.data as EventAnnulled).eventId : (supersedes ?? '');
  if (source === '') return [];
  const noted = await register.query<{ ownerId: string }>(notedBy, [logIdOf(district, 'staffing'), source]);
  return noted.filter(({ ownerId }) => !still.has(ownerId)).map(({ ownerId }) => ({ label: `withdrawn:${ownerId}`, useCase: withdrawOwnerNoteUseCase, body: { organId: ownerId, sourceEventId: source }, effective: sinceEver }));
};

const react = async (published: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const begun = begunBy(published);
  const notes = begun.map(({ id, name, since }): ReactionCommand => (
    { label: `noted:${id}`, useCase: noteOwnerUseCase, body: { organ: { id, name }, since, sourceEventId: published.eventId, supersedesEventId: published.supersedes ?? '' }, effective: sinceEver }));
  return [...notes, ...(await withdrawn(published, register, new Set(begun.map(({ id }) => id))))];
};

/** Which teams are on record, as enforcement has them: a team has quota and people as an organ does. */
export const teamsOnRecord = defineReaction({ name: 'staffing-notes-teams-on-record', contexts: ['enforcement'], types: ['TeamsEstablished', 'TeamsMerged', 'TeamNamed', 'EventAnnulled'], history: true, react });
