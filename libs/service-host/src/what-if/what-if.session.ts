import { OverlayEventLog, type EventLog, type StoredEvent } from '@yange/event-log';
import { problemOf } from '@yange/http';
import type { Positions } from '@yange/projections';
import { derivedId, Timeline } from '@yange/kernel';
import { factsOf, matters, readStoredOutcome, type ActorRef, type AnyAggregate, type AnyUseCase, type CommandExecutor, type CommandMeta, type Movements, type OwnRegister, type Reaction, type RuleDefinition, type ServiceDefinition } from '@yange/use-case';
import type { PreparedCommands } from '../drafts/prepared.commands.js';
import { eventAsJson } from '../event.json.js';
import { metaOf, publishedOf } from '../reactions/reaction.follower.js';
import { todayInChina } from '../today.clock.js';
import { knownLog } from './known.log.js';
import { planCommand } from './plan.command.js';
import { planHashOf, planIds, planPrincipal, stepCommandId, type Plan, type StepAnswers } from './plan.js';
import { onWire } from './wire.event.js';
import type { StepBreach, TriedCommand, TriedFollowUp, TriedStep } from './what-if.messages.js';

export interface TryOutParts {
  readonly district: string;
  readonly actor: ActorRef;
  readonly service: ServiceDefinition;
  readonly log: EventLog;
  /** where of the log the try-out stands */
  readonly position: number;
  /** nothing of the log is left out */
  readonly isHead: boolean;
  readonly executor: CommandExecutor;
  readonly commands: PreparedCommands;
  readonly aggregates: readonly AnyAggregate[];
  readonly reactions: readonly Reaction[];
  readonly rules: ReadonlyMap<string, RuleDefinition>;
  /** the read models, with what is supposed by then @param positions log id → where the try-out stands, of all logs of the district */
  readonly registerOf: (supposed: () => readonly StoredEvent[], positions: () => Positions) => OwnRegister;
}

const nothing = { answer: {}, events: [], wire: [] } as const;

/**
 * One try-out of a plan in one service. Steps and what reactions make of them are decided as if they were recorded, on an overlay of the log that nobody else sees and that goes with
 * the session.
 */
export class WhatIfSession {
  lastUsed = 0;
  private readonly overlay: OverlayEventLog;
  private readonly register: OwnRegister;
  /** of this log and of the others, in the order in which they would come */
  private readonly supposed: StoredEvent[] = [];
  private readonly written: StoredEvent[] = [];
  private positions: Positions = {};

  constructor(private readonly parts: TryOutParts) {
    this.overlay = new OverlayEventLog(parts.isHead ? parts.log : knownLog(parts.log, parts.position, parts.service.contract, parts.aggregates));
    this.register = parts.registerOf(() => this.supposed, () => this.positions);
  }

  /** Every breach is told, and a step that is refused writes nothing: what comes after it is decided without it. */
  async step(plan: Plan, number: number, answers: StepAnswers): Promise<TriedStep> {
    const { district, actor, commands } = this.parts;
    const step = plan.steps[number - 1];
    if (step === undefined) throw new Error(`the plan has no step ${number}`);
    try {
      const { useCase, body, said } = planCommand(commands, step, planIds(district, plan, answers));
      const commandId = stepCommandId(district, planHashOf(plan), number);
      const meta: CommandMeta = {
        ...said, district, commandId, actor, principal: planPrincipal, mode: 'live', today: todayInChina(), decision: null, supposing: true,
        correlationId: commandId, causationId: null, traceparent: null, order: 0, importRow: null, may: () => true, id: (label) => derivedId(commandId, label),
      };
      const matter = useCase.matter?.(body) ?? null;
      const tried = (await this.carriedOut(useCase, commandId)) ?? (await this.tryOut(useCase, body, meta));
      return { ...tried, right: useCase.right, matter: matter === null ? null : { code: matter.code, ...matters[matter.code] } };
    } catch (error) {
      return { ...this.refusedAsAsked(step.command, error), right: null, matter: null };
    }
  }

