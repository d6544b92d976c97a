import { useMemo, useSyncExternalStore } from 'react';
import { session, type Claims } from '../api/session.js';

export interface Who extends Claims {
  readonly isIn: boolean;
  /** the token was taken once and no longer is */
  readonly isLost: boolean;
}

export const useSession = (): Who => {
  const state = useSyncExternalStore(session.listen, () => `${session.isLost ? 'lost' : ''}|${session.token}`);
  return useMemo(() => {
    const token = state.slice(state.indexOf('|') + 1);
    return { ...session.claims, isIn: token !== '', isLost: state.startsWith('lost') };
  }, [state]);
};
