import { answer, type components } from '@yange/api-client';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, newKey, queries } from '../../api/platform.js';

export type RecordedImport = components['schemas']['RecordedImport'];

export interface TakingBack {
  readonly recorded: UseQueryResult<RecordedImport, Error>;
  /** how far it is, while it runs */
  readonly run: RecordedImport['run'];
  readonly failure: unknown;
  readonly isBusy: boolean;
  readonly propose: (reason: string) => void;
  /** what was read is signed; with nothing that waits it goes on */
  readonly sign: (read: RecordedImport) => void;
  readonly stop: () => void;
}

const key = (): { readonly 'Idempotency-Key': string } => ({ 'Idempotency-Key': newKey() });

/** An upload as the logs hold it, followed while it is taken back. @param recordId `recordedAs` of its report */
export const useTakingBack = (recordId: string): TakingBack => {
  const { district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const path = { district, importId: recordId };
  const recorded = useQuery({
    queryKey: ['recorded-import', district, recordId],
    queryFn: ({ signal }) => answer(api.GET('/v1/districts/{district}/recorded-imports/{importId}', { params: { path }, signal })),
  });
  const isRunning = recorded.data?.state === 'running';
  // What is on record of a large upload takes a while to be told; how far it is does not.
  const run = useQuery({
    queryKey: ['taking-back', district, recordId],
    enabled: isRunning,
    queryFn: ({ signal }) => answer(api.GET('/v1/districts/{district}/recorded-imports/{importId}/takings-back', { params: { path }, signal })),
    refetchInterval: ({ state }) => (state.data === undefined || state.data.state === 'running' ? 500 : false),
  });
  const isOver = isRunning && run.data !== undefined && run.data.state !== 'running';
  useEffect(() => {
    if (isOver) void queries.invalidateQueries();
  }, [isOver]);
  const act = async (asked: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await asked();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      await queries.invalidateQueries();
    }
  };
  return {
    recorded, run: run.data ?? null, failure, isBusy,
    propose: (reason) => void act(() => answer(api.POST('/v1/districts/{district}/recorded-imports/{importId}/taking-back-proposals', { params: { path }, headers: key(), body: { reason } }))),
    sign: (read) => {
      const seen = read.services.flatMap(({ proposals }) => proposals.filter(({ stage }) => stage === 'submitted').map(({ draftId, version, contentHash }) => ({ draftId, version, contentHash })));
      void act(() => answer(api.POST('/v1/districts/{district}/recorded-imports/{importId}/takings-back', { params: { path }, headers: key(), body: { seen } })));
    },
    stop: () => void act(() => answer(api.DELETE('/v1/districts/{district}/recorded-imports/{importId}/takings-back', { params: { path } }))),
  };
};