  /**
   * What the service's reactions make of events, its own among them, in their order.
   * @param positions log id → where the try-out stands, of all logs of the district: a service may ask read models of more logs than its own
   */
  async follow(events: readonly StoredEvent[], positions: Positions): Promise<readonly TriedFollowUp[]> {
    const { contract } = this.parts.service;
    this.positions = positions;
    const done: TriedFollowUp[] = [];
    for (const stored of events) {
      if (!stored.logId.endsWith(`/${contract.context}`)) this.supposed.push(stored);
      for (const reaction of this.parts.reactions) {
        if (!reaction.types.includes(stored.type) || !reaction.contexts.some((context) => stored.logId.endsWith(`/${context}`))) continue;
        const published = publishedOf(stored);
        for (const command of await reaction.react(published, this.register)) {
          const meta = metaOf(reaction, published, command.label, command);
          const tried = await this.tryOut(command.useCase, command.useCase.body.parse(command.body), { ...meta, supposing: true });
          done.push({ ...tried, reaction: reaction.name, label: command.label, because: stored.eventId });
        }
      }
    }
    return done;
  }

  /** @param on the day by which all has taken effect */
  async movements(on: string): Promise<Movements> {
    const { service, aggregates } = this.parts;
    const all: Movements[] = [];
    for (const streamId of new Set(this.written.map((event) => event.streamId))) {
      const [name = '', ...key] = streamId.split('/');
      const aggregate = aggregates.find((one) => one.name === name);
      if (aggregate === undefined || service.movements === undefined) continue;
      const facts = factsOf(service.contract, await this.overlay.readStream(streamId));
      const before = facts.filter(({ position }) => position <= this.parts.position);
      all.push({ accounts: [], people: [], batches: [], posts: [], ...service.movements({ aggregate: name, key: key.join('/'), before: Timeline.of(aggregate, before), after: Timeline.of(aggregate, facts) }, on) });
    }
    return { accounts: all.flatMap(({ accounts }) => accounts), people: all.flatMap(({ people }) => people), batches: all.flatMap(({ batches }) => batches), posts: all.flatMap(({ posts }) => posts) };
  }

  close(): Promise<void> {
    return this.overlay.close();
  }

  /** This step of this very plan, where it was carried out already. */
  private async carriedOut({ name, title }: AnyUseCase, commandId: string): Promise<TriedCommand | null> {
    const known = await this.overlay.findCommand(planPrincipal, commandId);
    if (known === null) return null;
    return { command: name, title, outcome: 'repeated', violations: [], ...nothing, answer: readStoredOutcome(known.result, known.firstPosition, '').answer };
  }

  private async tryOut(useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<TriedCommand> {
    const { executor, service } = this.parts;
    const { outcome, violations, answer } = await executor.consider(this.overlay, useCase, body, meta);
    const told = { command: useCase.name, title: useCase.title, outcome, violations: violations.map((one): StepBreach => ({ ...one, field: null, source: this.sourceOf(one.rule) })) };
    if (outcome !== 'recorded') return { ...told, ...nothing, answer: outcome === 'refused' ? {} : answer };
    const { events } = await executor.execute(this.overlay, useCase, body, meta);
    const stored = (await Promise.all(events.map(({ eventId }) => this.overlay.findEvent(eventId)))).filter((event) => event !== null);
    this.supposed.push(...stored);
    this.written.push(...stored);
    return { ...told, answer, events: stored.map((event) => eventAsJson(service.contract, event)), wire: stored.map(onWire) };
  }

  /** What the command's door would say. @throws what is no refusal */
  private refusedAsAsked(command: string, error: unknown): TriedCommand {
    const problem = problemOf(error);
    if (problem.status >= 500) throw error;
    const fields = problem.more.errors ?? [];
    const about = fields.map(({ pointer, code, detail }): StepBreach => ({ rule: code, ...(typeof detail === 'string' ? { zh: detail, en: detail } : detail), mode: 'refuse', field: pointer, source: null }));
    const whole: StepBreach = { rule: problem.code, zh: problem.detail?.zh ?? problem.code, en: problem.detail?.en ?? problem.code, mode: 'refuse', field: null, source: this.sourceOf(problem.code) };
    return { command, title: null, outcome: 'refused', violations: about.length > 0 ? about : [whole], ...nothing };
  }

  private sourceOf(rule: string): StepBreach['source'] {
    const source = this.parts.rules.get(rule)?.source;
    return source === undefined ? null : { zh: source.zh, en: source.en };
  }
}
