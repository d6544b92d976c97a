import { useEffect, useState } from 'react';
import { queries } from '../api/platform.js';
import { followPositions } from './live-positions.js';
import { useSession } from './use-session.js';

/** Whether somebody looks at the page. A browser keeps some six connections per origin: pages in the background must not hold them. */
const useIsSeen = (): boolean => {
  const [isSeen, setSeen] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => setSeen(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isSeen;
};

/** Whether the page is told when positions of a district move: what it is told is the answer to `['positions', district]`. It is not where nobody is logged in or looks. */
export const useLivePositions = (district: string): boolean => {
  const { isIn, isLost, subject } = useSession();
  const isSeen = useIsSeen();
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    if (!isIn || isLost || !isSeen || district === '') return undefined;
    const ending = new AbortController();
    const heard = (act: () => void): void => (ending.signal.aborted ? undefined : act());
    void followPositions({ district, onPositions: (positions) => heard(() => queries.setQueryData(['positions', district], positions)), onLive: (is) => heard(() => setLive(is)) }, ending.signal);
    return () => {
      ending.abort();
      setLive(false);
    };
  }, [isIn, isLost, isSeen, subject, district]);
  return isLive;
};
