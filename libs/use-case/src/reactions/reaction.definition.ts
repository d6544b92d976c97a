import type { Context } from '@yange/contracts';
import type { DomainEvent, EffectiveDate } from '@yange/kernel';
import type { AnyUseCase, Citing } from '../use-case.definition.js';

/** An event as a reaction sees it: what was published, by whichever service. */
export interface PublishedEvent<E extends DomainEvent = DomainEvent> {
  readonly district: string;
  readonly context: Context;
  readonly event: E;
  readonly eventId: string;
  readonly streamId: string;
  readonly mode: 'live' | 'history';
  readonly effective: EffectiveDate;
  readonly citations: readonly Citing[];
  readonly correlationId: string;
  /** the decision that it stands under, and all that it calls for with it; null without one */
  readonly decision: string | null;
  /** the event that it corrects or annuls; null where it stands by itself */
  readonly supersedes?: string | null;
  /** the event that called for it, where it is itself what a reaction did; null where a person did it */
  readonly causedBy?: string | null;
}

/** What an event calls for. It rests on the event's documents and takes effect with it, unless said otherwise. */
export interface ReactionCommand {
  /** tells apart what one event calls for; never changes, since the command's id derives from it */
  readonly label: string;
  readonly useCase: AnyUseCase;
  readonly body: object;
  readonly effective?: EffectiveDate;
}

/** The service's own read models, after everything that its own log held when the event came. */
export interface OwnRegister {
  query<R extends object>(sql: string, values: readonly unknown[]): Promise<readonly R[]>;
}

/**
 * A durable reader of the feed that turns events into commands of its own service. Pure but for the register that it may ask.
 * A command that a rule refuses becomes a follow-up (待办) that a person sees to; every other failure is tried again.
 */
export interface Reaction {
  /** lower-case words with hyphens; part of the ids of its commands, so that it never changes */
  readonly name: string;
  readonly contexts: readonly Context[];
  readonly types: readonly string[];
  /** also for events that an import brought; else those tell all that happened themselves */
  readonly history?: true;
  /** what events of different streams call for has nothing to do with one another, so that it is carried out at once; of one stream always in its order */
  readonly apart?: true;
  react(event: PublishedEvent, register: OwnRegister): readonly ReactionCommand[] | Promise<readonly ReactionCommand[]>;
}

export const defineReaction = (reaction: Reaction): Reaction => reaction;

/** What follows from events that an import brought, and from these alone. A reaction of its own beside the live one: it reads from the beginning, also where the other has read on already. */
export const defineHistoryReaction = (reaction: Omit<Reaction, 'history'>): Reaction =>
  ({ ...reaction, history: true, react: (published, register) => (published.mode === 'live' ? [] : reaction.react(published, register)) });
