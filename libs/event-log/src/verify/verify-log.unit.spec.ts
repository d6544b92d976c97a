import { mustAppend, newDistrict, onStream } from '../contract/log-fixture.js';
import type { EventLog } from '../event-log.port.js';
import { MemoryEventLogs } from '../memory/memory-event-logs.js';
import { BadExport, exportLog, readExport } from './log-export.js';
import { verifyExport, verifyLog } from './verify-log.js';

/** The envelopes of these events are any bytes. */
const opaque = { envelopes: 'opaque' } as const;

const lines = async (log: EventLog): Promise<string[]> => {
  const all: string[] = [];
  for await (const line of exportLog(log, 3)) all.push(line);
  return all;
};

async function* each(values: readonly string[]): AsyncGenerator<string> {
  yield* values;
}

const verifyLines = async (values: readonly string[]): Promise<readonly string[]> => {
  const { problems } = await verifyExport(await readExport(each(values)), opaque);
  return problems.map(({ position, check }) => `${position} ${check}`);
};

/** Changes one event of an export. */
const tamper = (values: readonly string[], position: number, change: Record<string, unknown>): readonly string[] =>
  values.map((line, i) => (i === position ? JSON.stringify({ ...(JSON.parse(line) as object), ...change }) : line));

describe('the verification of a log', () => {
  let log: EventLog;
  let exported: string[];

  beforeEach(async () => {
    log = new MemoryEventLogs('grid').forDistrict(newDistrict());
    for (const version of [0, 1, 2, 3]) await mustAppend(log, onStream('s', version));
    await mustAppend(log, onStream('t', 0, 3));
    exported = await lines(log);
  });

  it('finds nothing in a sound log, read directly or from an export, nor in an empty one', async () => {
    expect(await verifyLog(log, { pageSize: 2, envelopes: 'opaque' })).toEqual({ logId: log.logId, events: 7, problems: [], problemCount: 0 });
    expect(await verifyExport(await readExport(each(exported)), opaque)).toEqual({ logId: log.logId, events: 7, problems: [], problemCount: 0 });
    const empty = new MemoryEventLogs('grid').forDistrict('15');
    expect(await verifyLog(empty)).toMatchObject({ events: 0, problems: [] });
    expect(await verifyLines(await lines(empty))).toEqual([]);
  });

  it('gives an export the same events as the log', async () => {
    const read = [];
    for await (const event of (await readExport(each(exported))).events) read.push(event);
    expect(read).toEqual((await log.readPage({ after: 0, limit: 100 })).events);
  });

  it.each<[string, (values: readonly string[]) => readonly string[], readonly string[]]>([
    ['changed data', (values) => tamper(values, 3, { data: 'AAAA' }), ['3 content-hash']],
    ['a byte moved from envelope to data', (values) => tamper(values, 2, { envelope: '', data: 'QUJD' }), ['2 content-hash']],
    ['a removed event', (values) => values.filter((_, i) => i !== 2), ['2 position', '3 stream-version']],
    ['a removed end', (values) => values.slice(0, -1), ['7 head']],
    ['two events swapped', (values) => [...values.slice(0, 2), values[3]!, values[2]!, ...values.slice(4)],
      ['2 position', '3 stream-version', '4 position', '2 stream-version', '2 recorded-at', '3 position', '4 stream-version']],
    ['an event in another stream', (values) => tamper(values, 7, { streamId: 's' }), ['7 stream-version']],
    ['a recorded time set back', (values) => tamper(values, 4, { recordedAt: '2019-01-01T00:00:00.000000Z' }), ['4 recorded-at']],
    ['an event id used twice', (values) => tamper(values, 6, { eventId: (JSON.parse(values[1]!) as { eventId: string }).eventId }), ['6 event-id']],
  ])('finds %s', async (_name, change, found) => {
    expect(await verifyLines(change(exported))).toEqual(found);
  });

  it('says which line of an export it cannot read', async () => {
    await expect(readExport(each([]))).rejects.toThrow(BadExport);
    await expect(readExport(each(['{"format":"other"}']))).rejects.toThrow('line 1');
    await expect(verifyLines([...exported, '{"position":'])).rejects.toThrow('line 9: not JSON');
    await expect(verifyLines(tamper(exported, 2, { version: '2' }))).rejects.toThrow('line 3: not an event');
  });
});
