import { aRequest, anEvent, onStream } from '../contract/log-fixture.js';
import type { AppendRequest, AppendResult } from '../event-log.port.js';
import { AppendQueue, type QueueLimits, type Settled } from './append-queue.js';

const limits: QueueLimits = { batchRequests: 200, batchBytes: 1_000_000, waiting: 1_000, besideEvents: 4 };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/** A queue whose batches land when they are told to. */
const queueOf = (more: Partial<QueueLimits> = {}) => {
  const sent: (readonly AppendRequest[])[] = [];
  const landings: (() => void)[] = [];
  const queue = new AppendQueue('150302/staffing', (requests) => new Promise<readonly Settled[]>((resolve) => {
    sent.push(requests);
    landings.push(() => resolve(requests.map(({ result }) => ({ result: { kind: 'repeated', result, firstPosition: null } satisfies AppendResult }))));
  }), { ...limits, ...more });
  const namesOf = (batch: number): readonly string[] => (sent[batch] ?? []).map(({ result }) => result);
  return { queue, sent, land: async (batch: number) => (landings[batch]?.(), turn()), namesOf };
};

const named = (result: string, request: AppendRequest): AppendRequest => ({ ...request, result });
const on = (streamId: string, name = streamId): AppendRequest => named(name, onStream(streamId, 0));

describe('the queue of a log', () => {
  it('lets little wait for the batch in flight, and sends much in two halves', async () => {
    const { queue, sent, land, namesOf } = queueOf();
    const few = ['a', 'b', 'c'].map((stream) => queue.add(on(stream), 1));
    await turn();
    for (const stream of ['d', 'e', 'f']) few.push(queue.add(on(stream), 1));
    await turn();
    expect(sent.length).toBe(1);
    await land(0);
    expect(namesOf(1)).toEqual(['d', 'e', 'f']);
    await land(1);
    await Promise.all(few);
    const many = Array.from({ length: 9 }, (_, index) => queue.add(on(`s${index}`), 1));
    await turn();
    expect([namesOf(2), namesOf(3)]).toEqual([['s0', 's1', 's2', 's3', 's4'], ['s5', 's6', 's7', 's8']]);
    await land(3);
    await land(2);
    expect((await Promise.all(many)).length).toBe(9);
    await queue.close();
  });

  it('never has in flight twice what touches one stream, key or command, and keeps its order', async () => {
    const { queue, sent, land, namesOf } = queueOf({ besideEvents: 1 });
    const first = named('first', aRequest({ streams: [{ streamId: 's', expectedVersion: 0, events: [anEvent({})] }], guards: [{ streamId: 'g', version: 0 }], claims: [{ key: 'k', streamId: 's' }] }));
    const all = [queue.add(first, 1)];
    await turn();
    const behind = [
      on('s', 'same stream'), on('g', 'what was looked at'), named('same key', { ...onStream('t', 0), releases: [{ key: 'k', streamId: 't' }] }),
      named('same command', { ...onStream('u', 0), commandId: first.commandId, principal: first.principal }), named('looks at', { ...onStream('v', 0), guards: [{ streamId: 's', version: 1 }] }),
      on('v', 'behind that'),
    ];
    const beside = [on('free'), named('looks too', { ...onStream('w', 0), guards: [{ streamId: 'g', version: 0 }] })];
    for (const request of [...beside, ...behind]) all.push(queue.add(request, 1));
    await turn();
    // What only looks at the same is not in its way.
    expect(sent.map((_, batch) => namesOf(batch))).toEqual([['first'], ['free', 'looks too']]);
    await land(0);
    expect(sent.length).toBe(3);
    // Still in flight is one that looks at g.
    expect(namesOf(2)).toEqual(['same stream', 'same key', 'same command', 'looks at', 'behind that']);
    await land(1);
    expect(namesOf(3)).toEqual(['what was looked at']);
    await land(2);
    await land(3);
    await Promise.all(all);
  });

  it('closes once all that it took has landed', async () => {
    const { queue, land } = queueOf();
    const added = queue.add(on('a'), 1);
    const closed = queue.close();
    await turn();
    let isClosed = false;
    void closed.then(() => (isClosed = true));
    await expect(queue.add(on('b'), 1)).rejects.toThrow(/closed/);
    await turn();
    expect(isClosed).toBe(false);
    await land(0);
    await closed;
    await added;
  });
});
