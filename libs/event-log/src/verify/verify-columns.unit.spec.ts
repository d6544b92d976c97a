import { create } from '@bufbuild/protobuf';
import { ActorSchema, effectiveMessage, encodeEnvelope, EnvelopeSchema } from '@yange/contracts';
import { newId } from '@yange/kernel';
import { anEvent, aRequest, mustAppend } from '../contract/log-fixture.js';
import type { NewEvent } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { exportLog, readExport } from './log-export.js';
import { verifyExport, verifyLog, type LogVerification } from './verify-log.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

/** An event whose columns say what its envelope says. */
const truthful = (commandId: string): NewEvent => {
  const event = anEvent({ supersedes: newId(), causationId: 'cause', traceparent });
  const { eventId, type, schemaVersion, correlationId } = event;
  const envelope = create(EnvelopeSchema, {
    eventId, type, schemaVersion, correlationId, commandId, district: '150302', context: 'grid', streamId: 's', causationId: 'cause', supersedes: event.supersedes ?? '',
    effective: effectiveMessage({ from: event.effectiveFrom, to: event.effectiveTo, precision: 'month', text: '2019年2月' }), actor: create(ActorSchema, { person: event.actor }),
  });
  return { ...event, envelope: encodeEnvelope(envelope) };
};

describe('columns beside the envelope', () => {
  let lines: string[];

  beforeEach(async () => {
    const log = new MemoryEventLogs('grid').forDistrict('150302');
    const commandId = 'command';
    await mustAppend(log, aRequest({ commandId, streams: [{ streamId: 's', expectedVersion: 0, events: [truthful(commandId), truthful(commandId)] }] }));
    lines = [];
    for await (const line of exportLog(log)) lines.push(line);
    expect(await verifyLog(log)).toMatchObject({ events: 2, problems: [] });
  });

  const verify = async (change: Record<string, unknown>): Promise<LogVerification> => {
    const changed = [lines[0] ?? '', lines[1] ?? '', JSON.stringify({ ...(JSON.parse(lines[2] ?? '') as object), ...change })];
    return verifyExport(await readExport((async function* () { yield* changed; })()));
  };

  it('say what the envelope says', async () => {
    expect(await verify({})).toMatchObject({ events: 2, problems: [] });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['the stream', { streamId: 't', version: 1 }, 'stream_id: stored t, the envelope says s'],
    ['the event id', { eventId: '01890000-0000-7000-8000-000000000000' }, 'event_id: stored 01890000'],
    ['the type', { type: 'OrganAbolished' }, 'type: stored OrganAbolished, the envelope says OrganEstablished'],
    ['the schema version', { schemaVersion: 2 }, 'schema_version: stored 2, the envelope says 1'],
    ['the beginning', { effectiveFrom: null }, 'effective_from: stored , the envelope says 2019-02-01'],
    ['the effective date', { effectiveTo: '2019-03-01' }, 'effective_to: stored 2019-03-01, the envelope says 2019-02-28'],
    ['what it supersedes', { supersedes: null }, 'supersedes: stored ,'],
    ['the command', { commandId: 'other' }, 'command_id: stored other, the envelope says command'],
    ['the correlation', { correlationId: 'other' }, 'correlation_id: stored other'],
    ['the cause', { causationId: null }, 'causation_id: stored , the envelope says cause'],
    ['the actor', { actor: 'clerk-2' }, 'actor: stored clerk-2, the envelope says clerk-1'],
    ['a trace that is none', { traceparent: 'x' }, 'traceparent: x is none'],
    ['the trace of one event of a command', { traceparent: null }, 'the event before of the same command'],
    ['the time of one event of a command', { recordedAt: '2999-01-01T00:00:00.000000Z' }, 'recorded_at: 2999'],
    ['the envelope', { envelope: 'AAAA' }, 'not an envelope'],
    ['the log', {}, 'log_id: stored 150303/grid, the envelope says 150302/grid'],
  ])('show when somebody changed %s', async (what, change, detail) => {
    if (what === 'the log') lines = lines.map((line) => line.replace('150302/grid', '150303/grid'));
    const { problems } = await verify(change);
    expect(problems.map((problem) => problem.detail)).toContainEqual(expect.stringContaining(detail));
  });
});
