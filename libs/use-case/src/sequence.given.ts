import { decodeData, decodeEnvelope, effectiveOf, Mode, type Contract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type StoredEvent } from '@yange/event-log';
import { derivedId, onDay, Rejected, Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import { annulEvent } from './annul-event.use-case.js';
import { CommandExecutor } from './command.executor.js';
import type { RecordedEvent } from './command.outcome.js';
import { commandsByName } from './correction.authority.js';
import { decisionGiven } from './decisions/decision.standing.given.js';
import { matters, type MatterCode } from './decisions/matter.js';
import { specificationMeta } from './decision.given.js';
import { platformAggregates } from './platform.aggregates.js';
import { platformRules } from './rules/platform.rules.js';
import type { ServiceDefinition } from './service.definition.js';
import { aggregateOf } from './superseded.events.js';
import type { AnyUseCase, CommandMeta } from './use-case.definition.js';

/** One step of a sequence: something said, something said before put otherwise, or taken back. `target` picks among what was accepted before. */
export interface SequenceStep<W> {
  readonly step: 'say' | 'correct' | 'annul';
  readonly wanted: W;
  /** YYYY-MM-DD: late, of today or to come */
  readonly day: string;
  readonly target: number;
}

/** A fact that was accepted, as whoever follows the outcomes knows it. */
export interface ToldFact<W> {
  readonly wanted: W;
  readonly useCase: AnyUseCase;
  readonly events: readonly RecordedEvent[];
  readonly answer: Readonly<Record<string, string>>;
}

export interface Sequences<W extends { readonly what: string }> {
  readonly service: Pick<ServiceDefinition, 'contract' | 'aggregates' | 'rules' | 'useCases'>;
  /** null where there is nothing yet that it could be about */
  commandOf(wanted: W, told: readonly ToldFact<W>[]): readonly [AnyUseCase, object] | null;
  /** who gives a command of that name, where it matters; else all of them are one person's */
  personOf?(command: string): string | undefined;
  /** days at which everything is looked at */
  readonly days: readonly string[];
  /** what must hold beside limits and keys, on every day. @throws what is wrong */
  invariant?(stateOf: (streamId: string, day: string) => unknown, streamIds: readonly string[]): void;
}

/** How many steps were accepted and refused, by what they were: a property of which nothing was accepted says nothing. */
export interface Tally {
  readonly accepted: Record<SequenceStep<unknown>['step'], number>;
  refused: number;
}

export const newTally = (): Tally => ({ accepted: { say: 0, correct: 0, annul: 0 }, refused: 0 });

type Fold = Timeline<unknown, DomainEvent>;

/**
 * For specifications: gives the steps live, one after the other, and looks after each that was accepted: no limit of any stream is exceeded on any day, every key has the
 * stream as its holder whose state holds it, what was folded step by step is what a fresh fold of the log gives on every day, and the dry run said before what then happened.
 * @returns the log of all that was said
 * @throws {Error} what did not hold
 */
export const logOfSequence = async <W extends { readonly what: string }>(sequences: Sequences<W>, steps: readonly SequenceStep<W>[], tally: Tally): Promise<EventLog> => {
  const { contract, aggregates, rules, useCases } = sequences.service;
  const log = new MemoryEventLogs(contract.context).forDistrict('150302');
  const executor = new CommandExecutor(contract, [...aggregates, ...platformAggregates], [...platformRules, ...rules], commandsByName(useCases));
  const decision = await decisionGiven(contract, log, ...(Object.keys(matters) as MatterCode[]));
  const running = new Map<string, Fold>();
  let told: readonly ToldFact<W>[] = [];
  let known = (await log.head()).position;
  for (const [index, step] of steps.entries()) {
    const target = step.step === 'say' ? undefined : told[step.target % Math.max(1, told.length)];
    const command = commandOf(sequences, step, target, told);
    if (command === null) continue;
    const [useCase, body] = command;
    const meta = inNameOf(sequences.personOf?.(useCase.name), metaOf(index, step, decision, step.step === 'correct' ? (target?.events[0]?.eventId ?? null) : null));
    const outcome = await attempt(executor, log, useCase, body, meta);
    if (outcome === null) {
      tally.refused += 1;
      continue;
    }
    tally.accepted[step.step] += 1;
    const left = told.filter((one) => one !== target);
    const kept = outcome.events.filter(({ type }) => type !== 'EventAnnulled');
    told = kept.length === 0 || step.step === 'annul' ? left : [...left, { wanted: target?.wanted ?? step.wanted, useCase, events: kept, answer: { ...target?.answer, ...outcome.answer } }];
    known = await follow(log, contract, sequences, running, known);
    await assertSound(log, sequences, running);
  }
  return log;
};

/** The same, for properties. */
export const tellSequence = async <W extends { readonly what: string }>(sequences: Sequences<W>, steps: readonly SequenceStep<W>[], tally: Tally): Promise<void> => {
  await logOfSequence(sequences, steps, tally);
};

const commandOf = <W extends { readonly what: string }>({ service, commandOf: make }: Sequences<W>, { step, wanted }: SequenceStep<W>, target: ToldFact<W> | undefined, told: readonly ToldFact<W>[]): readonly [AnyUseCase, object] | null => {
  if (step === 'say') return make(wanted, told);
  if (target === undefined) return null;
  if (step === 'annul') return [annulEvent(service.contract, service.aggregates), { streamId: target.events[0]?.streamId, eventId: target.events[0]?.eventId, reason: '误录' }];
  const command = make({ ...wanted, what: target.wanted.what }, told);
  return command === null || command[0].name !== target.useCase.name ? null : command;
};

const citations = [{ number: '海编发〔2018〕1号', issuer: '海勃湾区委编委', issuedOn: '2018-01-01' }];

/** What a decision is asked for is taken back by who signs what another prepared. */
const secondPerson = { prepared: { as: 'draft/1', by: ['p-2'] } } as const;

const metaOf = (index: number, { day, step }: SequenceStep<unknown>, decision: string, corrects: string | null): CommandMeta =>
  specificationMeta({ commandId: derivedId('step', String(index)), mode: 'live', decision, effective: onDay(day), citations, corrects, id: (label) => derivedId('step', String(index), label), ...(step === 'annul' ? secondPerson : {}) });

const inNameOf = (person: string | undefined, meta: CommandMeta): CommandMeta => (person === undefined ? meta : { ...meta, actor: { ...meta.actor, person } });

/** Tries the command out, gives it, and holds the one against the other. @returns null where it is refused or changes nothing */
const attempt = async (executor: CommandExecutor, log: EventLog, useCase: AnyUseCase, body: object, meta: CommandMeta): Promise<{ readonly events: readonly RecordedEvent[]; readonly answer: Readonly<Record<string, string>> } | null> => {
  const parsed: unknown = useCase.body.parse(body);
  const tried = await executor.consider(log, useCase, parsed, meta);
  try {
    const { status, events, answer } = await executor.execute(log, useCase, parsed, meta);
    const ids = events.map(({ eventId }) => eventId).join();
    if (tried.outcome !== status || tried.events.map(({ eventId }) => eventId).join() !== ids) throw new Error(`${useCase.name}: tried out ${tried.outcome} (${tried.violations.map(({ rule }) => rule).join()}), was ${status}`);
    return status === 'unchanged' ? null : { events, answer };
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    if (tried.outcome !== 'refused' || !tried.violations.some(({ rule }) => rule === error.rule)) throw new Error(`${useCase.name}: tried out ${tried.outcome}, was refused by ${error.rule}`, { cause: error });
    return null;
  }
};

const factOf = (contract: Contract, event: StoredEvent): Fact<DomainEvent> => {
  const { effective, order, mode } = decodeEnvelope(event.envelope);
  if (mode !== Mode.LIVE && event.type !== 'DecisionNoted') throw new Error(`${event.type} is not live`);
  return { event: decodeData(contract, event.type, event.data), eventId: event.eventId, effective: effectiveOf(effective), position: event.position, order: Number(order), supersedes: event.supersedes };
};

/** The running state takes in one event after the other, as a reader of the feed does. */
const follow = async <W extends { readonly what: string }>(log: EventLog, contract: Contract, { service }: Sequences<W>, running: Map<string, Fold>, after: number): Promise<number> => {
  const { events, scannedTo } = await log.readPage({ after, limit: 1_000 });
  for (const event of events) {
    const aggregate = aggregateOf(service.aggregates, event.streamId);
    if (aggregate === undefined) continue;
    const before = running.get(event.streamId) ?? (Timeline.of(aggregate, []) as Fold);
    running.set(event.streamId, before.with([factOf(contract, event)]));
  }
  return scannedTo;
};

const assertSound = async <W extends { readonly what: string }>(log: EventLog, { service, days, invariant }: Sequences<W>, running: ReadonlyMap<string, Fold>): Promise<void> => {
  const fresh = new Map<string, Fold>();
  for (const [streamId, timeline] of running) {
    const aggregate = aggregateOf(service.aggregates, streamId);
    if (aggregate === undefined) continue;
    const folded = Timeline.of(aggregate, (await log.readStream(streamId)).toReversed().map((event) => factOf(service.contract, event))) as Fold;
    fresh.set(streamId, folded);
    for (const day of days) {
      const state = folded.at(day);
      if (shown(state) !== shown(timeline.at(day))) throw new Error(`${streamId} on ${day}: folded anew it is not what it was step by step`);
      const [breach] = aggregate.limits?.(state, day) ?? [];
      if (breach !== undefined) throw new Error(`${streamId} on ${day}: ${breach.rule}, ${breach.en}`);
    }
    for (const { key } of aggregate.keys?.(folded.latest()) ?? []) if ((await log.findClaim(key)) !== streamId) throw new Error(`${key} is held by ${await log.findClaim(key)}, not by ${streamId}`);
  }
  invariant?.((streamId, day) => fresh.get(streamId)?.at(day), [...fresh.keys()]);
};

/** Maps and sets with what is in them. */
const shown = (state: unknown): string => JSON.stringify(state, (_key, value: unknown) => (value instanceof Map ? [...value] : value instanceof Set ? [...value] : typeof value === 'bigint' ? String(value) : value));
