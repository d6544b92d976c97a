import type { Positions, ReadModels } from '@yange/projections';
import type { z } from 'zod';
import type { Words } from './use-case.definition.js';

/** How far a log is, and who says so. */
export interface HeadSeen {
  readonly position: number;
  /** when its relay last said so (`2020-06-30T08:00:00.000Z`), where another node keeps the log; null for one that was asked itself */
  readonly heardAt: string | null;
}

export interface QueryContext {
  readonly district: string;
  /** the service's read models; views of the serving versions are in the schema `live`. They are as they were known when it is asked for: a question need not care */
  readonly read: ReadModels;
  /** the positions that `read` is cut at; null or absent where nothing is left out */
  readonly known?: Positions | null;
  /** the positions of another moment, written as `knownAt`; absent where no request brought the question. @throws {NoSuchMoment} */
  readonly positionsAt?: (knownAt: string) => Promise<Positions>;
  /** the day that was asked for, for questions that take it otherwise than as `on` */
  readonly asOf?: string | undefined;
  /** the head of any log that the read models are made of; null where nothing was heard of it. Absent where no request brought the question */
  readonly headOf?: (logId: string) => Promise<HeadSeen | null>;
  /** subject and roles of the token of whoever asks, and the day in China on which it is asked; absent where no request brought the question */
  readonly asked?: { readonly by: string; readonly roles?: readonly string[]; readonly on: string } | undefined;
}

/** The stream that an answer shows, and the table of facts (`organ_facts`) by which the read model has seen it. */
export interface ShownStream {
  readonly streamId: string;
  readonly facts: string;
}

/** What a question may give back where its schema says `A`: whatever is only read need not be writable. */
export type Answered<A> = A extends readonly (infer E)[] ? readonly Answered<E>[] : A extends object ? { readonly [K in keyof A]: Answered<A[K]> } : A;

/** One question that a service answers from its read models. `null` becomes 404. */
export interface QueryDefinition<P = unknown, A = unknown> {
  readonly name: string;
  readonly title: Words;
  /** below `/v1/districts/:district/` */
  readonly path: string;
  readonly right: string;
  /** Why no day can be asked for, where neither `on` nor `dated` says how one is taken: what is answered holds for all days, each row with its own. */
  readonly undated?: Words;
  /** it takes `asOf` by itself, from the context */
  readonly dated?: true;
  /** Why it takes the two times among its own parameters, and says itself what it was read at. */
  readonly ownMoment?: Words;
  /** With `ownMoment`: the moment that an answer is of, by what it says itself; without it, the logs of the one district are named. */
  readonly readAt?: (answer: A) => { readonly asOf: string | null; readonly knownAt: string; readonly asked: string | null };
  /** why it cannot be asked what was known earlier */
  readonly timeless?: Words;
  /** It may also be asked of a district that another node records and this one follows: all its rows come from read models that follow. */
  readonly followed?: true;
  /** `by-body`: what is asked is too long for an address, and comes as the JSON body of a POST. It changes nothing all the same */
  readonly asked?: 'by-body';
  /** path and query parameters, whose values arrive as strings; or what the body has */
  readonly params: z.ZodType<P>;
  /** where the answer shows one thing: its ETag is the version of that stream which the read model has seen, and a command may send it back */
  about?(params: P): ShownStream;
  /**
   * What it answers, to the last field: the compiler holds `run` to it, OpenAPI publishes it, and a spec validates real answers by it. Objects are strict, fields
   * described Chinese first where the name does not say it all; a schema of several questions has a name of its own (`.meta({ id })`).
   */
  readonly answer: z.ZodType<A>;
  run(params: P, context: QueryContext): Promise<Answered<NoInfer<A>> | null>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyQuery = QueryDefinition<any, any>;

export const defineQuery = <P, A = object>(query: QueryDefinition<P, A>): QueryDefinition<P, A> => query;
