import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answer, pages } from '@yange/api-client';
import { api } from '../api/platform.js';
import type { Choice } from './field-control.js';
import { labelIn, type Listing } from './thing.model.js';

type Row = Readonly<Record<string, unknown>>;

interface Page {
  /** of lists that come in one piece there is none */
  readonly next: string | null;
  readonly rows: readonly Row[];
}

/** Which list is asked is known by its name alone; its spec holds the names against the description. */
const get = api.GET as unknown as (path: string, init: object) => Promise<{ readonly data?: Row; readonly response: Response }>;

/** Everything of a list that a form offers, as the district has it today. */
export const useThings = (district: string, listing: Listing | undefined): UseQueryResult<readonly Choice[], Error> =>
  useQuery({
    queryKey: ['things-to-choose', district, listing?.door, listing?.id],
    enabled: listing !== undefined,
    queryFn: async ({ signal }) => {
      const found: Choice[] = [];
      if (listing === undefined) return found;
      const { door, rows, id, query: whole = {} } = listing;
      const ask = async (from: { cursor?: string }): Promise<Page> => {
        const query = { ...whole, ...from };
        const data = await answer(get(`/v1/districts/{district}/${door}`, { params: { path: { district }, query }, signal }));
        return { next: (data['next'] as string | null | undefined) ?? null, rows: data[rows] as readonly Row[] };
      };
      for await (const page of pages(ask)) found.push(...page.rows.map((row) => ({ value: String(row[id]), label: labelIn(listing, row) })));
      return found;
    },
  });
