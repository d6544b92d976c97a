import { organisationsContract, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, type DomainEvent } from '@yange/kernel';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { readTimeline } from '../read.timeline.js';
import { deputyNotes, deputyNoteStream, notedStandIn } from './deputy-note.aggregate.js';
import { deputiesFollowed } from './note-deputy.use-case.js';

const make = organisationsContract.make;
const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`;
const appointed = (over: { readonly person?: string; readonly standIn?: string; readonly from?: string; readonly to?: string } = {}): DomainEvent =>
  make('DeputyAppointed', { deputisingId: 'd-1', person: 'chief', standIn: 'vice', from: '2026-09-10', to: '2026-09-20', reason: '', ...over });
const withdrawn = (endedOn: string): DomainEvent => make('DeputyWithdrawn', { deputisingId: 'd-1', person: 'chief', standIn: 'vice', endedOn, reason: '' });
const annulled = (eventId: string): DomainEvent => make('EventAnnulled', { eventId, eventType: '', reason: '误录' });

describe('who stands in for whom, in the log of another service', () => {
  let log: EventLog;
  const executor = new CommandExecutor(staffingContract, [deputyNotes]);
  const reaction = deputiesFollowed(staffingContract);

  beforeEach(() => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
  });

  /** An event of organisations, as the feed brings it. */
  const heard = async (eventId: string, event: DomainEvent, { streamId = 'deputising/chief', supersedes = null }: { readonly streamId?: string; readonly supersedes?: string | null } = {}): Promise<void> => {
    const published = { district: '150302', context: 'organisations', event, eventId, streamId, mode: 'live', effective: onDay('2026-09-01'), citations: [], correlationId: 'c', decision: null, supersedes } as const;
    for (const { label, useCase, body, effective = published.effective } of await reaction.react(published, { query: async () => [] })) {
      await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', effective, commandId: `${eventId} ${label} ${Math.random()}` }));
    }
  };
  const acts = async (on: string, standIn = 'vice', person = 'chief'): Promise<boolean> => notedStandIn((await readTimeline(log, staffingContract, deputyNoteStream(person))).timeline.at(on), { standIn, on });
  const days = async (): Promise<readonly boolean[]> => Promise.all(['2026-09-09', '2026-09-10', '2026-09-15', '2026-09-20', '2026-09-21'].map((on) => acts(on)));

  it('is known from its first day to its last, for these two and in this direction', async () => {
    await heard(id(1), appointed());
    expect(await days()).toEqual([false, true, true, true, false]);
    expect([await acts('2026-09-15', 'other'), await acts('2026-09-15', 'chief', 'vice')]).toEqual([false, false]);
  });

  it('is noted once, however often it comes, and not from the stream of who stands in', async () => {
    await heard(id(1), appointed(), { streamId: 'deputising/vice' });
    expect((await log.head()).position).toBe(0);
    await heard(id(1), appointed());
    await heard(id(1), appointed());
    expect((await log.head()).position).toBe(1);
  });

  it('ends earlier, and no longer does when the end is taken back', async () => {
    await heard(id(1), appointed());
    await heard(id(2), withdrawn('2026-09-14'));
    expect(await days()).toEqual([false, true, false, false, false]);
    await heard(id(3), annulled(id(2)));
    expect(await days()).toEqual([false, true, true, true, false]);
  });

  it('never was once it is annulled, whatever day the annulment bears', async () => {
    await heard(id(1), appointed());
    await heard(id(3), annulled(id(1)));
    expect(await days()).toEqual([false, false, false, false, false]);
    await heard(id(4), annulled(id(4)));
    expect((await log.head()).position).toBe(2);
  });

  it('follows a correction: the one before no longer counts', async () => {
    await heard(id(1), appointed());
    await heard(id(2), appointed({ from: '2026-09-15', to: '2026-09-15' }), { supersedes: id(1) });
    expect(await days()).toEqual([false, false, true, false, false]);
  });

  it('ends only itself', async () => {
    await heard(id(1), appointed());
    await heard(id(2), { ...withdrawn('2026-09-01'), data: { ...(withdrawn('2026-09-01').data as object), deputisingId: 'd-2' } } as DomainEvent);
    expect(await acts('2026-09-15')).toBe(true);
  });
});
