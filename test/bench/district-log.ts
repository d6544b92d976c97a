import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, QuotaKind, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type NewEvent } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';

export interface DistrictLog {
  readonly log: EventLog;
  readonly organs: readonly string[];
  readonly events: number;
}

const kinds = [QuotaKind.ADMINISTRATIVE, QuotaKind.INSTITUTION, QuotaKind.SUPPORT] as const;
const perAppend = 1_000;

/**
 * A log of Staffing in memory with about so many events: every organ has three accounts, with an approval, changes of it, and people who come and go over twenty years. Accounts
 * take turns, as in life; one event in fifty comes a year late.
 * @param eventsOfAccount those of the people in it among them
 */
export const districtLog = async (about: number, eventsOfAccount = 550): Promise<DistrictLog> => {
  const log = new MemoryEventLogs('staffing').forDistrict('150302');
  const organs = Array.from({ length: Math.max(1, Math.round(about / kinds.length / eventsOfAccount)) }, (_, index) => derivedId('bench-organ', String(index)));
  const accounts = organs.flatMap((organId, index) => kinds.map((kind) => ({ id: derivedId('bench-account', organId, String(kind)), owner: { organId, name: `第${index + 1}局`, count: 1 }, type: { kind } })));
  const versions = new Map<string, number>();
  let pending: { readonly streamId: string; readonly event: NewEvent }[] = [];
  let events = 0;
  const flush = async (): Promise<void> => {
    const byStream = new Map<string, NewEvent[]>();
    for (const { streamId, event } of pending) byStream.set(streamId, [...(byStream.get(streamId) ?? []), event]);
    const streams = [...byStream].map(([streamId, own]) => {
      const expectedVersion = versions.get(streamId) ?? 0;
      versions.set(streamId, expectedVersion + own.length);
      return { streamId, expectedVersion, events: own };
    });
    await log.append({ commandId: derivedId('bench-append', String(events)), principal: 'bench', bodyHash: new Uint8Array(32), streams, result: '{}' });
    pending = [];
  };
  const say = async (streamId: string, type: Parameters<typeof staffingContract.make>[0], data: object, on: string): Promise<void> => {
    events += 1;
    pending.push({ streamId, event: eventOf(type, data, on, events) });
    if (pending.length === perAppend) await flush();
  };
  for (let turn = 0; turn < eventsOfAccount / 2; turn += 1) {
    for (const [index, account] of accounts.entries()) {
      const late = (turn + index) % 50 === 0 ? 365 : 0;
      const on = dayAfter(Math.max(0, Math.floor((turn * days) / (eventsOfAccount / 2)) - late));
      const stream = `quota-account/${account.id}`;
      const person = derivedId('bench-person', account.id, String(turn - (turn % 2)));
      if (turn === 0) await say(stream, 'QuotaApproved', { account, count: 40 }, on);
      else if (turn % 40 === 0) await say(stream, turn % 80 === 0 ? 'QuotaIncreased' : 'QuotaReduced', { account, count: 1, reason: '' }, on);
      else if (turn % 2 === 0) {
        await say(stream, 'QuotaOccupied', { account, personId: person }, on);
        await say(`person/${person}`, 'PersonEntered', { personId: person, account }, on);
      } else {
        await say(stream, 'QuotaVacated', { account, personId: person }, on);
        await say(`person/${person}`, 'PersonLeft', { personId: person, account, reason: '退休' }, on);
      }
    }
  }
  if (pending.length > 0) await flush();
  return { log, organs, events };
};

const days = 20 * 365;
const dayAfter = (count: number): string => new Date(Date.UTC(2000, 0, 1) + count * 86_400_000).toISOString().slice(0, 10);

const eventOf = (type: Parameters<typeof staffingContract.make>[0], data: object, on: string, number: number): NewEvent => {
  const eventId = derivedId('bench-event', String(number));
  const effective = onDay(on);
  const envelope = create(EnvelopeSchema, { eventId, type, effective: effectiveMessage(effective), citations: [{ title: '某文件', number: `某编发〔2019〕${number % 100}号` }] });
  const bytes = { envelope: encodeEnvelope(envelope), data: encodeData(staffingContract, staffingContract.make(type, data as never)) };
  return { ...bytes, eventId, type, schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId: eventId, causationId: null, actor: 'bench', traceparent: null };
};

