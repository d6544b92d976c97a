import { problemFrom } from '@yange/http';
import type { ProjectionRunner } from '@yange/projections';

/** What an operator may ask of whoever keeps the read models of a service. */
export interface Rebuilding {
  /** Builds every one anew, compares, swaps; resolves when all are swapped. @param authorization header of whoever asks: what is asked elsewhere is asked with the caller's right */
  rebuild(authorization: string): Promise<object>;
  /** Folds what is parked, stream by stream in order; what an operator decided to leave out is left out. */
  retryParked(authorization: string): Promise<object>;
}

/** In the process that keeps them, one after the other. */
export const rebuildingHere = (runners: readonly ProjectionRunner[]): Rebuilding => {
  const ofEach = async (work: (runner: ProjectionRunner) => Promise<object>): Promise<object> => {
    const projections: object[] = [];
    for (const runner of runners) projections.push({ name: runner.name, ...(await work(runner)) });
    return { projections };
  };
  return { rebuild: () => ofEach((runner) => runner.rebuild()), retryParked: () => ofEach((runner) => runner.retryParked()) };
};

/** In another process, at the same path. @throws {Problem} as that one answers, 503 where it does not */
export const rebuildingAt = (projector: string): Rebuilding => {
  const ask = async (path: string, authorization: string): Promise<object> => {
    const response = await fetch(new URL(path, projector), { method: 'POST', headers: { authorization } }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as object | null | undefined;
    if (!response?.ok || !answer) throw problemFrom(response && !response.ok ? response.status : 503, answer ?? null);
    return answer;
  };
  return { rebuild: (authorization) => ask('/v1/projections/rebuild', authorization), retryParked: (authorization) => ask('/v1/projections/retry-parked', authorization) };
};
