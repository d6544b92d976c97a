import { answer } from '@yange/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';
import { isRunning, type Correction, type Manifest, type Report } from './import.model.js';

const plans = new Set<string>();

/** Whether a run of this page was to make a plan: it is downloaded, and nothing is recorded. */
export const isPlan = (importId: string): boolean => plans.has(importId);

export interface Upload {
  readonly files: readonly File[];
  readonly table?: string;
  readonly policy: Report['policy'];
  readonly plan?: string;
}

const key = (): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': newKey() });

export interface Importing {
  readonly report: UseQueryResult<Report, Error>;
  readonly failure: unknown;
  readonly isBusy: boolean;
  /** tries out what is brought; nothing is recorded */
  readonly bring: (upload: Upload) => void;
  /** the same files again: for real, with columns confirmed, with cells corrected, or on from where it stopped */
  readonly again: (how: { readonly dryRun: boolean; readonly manifest?: Manifest; readonly corrections?: readonly Correction[] }) => void;
  readonly cancel: () => void;
}

/** One run, followed to its end. Whoever goes away finds it again by its id. @param onBegun is told the id of each new run */
export const useImport = (importId: string, onBegun: (importId: string) => void): Importing => {
  const { district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const report = useQuery({
    queryKey: ['import', district, importId],
    enabled: importId !== '',
    queryFn: ({ signal }) => answer(api.GET('/v1/districts/{district}/imports/{importId}', { params: { path: { district, importId } }, signal })),
    refetchInterval: ({ state }) => (state.data !== undefined && isRunning(state.data) ? 400 : false),
  });
  const isOver = report.data !== undefined && !report.data.dryRun && !isRunning(report.data);
  useEffect(() => {
    if (isOver) void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'import' });
  }, [isOver]);
  const begin = async (ask: () => Promise<Report>, makesPlan: boolean): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const begun = await ask();
      if (makesPlan) plans.add(begun.importId);
      onBegun(begun.importId);
      await queries.invalidateQueries({ queryKey: ['imports'] });
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    report, failure, isBusy,
    bring: ({ files, table = '', policy, plan = '' }) => {
      const body = new FormData();
      for (const file of files) body.append('file', file, file.name);
      const query = { dryRun: 'true', policy, ...(table === '' ? {} : { table }), ...(plan === '' ? {} : { plan }) } as const;
      void begin(() => answer(api.POST('/v1/districts/{district}/imports', { params: { path: { district }, query }, headers: key(), body: {}, bodySerializer: () => body })), plan !== '');
    },
    again: ({ dryRun, manifest, corrections }) => {
      const query = { dryRun: dryRun ? 'true' : 'false', ...(report.data === undefined ? {} : { policy: report.data.policy }) } as const;
      void begin(() => answer(api.POST('/v1/districts/{district}/imports/{importId}/resumption', { params: { path: { district, importId }, query }, headers: key(), body: { ...(manifest === undefined ? {} : { manifest }), ...(corrections === undefined ? {} : { corrections: [...corrections] }) } })), isPlan(importId));
    },
    cancel: () => void answer(api.DELETE('/v1/districts/{district}/imports/{importId}', { params: { path: { district, importId } } })).then(() => report.refetch(), setFailure),
  };
};
