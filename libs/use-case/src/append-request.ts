import { create } from '@bufbuild/protobuf';
import { ActorSchema, CitationSchema, effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, FindingSchema, ImportRowSchema, Mode, Provenance, type Citation, type Contract } from '@yange/contracts';
import type { AppendRequest, NewEvent } from '@yange/event-log';
import { derivedId, Rejected, type DomainEvent, type Violation } from '@yange/kernel';
import { outcomeOf, type CommandPlan, type PlannedEvent } from './command.outcome.js';
import type { AnyUseCase, Citing, CommandMeta, Decision, Streams } from './use-case.definition.js';

/** Gives each decided event its id and its place in time. The first of the corrected type takes the place of what it corrects. */
export const considered = (decision: Decision<Streams>, refs: Streams, meta: CommandMeta, corrected: string | null): readonly PlannedEvent[] => {
  let open = corrected;
  let index = 0;
  const planned: PlannedEvent[] = [];
  for (const [key, events] of Object.entries(decision.append)) {
    const ref = refs[key];
    if (ref === undefined) throw new Error(`decision for an undeclared stream ${key}`);
    for (const event of (events ?? []) as readonly DomainEvent[]) {
      const replaces = open !== null && (event.type === open || event.type === 'EventAnnulled');
      planned.push({
        key,
        streamId: ref.streamId,
        event,
        eventId: derivedId('event', meta.district, ref.streamId, meta.principal, meta.commandId, String(index)),
        effective: meta.effective,
        position: Number.MAX_SAFE_INTEGER - 100_000 + index,
        order: meta.order,
        supersedes: replaces ? meta.corrects : null,
      });
      if (replaces) open = null;
      index += 1;
    }
  }
  if (open !== null && planned.length > 0) {
    throw new Rejected('correction-of-other-kind', `更正须与原事件同类（${open}）`, `a correction must be of the same kind as what it corrects (${open})`, { type: open });
  }
  return planned;
};

export const appendRequestOf = (
  contract: Contract,
  useCase: AnyUseCase,
  plan: CommandPlan,
  meta: CommandMeta,
  bodyHash: Uint8Array,
  logId: string,
): AppendRequest => {
  const written = new Set(plan.events.map((event) => event.key));
  const streamId = (key: string): string => plan.refs[key]?.streamId ?? '';
  return {
    commandId: meta.commandId,
    principal: meta.principal,
    bodyHash,
    streams: [...written].map((key) => ({
      streamId: streamId(key),
      expectedVersion: plan.versions[key] ?? 0,
      events: plan.events.filter((event) => event.key === key).map((event) => newEvent(contract, useCase, event, plan.findings, meta, logId)),
    })),
    guards:
      written.size === 0
        ? []
        : Object.keys(plan.refs)
            .filter((key) => !written.has(key))
            .map((key) => ({ streamId: streamId(key), version: plan.versions[key] ?? 0 })),
    claims: (plan.decision.claims ?? []).map(({ key, stream }) => ({ key, streamId: streamId(stream) })),
    releases: (plan.decision.releases ?? []).map(({ key, stream }) => ({ key, streamId: streamId(stream) })),
    result: JSON.stringify(outcomeOf(plan, null)),
  };
};

const newEvent = (
  contract: Contract,
  useCase: AnyUseCase,
  planned: PlannedEvent,
  findings: readonly Violation[],
  meta: CommandMeta,
  logId: string,
): NewEvent => {
  const schemaVersion = 1;
  const envelope = create(EnvelopeSchema, {
    eventId: planned.eventId,
    type: planned.event.type,
    schemaVersion,
    district: meta.district,
    context: logId.split('/')[1] ?? '',
    streamId: planned.streamId,
    effective: effectiveMessage(planned.effective),
    mode: meta.mode === 'live' ? Mode.LIVE : Mode.HISTORY,
    citations: meta.citations.map(citationOf),
    actor: create(ActorSchema, { person: meta.actor.person, role: meta.actor.role, tokenId: meta.actor.tokenId, onBehalfOf: meta.actor.onBehalfOf ?? '' }),
    commandId: meta.commandId,
    command: useCase.name,
    correlationId: meta.correlationId,
    causationId: meta.causationId ?? '',
    supersedes: planned.supersedes ?? '',
    findings: findings.map((finding) => create(FindingSchema, { rule: finding.rule, zh: finding.zh, en: finding.en, facts: { ...finding.facts } })),
    order: BigInt(planned.order),
    ...(meta.importRow === null ? {} : { importRow: create(ImportRowSchema, meta.importRow) }),
  });
  return {
    eventId: planned.eventId,
    type: planned.event.type,
    schemaVersion,
    effectiveFrom: planned.effective.from,
    effectiveTo: planned.effective.to,
    supersedes: planned.supersedes,
    correlationId: meta.correlationId,
    causationId: meta.causationId,
    actor: meta.actor.person,
    traceparent: meta.traceparent,
    envelope: encodeEnvelope(envelope),
    data: encodeData(contract, planned.event),
  };
};

const provenances = { stated: Provenance.STATED, reconstructed: Provenance.RECONSTRUCTED, synthetic: Provenance.SYNTHETIC } as const;

const citationOf = (citing: Citing): Citation =>
  create(CitationSchema, { ...citing, provenance: citing.provenance === undefined ? Provenance.UNSPECIFIED : provenances[citing.provenance] });
