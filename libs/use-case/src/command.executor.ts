import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Contract } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Rejected, type DomainEvent, type Timeline, type Violation } from '@yange/kernel';
import { trace } from '@opentelemetry/api';
import { appendRequestOf, considered, hashOf, type Asked } from './append-request.js';
import { answeredBefore, isOfLog, repeated, settle, type Contended } from './append-settlement.js';
import { TooContended } from './command.errors.js';
import { FoldedStreams, readAll, timelinesOf, type ReadOnce } from './folded.streams.js';
import { AwaitedNotes } from './awaited-notes.js';
import { StreamQueue } from './stream.queue.js';
import type { CommandOutcome, CommandPlan } from './command.outcome.js';
import { breachesOf, judgedMode } from './correction.judgement.js';
import { withoutAuthority, type CommandsOfService } from './correction.authority.js';
import { restsOnAnnulled } from './annulled-ground.check.js';
import { assertMayCorrect } from './correction.policy.js';
import { assertCounts, completed } from './correction.rule.js';
import { assertAdmitted, type CommandLook } from './command.admission.js';
import { datedBeforeCutOver } from './history-window.js';
import { decisionStream, type DecisionState } from './decisions/decision.aggregate.js';
import { coverOf, decisionMissing, planWithoutDecision, standsAlone, type DecisionTimeline, type Standing } from './decisions/decision.cover.js';
import { usesOf } from './decisions/decision.use.js';
import type { Matter } from './decisions/matter.js';
import { platformAggregates } from './platform.aggregates.js';
import { aboutOf, assertPreconditions } from './precondition.js';
import { asksForRecords, missingAmong } from './relied.records.js';
import { readRuleModes } from './rules/rule-list.js';
import { ruleModesStream } from './rules/rule-modes.aggregate.js';
import type { RuleDefinition } from './rules/rule.definition.js';
import { asFindings, modeOfBreach, settleBreaches } from './rules/rule.settlement.js';
import { decisionOf, firstToldIn, idsBegunBy, recordedTogether, stillCounting, without, withStreamsOf } from './superseded.events.js';
import { assertStillHolds, streamsBeside } from './taken-back.check.js';
import { datedKeysOf } from './keys/dated-keys.js';
import { keyChanges, releasedAsEntered } from './keys/unique-keys.js';
import { dryRunOf, keysTaken, refusedRun, repeatedRun, violationOf, type DryRun, type PonderedPlan } from './dry-run/dry-run.js';
import { touchedBy } from './dry-run/touched.events.js';
import type { AnyAggregate, AnyUseCase, CommandMeta, Decision, Streams, SupersededEvent } from './use-case.definition.js';

type AnyTimeline = Timeline<unknown, DomainEvent>;

interface Judged {
  readonly decided: Decision<Streams>;
  readonly timelines: Readonly<Record<string, AnyTimeline>>;
  readonly asked: CommandMeta;
  readonly read: ReadOnce;
}

const standingKey = 'standing decision';
const longestPauseMs = 64;
const tracer = trace.getTracer('yange');

/** Loads, folds, decides and appends; decides again when somebody was faster. The one way from a command to the log. */
export class CommandExecutor {
  /** how long a command goes on deciding again while others change its streams */
  patienceMs = 10_000;
  /** waits before a command that was overtaken decides once more; a specification that draws its interleavings takes a turn instead */
  pausing: (attempt: number) => Promise<void> = (attempt) => pause(Math.random() * Math.min(2 ** attempt, longestPauseMs));
  /** what only the service can judge of a command, before it is decided: it throws what refuses it */
  looking: CommandLook = () => Promise.resolve();
  readonly notes = new AwaitedNotes();
  private readonly queue = new StreamQueue();
  private readonly streams: FoldedStreams;

  /**
   * @param aggregates those of the service: a correction may reach a stream that its use case does not name
   * @param rules those of the service: how a breach is treated until the district decides otherwise
   * @param commands those of the service: who may give a command may correct what it recorded, but for what stands under a decision
   */
  constructor(
    private readonly contract: Contract,
    private readonly aggregates: readonly AnyAggregate[] = [],
    private readonly rules: readonly RuleDefinition[] = [],
    private readonly commands: CommandsOfService = {},
  ) {
    this.streams = new FoldedStreams(contract);
  }

