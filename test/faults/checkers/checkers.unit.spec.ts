import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goodEvidence } from './evidence.given.js';
import type { Evidence, Recorded } from './evidence.js';
import { decisionsOf, type MadeEvent } from './given.events.js';
import { judge } from './validators.js';

type Spoil = (good: Evidence) => Partial<Evidence>;

const first = (history: readonly Recorded[], type: Recorded['type'], change: Partial<Recorded>): readonly Recorded[] => {
  const at = history.findIndex((line) => line.type === type);
  return history.map((line, index) => (index === at ? { ...line, ...change } : line));
};

const staffing = (...events: readonly MadeEvent[]): Spoil => ({ stored }) => ({ stored: [...stored.filter(({ context }) => context !== 'staffing'), ...decisionsOf(...events)] });

/** Each by hand: what a checker must see, and in which words. */
const spoilt: Readonly<Record<string, readonly (readonly [what: string, spoil: Spoil, words: RegExp])[]>> = {
  V1: [
    ['an acknowledged command that the log does not know', ({ commands }) => ({ commands: commands.slice(1) }), /knows no such command/],
    ['an acknowledged event that is gone', ({ stored }) => ({ stored: stored.slice(1) }), /and the log has none/],
    ['an event more than was acknowledged', ({ stored: [one, ...others] }) => ({ stored: [one, { ...one, id: 'more', position: 9 }, ...others] as Evidence['stored'] }), /the log has event-0 more/],
  ],
  V2: [
    ['a command that nobody asked for', ({ history }) => ({ history: history.filter(({ type, key }) => !(type === 'invoke' && key === 'key-1')) }), /no client asked for it/],
    ['a command that was told that it failed', ({ history }) => ({ history: first(history, 'ok', { type: 'fail' }) }), /told that it failed/],
  ],
  V3: [
    ['an event id twice', ({ stored: [one, two, ...others] }) => ({ stored: [one, { ...two, id: 'event-0' }, ...others] as Evidence['stored'] }), /event organisations\/event-0 \(2 times\)/],
    ['a row of a read model twice', ({ applied }) => ({ applied: [...applied, ...applied.slice(0, 1)] }), /keeps event event-0 \(2 times\)/],
    ['a wish that came true twice, by two commands', ({ stored: [one, two, ...others] }) => ({ stored: [one, { ...two, data: one?.data }, ...others] as Evidence['stored'] }), /DocumentRegistered of .*0001 \(2 times\)/],
    ['a command whose events lie apart', ({ stored: [one, two, ...others] }) => ({ stored: [one, { ...two, position: 7, command: one?.command }, ...others] as Evidence['stored'] }), /has events at 1, 7/],
  ],
  V4: [
    ['a position that is missing', ({ stored }) => ({ stored: stored.filter(({ id }) => id !== 'event-0') }), /position 2 follows 0/],
    ['a version that is missing', ({ stored }) => ({ stored: stored.map((one) => (one.id === 'event-1' ? { ...one, version: 2 } : one)) }), /version 2 follows 0/],
    ['a time that goes back', ({ stored }) => ({ stored: stored.map((one) => (one.id === 'event-1' ? { ...one, recordedAt: '2025' } : one)) }), /was recorded before/],
    ['a head beyond the last event', () => ({ heads: { organisations: 3 } }), /the head is 3/],
    ['a topic that hands on a version before the one before it', ({ topics }) => ({ topics: topics.map((one) => (one.id === 'staffing-1' ? { ...one, offset: 99 } : one)) }), /hands on version 3 after 1/],
  ],
  V5: [
    ['an event that is not on its topic', ({ topics }) => ({ topics: topics.slice(1) }), /position 1 is not on its topic/],
    ['a message of no event', ({ topics: [one, ...others] }) => ({ topics: [{ ...one, id: 'none' }, one, ...others] as Evidence['topics'] }), /in no log/],
    ['a reader that stands short of the end', ({ checkpoints: [one, ...others] }) => ({ checkpoints: [{ ...one, position: 0 }, ...others] as Evidence['checkpoints'] }), /stands at 0/],
    ['a reader that looked at fewer events', ({ checkpoints: [one, ...others] }) => ({ checkpoints: [{ ...one, covered: 0 }, ...others] as Evidence['checkpoints'] }), /has looked at 1 events of 2/],
    ['a row that a read model lacks', ({ applied }) => ({ applied: applied.slice(1) }), /lacks DocumentRegistered of position 1/],
    ['a stream that waits', () => ({ parked: [{ service: 'organisations', reader: 'register', stream: 'document/0', position: 1, reason: 'poison' }] }), /waits at 1: poison/],
  ],
  V6: [
    ['a row that differs from its rebuild', ({ dumps: { live, fresh } }) => ({ dumps: { live: live.map((one) => ({ ...one, hash: 'bb' })), fresh } }), /they differ/],
    ['a table that one build lacks', ({ dumps: { live } }) => ({ dumps: { live, fresh: [] } }), /in one build alone/],
  ],
  V7: [
    ['a post too many', staffing(['QuotaApproved', { count: 1 }], ['QuotaOccupied', { personId: 'p1', permitId: '' }], ['QuotaOccupied', { personId: 'p2', permitId: '' }], ['QuotaVacated', { personId: 'p2' }]), /position 3: .*2 people .*1 are approved/],
    ['a post that is kept and taken', staffing(['QuotaApproved', { count: 1 }], ['QuotaReserved', { count: 1 }], ['QuotaOccupied', { personId: 'p1', permitId: '' }]), /keeps 1 posts/],
    ['a permit that is used up', staffing(['UsePermitGranted', { count: 1 }], ['UsePermitUsed', { personId: 'p1' }], ['UsePermitUsed', { personId: 'p2' }]), /used 2 times/],
    ['a person in two accounts', staffing(['PersonEntered', { personId: 'p1' }], ['PersonEntered', { personId: 'p1', account: { id: 'other' } }]), /is in account already/],
  ],
  V9: [
    ['a repetition with other events', ({ history }) => ({ history: first(history, 'echo', { events: ['other'] }) }), /and again 201 at 1 with other/],
    ['a repetition that is refused', ({ history }) => ({ history: first(history, 'echo', { status: 409, events: [], position: null }) }), /and again 409/],
  ],
  V10: [
    ['a write that its session does not find', ({ history }) => ({ history: first(history, 'read', { seen: false }) }), /does not find it/],
    ['an answer from before the position that was asked for', ({ history }) => ({ history: first(history, 'read', { position: 0 }) }), /was answered at 0/],
    ['a session that goes back', ({ history }) => ({ history: [...history, { ...history.at(-1), position: 1 } as Recorded] }), /at 1 after 2/],
  ],
};

describe('the checkers', () => {
  it('find nothing wrong where nothing is', () => {
    expect(Object.entries(judge(goodEvidence())).filter(([, found]) => found.length > 0)).toEqual([]);
  });

  it.each(Object.keys(judge(goodEvidence())))('%s has something that it was seen to find', (name) => {
    expect(spoilt[name]?.length).toBeGreaterThan(0);
  });

  it.each(Object.entries(spoilt).flatMap(([name, cases]) => cases.map(([what, spoil, words]) => [name, what, spoil, words] as const)))('%s sees %s', (name, _what, spoil, words) => {
    const good = goodEvidence();
    expect(judge({ ...good, ...spoil(good) })[name]?.join('\n')).toMatch(words);
  });

  it('share no code with what they check', () => {
    const sources = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'));
    const imported = sources.flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from = '']) => from));
    expect(imported.length).toBeGreaterThan(10);
    expect(imported.filter((from) => from.startsWith('@yange/') || from.startsWith('..'))).toEqual([]);
  });
});
