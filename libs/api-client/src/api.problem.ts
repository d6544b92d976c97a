import type { components } from './generated/api.types.js';

/** RFC 9457, as every door answers what it does not do. */
export type ProblemDocument = components['schemas']['Problem'];

/** An answer that is not the one asked for. Thrown, so that whoever has an answer has the one that he asked for. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    /** stable; the id of the rule where a rule refuses. `no-problem` where something on the way answered that is not the platform */
    readonly code: string,
    /** null where what answered is not the platform */
    readonly document: ProblemDocument | null,
  ) {
    super(document === null ? `${status}` : `${status} ${code} ${document.words.detail.zh} · ${document.words.detail.en}`);
    this.name = 'ApiProblem';
  }
}

/** Nobody answers at the address. */
export class Unreachable extends Error {
  constructor(
    readonly origin: string,
    cause: unknown,
  ) {
    super(`${origin} does not answer`, { cause });
    this.name = 'Unreachable';
  }
}

const isProblem = (body: unknown): body is ProblemDocument => typeof body === 'object' && body !== null && 'code' in body && 'words' in body;

/** @returns what to throw for an answer that is none */
export const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body: unknown = await response.json().catch(() => null);
  return isProblem(body) ? new ApiProblem(response.status, body.code, body) : new ApiProblem(response.status, 'no-problem', null);
};
