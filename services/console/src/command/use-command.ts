import { ApiProblem, type components } from '@yange/api-client';
import { useRef, useState } from 'react';
import { api, newKey, queries } from '../api/platform.js';
import { bodyOf, type Body, type Command } from './command.model.js';
import { typed, type Typed } from './typed.js';
import { untilCovered } from './until-covered.js';

export type Trial = components['schemas']['DryRun'];
export type Recorded = components['schemas']['CommandAnswer'];

type Post = (path: string, init: object) => Promise<{ readonly data?: unknown; readonly response: Response }>;

/** Paths of commands are known when the page is built; the client names each by itself. */
const post = api.POST as unknown as Post;

export interface Commanding {
  readonly values: Typed;
  readonly isBusy: boolean;
  /** what would be written, of exactly what is filled in now */
  readonly trial: Trial | null;
  readonly recorded: Recorded | null;
  readonly failure: unknown;
  readonly set: (pointer: string, value: unknown) => void;
  readonly clear: () => void;
  readonly attempt: () => void;
  readonly send: () => void;
  /** after a 412: decided anew on what is there now */
  readonly reapply: () => void;
}

export interface CommandPlace {
  readonly command: Command;
  /** values of the path's braces */
  readonly at: Readonly<Record<string, string>>;
  /** what is known and not asked for */
  readonly given: Body;
  /** the version that was seen, where the command is about one thing */
  readonly etag?: string | undefined;
  /** what a trial shows beside the command itself: of a proposal, what would come of the thing proposed; nothing where that cannot be known */
  readonly ponder?: ((body: Body) => Promise<Trial | null>) | undefined;
  /** once what was recorded can be read */
  readonly onRecorded?: ((answer: Recorded) => void) | undefined;
}

/** Version after what this page recorded itself, by the places of the path: a read model may still show the one before, and nobody was faster than oneself. */
const own = new Map<string, string>();

const versionOf = (tag: string): number => Number(tag.replaceAll('"', ''));

const later = (one: string, other = ''): string => (versionOf(other) > versionOf(one) ? other : one);

/** Everything on the page is asked for anew as soon as what was recorded can be read. That the page cannot find out is no failure of the command. */
const readable = async ({ id }: Command, district: string, { position }: Recorded): Promise<void> => {
  const context = id.split('.')[0] ?? '';
  if (position !== null) await untilCovered(context, `${district}/${context}`, position).catch(() => undefined);
  await queries.invalidateQueries();
};

/** Of a proposal whoever makes it wants to know what would come of it; whether it can be made is a matter of the proposal itself. */
const proposed = async (trial: Trial, pondering: Promise<Trial | null> | undefined): Promise<Trial> => {
  const pondered = trial.outcome === 'refused' ? null : await pondering;
  if (pondered === null || pondered === undefined) return trial;
  const { events, violations, touches, figures } = pondered;
  return { ...trial, events, violations: [...trial.violations, ...violations.map((one) => ({ ...one, mode: 'warn' as const }))], touches, ...(figures === undefined ? {} : { figures }) };
};

/**
 * Fills in, tries out, carries out. One key goes with one content: a retry after a lost connection, a new login or a service that was away is carried out once;
 * another content gets another key. What was typed is given up when it is recorded, and not before.
 */
export const useCommand = ({ command, at, given, etag, ponder, onRecorded }: CommandPlace, initial: Typed): Commanding => {
  const form = `${command.id} ${JSON.stringify(at)} ${JSON.stringify(given)}`;
  const [values, setValues] = useState<Typed>(() => ({ ...initial, ...typed.of(form) }));
  const [isBusy, setBusy] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // Two fields may change before the page is drawn again, as where leaving one adds what was typed in it.
  const latest = useRef(values);
  const key = useRef(newKey());
  const seen = useRef(etag);
  seen.current ??= etag;
  const thing = JSON.stringify(at);

  const change = (next: Typed): void => {
    [key.current, latest.current] = [newKey(), next];
    setValues(next);
    setTrial(null);
    setFailure(null);
  };
  const call = async (dryRun: boolean): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const condition = command.isConditional && seen.current !== undefined ? { 'If-Match': later(seen.current, own.get(thing)) } : {};
      const body = bodyOf(latest.current, given);
      const { data, response } = await post(command.path, { params: { path: at, query: dryRun ? { dryRun } : {}, header: { 'Idempotency-Key': key.current, ...condition } }, body });
      if (dryRun) return setTrial(await proposed(data as Trial, ponder?.(body)));
      typed.drop(form);
      own.set(thing, response.headers.get('etag') ?? '');
      setRecorded(data as Recorded);
      await readable(command, at['district'] ?? '', data as Recorded);
      onRecorded?.(data as Recorded);
    } catch (error) {
      setFailure(error);
      setTrial(null);
      if (error instanceof ApiProblem && error.status === 412) void queries.invalidateQueries(); // the form goes on from what is there now
    } finally {
      setBusy(false);
    }
  };
  return {
    values, isBusy, trial, recorded, failure,
    set: (pointer, value) => {
      const next = { ...latest.current, [pointer]: value };
      typed.keep(form, next);
      change(next);
    },
    clear: () => {
      typed.drop(form);
      change(initial);
    },
    attempt: () => void call(true),
    send: () => void call(false),
    reapply: () => {
      if (failure instanceof ApiProblem) seen.current = failure.document?.current?.etag ?? seen.current;
      key.current = newKey();
      void call(true);
    },
  };
};
