import { useEffect, useRef, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { api, queries, useDoor } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { contexts, wordsFor } from '../words/report.words.js';
import { freshnessOf } from './freshness.model.js';

/** How much is recorded and how far what is shown lags behind; when something is recorded, everything on the page is asked for anew. */
export const Freshness = (): ReactNode => {
  const { district, say } = useAddress();
  const status = useDoor(['status'], (signal) => api.GET('/v1/status', { signal }));
  const { refetch } = status;
  useEffect(() => {
    const timer = setInterval(() => void refetch(), 10_000);
    return () => clearInterval(timer);
  }, [refetch]);
  const fresh = freshnessOf(status.data, district);
  const seen = useRef(fresh.position);
  useEffect(() => {
    if (seen.current !== 0 && fresh.position > seen.current) void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'status' && queryKey[0] !== 'people' });
    seen.current = fresh.position;
  }, [fresh.position]);
  if (status.data === undefined) return null;
  const away = fresh.away.map((context) => say(wordsFor(contexts, context))).join('、');
  const words = fresh.lag === 0 ? say(frame.upToDate) : `${say(frame.lag)} ${fresh.lag}`;
  return (
    <span className={`freshness${fresh.lag === 0 && away === '' ? '' : ' behind'}`} role="status" title={fresh.logs.map(([log, position]) => `${log} #${position}`).join('\n')}>
      {say(frame.fresh)} #{fresh.position} · {words}{away === '' ? '' : ` · ${away} ${say(frame.away)}`}
    </span>
  );
};
