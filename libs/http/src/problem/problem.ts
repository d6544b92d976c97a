import type { Answered } from '@yange/use-case';
import type { z } from 'zod';
import type { problemShape } from '../openapi/problem.schema.js';
import type { Language, Words } from './problem.language.js';
import { titleOf, wordsOf } from './problem.words.js';

/** A problem document (RFC 9457): the caller's language in `title` and `detail`, both languages in `words`, and a stable `code`. */
export type ProblemBody = Answered<z.infer<typeof problemShape>>;

/** An event as far as somebody needs it who wants to know who was there before. */
export type EventSince = NonNullable<ProblemBody['since']>[number];

/** One field of a body, or one parameter, and what is wrong with it. */
export type FieldProblem = NonNullable<ProblemBody['errors']>[number];

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  /** a plain string only where it is for operators */
  readonly detail: string | Words;
}

export interface ProblemMore extends Pick<ProblemBody, 'facts' | 'rule' | 'current' | 'since'> {
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
}

/** An answer that is not the one asked for. Thrown anywhere below a controller. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: Words,
    readonly more: ProblemMore = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

export const problemBody = (problem: Problem, instance: string | undefined, language: Language): ProblemBody => {
  const words = { title: titleOf(problem.status), detail: problem.detail ?? wordsOf(problem.code, problem.status) };
  const { facts, errors, rule, current, since } = problem.more;
  return {
    type: `urn:yange:problem:${problem.code}`,
    title: words.title[language],
    status: problem.status,
    detail: words.detail[language],
    ...(instance === undefined ? {} : { instance }),
    code: problem.code,
    words,
    ...(facts && Object.keys(facts).length > 0 ? { facts } : {}),
    ...(errors ? { errors: errors.map((error) => fieldProblem(error, language)) } : {}),
    ...(rule ? { rule } : {}),
    ...(current ? { current } : {}),
    ...(since ? { since } : {}),
  };
};

const fieldProblem = ({ pointer, code, detail }: FieldError, language: Language): FieldProblem =>
  typeof detail === 'string' ? { pointer, code, detail } : { pointer, code, detail: detail[language], words: detail };

/** What another service of ours answered, to be answered again by this one. */
export const problemFrom = (status: number, answered: unknown): Problem => {
  const { code, words, errors, facts } = (typeof answered === 'object' && answered !== null ? answered : {}) as Partial<ProblemBody>;
  return new Problem(status, code ?? 'service-failed', words?.detail, {
    ...(facts === undefined ? {} : { facts }),
    ...(errors === undefined ? {} : { errors: errors.map((error) => ({ pointer: error.pointer, code: error.code, detail: error.words ?? error.detail })) }),
  });
};
