import { answer, pages } from '@yange/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { organEventTypes, type OrganEvent } from './organ-changes.model.js';

/** Of one type: a district has hundreds. */
const most = 2_000;

const readType = async (district: string, type: string, knownAt: string): Promise<readonly OrganEvent[]> => {
  const all: OrganEvent[] = [];
  const query = { service: 'organisations', type, limit: 500, ...(knownAt === '' ? {} : { knownAt }) } as const;
  for await (const { events } of pages((from) => answer(api.GET('/v1/districts/{district}/events', { params: { path: { district }, query: { ...query, ...from } } })))) {
    all.push(...events);
    if (all.length >= most) break;
  }
  return all;
};

/** Everything that made, moved or ended an organ, and what was annulled of it. */
export const useOrganEvents = (): UseQueryResult<readonly OrganEvent[], Error> => {
  const { district, knownAt } = useAddress();
  return useQuery({ queryKey: ['organs', 'events', district, knownAt], queryFn: async () => (await Promise.all([...organEventTypes, 'EventAnnulled'].map((type) => readType(district, type, knownAt)))).flat() });
};
