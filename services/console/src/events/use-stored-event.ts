import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answer, type components } from '@yange/api-client';
import { useAddress } from '../address/use-address.js';
import { api } from '../api/platform.js';

export type StoredEvent = components['schemas']['Event'];

const from = (district: string, context: string, eventId: string): Promise<StoredEvent> => {
  const params = { path: { district, eventId } };
  switch (context) {
    case 'organisations': return answer(api.GET('/v1/districts/{district}/organisations/events/{eventId}', { params }));
    case 'staffing': return answer(api.GET('/v1/districts/{district}/staffing/events/{eventId}', { params }));
    case 'enforcement': return answer(api.GET('/v1/districts/{district}/enforcement/events/{eventId}', { params }));
    case 'grid': return answer(api.GET('/v1/districts/{district}/grid/events/{eventId}', { params }));
    default: return answer(api.GET('/v1/districts/{district}/reporting/events/{eventId}', { params }));
  }
};

const logs = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];

/** Reporting knows of most events whose log they are in. */
const logOf = async (district: string, eventId: string): Promise<string> => {
  const { logId } = await answer(api.GET('/v1/districts/{district}/reporting/ledger-events/{eventId}', { params: { path: { district, eventId } } }));
  return logId.split('/').at(-1) ?? '';
};

/** From the log that owns it; where only the id is known and reporting does not know it, from the first that has it. */
const look = async (district: string, context: string, id: string): Promise<StoredEvent> => {
  const own = context === '' ? await logOf(district, id).catch(() => '') : context;
  if (own !== '') return from(district, own, id);
  const tried = await Promise.allSettled(logs.map((log) => from(district, log, id)));
  const found = tried.find((one) => one.status === 'fulfilled');
  if (found !== undefined) return found.value;
  throw (tried.at(-1) as PromiseRejectedResult).reason as Error;
};

/** One event as its own log has it: never changed, so never read twice. */
export const useStoredEvent = (id: string, context = ''): UseQueryResult<StoredEvent, Error> => {
  const { district } = useAddress();
  return useQuery({ queryKey: ['event', district, context, id], queryFn: () => look(district, context, id), staleTime: Infinity });
};
