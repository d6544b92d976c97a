import { useCallback, useEffect, useRef, useState } from 'react';
import type { Moment } from '../../address/address.model.js';
import { api } from '../../api/platform.js';
import { lineOf, linesOf, type Step } from './replay.model.js';

export interface Replay {
  readonly steps: readonly Step[];
  /** null while it is still arriving */
  readonly total: number | null;
  readonly isReading: boolean;
  readonly error: unknown;
}

const nothing: Replay = { steps: [], total: null, isReading: false, error: null };

/** The stream as it arrives: a step a line. What is asked for anew ends what was being read. */
export const useReplay = (): readonly [Replay, (moment: Moment, from: string, to: string) => void, () => void] => {
  const [replay, setReplay] = useState<Replay>(nothing);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    running.current?.abort();
    setReplay((now) => ({ ...now, isReading: false }));
  }, []);
  useEffect(() => () => running.current?.abort(), []);
  const begin = useCallback(({ district, knownAt }: Moment, from: string, to: string) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setReplay({ ...nothing, isReading: true });
    const query = { from, to, ...(knownAt === '' ? {} : { knownAt }) };
    const take = (text: string): void => {
      const line = lineOf(text);
      if (own.signal.aborted) return;
      setReplay((now) => ('total' in line ? { ...now, total: line.total, isReading: false } : { ...now, steps: [...now.steps, line.step] }));
    };
    const read = async (): Promise<void> => {
      const { response } = await api.GET('/v1/districts/{district}/replays', { params: { path: { district }, query }, parseAs: 'stream', signal: own.signal });
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let piece = await reader?.read(); piece !== undefined && !piece.done; piece = await reader?.read()) {
        const [lines, left] = linesOf(rest, piece.value);
        rest = left;
        for (const line of lines) take(line);
      }
    };
    read().catch((error: unknown) => own.signal.aborted || setReplay((now) => ({ ...now, error, isReading: false })));
  }, []);
  return [replay, begin, stop];
};
