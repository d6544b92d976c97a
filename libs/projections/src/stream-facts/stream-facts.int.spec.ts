import { create } from '@bufbuild/protobuf';
import { effectiveMessage, encodeData, encodeEnvelope, EnvelopeSchema, Mode, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type NewEvent, type StoredEvent } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { GenerationStore } from '../generation/generation.store.js';
import { Poison, type Projection } from '../projection.port.js';
import { ReadSide } from '../read-side.fixture.js';
import { digestOf } from '../runner/rebuild.js';
import { defineStateFold } from '../state-history/state-history.fold.js';
import { stateHistory } from '../state-history/state-history.projection.js';
import { foldDigests } from '../testing/fold-digests.js';
import { GenerationWriter } from '../writer/generation-writer.js';

const withinMs = 180_000;

const takenPosts = (remembers?: number): Projection => stateHistory({
  name: 'taken-posts', version: 1, contract: staffingContract, ...(remembers === undefined ? {} : { remembers }), tables: { taken_posts: 'taken integer not null' },
  folds: [
    defineStateFold<{ readonly type: 'QuotaOccupied' | 'QuotaVacated'; readonly data: unknown }>({
      stream: 'quota-account', types: ['QuotaOccupied', 'QuotaVacated'],
      apply: (book, { type }, key) => book.add('taken_posts', key, 'taken', type === 'QuotaOccupied' ? 1 : -1, { taken: 0 }),
    }),
  ],
});

const taken = takenPosts();

const eventOf = (number: number, type: 'QuotaOccupied' | 'QuotaVacated', day: number): NewEvent => {
  const [eventId, effective] = [derivedId('stream-facts', String(number)), onDay(`2019-03-${String(day).padStart(2, '0')}`)];
  const envelope = encodeEnvelope(create(EnvelopeSchema, { eventId, type, effective: effectiveMessage(effective), mode: Mode.LIVE }));
  const data = encodeData(staffingContract, staffingContract.make(type, { personId: eventId }));
  return { eventId, type, schemaVersion: 1, effectiveFrom: effective.from, effectiveTo: effective.to, supersedes: null, correlationId: eventId, causationId: null, actor: 'a', traceparent: null, envelope, data };
};

/** Three accounts that take turns, one event in four late. */
const turns = async (count: number): Promise<readonly StoredEvent[]> => {
  const log = new MemoryEventLogs('staffing').forDistrict('150302');
  for (let number = 0; number < count; number += 1) {
    const streamId = `quota-account/${derivedId('account', String(number % 3))}`;
    const event = eventOf(number, number % 5 === 4 ? 'QuotaVacated' : 'QuotaOccupied', number % 4 === 3 ? 1 : 2 + Math.floor(number / 3));
    await log.append({ commandId: event.eventId, principal: 'p', bodyHash: new Uint8Array(32), result: '{}', streams: [{ streamId, expectedVersion: Math.floor(number / 3), events: [event] }] });
  }
  return (await log.readPage({ after: 0, limit: count })).events;
};

describe('streams that a writer remembers', () => {
  let side: ReadSide;

  beforeEach(async () => {
    side = await ReadSide.open();
  }, withinMs);

  afterEach(async () => {
    await side.close();
  }, withinMs);

  /** Folds the events three at a time; a handler that fails is asked again. */
  const foldedBy = async (projection: Projection, events: readonly StoredEvent[]): Promise<string> => {
    const pool = side.pool('writer');
    const generation = await new GenerationStore(pool).create(`with-${events.length}-${(made += 1)}`.replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? ''), projection, 'log');
    const writer = new GenerationWriter(pool, projection, generation);
    await writer.claim('150302/staffing', 0);
    for (let at = 0; at < events.length; at += 3) {
      const some = events.slice(at, at + 3);
      const batch = { logId: '150302/staffing', partition: 0, events: some, through: some.at(-1)?.position ?? 0, covered: some.length };
      await writer.handle(batch).catch(() => writer.handle(batch));
    }
    return (await digestOf(pool, generation)).digest;
  };
  let made = 0;

  it('come to the same rows however the events are cut into batches', async () => {
    const digests = await foldDigests(side.pool('digests'), taken, await turns(30));
    expect(new Set(Object.values(digests)).size).toBe(1);
  }, withinMs);

  it('are pushed out by others of the same batch without being lost', async () => {
    const events = await turns(60);
    const whole = await foldedBy(taken, events);
    for (const remembers of [1, 10, 20, 40]) expect(await foldedBy(takenPosts(remembers), events)).toBe(whole);
  }, withinMs);

  it('are read again after a transaction that was rolled back', async () => {
    const events = await turns(30);
    let failures = 0;
    const failing: Projection = { ...taken, apply: async (tx, some) => {
      await taken.apply(tx, some);
      if (some.some(({ position }) => position === 14) && (failures += 1) === 1) throw new Error('not stored');
    } };
    expect(await foldedBy(failing, events)).toBe(await foldedBy(taken, events));
    expect(failures).toBe(2);
  }, withinMs);

  it('are read again after a poisoned event, and its own stream stands as it was', async () => {
    const events = await turns(30);
    const poisoned: Projection = { ...taken, apply: async (tx, some) => {
      await taken.apply(tx, some);
      const poison = some.find(({ position }) => position === 14);
      if (poison !== undefined) throw new Poison(poison, 'cannot be folded');
    } };
    const streamOfPoison = events[13]?.streamId;
    const without = events.filter(({ streamId, position }) => streamId !== streamOfPoison || position < 14);
    expect(await foldedBy(poisoned, events)).toBe(await foldedBy(taken, without));
  }, withinMs);
});
