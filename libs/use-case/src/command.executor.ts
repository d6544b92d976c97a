import { createHash } from 'node:crypto';
import { decodeData, decodeEnvelope, effectiveOf, type Contract, type ContractEvents } from '@yange/contracts';
import type { AppendResult, EventLog } from '@yange/event-log';
import { Rejected, Timeline, type DomainEvent, type Fact, type Violation } from '@yange/kernel';
import { trace } from '@opentelemetry/api';
import { appendRequestOf, considered } from './append-request.js';
import { outcomeOf, type CommandOutcome, type CommandPlan } from './command.outcome.js';
import { assertHistoryWindow } from './history-window.js';
import { breachesCausedBy } from './limit.check.js';
import { assertLiveCitations } from './live-citation.rule.js';
import type { AnyUseCase, CommandMeta, Decision, StreamRef, Streams } from './use-case.definition.js';

/** The same command id came with another body. */
export class CommandIdReused extends Error {
  constructor(readonly commandId: string) {
    super(`command ${commandId} was carried out with another content`);
    this.name = 'CommandIdReused';
  }
}

/** Others kept changing the same streams. */
export class TooContended extends Error {
  constructor(readonly streamId: string) {
    super(`stream ${streamId} kept changing`);
    this.name = 'TooContended';
  }
}

type AnyTimeline = Timeline<unknown, DomainEvent>;

const attempts = 8;
const tracer = trace.getTracer('yange');

/** Loads, folds, decides and appends; decides again when somebody was faster. The one way from a command to the log. */
export class CommandExecutor {
  constructor(private readonly contract: Contract) {}

  /**
   * @throws {Rejected} a broken rule (live mode) or an impossible command (any mode)
   * @throws {CommandIdReused} @throws {TooContended}
   */
  async execute(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<CommandOutcome> {
    return tracer.startActiveSpan(`command ${useCase.name}`, async (span) => {
      try {
        return await this.attempt(log, useCase, body, meta);
      } finally {
        span.end();
      }
    });
  }

  private async attempt(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<CommandOutcome> {
    const bodyHash = hashOf(useCase.name, body, meta);
    const known = await log.findCommand(meta.principal, meta.commandId);
    if (known) return repeated(known.bodyHash, bodyHash, known.result, meta.commandId);
    if (useCase.administrative) return this.decideAndAppend(log, useCase, body, meta, bodyHash);
    if (meta.mode === 'history') await assertHistoryWindow(log, this.contract, meta.effective);
    else assertLiveCitations(meta.citations);
    return this.decideAndAppend(log, useCase, body, meta, bodyHash);
  }

  private async decideAndAppend(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta, bodyHash: Uint8Array): Promise<CommandOutcome> {
    let contended = '';
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const plan = await this.plan(log, useCase, body, meta);
      const result = await log.append(appendRequestOf(this.contract, useCase, plan, meta, bodyHash, log.logId));
      const outcome = settle(result, plan, meta.commandId);
      if (outcome !== null) return outcome;
      contended = result.kind === 'conflict' && result.reason !== 'claim' ? result.streamId : contended;
    }
    throw new TooContended(contended);
  }

  private async plan(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<CommandPlan> {
    const refs: Streams = useCase.streams(body, meta);
    const loaded = await Promise.all(Object.entries(refs).map(async ([key, ref]) => [key, await this.load(log, ref)] as const));
    const before = Object.fromEntries(loaded.map(([key, stream]) => [key, stream.timeline]));
    const corrected = meta.corrects === null ? null : correctedType(before, meta.corrects);
    const timelines = meta.corrects === null ? before : withoutEverywhere(before, meta.corrects);
    const decision = useCase.decide(body, timelines, meta) as Decision<Streams>;
    const events = considered(decision, refs, meta, corrected);
    const findings = [...(decision.violations ?? []), ...breachesCausedBy(refs, before, timelines, events, meta.effective)];
    if (meta.mode === 'live' && findings[0] !== undefined) throw Rejected.of(findings[0]);
    return { refs, versions: Object.fromEntries(loaded.map(([key, stream]) => [key, stream.version])), decision, events, findings };
  }

  private async load(log: EventLog, ref: StreamRef<unknown, DomainEvent>): Promise<{ timeline: AnyTimeline; version: number }> {
    const stored = await log.readStream(ref.streamId);
    const facts = stored.map((event): Fact<DomainEvent> => {
      const envelope = decodeEnvelope(event.envelope);
      return {
        event: decodeData(this.contract, event.type, event.data) as ContractEvents<Contract>,
        eventId: event.eventId,
        effective: effectiveOf(envelope.effective),
        position: event.position,
        order: Number(envelope.order),
        supersedes: event.supersedes,
      };
    });
    return { timeline: Timeline.of(ref.aggregate, facts), version: stored.at(-1)?.version ?? 0 };
  }
}

const hashOf = (name: string, body: unknown, meta: CommandMeta): Uint8Array =>
  createHash('sha256').update(JSON.stringify([name, body, meta.effective, meta.citations, meta.corrects, meta.mode])).digest();

const repeated = (stored: Uint8Array, asked: Uint8Array, result: string, commandId: string): CommandOutcome => {
  if (Buffer.compare(stored, asked) !== 0) throw new CommandIdReused(commandId);
  return { ...(JSON.parse(result) as CommandOutcome), status: 'repeated', position: null };
};

const settle = (result: AppendResult, plan: CommandPlan, commandId: string): CommandOutcome | null => {
  switch (result.kind) {
    case 'appended':
      return outcomeOf(plan, plan.events.length === 0 ? null : result.lastPosition);
    case 'repeated':
      return { ...(JSON.parse(result.result) as CommandOutcome), status: 'repeated', position: null };
    case 'reused-command-id':
      throw new CommandIdReused(commandId);
    case 'conflict':
      if (result.reason !== 'claim') return null;
      throw Rejected.of(takenKey(plan, result.key));
  }
};

const takenKey = (plan: CommandPlan, key: string): Violation =>
  plan.decision.claims?.find((claim) => claim.key === key)?.taken ?? {
    rule: 'key-taken',
    zh: `“${key}”已被占用`,
    en: `"${key}" is already taken`,
    facts: { key },
  };

const correctedType = (timelines: Record<string, AnyTimeline>, eventId: string): string => {
  for (const timeline of Object.values(timelines)) {
    const fact = timeline.find(eventId);
    if (fact) return fact.event.type;
  }
  throw new Rejected('nothing-to-correct', `没有可更正的事件 ${eventId}`, `no event ${eventId} in these streams that still counts`, { eventId });
};

const withoutEverywhere = (timelines: Record<string, AnyTimeline>, eventId: string): Record<string, AnyTimeline> =>
  Object.fromEntries(Object.entries(timelines).map(([key, timeline]) => [key, timeline.find(eventId) ? timeline.without(eventId) : timeline]));