  /**
   * @throws {Rejected} a broken rule (live mode) or an impossible command (any mode)
   * @throws {CommandIdReused} @throws {TooContended} @throws {PreconditionFailed}
   * @throws {NotEntitled} a correction by somebody who could not give the command that is corrected
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
    const asked: Asked = { bodyHash: hashOf(useCase.name, body, meta), attempt: randomUUID() };
    // Rows come again by the hundred thousand. Of the rest nearly none does: the append knows those that do, or what they brought about the first time is what refuses them now.
    const before = meta.mode === 'history' ? await answeredBefore(log, asked, meta) : null;
    if (before) return before;
    try {
      await assertAdmitted(log, this.contract, useCase, meta);
      await this.looking(log, useCase, body, meta);
      return await this.decideAndAppend(log, useCase, body, meta, asked);
    } catch (error) {
      const first = meta.mode === 'history' || isOfLog(error) ? null : await answeredBefore(log, asked, meta);
      if (first) return first;
      throw error;
    }
  }

  private async decideAndAppend(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta, asked: Asked): Promise<CommandOutcome> {
    const decide = async (): Promise<CommandOutcome | Contended> => {
      const plan = await this.plan(log, useCase, body, meta);
      if (plan.taken[0] !== undefined) return this.orChanged(log, plan, plan.taken[0]);
      const result = await log.append(appendRequestOf(this.contract, useCase, plan, meta, asked, log.logId));
      return settle(result, plan, asked, meta.commandId);
    };
    const first = await decide();
    if (!('contended' in first)) return first;
    const until = performance.now() + this.patienceMs;
    return this.queue.inLine(log, first.contended, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const next = await decide();
        if (!('contended' in next)) return next;
        if (performance.now() > until) throw new TooContended(next.contended);
        await this.pausing(attempt);
      }
    });
  }

  /** Who holds a key was read after the streams: only while those stand as they were read is the key what stands in the way. @throws {Rejected} */
  private async orChanged(log: EventLog, { refs, versions }: CommandPlan, taken: Violation): Promise<Contended> {
    for (const [key, ref] of Object.entries(refs)) if ((await this.streams.load(log, ref)).version !== versions[key]) return { contended: ref.streamId };
    throw Rejected.of(taken);
  }

  /**
   * What would come of the command now: the same way as `execute` up to the append, and every breach instead of the first.
   * @throws {NotEntitled} @throws {CommandIdReused}
   */
  async consider(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta): Promise<DryRun> {
    const { position } = await log.head();
    const known = await log.findCommand(meta.principal, meta.commandId);
    if (known) return repeatedRun(position, repeated(known, { bodyHash: hashOf(useCase.name, body, meta), attempt: '' }, meta.commandId));
    try {
      await this.looking(log, useCase, body, meta);
      const missing = await violationOf(() => assertAdmitted(log, this.contract, useCase, meta));
      const draft = await this.ponder(log, useCase, body, meta);
      const breaches = [...missing, ...draft.breaches.judged, ...draft.taken, ...(await keysTaken(log, draft.keys))];
      const modes = (await readRuleModes(log, this.contract)).timeline;
      const judged = breaches.map((one) => ({ ...one, mode: modeOfBreach(one.rule, modes, this.rules, { effective: meta.effective.to, today: meta.today }) }));
      const kept = draft.breaches.kept.map((one) => ({ ...one, mode: 'record' as const }));
      return { ...dryRunOf(this.contract, position, draft, [...judged, ...kept]), touches: await touchedBy(log, draft) };
    } catch (error) {
      if (error instanceof Rejected) return refusedRun(position, error);
      throw error;
    }
  }

  private async plan(log: EventLog, useCase: AnyUseCase, body: unknown, asked: CommandMeta): Promise<CommandPlan & Pick<PonderedPlan, 'taken'>> {
    const { breaches, superseded: _superseded, before: _before, without: _without, effective, ...plan } = await this.notes.come(() => this.ponder(log, useCase, body, asked));
    const kept = asFindings(breaches.kept);
    if (breaches.judged.length === 0) return { ...plan, ...kept };
    const modes = await readRuleModes(log, this.contract);
    const settled = settleBreaches(breaches.judged, modes.timeline, this.rules, { effective: effective.to, today: asked.today });
    const found = { findings: [...settled.findings, ...kept.findings], told: [...settled.told, ...kept.told] };
    // What lets a breach pass is part of the decision: a mode that changes meanwhile makes it decide again.
    return { ...plan, refs: { ...plan.refs, 'rule modes': ruleModesStream }, versions: { ...plan.versions, 'rule modes': modes.version }, ...found };
  }

