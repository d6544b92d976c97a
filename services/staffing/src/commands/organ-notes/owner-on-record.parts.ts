import { awaitedOf, readOnly, standingOf, streamOf, type Decision, type KnownOrgan, type Streams, type UseCase } from '@yange/use-case';
import type { Timeline } from '@yange/kernel';
import { organNoteStream, type OrganNoteState } from '../../domain/organ-note/organ-note.aggregate.js';
import type { OrganNoteEvent } from '../../domain/organ-note/organ-note.events.js';
import { ownerNotes, ownerNoteStream, type OwnerNoteEvent } from '../../domain/owner-note/owner-note.aggregate.js';
import type { Owner } from '../../domain/owner/owner.js';

const rules = { annulled: 'organ-annulled', stranger: 'owner-unregistered' } as const;
const followedKey = 'owners followed';

/**
 * A use case that gives quota, posts, permits or people to owners, held to what this service has noted of them: that they are on record on that day, as organs or as teams. The notes guard the append.
 * Groups are known by their words and are on no record.
 * @param ownersOf the owners that something is given to; none where something is only taken, or goes to who is none of this district
 * @param gives whether what is appended gives them anything, where the body does not say it
 */
export const heldToRecord = <B, T extends Streams>(useCase: UseCase<B, T>, ownersOf: (body: B) => readonly (Owner | undefined)[], gives: (append: Decision<T>['append']) => boolean = () => true): UseCase<B, T> => {
  const named = (body: B): readonly { readonly id: string; readonly name: string }[] =>
    [...new Map(ownersOf(body).flatMap((owner) => (owner?.organId === undefined ? [] : [[owner.organId, { id: owner.organId, name: owner.name }] as const]))).values()];
  return {
    ...useCase,
    streams: (body, meta) => {
      const owners = named(body);
      const notes = owners.flatMap(({ id }) => [[`record of ${id}`, readOnly(ownerNoteStream(id))] as const, [`end of ${id}`, readOnly(organNoteStream(id))] as const]);
      return { ...useCase.streams(body, meta), ...Object.fromEntries(notes), ...(owners.length === 0 ? {} : { [followedKey]: readOnly(streamOf(ownerNotes)) }) };
    },
    decide: (body, timelines, meta) => {
      const decision = useCase.decide(body, timelines, meta);
      if (Object.values(decision.append).every((events) => ((events ?? []) as readonly unknown[]).length === 0) || !gives(decision.append)) return decision;
      const known = timelines as Readonly<Record<string, unknown>>;
      const followed = (known[followedKey] as Timeline<boolean, OwnerNoteEvent> | undefined)?.latest() ?? false;
      const held = named(body).map((owner) => {
        const { onRecord } = (known[`record of ${owner.id}`] as Timeline<KnownOrgan, OwnerNoteEvent>).latest();
        const { endedOn } = (known[`end of ${owner.id}`] as Timeline<OrganNoteState, OrganNoteEvent>).latest();
        return { owner, is: { known: { onRecord, endedOn }, rules, followed } };
      });
      // Of an organ its other notes may have told already that it never was.
      const told = new Set((decision.violations ?? []).map(({ rule }) => rule));
      const broken = held.flatMap(({ owner, is }) => standingOf(is, owner, meta)).filter(({ rule }) => !told.has(rule));
      return { ...decision, violations: [...(decision.violations ?? []), ...broken], awaits: held.flatMap(({ owner, is }) => awaitedOf(is, owner, meta)) };
    },
  };
};
