import { createHash } from 'node:crypto';
import { create } from '@bufbuild/protobuf';
import { ActorSchema, CitationSchema, effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, FindingSchema, ImportRowSchema, Mode, Provenance, type Citation, type Contract } from '@yange/contracts';
import type { AppendRequest, NewEvent } from '@yange/event-log';
import { derivedId, type DomainEvent } from '@yange/kernel';
import { storedOutcome, type CommandPlan, type PlannedEvent } from './command.outcome.js';
import type { AnyUseCase, Citing, CommandMeta, Decision, Streams, SupersededEvent } from './use-case.definition.js';

/** Gives each decided event its id, its place in time, and what it supersedes: an event of its stream that is of its type, or that it annuls. */
export const considered = (decision: Decision<Streams>, refs: Streams, meta: CommandMeta): readonly PlannedEvent[] => {
  const open = [...(meta.superseded ?? [])];
  const planned: PlannedEvent[] = [];
  for (const [key, events] of Object.entries(decision.append)) {
    const ref = refs[key];
    if (ref === undefined) throw new Error(`decision for an undeclared stream ${key}`);
    if (ref.reads === true && (events ?? []).length > 0) throw new Error(`decision for the stream ${key}, which is only read`);
    for (const event of (events ?? []) as readonly DomainEvent[]) {
      const found = open.findIndex((one) => one.streamId === ref.streamId && supersedes(event, one));
      const replaced = found < 0 ? undefined : open.splice(found, 1)[0];
      planned.push({
        key,
        streamId: ref.streamId,
        event,
        eventId: derivedId('event', meta.district, ref.streamId, meta.principal, meta.commandId, String(planned.length)),
        effective: meta.effective,
        position: Number.MAX_SAFE_INTEGER - 100_000 + planned.length,
        order: placeOf(meta, replaced),
        supersedes: replaced?.eventId ?? null,
      });
    }
  }
  return planned;
};

const supersedes = (event: DomainEvent, one: SupersededEvent): boolean =>
  event.type === 'EventAnnulled' ? (event.data as { readonly eventId: string }).eventId === one.eventId : event.type === one.type;

/** A correction that changes nothing of the day keeps the place that the manifest gave to what it corrects, also where it is a row itself. */
const placeOf = (meta: CommandMeta, replaced: SupersededEvent | undefined): number =>
  replaced !== undefined && replaced.order !== 0 && replaced.effectiveTo === meta.effective.to ? replaced.order : meta.order;

/** What was asked, and by which call of the executor. */
export interface Asked {
  readonly bodyHash: Uint8Array;
  readonly attempt: string;
}

/** SHA-256 of all that a command asks. */
export const hashOf = (name: string, body: unknown, meta: CommandMeta): Uint8Array =>
  createHash('sha256').update(JSON.stringify([name, body, meta.effective, meta.citations, meta.corrects, meta.mode, ...(meta.decision === null ? [] : [meta.decision]), ...reasonOf(meta)])).digest();

/** Part of the content, without changing what commands were known by before there was one. */
const reasonOf = ({ corrects, reason }: CommandMeta): readonly object[] => (corrects === null || reason === undefined ? [] : [{ reason }]);

/** A stream that a decision knows by several names may have grown between two of its reads: what was decided holds for the oldest. */
const decidedOn = ({ refs, versions }: CommandPlan): ReadonlyMap<string, number> => {
  const oldest = new Map<string, number>();
  for (const [key, { streamId }] of Object.entries(refs)) {
    const version = versions[key] ?? 0;
    oldest.set(streamId, Math.min(version, oldest.get(streamId) ?? version));
  }
  return oldest;
};

export const appendRequestOf = (
  contract: Contract,
  useCase: AnyUseCase,
  plan: CommandPlan,
  meta: CommandMeta,
  asked: Asked,
  logId: string,
): AppendRequest => {
  const written = new Set(plan.events.map((event) => event.streamId));
  const versions = decidedOn(plan);
  return {
    commandId: meta.commandId,
    principal: meta.principal,
    bodyHash: asked.bodyHash,
    streams: [...written].map((streamId) => ({
      streamId,
      expectedVersion: versions.get(streamId) ?? 0,
      events: plan.events.filter((event) => event.streamId === streamId).map((event) => newEvent(contract, useCase, event, plan, meta, logId)),
    })),
    guards: written.size === 0 ? [] : [...versions].filter(([streamId]) => !written.has(streamId)).map(([streamId, version]) => ({ streamId, version })),
    claims: plan.keys.claims.map(({ key, streamId: holder }) => ({ key, streamId: holder })),
    releases: plan.keys.releases.map(({ key, streamId: holder }) => ({ key, streamId: holder })),
    result: storedOutcome(plan, asked.attempt),
  };
};

const newEvent = (
  contract: Contract,
  useCase: AnyUseCase,
  planned: PlannedEvent,
  { findings, mode, standsUnder }: CommandPlan,
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
    mode: mode === 'live' ? Mode.LIVE : Mode.HISTORY,
    citations: meta.citations.map(citationOf),
    actor: create(ActorSchema, { person: meta.actor.person, role: meta.actor.role, tokenId: meta.actor.tokenId, onBehalfOf: meta.actor.onBehalfOf ?? '' }),
    commandId: meta.commandId,
    command: useCase.name,
    correlationId: meta.correlationId,
    causationId: meta.causationId ?? '',
    supersedes: planned.supersedes ?? '',
    findings: findings.map((finding) => create(FindingSchema, { rule: finding.rule, zh: finding.zh, en: finding.en, facts: { ...finding.facts } })),
    order: BigInt(planned.order),
    decisionId: standsUnder ?? '',
    correctionReason: meta.corrects === null || planned.event.type === 'EventAnnulled' ? '' : (meta.reason ?? ''),
    preparedAs: meta.prepared?.as ?? '',
    preparedBy: [...(meta.prepared?.by ?? [])],
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
