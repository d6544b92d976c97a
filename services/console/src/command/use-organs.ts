import { answer, pages, type components } from '@yange/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { today } from '../address/address.model.js';
import { api } from '../api/platform.js';

export type Organ = components['schemas']['organisations.Organs']['organs'][number];

/** Every organ that there is today: what a form offers where it asks for one. */
export const useOrgans = (district: string, enabled: boolean): UseQueryResult<readonly Organ[], Error> =>
  useQuery({
    queryKey: ['organs-to-choose', district],
    enabled,
    queryFn: async ({ signal }) => {
      const all: Organ[] = [];
      const ask = (from: { cursor?: string }) => answer(api.GET('/v1/districts/{district}/organisations/organs', { params: { path: { district }, query: { on: today(), limit: 500, ...from } }, signal }));
      for await (const { organs } of pages(ask)) all.push(...organs);
      return all;
    },
  });
