/** A problem document (RFC 9457) with a stable `code`, and the words of the rule in both languages. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: { readonly zh: string; readonly en: string };
  readonly instance?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly errors?: readonly FieldError[];
}

export interface FieldError {
  /** JSON pointer into the body, or the name of a parameter */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** An answer that is not the one asked for. Thrown anywhere below a controller. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: { readonly zh: string; readonly en: string },
    readonly more: { readonly errors?: readonly FieldError[]; readonly facts?: Readonly<Record<string, string>>; readonly retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.name = 'Problem';
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Malformed request',
  401: 'Not authenticated',
  403: 'Not entitled',
  404: 'Not found',
  405: 'Method not allowed',
  406: 'Not acceptable',
  409: 'Refused by a rule',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  429: 'Too many requests',
  431: 'Header too large',
  500: 'Internal error',
  503: 'Not available now',
};

export const problemBody = (problem: Problem, instance: string): ProblemBody => ({
  type: `urn:yange:problem:${problem.code}`,
  title: titles[problem.status] ?? 'Error',
  status: problem.status,
  code: problem.code,
  ...(problem.detail ? { detail: problem.detail } : {}),
  instance,
  ...(problem.more.facts && Object.keys(problem.more.facts).length > 0 ? { facts: problem.more.facts } : {}),
  ...(problem.more.errors ? { errors: problem.more.errors } : {}),
});
