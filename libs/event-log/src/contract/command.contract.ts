import { InvalidAppend, type AppendRequest, type EventLog } from '../event-log.port.js';
import { aRequest, anEvent, bodyHash, events, mustAppend, onStream } from './log-fixture.js';

export const describeCommands = (open: () => EventLog): void => {
  it('answers a repeated command with the stored result, also when its versions are stale by now', async () => {
    const log = open();
    await mustAppend(log, onStream('before', 0));
    const request = onStream('s', 0, 2, { result: '{"id":"甲","n":1}' });
    await mustAppend(log, request);
    expect(await log.append(request)).toEqual({ kind: 'repeated', result: '{"id":"甲","n":1}', firstPosition: 2 });
    expect(await log.append({ ...request, streams: [] })).toMatchObject({ kind: 'repeated', firstPosition: 2 });
    expect(await log.append({ ...request, bodyHash: bodyHash('other') })).toEqual({ kind: 'reused-command-id' });
    expect(await log.append({ ...onStream('t', 0), commandId: request.commandId, principal: 'clerk-2' })).toMatchObject({ kind: 'appended' });
    expect((await log.head()).position).toBe(4);
    const found = await log.findCommand(request.principal, request.commandId);
    expect(found).toMatchObject({ result: request.result, firstPosition: 2 });
    expect(Buffer.compare(found!.bodyHash, request.bodyHash)).toBe(0);
    expect(await log.findCommand('nobody', request.commandId)).toBeNull();
  });

  it('stores a command that comes several times at once only once', async () => {
    const log = open();
    const request = onStream('s', 0);
    const kinds = (await Promise.all([1, 2, 3].map(() => log.append(request)))).map((result) => result.kind);
    expect(kinds.sort()).toEqual(['appended', 'repeated', 'repeated']);
    expect((await log.head()).position).toBe(1);
  });

  it('remembers a command without events', async () => {
    const log = open();
    const empty = aRequest({ result: '"nothing to do"' });
    expect(await log.append(empty)).toMatchObject({ kind: 'appended', firstPosition: 1, lastPosition: 0, streams: [] });
    await mustAppend(log, onStream('s', 0, 3));
    const guarded = aRequest({ guards: [{ streamId: 's', version: 3 }] });
    expect(await log.append(guarded)).toMatchObject({ kind: 'appended', firstPosition: 4, lastPosition: 3 });
    expect(await log.append(aRequest({ guards: [{ streamId: 's', version: 2 }] }))).toMatchObject({ kind: 'conflict', reason: 'guard' });
    expect(await log.append(empty)).toEqual({ kind: 'repeated', result: '"nothing to do"', firstPosition: null });
    expect(await log.findCommand(guarded.principal, guarded.commandId)).toMatchObject({ firstPosition: null });
    expect((await log.head()).position).toBe(3);
  });

  it('lets one stream hold a claimed key at a time', async () => {
    const log = open();
    const claim = (streamId: string): Partial<AppendRequest> => ({ claims: [{ key: '统一社会信用代码', streamId }] });
    await mustAppend(log, onStream('a', 0, 1, claim('a')));
    expect(await log.findClaim('统一社会信用代码')).toBe('a');
    expect(await log.append(onStream('b', 0, 1, claim('b')))).toEqual({ kind: 'conflict', reason: 'claim', key: '统一社会信用代码', holder: 'a' });
    await mustAppend(log, onStream('a', 1, 1, claim('a')));
    const release = { releases: [{ key: '统一社会信用代码', streamId: 'a' }] };
    expect(await log.append(onStream('b', 0, 1, { releases: [{ key: '统一社会信用代码', streamId: 'b' }] }))).toMatchObject({ reason: 'claim', holder: 'a' });
    await mustAppend(log, onStream('a', 2, 1, release));
    expect(await log.findClaim('统一社会信用代码')).toBeNull();
    expect(await log.append(onStream('a', 3, 1, release))).toMatchObject({ reason: 'claim', holder: null });
    await mustAppend(log, onStream('b', 0, 1, claim('b')));
  });

  it('hands a key over in one request, and lets one of many claim it', async () => {
    const log = open();
    await mustAppend(log, onStream('old', 0, 1, { claims: [{ key: 'k', streamId: 'old' }] }));
    const handOver = { releases: [{ key: 'k', streamId: 'old' }], claims: [{ key: 'k', streamId: 'new' }] };
    await mustAppend(log, onStream('new', 0, 1, handOver));
    expect(await log.findClaim('k')).toBe('new');
    const rivals = await Promise.all([1, 2, 3, 4].map((n) => log.append(onStream(`r${n}`, 0, 1, { claims: [{ key: 'seal', streamId: `r${n}` }] }))));
    expect(rivals.filter((result) => result.kind === 'appended')).toHaveLength(1);
    expect(rivals.filter((result) => result.kind === 'conflict' && result.reason === 'claim')).toHaveLength(3);
  });

  it('gives one key back and takes another with the event that corrects, or changes neither', async () => {
    const log = open();
    await mustAppend(log, onStream('organ', 0, 1, { claims: [{ key: 'wrong', streamId: 'organ' }] }));
    await mustAppend(log, onStream('other', 0, 1, { claims: [{ key: 'taken', streamId: 'other' }] }));
    const corrected = (right: string, expectedVersion = 1): AppendRequest => onStream('organ', expectedVersion, 1, { releases: [{ key: 'wrong', streamId: 'organ' }], claims: [{ key: right, streamId: 'organ' }] });
    expect(await log.append(corrected('taken'))).toEqual({ kind: 'conflict', reason: 'claim', key: 'taken', holder: 'other' });
    expect(await log.append(corrected('right', 7))).toMatchObject({ reason: 'version' });
    expect([await log.findClaim('wrong'), await log.findClaim('right')]).toEqual(['organ', null]);
    await mustAppend(log, corrected('right'));
    expect([await log.findClaim('wrong'), await log.findClaim('right')]).toEqual([null, 'organ']);
    await mustAppend(log, onStream('next', 0, 1, { claims: [{ key: 'wrong', streamId: 'next' }] }));
  });

  it('takes a freed key in the same breath as it is freed, when the requests come together', async () => {
    const log = open();
    await mustAppend(log, onStream('organ', 0, 1, { claims: [{ key: 'name', streamId: 'organ' }] }));
    const results = await Promise.all([
      log.append(onStream('organ', 1, 1, { releases: [{ key: 'name', streamId: 'organ' }] })),
      log.append(onStream('next', 0, 1, { claims: [{ key: 'name', streamId: 'next' }] })),
      log.append(onStream('late', 0, 1, { claims: [{ key: 'name', streamId: 'late' }] })),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(['appended', 'appended', 'conflict']);
    expect(await log.findClaim('name')).toBe('next');
  });

  it('does not keep the claims of a loser', async () => {
    const log = open();
    const results = await Promise.all([
      log.append(onStream('s', 7, 1, { claims: [{ key: 'k', streamId: 's' }] })),
      log.append(onStream('t', 0, 1, { claims: [{ key: 'k', streamId: 't' }] })),
    ]);
    expect(results.map((result) => result.kind)).toEqual(['conflict', 'appended']);
    expect(await log.findClaim('k')).toBe('t');
  });

  const one = anEvent();
  const stream = (over: Partial<typeof one>): Partial<AppendRequest> => ({ streams: [{ streamId: 's', expectedVersion: 0, events: [{ ...one, ...over }] }] });
  it.each<[string, Partial<AppendRequest>]>([
    ['commandId', { commandId: '' }],
    ['commandId', { commandId: 'x'.repeat(10_000) }],
    ['principal', { principal: 'a\0b' }],
    ['bodyHash', { bodyHash: Buffer.alloc(31) }],
    ['result', { result: '"\ud800"' }],
    ['streams[0].events', { streams: [{ streamId: 's', expectedVersion: 0, events: [] }] }],
    ['streams[0].streamId', { streams: [{ streamId: '', expectedVersion: 0, events: events(1) }] }],
    ['streams[0].expectedVersion', { streams: [{ streamId: 's', expectedVersion: -1, events: events(1) }] }],
    ['streams[0].expectedVersion', { streams: [{ streamId: 's', expectedVersion: 2 ** 31, events: events(1) }] }],
    ['streams', { streams: [1, 2].map(() => ({ streamId: 's', expectedVersion: 0, events: events(1) })) }],
    ['streams', { streams: [{ streamId: 's', expectedVersion: 0, events: events(5_001) }] }],
    ['eventId', { streams: ['s', 't'].map((streamId) => ({ streamId, expectedVersion: 0, events: [one] })) }],
    ['streams[0].events[0].eventId', stream({ eventId: 'not-a-uuid' })],
    ['streams[0].events[0].eventId', stream({ eventId: one.eventId.toUpperCase() })],
    ['streams[0].events[0].supersedes', stream({ supersedes: '1' })],
    ['streams[0].events[0].type', stream({ type: 'drop table' })],
    ['streams[0].events[0].schemaVersion', stream({ schemaVersion: 0 })],
    ['streams[0].events[0].effectiveTo', stream({ effectiveTo: '2019-02-30' })],
    ['streams[0].events[0].effectiveFrom', stream({ effectiveFrom: '2019-03-01' })],
    ['streams[0].events[0].actor', stream({ actor: '' })],
    ['streams[0].events[0]', stream({ data: Buffer.alloc(600_000) })],
    ['guards', { guards: [{ streamId: 'g', version: 1 }, { streamId: 'g', version: 2 }] }],
    ['guards[0].version', { guards: [{ streamId: 'g', version: 1.5 }] }],
    ['claims', { claims: [{ key: 'k', streamId: 'a' }, { key: 'k', streamId: 'b' }] }],
    ['releases[0].key', { releases: [{ key: '\0', streamId: 'a' }] }],
  ])('refuses a request whose %s could not be stored (%#)', async (field, over) => {
    const log = open();
    const refused = await log.append(aRequest(over)).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidAppend);
    expect(refused).toMatchObject({ field });
    expect(await log.head()).toEqual({ position: 0, recordedAt: null });
  });
};
