import { decisionsOf } from './given.events.js';
import type { Evidence, Recorded, StoredRow } from './evidence.js';
import { commandIdOf } from './reading.js';

export const district = '150302';
export const person = 'somebody';

/** A whole history by hand: two documents and one person who takes the one post that is approved; all is well. */
export const goodEvidence = (): Evidence => {
  const ops = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'] as const;
  const line = (type: Recorded['type'], index: 0 | 1, more: Partial<Recorded> = {}): Recorded => ({ at: index * 10, type, op: ops[index], key: `key-${index}`, context: 'organisations', what: 'document', session: 's0', ...more });
  const documents = ops.map((op, index): StoredRow => ({
    context: 'organisations', position: index + 1, stream: `document/${index}`, version: 1, id: `event-${index}`, type: 'DocumentRegistered', command: commandIdOf(district, person, `key-${index}`), recordedAt: `2026-01-01T00:00:0${index}`, data: Buffer.from(`title ${op}`),
  }));
  const stored = [...documents, ...decisionsOf(['QuotaApproved', { count: 1 }], ['UsePermitGranted', { count: 1 }], ['QuotaReserved', { count: 1 }], ['QuotaOccupied', { personId: 'p1' }], ['UsePermitUsed', { personId: 'p1' }], ['PersonEntered', { personId: 'p1' }])];
  const ok = (index: 0 | 1): Recorded => line('ok', index, { status: 201, events: [`event-${index}`], position: index + 1 });
  const staffing = stored.filter(({ context }) => context === 'staffing');
  return {
    district, person, begins: { organisations: 0, staffing: staffing.length },
    history: [line('invoke', 0), ok(0), line('invoke', 1), ok(1), { ...ok(0), type: 'echo' }, line('read', 0, { asked: 1, position: 1, seen: true }), line('read', 0, { asked: null, position: 1 }), line('read', 0, { asked: null, position: 2 })],
    stored,
    commands: [...documents.map(({ context, command, position }) => ({ context, command, principal: person, first: position })), { context: 'staffing', command: 'made', principal: 'before', first: 1 }],
    heads: { organisations: 2, staffing: staffing.length },
    topics: stored.map(({ context, id, stream, version, position }, index) => ({ context, partition: context === 'staffing' ? 0 : position, offset: index, id, stream, version, position })),
    checkpoints: [1, 2].map((partition) => ({ service: 'organisations', reader: 'register', context: 'organisations', partition, position: partition, covered: 1 })),
    applied: documents.map(({ context, stream, position, id, type }) => ({ service: 'organisations', table: 'facts', context, stream, position, id, type })),
    parked: [],
    dumps: { live: [{ service: 'organisations', table: 'register/facts', rows: 2, hash: 'aa' }], fresh: [{ service: 'organisations', table: 'register/facts', rows: 2, hash: 'aa' }] },
  };
};
