import { ApiProblem, type components } from '@yange/api-client';
import { useRef, useState } from 'react';
import { api, newKey, queries } from '../api/platform.js';
import { bodyOf, type Body, type Command } from './command.model.js';
import { asDraft, waitsForAnother } from './handed-over.js';
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
  /** prepared and submitted for another person, where one alone may not carry it out; null where nobody is waited for */
  readonly handOver: (() => void) | null;
  readonly isHandedOver: boolean;
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
  /** saves a draft of the service: what takes a second person's signature is handed over as one */
  readonly draft?: Command | undefined;
  /** may also be handed over where one alone may carry it out */
  readonly isForAnother?: boolean | undefined;
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

/** One call at a time, and why the last one failed. */
const useWork = (onFailure: () => void) => {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const whileBusy = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(error);
      onFailure();
      if (error instanceof ApiProblem && error.status === 412) void queries.invalidateQueries(); // the form goes on from what is there now
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, failure, setFailure, whileBusy };
};

/**
 * Fills in, tries out, carries out. One key goes with one content: a retry after a lost connection, a new login or a service that was away is carried out once;
 * another content gets another key. What was typed is given up when it is recorded, and not before.
 */
export const useCommand = ({ command, at, given, etag, ponder, draft, isForAnother = false, onRecorded }: CommandPlace, initial: Typed): Commanding => {
  const form = `${command.id} ${JSON.stringify(at)} ${JSON.stringify(given)}`;
  const [values, setValues] = useState<Typed>(() => ({ ...initial, ...typed.of(form) }));
  const [trial, setTrial] = useState<Trial | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const { isBusy, failure, setFailure, whileBusy } = useWork(() => setTrial(null));
  const [isHandedOver, setHandedOver] = useState(false);
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
  const done = async (answer: Recorded, by: Command): Promise<void> => {
    typed.drop(form);
    setRecorded(answer);
    await readable(by, at['district'] ?? '', answer);
    onRecorded?.(answer);
  };
  const call = (dryRun: boolean): Promise<void> => whileBusy(async () => {
    const condition = command.isConditional && seen.current !== undefined ? { 'If-Match': later(seen.current, own.get(thing)) } : {};
    const body = bodyOf(latest.current, given);
    const { data, response } = await post(command.path, { params: { path: at, query: dryRun ? { dryRun } : {}, header: { 'Idempotency-Key': key.current, ...condition } }, body });
    if (dryRun) return setTrial(await proposed(data as Trial, ponder?.(body)));
    own.set(thing, response.headers.get('etag') ?? '');
    await done(data as Recorded, command);
  });
  const handOver = (to: Command): Promise<void> => whileBusy(async () => {
    const { data } = await post(to.path, { params: { path: at, header: { 'Idempotency-Key': key.current } }, body: asDraft(command, at, bodyOf(latest.current, given)) });
    setHandedOver(true);
    await done(data as Recorded, to);
  });
  return {
    values, isBusy, trial, recorded, failure, isHandedOver,
    handOver: draft !== undefined && trial !== null && (waitsForAnother(trial) || (isForAnother && trial.outcome === 'recorded')) ? () => void handOver(draft) : null,
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
