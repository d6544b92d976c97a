import type { AppendRequest, AppendResult, EventLog } from '@yange/event-log';
import { aboutOf, PreconditionFailed, type Precondition } from './precondition.js';
import { account, approve, move, newLog, runOn, stateHeadcount } from './sample.accounts.fixture.js';
import { streamOf, type Streams } from './use-case.definition.js';

const seen = (...versions: readonly number[]): { readonly preconditions: readonly Precondition[] } => ({ preconditions: [{ kind: 'versions', versions }] });
const only = (kind: 'exists' | 'absent') => ({ preconditions: [{ kind }] as const });

const refusal = (work: Promise<unknown>): Promise<PreconditionFailed> =>
  work.then(
    () => Promise.reject(new Error('it was recorded')),
    (error: unknown) => (error instanceof PreconditionFailed ? error : Promise.reject(error)),
  );

const lengthOf = async (log: EventLog): Promise<number> => (await log.head()).position;

describe('a command that says what it has seen', () => {
  it('is recorded on that version, and tells the next', async () => {
    const run = runOn(newLog());
    expect(await run(approve, { owner: 'a', count: 5 }, 'c1')).toMatchObject({ about: { streamId: 'account/a', version: 1 } });
    expect(await run(approve, { owner: 'a', count: 6 }, 'c2', seen(1))).toMatchObject({ status: 'recorded', about: { version: 2 } });
    expect(await run(approve, { owner: 'a', count: 6 }, 'c3', seen(7, 2))).toMatchObject({ status: 'unchanged', about: { version: 2 } });
  });

  it('is refused on another, with what it has not seen, and stores nothing', async () => {
    const log = newLog();
    const run = runOn(log);
    for (const count of [5, 6, 7]) await run(approve, { owner: 'a', count }, `c${count}`);
    await run(approve, { owner: 'b', count: 1 }, 'of another');
    const { failed, about, since } = await refusal(run(approve, { owner: 'a', count: 9 }, 'late', seen(1)));
    expect([failed, about, since.map(({ version }) => version)]).toEqual(['versions', { streamId: 'account/a', version: 3 }, [2, 3]]);
    expect((await refusal(run(approve, { owner: 'a', count: 9 }, 'of the future', seen(4)))).since).toEqual([]);
    expect((await refusal(run(approve, { owner: 'a', count: 9 }, 'of nothing', seen()))).since).toHaveLength(3);
    expect(await lengthOf(log)).toBe(4);
  });

  it('is told so before any rule is asked', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    await run(approve, { owner: 'a', count: 6 }, 'c2');
    await refusal(run(stateHeadcount, { owner: 'a', count: 99 }, 'too many, and late', seen(1)));
    await expect(run(stateHeadcount, { owner: 'a', count: 99 }, 'too many', seen(2))).rejects.toMatchObject({ rule: 'over-quota' });
  });

  it('may want that there is something, or nothing yet', async () => {
    const run = runOn(newLog());
    expect((await refusal(run(approve, { owner: 'a', count: 5 }, 'c1', only('exists')))).failed).toBe('exists');
    expect(await run(approve, { owner: 'a', count: 5 }, 'c1', only('absent'))).toMatchObject({ status: 'recorded' });
    expect((await refusal(run(approve, { owner: 'a', count: 6 }, 'c2', only('absent')))).failed).toBe('absent');
    expect(await run(approve, { owner: 'a', count: 6 }, 'c2', only('exists'))).toMatchObject({ status: 'recorded' });
  });

  it('is refused where somebody is faster between reading and storing', async () => {
    const log = newLog();
    const run = runOn(log);
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    let raced = false;
    const append = async (request: AppendRequest): Promise<AppendResult> => {
      if (!raced) {
        raced = true;
        await run(approve, { owner: 'a', count: 8 }, 'faster');
      }
      return log.append(request);
    };
    const behind = new Proxy(log, { get: (target, key) => (key === 'append' ? append : Reflect.get(target, key).bind?.(target) ?? Reflect.get(target, key)) });
    const { about, since } = await refusal(runOn(behind)(approve, { owner: 'a', count: 9 }, 'c2', seen(1)));
    expect([raced, about.version, since.map(({ commandId }) => commandId)]).toEqual([true, 2, ['faster']]);
    expect(await lengthOf(log)).toBe(2);
  });

  it('is not refused when it comes again: it was carried out on what it had seen', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    const first = await run(approve, { owner: 'a', count: 6 }, 'c2', seen(1));
    await run(approve, { owner: 'a', count: 7 }, 'c3');
    expect(await run(approve, { owner: 'a', count: 6 }, 'c2', seen(1))).toMatchObject({ status: 'repeated', firstAnswer: first, about: { version: 2 } });
  });

  it('may be sent again under its key with what is seen now', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    await refusal(run(approve, { owner: 'a', count: 6 }, 'c2', seen(9)));
    expect(await run(approve, { owner: 'a', count: 6 }, 'c2', seen(1))).toMatchObject({ status: 'recorded' });
  });
});

describe('the stream that a command is about', () => {
  const streams: Streams = { other: streamOf(account, 'x'), own: streamOf(account, 'a') };

  it.each([
    ['the one whose id ends in the first parameter of the path', approve, { owner: 'a' }, streams, 'own'],
    ['else the first', approve, { owner: 'of no stream' }, streams, 'other'],
    ['the one that the definition names', { ...approve, about: 'other' as never }, { owner: 'a' }, streams, 'other'],
    ['none, where the path names none', move, { from: 'a', to: 'x' }, streams, null],
  ])('is %s', (_what, useCase, body, refs, key) => expect(aboutOf(useCase, body, refs)).toBe(key));

  it('is told only where there is one', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    expect((await run(move, { from: 'a', to: 'b', count: 1 }, 'c2')).about).toBeUndefined();
  });
});
