import type { Language, Words } from './problem.language.js';
import { titleOf, wordsOf } from './problem.words.js';

/** A problem document (RFC 9457): the caller's language in `title` and `detail`, both languages in `words`, and a stable `code`. */
export interface ProblemBody {
  /** `urn:yange:problem:<code>`: names the problem and is no address */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** the path as the caller asked for it, without its query */
  readonly instance?: string;
  readonly code: string;
  readonly words: { readonly title: Words; readonly detail: Words };
  readonly facts?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldProblem[];
}

/** One field of a body, or one parameter, and what is wrong with it. */
export interface FieldProblem {
  /** JSON pointer into the body, or the name of a parameter as one */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly words?: Words;
}

export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  /** a plain string only where it is for operators */
  readonly detail: string | Words;
}

/** An answer that is not the one asked for. Thrown anywhere below a controller. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: Words,
    readonly more: { readonly errors?: readonly FieldError[]; readonly facts?: Readonly<Record<string, string>>; readonly retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

export const problemBody = (problem: Problem, instance: string | undefined, language: Language): ProblemBody => {
  const words = { title: titleOf(problem.status), detail: problem.detail ?? wordsOf(problem.code, problem.status) };
  const { facts, errors } = problem.more;
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
