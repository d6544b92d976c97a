import { useAddress } from '../address/use-address.js';
import { api, useDoor } from '../api/platform.js';
import type { Answers, Service } from './problem.model.js';

export interface AskedProblems {
  readonly answers: Answers;
  readonly isPending: boolean;
  /** services that could not be asked */
  readonly failed: readonly { readonly service: Service; readonly error: Error; readonly again: () => void }[];
}

/** What is wrong on the day looked at, asked of each service by itself: one that is away keeps none of the others from answering. */
export const useProblems = (): AskedProblems => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const params = { path: { district }, query };
  const doors = {
    organisations: useDoor(['organ-findings', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/organ-findings', { params, signal })),
    staffing: useDoor(['establishment-findings', district, query], (signal) => api.GET('/v1/districts/{district}/staffing/establishment-findings', { params, signal })),
    enforcement: useDoor(['enforcement-findings', district, query], (signal) => api.GET('/v1/districts/{district}/enforcement/enforcement-findings', { params, signal })),
    grid: useDoor(['grid-findings', district, query], (signal) => api.GET('/v1/districts/{district}/grid/grid-findings', { params, signal })),
    reporting: useDoor(['findings', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/findings', { params, signal })),
  };
  const { organisations, staffing, enforcement, grid, reporting } = doors;
  return {
    answers: { organisations: organisations.data, staffing: staffing.data, enforcement: enforcement.data, grid: grid.data, reporting: reporting.data },
    isPending: Object.values(doors).some((door) => door.isPending),
    failed: (Object.entries(doors) as [Service, (typeof doors)[Service]][]).flatMap(([service, { error, refetch }]) => (error === null ? [] : [{ service, error, again: () => void refetch() }])),
  };
};
