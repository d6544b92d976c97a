import type { components } from '@yange/api-client';
import type { UseQueryResult } from '@tanstack/react-query';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';

/** The tables that can be filled in. */
export const useTemplates = (): UseQueryResult<components['schemas']['ImportTemplates'], Error> => {
  const { district } = useAddress();
  return useDoor(['import-templates', district], (signal) => api.GET('/v1/districts/{district}/import-templates', { params: { path: { district } }, signal }));
};
