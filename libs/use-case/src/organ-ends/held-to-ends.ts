import type { DomainEvent, Timeline, Violation } from '@yange/kernel';
import type { OrganInput } from '../organ.input.js';
import { readOnly, type CommandMeta, type StreamRef, type Streams, type UseCase } from '../use-case.definition.js';
import { awaitedOf, standingOf, type KnownOrgan, type OnRecordRules } from './organ-on-record.js';

/** Whom an event gives something. */
export interface GivenToOrgan {
  readonly organId: string;
  /** what passes on when that organ ends: an id, or a word for all of a kind */
  readonly againFor: string;
}

/** What a service knows of organs: that they are on record, and that they end. */
export interface KnownEnds<S extends KnownOrgan, E extends DomainEvent, G extends DomainEvent> {
  readonly stream: (organId: string) => StreamRef<S, E>;
  readonly rules: OnRecordRules;
  /** whether any organ was noted yet */
  readonly followed: () => StreamRef<boolean, E>;
  /** @param event of the service, any of them */
  readonly givenIn: (event: G) => readonly GivenToOrgan[];
  /** The end once more, for that alone; nothing where the organ goes on. */
  readonly tellAgain: (end: Timeline<S, E>, wanted: GivenToOrgan, meta: CommandMeta) => readonly E[];
}

const followedKey = 'organs followed';

const keyOf = ({ id }: OrganInput): string => `end of ${id}`;

/**
 * Use cases that are held to what is noted of the organs that they give something to, that they are on record and have not ended: they guard the append, so that an end that is noted meanwhile is seen. What dates from before an end
 * that is noted already follows it: the append tells the end once more.
 */
export const holdToEnds = <S extends KnownOrgan, E extends DomainEvent, G extends DomainEvent>({ stream, rules, followed, givenIn, tellAgain }: KnownEnds<S, E, G>) =>
  /**
   * @param organsOf the organs that the body names, each of them once or more; none where it names none
   * @param breach what is said of one that has ended by the day of the command
   */
  <B, T extends Streams>(
    useCase: UseCase<B, T>,
    organsOf: (body: B) => readonly (OrganInput | undefined)[],
    breach: (end: Timeline<S, E>, organ: OrganInput, meta: CommandMeta) => readonly Violation[],
  ): UseCase<B, T> => {
    const named = (body: B): readonly OrganInput[] => [...new Map(organsOf(body).flatMap((organ) => (organ === undefined ? [] : [[organ.id, organ]]))).values()];
    return {
      ...useCase,
      streams: (body, meta) => {
        const organs = named(body);
        return { ...useCase.streams(body, meta), ...Object.fromEntries(organs.map((organ) => [keyOf(organ), stream(organ.id)])), ...(organs.length === 0 ? {} : { [followedKey]: readOnly(followed()) }) };
      },
      decide: (body, timelines, meta) => {
        const decision = useCase.decide(body, timelines, meta);
        const events = Object.values(decision.append).flat() as unknown as readonly G[];
        if (events.length === 0) return decision;
        const ends = timelines as Readonly<Record<string, unknown>>;
        const held = named(body).map((organ) => ({ organ, end: ends[keyOf(organ)] as Timeline<S, E> }));
        const again = held.flatMap(({ organ, end }) => {
          const what = new Set(events.flatMap(givenIn).flatMap(({ organId, againFor }) => (organId === organ.id ? [againFor] : [])));
          const told = [...what].flatMap((againFor) => tellAgain(end, { organId: organ.id, againFor }, meta));
          return told.length === 0 ? [] : [[keyOf(organ), told] as const];
        });
        const follows = (ends[followedKey] as Timeline<boolean, E> | undefined)?.latest() ?? false;
        const broken = held.flatMap(({ organ, end }) => [...breach(end, organ, meta), ...standingOf({ known: end.latest(), rules, followed: follows }, organ, meta)]);
        const awaits = held.flatMap(({ organ, end }) => awaitedOf({ known: end.latest(), followed: follows }, organ, meta));
        return { ...decision, append: { ...decision.append, ...Object.fromEntries(again) }, violations: [...(decision.violations ?? []), ...broken], awaits };
      },
    };
  };
