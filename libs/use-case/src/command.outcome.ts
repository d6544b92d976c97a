import type { DomainEvent, Fact, Violation } from '@yange/kernel';
import type { StreamVersion } from './precondition.js';
import type { KeyChanges } from './keys/unique-keys.js';
import type { Decision, Streams } from './use-case.definition.js';

/** An event that is decided and not yet appended. */
export interface PlannedEvent extends Fact<DomainEvent> {
  readonly key: string;
  readonly streamId: string;
}

export interface RecordedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly streamId: string;
}

export interface CommandOutcome {
  /** `unchanged`: the fact was already so; `repeated`: this very command was carried out before */
  readonly status: 'recorded' | 'unchanged' | 'repeated';
  readonly events: readonly RecordedEvent[];
  /** breaches that the caller is told of; the events may carry more, of rules that are only recorded */
  readonly findings: readonly Violation[];
  readonly answer: Readonly<Record<string, string>>;
  /** position of the last event, null without events or for a repeated command */
  readonly position: number | null;
  /** the stream that the command is about, as it left it */
  readonly about?: StreamVersion;
  /** what the first call was answered; only where this one is `repeated` */
  readonly firstAnswer?: CommandOutcome;
}

/** A decision with what it was made on. */
export interface CommandPlan {
  readonly refs: Streams;
  readonly versions: Readonly<Record<string, number>>;
  readonly decision: Decision<Streams>;
  /** key of the stream that the command is about, null where it is about no single one */
  readonly about: string | null;
  readonly events: readonly PlannedEvent[];
  /** recorded with the events */
  readonly findings: readonly Violation[];
  /** those among them that the caller is told of */
  readonly told: readonly Violation[];
  readonly keys: KeyChanges;
  /** under whose rules it was judged */
  readonly mode: 'live' | 'history';
  /** the decision that the change stands under, its own or that of what it goes on with or corrects; null without one */
  readonly standsUnder: string | null;
}

/**
 * What the log keeps as the answer to a retry. It names the call that brought it: a log that lost its answer asks again by itself,
 * and is then told of its own append as of a repeated one.
 */
export const storedOutcome = (plan: CommandPlan, attempt: string): string => JSON.stringify({ ...outcomeOf(plan, null), attempt });

/** The outcome of a command that is in the log already: brought by this very call, or by an earlier one. */
export const readStoredOutcome = (text: string, firstPosition: number | null, attempt: string): CommandOutcome => {
  const { attempt: by, ...outcome } = JSON.parse(text) as CommandOutcome & { readonly attempt?: string };
  const first = { ...outcome, position: firstPosition === null || outcome.events.length === 0 ? null : firstPosition + outcome.events.length - 1 };
  return by === attempt ? first : { ...outcome, status: 'repeated', position: null, firstAnswer: first };
};

export const outcomeOf = (plan: CommandPlan, position: number | null): CommandOutcome => ({
  status: plan.events.length === 0 ? 'unchanged' : 'recorded',
  events: plan.events.map(({ eventId, event, streamId }) => ({ eventId, type: event.type, streamId })),
  findings: plan.told,
  answer: plan.decision.answer ?? {},
  position,
  ...aboutAfter(plan),
});

const aboutAfter = ({ refs, versions, about, events }: CommandPlan): Pick<CommandOutcome, 'about'> => {
  const streamId = about === null ? undefined : refs[about]?.streamId;
  if (about === null || streamId === undefined) return {};
  return { about: { streamId, version: (versions[about] ?? 0) + events.filter((event) => event.streamId === streamId).length } };
};
