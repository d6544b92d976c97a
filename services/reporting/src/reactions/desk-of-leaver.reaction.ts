import { defineReaction, type OwnRegister, type PublishedEvent, type ReactionCommand } from '@yange/use-case';
import { closeDeskUseCase } from '../commands/desk/close-desk.use-case.js';

/** Desks of the person that are not closed. */
const desksOf = `select person from live.due_desks where split_part(log_id, '/', 1) = $1 and person_id = $2 and valid_from <= $3 and (valid_to is null or valid_to > $3) and not closed order by person`;

/** What the due-list has for a person on a day: what was given to them, and what an event names them for that was given to nobody. */
const openFor = `
  select * from (select split_part(log_id, '/', 2) || '/' || stream_id || '/' || item_key as "itemId", kind, left(zh, 300) as words, person from live.due_items
                 where split_part(log_id, '/', 1) = $1 and shown_from <= $3 and (shown_to is null or shown_to > $3)) item
  where exists (select from live.due_holders h where split_part(h.log_id, '/', 1) = $1 and h.item_id = item."itemId" and h.person = $2 and h.valid_from <= $3 and (h.valid_to is null or h.valid_to > $3))
     or (item.person = $2 and not exists (select from live.due_holders h where split_part(h.log_id, '/', 1) = $1 and h.item_id = item."itemId" and h.valid_from <= $3 and (h.valid_to is null or h.valid_to > $3)))
  order by 1 limit 1000`;

const react = async ({ district, event, eventId, effective }: PublishedEvent, register: OwnRegister): Promise<readonly ReactionCommand[]> => {
  const { personId, reason } = event.data as { readonly personId: string; readonly reason?: string };
  const desks = await register.query<{ person: string }>(desksOf, [district, personId, effective.to]);
  return Promise.all(
    desks.map(async ({ person }) => {
      const open = await register.query<{ itemId: string; kind: string; words: string }>(openFor, [district, person, effective.to]);
      return { label: `desk:${person}`, useCase: closeDeskUseCase, body: { person, reason: reason ?? '', leftBy: eventId, items: open.map(({ itemId, kind, words }) => ({ itemId, kind, words })) } };
    }),
  );
};

/** Whoever leaves the district's staff leaves no work behind unseen: the desk is closed, and what lies on it waits to be handed over. */
export const deskOfLeaver = defineReaction({ name: 'reporting-desk-of-leaver', contexts: ['staffing'], types: ['PersonLeft'], react });