  /** Decides on the log as it is; what becomes of the breaches is not settled yet. */
  private async ponder(log: EventLog, useCase: AnyUseCase, body: unknown, asked: CommandMeta): Promise<PonderedPlan> {
    const target: string | null = useCase.annuls?.(body) ?? asked.corrects;
    const recorded = target === null ? [] : await recordedTogether(log, target);
    if (target !== null) assertMayCorrect(useCase, recorded, asked, this.commands);
    const meta = useCase.annuls === undefined && recorded.length > 0 ? await this.correcting(log, recorded, asked) : asked;
    const named = withStreamsOf(useCase.streams(body, { ...meta, superseded: recorded }), recorded, this.aggregates);
    const read = this.streams.once(log);
    const { refs, loaded } = await readAll(read, named, (known) => ({ ...streamsBeside(recorded, named, known), ...useCase.further?.(body, known, meta) }));
    const before = timelinesOf(loaded);
    const about = aboutOf(useCase, body, refs);
    if (about !== null) await this.assertSeen(log, asked, refs[about]?.streamId ?? about, Object.fromEntries(loaded)[about]?.version ?? 0);
    const superseded = stillCounting(recorded, refs, before);
    const known: CommandMeta = target === null ? meta : { ...meta, superseded };
    if (useCase.annuls === undefined) assertCounts(meta.corrects, superseded);
    const timelines = without(before, superseded.map(({ eventId }) => eventId));
    const decided = useCase.decide(body, timelines, known) as Decision<Streams>;
    const stands = await this.standing(log, useCase, body, known, { decided, timelines, asked, read });
    const all = { ...refs, ...stands.refs };
    const decision = useCase.annuls === undefined ? completed(this.contract, useCase, { ...decided, append: { ...decided.append, ...stands.append } }, all, known) : decided;
    const events = considered(decision, all, known);
    assertStillHolds(superseded, all, { ...timelines, ...stands.without }, events);
    const judged = { before: { ...before, ...stands.before }, without: { ...timelines, ...stands.without } };
    const unfounded = withoutAuthority(useCase, body, { asked, judged: meta, superseded, commands: this.commands });
    const resting = await restsOnAnnulled(log, useCase, superseded, asked, [...this.aggregates, ...platformAggregates]);
    const misdated = events.length === 0 ? [] : await datedBeforeCutOver(log, this.contract, useCase, asked, superseded);
    const missing = events.length > 0 && asksForRecords(known) ? await missingAmong(log, useCase.relies?.(body) ?? []) : [];
    const breaches = breachesOf({ asked, mode: meta.mode, superseded, decision, standing: [...misdated, ...stands.violations, ...unfounded, ...resting, ...missing], refs: all, ...judged, events });
    const versions = { ...Object.fromEntries(loaded.map(([key, stream]) => [key, stream.version])), ...stands.versions };
    const keys = await releasedAsEntered(log, keyChanges(refs, before, timelines, events));
    const dated = await datedKeysOf(log, read, { refs, before, without: timelines, events });
    return { refs: { ...all, ...dated.refs }, versions: { ...versions, ...dated.versions }, decision, about, events, keys: { ...keys, claims: [...keys.claims, ...dated.claims] }, taken: dated.taken, mode: meta.mode, standsUnder: stands.under ?? known.decision, breaches, superseded, ...judged, effective: meta.effective };
  }

  /**
   * What a live change stands under, and what it takes of it where that grants a quantity. The decision guards the append or is part of it: one that is revoked or used up meanwhile makes
   * it decide again. What history recorded is corrected under a decision that is in force on the day of the correction: none was on the day of the fact.
   */
  private async standing(log: EventLog, useCase: AnyUseCase, body: unknown, meta: CommandMeta, { decided, timelines, asked, read }: Judged): Promise<Standing> {
    const changes = Object.values(decided.append).some((events) => (events ?? []).length > 0);
    // What follows from a change of another service stands under what that change stands under.
    const asksDecision = meta.mode === 'live' || (asked.mode === 'live' && meta.decision !== null);
    const stated: Matter | undefined = asksDecision && changes && meta.actor.role !== 'reaction' ? useCase.matter?.(body) : undefined;
    const matter = stated === undefined ? null : { ...stated, ...decided.matter };
    // A step of a plan stands under the decision on the plan, also where its like asks for none.
    if (matter === null && meta.plan === undefined) return standsAlone;
    const begunUnder = matter === null || useCase.under === undefined ? null : await decisionOf(log, timelines[useCase.under]?.facts ?? []);
    const under = meta.decision ?? begunUnder;
    if (under === null) return { ...standsAlone, violations: meta.supposing ? [] : [matter === null ? planWithoutDecision : decisionMissing(matter)] };
    const goesOn = under === begunUnder;
    const ref = decisionStream(under);
    const { timeline, version } = await read(ref);
    const broken = coverOf(under, timeline as unknown as DecisionTimeline, goesOn ? null : matter, { effectiveTo: meta.mode === 'live' ? meta.effective.to : (meta.today ?? meta.effective.to), planHash: meta.plan?.hash ?? (goesOn ? null : '') });
    const counting = without({ [standingKey]: timeline }, (meta.superseded ?? []).map(({ eventId }) => eventId));
    const uses = matter === null || goesOn || broken !== null ? [] : usesOf(this.contract, counting[standingKey]?.latest() as DecisionState, matter);
    return { under, refs: { [standingKey]: ref }, versions: { [standingKey]: version }, before: { [standingKey]: timeline }, without: counting, append: uses.length === 0 ? {} : { [standingKey]: uses }, violations: broken === null ? [] : [broken] };
  }

  /** A correction is judged like what it corrects, stands under its decision unless it names another, and speaks of the same things: what the first command began keeps its id. */
  private async correcting(log: EventLog, recorded: readonly SupersededEvent[], asked: CommandMeta): Promise<CommandMeta> {
    const first = await firstToldIn(log, recorded);
    const decision = asked.decision ?? (await decisionOf(log, recorded));
    return { ...asked, decision, mode: await judgedMode(log, this.contract, recorded, asked), id: first === null ? asked.id : await idsBegunBy(log, first) };
  }

  private assertSeen(log: EventLog, { preconditions = [] }: CommandMeta, streamId: string, version: number): Promise<void> {
    return assertPreconditions(preconditions, { streamId, version }, (after) => log.readStream(streamId, after));
  }
}
