import { answer } from '@yange/api-client';
import { useState } from 'react';
import { useAddress } from '../address/use-address.js';
import { api, newKey } from '../api/platform.js';
import type { Plan, WhatIf } from './plan.model.js';

export interface TryingOut {
  readonly plan: Plan | null;
  readonly tried: WhatIf | null;
  readonly failure: unknown;
  readonly isBusy: boolean;
  /** @param since the `knownAt` of the try-out before: what differs from it is told */
  readonly tryOut: (plan: Plan, since?: string) => Promise<void>;
  readonly clear: () => void;
}

/** A plan tried out over all services, and nothing written. @param onTried told what came of it, null while there is nothing */
export const useWhatIf = (onTried?: (tried: WhatIf | null, plan: Plan | null) => void): TryingOut => {
  const { district } = useAddress();
  const [state, setState] = useState<Pick<TryingOut, 'plan' | 'tried' | 'failure' | 'isBusy'>>({ plan: null, tried: null, failure: null, isBusy: false });
  const tell = (plan: Plan | null, tried: WhatIf | null, failure: unknown = null): void => {
    setState({ plan, tried, failure, isBusy: false });
    onTried?.(tried, tried === null ? null : plan);
  };
  const tryOut = async (plan: Plan, since?: string): Promise<void> => {
    setState((now) => ({ ...now, plan, failure: null, isBusy: true }));
    try {
      tell(plan, await answer(api.POST('/v1/districts/{district}/what-ifs', { params: { path: { district }, query: since === undefined ? {} : { since } }, headers: { 'Idempotency-Key': newKey() }, body: plan })));
    } catch (error) {
      tell(plan, null, error);
    }
  };
  return { ...state, tryOut, clear: () => tell(null, null) };
};
