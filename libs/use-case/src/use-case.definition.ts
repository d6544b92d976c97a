import type { Relied } from './relied.records.js';
import type { Aggregate, DomainEvent, EffectiveDate, Timeline, Violation } from '@yange/kernel';
import type { z } from 'zod';
import type { Matter } from './decisions/matter.js';
import type { Precondition } from './precondition.js';
import type { UniqueKey } from './keys/unique-keys.js';

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A limit that a state breaks, and by how much: a change that lessens an excess is never refused for it. */
export interface LimitBreach extends Violation {
  readonly excess: number;
}

/** One consistency boundary. Its state is a timeline by effective date; its limits hold on every date. */
export interface AggregateDefinition<S, E extends DomainEvent> extends Aggregate<S, E> {
  /** first word of its stream ids: `organ` in `organ/5b0f…` */
  readonly name: string;
  /** Limits that the state of that day breaks. Checked by the executor at every date from the effective date of a change on. */
  limits?(state: S, date: string): readonly LimitBreach[];
  /** What facts of the stream rest on, and the state of that day lacks: an approval under which people entered. Whoever records such a fact is asked for it by the decision; looked at where a fact is corrected or annulled. */
  grounds?(state: S, date: string): readonly LimitBreach[];
  /** Unique keys of the log that the stream holds in this state. The executor takes and gives back what a change adds and ends. */
  keys?(state: S): readonly UniqueKey[];
  /** Keys that the stream holds on the days on which it is in this state: on each day another stream may hold them. Looked at over all days whenever one is gained. */
  datedKeys?(state: S): readonly UniqueKey[];
  /** What is looked at beside limits where one of its facts is corrected or annulled. */
  readonly takenBack?: TakenBack<S, E>;
  /** Its facts may name a thing and stand without it: what is only prepared, put off or found wrong does not keep what began the thing from being annulled. */
  readonly restsOnNothing?: true;
}

