import { useRef, useState } from 'react';
import { newKey, queries } from '../api/platform.js';
import { untilCovered } from './until-covered.js';

export interface Freezing {
  readonly isBusy: boolean;
  /** null where nothing went wrong */
  readonly failure: unknown;
  readonly freeze: () => Promise<void>;
}

/**
 * Freezes something of reporting; the same content sent once more, after it failed, is frozen once.
 * @param send with the key of this content; tells where it was recorded
 */
export const useFreezing = (district: string, content: string, send: (key: string) => Promise<{ readonly position: number | null }>): Freezing => {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = useRef({ content, key: newKey() });
  if (key.current.content !== content) key.current = { content, key: newKey() };
  const freeze = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const { position } = await send(key.current.key);
      if (position !== null) await untilCovered('reporting', `${district}/reporting`, position).catch(() => undefined);
      await queries.invalidateQueries();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, freeze };
};
