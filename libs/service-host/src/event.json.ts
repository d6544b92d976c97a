import { toJson } from '@bufbuild/protobuf';
import { CitationSchema, dataAsJson, decodeEnvelope, FindingSchema, Mode, type Contract } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';

/** An event as people and other programs read it: the same for the API, the command line and the console. */
export const eventAsJson = (contract: Contract, stored: StoredEvent): Record<string, unknown> => {
  const envelope = decodeEnvelope(stored.envelope);
  const { effective, actor, importRow } = envelope;
  return {
    eventId: stored.eventId,
    type: stored.type,
    schemaVersion: stored.schemaVersion,
    logId: stored.logId,
    position: stored.position,
    streamId: stored.streamId,
    version: stored.version,
    effective: { from: stored.effectiveFrom, to: stored.effectiveTo, text: effective?.text ?? '' },
    recordedAt: stored.recordedAt,
    mode: envelope.mode === Mode.LIVE ? 'live' : 'history',
    citations: envelope.citations.map((citation) => toJson(CitationSchema, citation)),
    actor: { person: actor?.person ?? '', role: actor?.role ?? '', tokenId: actor?.tokenId ?? '', ...(actor?.onBehalfOf ? { onBehalfOf: actor.onBehalfOf } : {}) },
    command: envelope.command,
    commandId: stored.commandId,
    correlationId: stored.correlationId,
    causationId: stored.causationId,
    supersedes: stored.supersedes,
    ...(envelope.correctionReason === '' ? {} : { correctionReason: envelope.correctionReason }),
    ...(envelope.preparedAs === '' ? {} : { preparedAs: envelope.preparedAs, preparedBy: envelope.preparedBy }),
    ...(importRow ? { importRow: { table: importRow.table, row: importRow.row, ...(importRow.importId === '' ? {} : { importId: importRow.importId }) } } : {}),
    findings: envelope.findings.map((finding) => toJson(FindingSchema, finding)),
    data: dataAsJson(contract, stored.type, stored.data),
    contentHash: Buffer.from(stored.contentHash).toString('hex'),
  };
};