/** What holds between several streams of a kind, which no limit of one of them sees. */
export interface TakenBack<S, E extends DomainEvent> {
  /** stored names of the events that it may be broken without */
  readonly types: readonly string[];
  /** @returns ids of further streams of the kind that have to be read; asked for each stream that was */
  beside(one: Timeline<S, E>): readonly string[];
  /**
   * @param own as it will be
   * @param all of the kind that were read, by stream id
   * @param date since when what is corrected or annulled counted
   * @throws {Rejected} where it does not hold on that day or a later one
   */
  assertHolds(own: Timeline<S, E>, all: ReadonlyMap<string, Timeline<S, E>>, date: string): void;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAggregate = AggregateDefinition<any, any>;

/** A stream that a use case reads, and may write. */
export interface StreamRef<S, E extends DomainEvent> {
  readonly streamId: string;
  readonly aggregate: AggregateDefinition<S, E>;
  /** the use case never appends to it: rows of an import that only read a stream need not wait for each other */
  readonly reads?: true;
}

export const readOnly = <S, E extends DomainEvent>(ref: StreamRef<S, E>): StreamRef<S, E> => ({ ...ref, reads: true });

export const streamOf = <S, E extends DomainEvent>(aggregate: AggregateDefinition<S, E>, ...key: readonly string[]): StreamRef<S, E> => ({
  streamId: [aggregate.name, ...key].join('/'),
  aggregate,
});

// The streams of one use case have different states and events; only `any` accepts them all in one record.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Streams = Readonly<Record<string, StreamRef<any, any>>>;

export type TimelinesOf<T extends Streams> = { readonly [K in keyof T]: T[K] extends StreamRef<infer S, infer E> ? Timeline<S, E> : never };

type EventsOfStream<R> = R extends StreamRef<infer _S, infer E> ? readonly E[] : never;

/** What a command leads to. Nothing to append: the fact is already as the command wants it. */
export interface Decision<T extends Streams> {
  readonly append: { readonly [K in keyof T]?: EventsOfStream<T[K]> };
  /** broken rules: refused in live mode, kept as findings in history mode */
  readonly violations?: readonly Violation[];
  /** whom it is about, how much of its matter it is and which way it goes, where the body does not say it: in place of what `matter` states */
  readonly matter?: Partial<Pick<Matter, 'subjects' | 'quantity' | 'direction'>>;
  /** ids that the caller wants to know, for example of what was established */
  readonly answer?: Readonly<Record<string, string>>;
  /** ids of what another service may have told already though no note of it came: the decision is taken once more before that is held against the command */
  readonly awaits?: readonly string[];
}

export interface Citing {
  readonly documentId?: string;
  readonly number?: string;
  readonly title?: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly kind?: string;
  readonly place?: string;
  readonly quote?: string;
  readonly provenance?: 'stated' | 'reconstructed' | 'synthetic';
}

export interface ActorRef {
  /** subject of the token */
  readonly person: string;
  readonly role: string;
  readonly tokenId: string;
  readonly onBehalfOf?: string;
}

/** An event that a command takes back or replaces. Whatever its command recorded with it goes with it. */
export interface SupersededEvent {
  readonly eventId: string;
  readonly streamId: string;
  /** stored name */
  readonly type: string;
  /** name of the use case that recorded it */
  readonly command: string;
  readonly effectiveTo: string;
  /** place in the manifest, 0 where there is none */
  readonly order: number;
  /** under whose rules it was judged */
  readonly mode: 'live' | 'history';
  /** ids of the rules that it breaks, as it was recorded */
  readonly findings: readonly string[];
  readonly commandId: string;
  /** what it corrected in its turn */
  readonly supersedes: string | null;
}

/** What a decision may know beside the command's body: everything that is not in the log arrives here. */
export interface CommandMeta {
  readonly district: string;
  readonly commandId: string;
  readonly actor: ActorRef;
  /** whose command ids these are: the person, or `import` for rows, which are the same whoever brings them */
  readonly principal: string;
  /** whose rules hold; for a decision that corrects live what history recorded: `history`, see README */
  readonly mode: 'live' | 'history';
  readonly effective: EffectiveDate;
  readonly citations: readonly Citing[];
  /** the calendar day on which a live command came; without it no rule asks for it */
  readonly today?: string;
  /** the decision that the change stands under; null where none was named */
  readonly decision: string | null;
  /** the event that this command corrects: it no longer counts when the command is decided */
  readonly corrects: string | null;
  /** why it is corrected */
  readonly reason?: string;
  /** that event, and those that one command recorded with it, as far as they still count; from the executor */
  readonly superseded?: readonly SupersededEvent[];
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly traceparent: string | null;
  /** order that the import's manifest gives, 0 where there is none */
  readonly order: number;
  readonly importRow: { readonly table: string; readonly row: string; readonly importId?: string } | null;
  /** what the caller takes the stream to be like that the command is about; a condition, not part of what is asked */
  readonly preconditions?: readonly Precondition[];
  /** whether the caller has a right beside that of the use case */
  may(right: string): boolean;
  /** the draft that the actor signs, and who wrote it; absent where the actor gives the command alone */
  readonly prepared?: { readonly as: string; readonly by: readonly string[] };
  /** the plan that this command is a step of; absent where it is given by itself. A decision on a plan covers the steps of that plan alone */
  readonly plan?: { readonly hash: string };
  /** tried out before there is a paper: a document and a decision that are not named yet are taken to be there */
  readonly supposing?: true;
  /** an id that is the same whenever this command is decided again; a correction gets the ids of what it corrects */
  id(label: string): string;
}

/**
 * One thing that a user can do: its door (path, right, body), the streams that it reads, and its pure decision.
 * Command class, handler, controller and OpenAPI operation are generated from it (`@yange/service-host`).
 */
export interface UseCase<B = unknown, T extends Streams = Streams> {
  /** imperative in kebab case: `establish-organ` */
  readonly name: string;
  readonly title: Words;
  /** below `/v1/districts/:district/`; parameters in it (`organs/:organId/names`) become fields of the body */
  readonly path: string;
  /** what the caller must be entitled to (`organisations.record`), see `@yange/auth` */
  readonly right: string;
  /** keeps the log itself, not the district's institutions: rests on no document, has no mode */
  readonly administrative?: true;
  /** prepares a change and changes nothing itself: there is no paper yet that it could rest on */
  readonly draft?: true;
  /** corrects a slip of the pen: rests on the documents of what it corrects, and needs none of its own */
  readonly slip?: true;
  /** tells of a day without changing what was so then, such as a register as it was taken: the day may lie before the cut-over date */
  readonly ofAnyDay?: true;
  readonly body: z.ZodType<B>;
  /** the matter that a live change of this kind needs a decision on; without it, none is due */
  matter?(body: B): Matter;
  /**
   * key of the stream of a thing that it goes on with: where that was begun under a decision, the command stands under the same one, which covered it when it began, unless it names another.
   * Only with `matter`.
   */
  readonly under?: NoInfer<keyof T & string>;
  /** the event that this command takes back without putting another in its place */
  annuls?(body: B): string;
  /**
   * which of its streams the command is about: its version is the ETag of the answer, and what `If-Match` speaks of. Without it, where the path has a
   * parameter: the stream whose id ends in the first one, else the first of them. To be given by what begins a thing (`organs`).
   */
  readonly about?: NoInfer<keyof T & string>;
  /** it replaces what the caller has seen: it has to say which version that was. Whoever only adds a fact need not have looked */
  readonly ifMatch?: 'required';
  streams(body: B, meta: CommandMeta): T;
  /**
   * Streams that only what was read names: the parent of a parent. Asked again with all that is known until it names none that is new. They are given to the
   * decision under their keys and guard the append like every stream that was read.
   */
  further?(body: B, known: TimelinesOf<T> & Readonly<Record<string, unknown>>, meta: CommandMeta): Streams;
  /** What the change says that it rests on, besides the document that it cites: looked up where it is made live. */
  relies?(body: B): readonly Relied[];
  decide(body: B, timelines: TimelinesOf<T>, meta: CommandMeta): Decision<T>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyUseCase = UseCase<any, any>;

export const defineUseCase = <B, T extends Streams>(useCase: UseCase<B, T>): UseCase<B, T> => useCase;
