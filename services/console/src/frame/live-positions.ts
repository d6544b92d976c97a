import { answer } from '@yange/api-client';
import { api } from '../api/platform.js';
import { framesIn } from './event-stream.model.js';
import type { Positions } from './freshness.model.js';

/** The stream says something every ten seconds or so: after this long it is dead, whatever the connection says. */
const silenceMs = 30_000;
const longestMs = 60_000;

/** A page that was told nothing for so long after it asked has to ask by itself. */
const doubtMs = 3_000;

/** Milliseconds to wait before trying again: twice as long each time, up to a minute, and never all pages at once. @param failed how often in a row, at least 1 @param chance from 0 to 1 */
export const pauseAfter = (failed: number, chance = Math.random()): number => Math.min(longestMs, 1_000 * 2 ** (failed - 1)) * (0.5 + chance / 2);

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

export interface Listening {
  readonly district: string;
  readonly onPositions: (positions: Positions) => void;
  /** whether the page is told; where it is not, it has to ask */
  readonly onLive: (isLive: boolean) => void;
}

/** Reads until the stream ends, whole or broken. An `EventSource` cannot say who asks but in its address; so it is a request like any other that goes on. */
const readOnce = async (district: string, told: (positions: Positions) => void, signal: AbortSignal): Promise<void> => {
  const body = (await answer(api.GET('/v1/districts/{district}/positions/stream', { params: { path: { district } }, signal, parseAs: 'stream' }))) as unknown as ReadableStream<Uint8Array>;
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  for (let text = ''; ; ) {
    const silent = setTimeout(() => void reader.cancel(), silenceMs);
    const { done, value } = await reader.read().finally(() => clearTimeout(silent));
    if (done) return;
    const { data, rest } = framesIn(text + value);
    text = rest;
    for (const one of data) told(JSON.parse(one) as Positions);
  }
};

/** Follows the stream and comes again when it ends: at once after one that told something, ever later where none is to be had. Ends with the signal. */
export const followPositions = async ({ district, onPositions, onLive }: Listening, signal: AbortSignal): Promise<void> => {
  for (let failed = 0; !signal.aborted; ) {
    let hasTold = false;
    const doubt = setTimeout(() => onLive(false), doubtMs);
    const told = (positions: Positions): void => {
      clearTimeout(doubt);
      hasTold = true;
      onPositions(positions);
      onLive(true);
    };
    const isWhole = await readOnce(district, told, signal).then(() => true, () => false);
    clearTimeout(doubt);
    if (signal.aborted) return;
    failed = hasTold ? 0 : failed + 1;
    if (!isWhole || !hasTold) onLive(false);
    await pause(hasTold ? 200 : pauseAfter(failed), signal);
  }
};
