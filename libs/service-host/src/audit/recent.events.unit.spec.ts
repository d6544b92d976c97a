import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog, type LastEventsRequest } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor, specificationMeta } from '@yange/use-case';
import { establish, organ } from '../sample.service.fixture.js';
import { EventSieve, type EventFilter } from './event.filter.js';
import { recentEvents } from './recent.events.js';

const count = 1_203;
const under = '3f0c1b1e-7d9a-4c55-9a51-0d6f0f5a7e01';
const document = { number: '海党发〔2019〕1号', issuer: '海勃湾区委', issuedOn: '2019-01-15' };

describe('the last events of a log', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict('150302');
  const sieve = (filter: EventFilter = {}): EventSieve => new EventSieve(filter, organisationsContract);
  const positions = async (filter: EventFilter, before = count + 1, limit = 10): Promise<readonly number[]> => (await recentEvents(log, sieve(filter), before, limit)).events.map(({ position }) => position);
  const at = async (position: number) => (await log.readPage({ after: position - 1, limit: 1 })).events[0];

  beforeAll(async () => {
    const executor = new CommandExecutor(organisationsContract, [organ]);
    for (let index = 1; index <= count; index += 1) {
      const meta = specificationMeta({ commandId: `c${index}`, correlationId: `chain-${index}`, mode: 'live', effective: onDay(index % 2 === 0 ? '2019-02-01' : '2020-02-01'), ...(index === 77 ? { decision: under } : {}), citations: index === 600 ? [{ ...document, number: '海党发〔2018〕7号' }] : [document], actor: { person: `p-${index % 7}`, role: 'clerk', tokenId: 't', ...(index === 5 ? { onBehalfOf: 'q' } : {}) } });
      await executor.execute(log, establish, { name: `机构${index}` }, meta);
    }
  });

  it('are told backwards, and every position once', async () => {
    const seen: number[] = [];
    for (let before = count + 1; before > 1; ) {
      const { events, scannedFrom } = await recentEvents(log, sieve(), before, 37);
      seen.push(...events.map(({ position }) => position));
      expect(scannedFrom).toBeLessThan(before);
      before = scannedFrom;
    }
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => count - index));
  });

  it('are found by an index where there is one, page by page, without a look at the others', async () => {
    const lastEvents = (request: LastEventsRequest) => log.lastEvents?.(request) ?? Promise.resolve([]);
    const unread = Object.assign(Object.create(log) as EventLog, { lastEvents, readPage: () => Promise.reject(new Error('the log is walked')) });
    const walked = Object.assign(Object.create(log) as object, { lastEvents: undefined }) as unknown as EventLog;
    const correlation = (await at(700))?.correlationId ?? '';
    for (const filter of [{ type: 'OrganEstablished' }, { correlation }, { correlation: 'none' }, { type: 'OrganEstablished', actor: 'p-1' }, { type: 'OrganRenamed' }]) {
      const through = async (of: EventLog): Promise<readonly number[]> => {
        const seen: number[] = [];
        for (let before = count + 1; before > 1; ) {
          const { events, scannedFrom } = await recentEvents(of, sieve(filter), before, 400);
          seen.push(...events.map(({ position }) => position));
          before = scannedFrom;
        }
        return seen;
      };
      expect([filter, await through(unread)]).toEqual([filter, await through(walked)]);
    }
    expect((await recentEvents(unread, sieve({ correlation }), count + 1, 10)).events.map(({ position }) => position)).toEqual([700]);
  });

  it('say how far they looked, where nothing is found too', async () => {
    expect(await recentEvents(log, sieve({ type: 'OrganRenamed' }), count + 1, 5)).toEqual({ events: [], scannedFrom: 1, recordedAt: null });
    expect(await recentEvents(log, sieve({ actor: 'p-1' }), count + 1, 1)).toMatchObject({ events: [{ position: 1_198 }], scannedFrom: 1_198, recordedAt: (await at(1_198))?.recordedAt });
    expect(await recentEvents(new MemoryEventLogs('organisations').forDistrict('150302'), sieve(), 1, 5)).toEqual({ events: [], scannedFrom: 1, recordedAt: null });
  });

  it.each<readonly [string, EventFilter, readonly number[]]>([
    ['a document, however its brackets are written', { document: '海党发[2018]7号' }, [600]],
    ['words of what they say', { text: '机构77' }, [779, 778, 777, 776, 775, 774, 773, 772, 771, 770]],
    ['whom they were acted for', { actor: 'q' }, [5]],
    ['days of effect', { effectiveFrom: '2019-01-01', effectiveTo: '2019-12-31', text: '机构12' }, [1_202, 1_200, 128, 126, 124, 122, 120, 12]],
    ['another day', { effectiveFrom: '2021-01-01' }, []],
  ])('are chosen by %s', async (_what, filter, expected) => expect(await positions(filter)).toEqual(expected));

  it('are chosen by what they are about, and by the times at which they were recorded, both inclusive', async () => {
    const [wanted, other] = [await at(50), await at(60)];
    const id = wanted?.streamId.split('/')[1] ?? '';
    expect([await positions({ entity: id }), await positions({ entity: `organ/${id}` }), await positions({ entity: id.slice(0, 8) }), await positions({ entity: under })]).toEqual([[50], [50], [], [77]]);
    const [from, to] = [wanted?.recordedAt ?? '', other?.recordedAt ?? ''];
    const between = await positions({ recordedFrom: from, recordedTo: to }, count + 1, 200);
    const events = (await log.readPage({ after: 0, limit: 2_000 })).events;
    expect(between).toEqual(events.filter(({ recordedAt }) => recordedAt >= from && recordedAt <= to).map(({ position }) => position).toReversed());
  });
});
