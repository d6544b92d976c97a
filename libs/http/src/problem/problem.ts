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
  /** the rule that refuses, and where it comes from */
  readonly rule?: RefusingRule;
  /** of a 412: where the thing stands */
  readonly current?: CurrentVersion;
  /** of a 412: what the caller has not seen, oldest first */
  readonly since?: readonly EventSince[];
}

export interface RefusingRule {
  readonly id: string;
  readonly title: Words;
  /** an article, a document, a paragraph of a report, a standard, or a conclusion of ours */
  readonly source: Words & { readonly kind: string };
}

export interface CurrentVersion {
  readonly streamId: string;
  readonly version: number;
  /** to be sent as `If-Match` by whoever has looked again */
  readonly etag: string;
}

/** An event as far as somebody needs it who wants to know who was there before. */
export interface EventSince {
  readonly eventId: string;
  readonly type: string;
  /** title of the command, where there is one */
  readonly words: Words | null;
  readonly effective: { readonly from: string | null; readonly to: string; readonly text: string };
  readonly recordedAt: string;
  readonly position: number;
  readonly version: number;
  readonly actor: { readonly person: string; readonly role: string };
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
