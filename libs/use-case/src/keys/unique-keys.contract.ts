import type { EventLog } from '@yange/event-log';
import { annulEvent } from '../annul-event.use-case.js';
import { account, approve, contract, keyHolder, runOn, takeKey, type Run } from '../sample.accounts.fixture.js';

/** What every log gives the executor: a unique key is free again when what took it no longer counts. */
export const describeUniqueKeys = (open: () => EventLog): void => {
  const annul = annulEvent(contract, [account, keyHolder]);
  const holding = async (): Promise<{ log: EventLog; run: Run; holder: (key: string) => Promise<string | null>; first: string }> => {
    const log = open();
    const run = runOn(log);
    const { events } = await run(takeKey, { owner: 'a', key: 'x' }, 'first');
    return { log, run, holder: (key) => log.findClaim(`key:${key}`), first: events[0]?.eventId ?? '' };
  };

  it('a key has one holder', async () => {
    const { run, holder } = await holding();
    await expect(run(takeKey, { owner: 'b', key: 'x' }, 'c1')).rejects.toMatchObject({ rule: 'key-of-another' });
    expect([await holder('x'), (await run(takeKey, { owner: 'a', key: 'x' }, 'c2')).status]).toEqual(['key-holder/a', 'recorded']);
  });

  it('an annulment gives it back, and another may take it', async () => {
    const { run, holder, first } = await holding();
    await run(annul, { streamId: 'key-holder/a', eventId: first, reason: '误录' }, 'c1');
    expect(await holder('x')).toBeNull();
    await run(takeKey, { owner: 'b', key: 'x' }, 'c2');
    expect(await holder('x')).toBe('key-holder/b');
  });

  it('a correction gives the wrong one back and takes the right one', async () => {
    const { run, holder, first } = await holding();
    const { events } = await run(takeKey, { owner: 'a', key: 'y' }, 'c1', { corrects: first });
    expect([await holder('x'), await holder('y')]).toEqual([null, 'key-holder/a']);
    await run(takeKey, { owner: 'b', key: 'x' }, 'c2');
    await expect(run(takeKey, { owner: 'a', key: 'x' }, 'c3', { corrects: events[0]?.eventId ?? '' })).rejects.toMatchObject({ rule: 'key-of-another' });
    expect([await holder('x'), await holder('y')]).toEqual(['key-holder/b', 'key-holder/a']);
  });

  it('a correction that moves the fact to another stream hands the key over', async () => {
    const { run, holder, first } = await holding();
    await run(takeKey, { owner: 'b', key: 'x' }, 'c1', { corrects: first });
    expect(await holder('x')).toBe('key-holder/b');
  });

  it('what a change had ended counts again when the change is annulled, unless another has taken the key since', async () => {
    const { run, holder } = await holding();
    const changed = async (command: string): Promise<object> => ({ streamId: 'key-holder/a', eventId: (await run(takeKey, { owner: 'a', key: 'y' }, command, { on: '2019-03-01' })).events[0]?.eventId, reason: '误录' });
    const one = await changed('c1');
    expect([await holder('x'), await holder('y')]).toEqual([null, 'key-holder/a']);
    await run(annul, one, 'c2');
    expect([await holder('x'), await holder('y')]).toEqual(['key-holder/a', null]);
    const other = await changed('c3');
    await run(takeKey, { owner: 'b', key: 'x' }, 'c4');
    await expect(run(annul, other, 'c5')).rejects.toMatchObject({ rule: 'key-of-another' });
    expect([await holder('x'), await holder('y')]).toEqual(['key-holder/b', 'key-holder/a']);
  });

  it('a correction of what a command knows by two names gives the key back once', async () => {
    const { run, holder, first } = await holding();
    const twice = { ...takeKey, streams: (body: { owner: string }) => ({ other: { streamId: `key-holder/${body.owner}`, aggregate: keyHolder }, own: { streamId: `key-holder/${body.owner}`, aggregate: keyHolder }, third: { streamId: `key-holder/${body.owner}`, aggregate: keyHolder } }) };
    await run(twice as never, { owner: 'a', key: 'y' }, 'c1', { corrects: first });
    expect([await holder('x'), await holder('y')]).toEqual([null, 'key-holder/a']);
  });

  it('a late change that a later one has overtaken takes and frees nothing', async () => {
    const { run, holder } = await holding();
    await run(takeKey, { owner: 'a', key: 'z' }, 'c1', { on: '2018-01-01' });
    expect([await holder('x'), await holder('z')]).toEqual(['key-holder/a', null]);
  });

  it('of many that want a freed key at once one gets it', async () => {
    const { run, holder, first } = await holding();
    await run(annul, { streamId: 'key-holder/a', eventId: first, reason: '误录' }, 'c1');
    const settled = await Promise.allSettled(['b', 'c', 'd', 'e'].map((owner) => run(takeKey, { owner, key: 'x' }, `rival-${owner}`)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await holder('x')).toMatch(/^key-holder\/[b-e]$/);
    await run(approve, { owner: 'a', count: 1 }, 'c2');
  });
};
