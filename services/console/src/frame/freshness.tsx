import { useEffect, useRef, type ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { api, queries, useDoor } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { contexts, wordsFor } from '../words/report.words.js';
import { isConcerned, knownAfter, movedSince, type Known } from './concern.model.js';
import { freshnessOf, type Positions } from './freshness.model.js';
import { useLivePositions } from './use-live-positions.js';

const askEveryMs = 10_000;
/** While events come in one after another (an import) what is shown is asked for that often at most. */
const whileBehindMs = 3_000;

/** When positions move, what is on the page of the services that moved is asked for anew; what is typed in a form is no answer and stays. */
const useRefetching = (positions: Positions | undefined, lag: number): void => {
  const seen = useRef<{ district: string; known: Known }>({ district: '', known: {} });
  const waiting = useRef({ moved: new Set<string>(), since: 0 });
  useEffect(() => {
    if (positions === undefined) return undefined;
    const known = seen.current.district === positions.district ? seen.current.known : {};
    const { moved } = waiting.current;
    for (const context of movedSince(known, positions)) moved.add(context);
    seen.current = { district: positions.district, known: knownAfter(known, positions) };
    if (moved.size === 0) return undefined;
    const ask = (): void => {
      const contextsMoved = [...moved];
      waiting.current = { moved: new Set(), since: Date.now() };
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isConcerned(queryKey, contextsMoved) });
    };
    const timer = setTimeout(ask, lag === 0 ? 0 : Math.max(0, waiting.current.since + whileBehindMs - Date.now()));
    return () => clearTimeout(timer);
  }, [positions, lag]);
};

/** How much is recorded and how far what is shown lags behind. The page is told by a stream, and where there is none it asks. */
export const Freshness = (): ReactNode => {
  const { district, say } = useAddress();
  const isLive = useLivePositions(district);
  const { data, refetch } = useDoor(['positions', district], (signal) => api.GET('/v1/districts/{district}/positions', { params: { path: { district } }, signal }), district !== '');
  useEffect(() => {
    if (isLive || district === '') return undefined;
    const timer = setInterval(() => void refetch(), askEveryMs);
    return () => clearInterval(timer);
  }, [refetch, isLive, district]);
  // What a service that is away had told stays; what it has taken in meanwhile nobody knows.
  const told = useRef<{ district: string; known: Known }>({ district: '', known: {} });
  if (data !== undefined) told.current = { district, known: knownAfter(told.current.district === district ? told.current.known : {}, data) };
  const fresh = freshnessOf(data, told.current.known);
  useRefetching(data, fresh.lag);
  if (data === undefined) return null;
  const away = fresh.away.map((context) => say(wordsFor(contexts, context))).join('、');
  const words = fresh.lag > 0 ? `${say(frame.lag)} ${fresh.lag}` : say(away === '' ? frame.upToDate : frame.lagUnknown);
  const how = say(isLive ? frame.told : frame.asked);
  return (
    <span className={`freshness${fresh.lag === 0 && away === '' ? '' : ' behind'}`} role="status" data-live={isLive} title={[how, ...fresh.logs.map(([log, position]) => `${log} #${position}`)].join('\n')}>
      {say(frame.fresh)} #{fresh.position} · {words}{away === '' ? '' : ` · ${away} ${say(frame.away)}`}
    </span>
  );
};
