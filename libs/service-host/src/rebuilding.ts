import { problemFrom } from '@yange/http';
import type { ProjectionRunner } from '@yange/projections';

/** Builds every read model of a service anew, compares, swaps; resolves when all are swapped. */
export interface Rebuilding {
  /** @param authorization header of whoever asks: what is asked elsewhere is asked with the caller's right */
  rebuild(authorization: string): Promise<object>;
}

/** In the process that keeps them, one after the other. */
export const rebuildingHere = (runners: readonly ProjectionRunner[]): Rebuilding => ({
  rebuild: async () => {
    const projections: object[] = [];
    for (const runner of runners) projections.push({ name: runner.name, ...(await runner.rebuild()) });
    return { projections };
  },
});

/** In another process, at the same path. @throws {Problem} as that one answers, 503 where it does not */
export const rebuildingAt = (projector: string): Rebuilding => ({
  rebuild: async (authorization) => {
    const response = await fetch(new URL('/v1/projections/rebuild', projector), { method: 'POST', headers: { authorization } }).catch(() => null);
    const answer = (await response?.json().catch(() => null)) as object | null | undefined;
    if (!response?.ok || !answer) throw problemFrom(response && !response.ok ? response.status : 503, answer ?? null);
    return answer;
  },
});
