import { answer, ApiProblem } from '@yange/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import type { Content } from './year.model.js';

export interface ShownYear {
  readonly content: Content;
  readonly contentHash: string;
  /** null where it is derived as now */
  readonly frozen: { readonly frozenBy: string; readonly frozenAt: string; readonly reproduced: boolean } | null;
}

interface Query {
  readonly knownAt?: string;
}

/** As it stands frozen, derived again by the tables and at the positions of then; null where nobody can derive it again, since its version of the tables is not known here. */
const readFrozen = async (district: string, year: number, query: Query, signal: AbortSignal): Promise<ShownYear | null> => {
  try {
    const { content, contentHash, frozenBy, frozenAt, reproduced } = await answer(api.GET('/v1/districts/{district}/reporting/frozen-statistics/{year}', { params: { path: { district, year }, query }, signal }));
    return { content, contentHash, frozen: { frozenBy, frozenAt, reproduced } };
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
};

const readNow = async (district: string, year: number, query: Query, signal: AbortSignal): Promise<ShownYear> => {
  const { content, contentHash } = await answer(api.GET('/v1/districts/{district}/reporting/year-statistics/{year}', { params: { path: { district, year }, query }, signal }));
  return { content, contentHash, frozen: null };
};

/** One year after the other: each folds the ledger up to its last day. */
export const useYears = (years: readonly number[], standing: readonly number[]): UseQueryResult<readonly ShownYear[], Error> => {
  const { district, knownAt } = useAddress();
  const query = knownAt === '' ? {} : { knownAt };
  return useQuery({
    queryKey: ['year-statistics', district, years, standing, query],
    queryFn: async ({ signal }) => {
      const all: ShownYear[] = [];
      for (const year of years) all.push((standing.includes(year) ? await readFrozen(district, year, query, signal) : null) ?? (await readNow(district, year, query, signal)));
      return all;
    },
  });
};
