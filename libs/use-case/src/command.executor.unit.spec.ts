import { decodeData, decodeEnvelope, Mode } from '@yange/contracts';
import type { AppendRequest, AppendResult, EventLog } from '@yange/event-log';
import { CommandExecutor } from './command.executor.js';
import { account, annul, approve, citations, contract, copyFrom, move, newLog, openHistory, runOn, stateHeadcount, takeKey, type Account } from './sample.accounts.fixture.js';
import { defineUseCase, readOnly, streamOf } from './use-case.definition.js';

const typesOf = async (log: EventLog): Promise<readonly string[]> => (await log.readPage({ after: 0, limit: 1000 })).events.map(({ type }) => type);

/** The log as somebody sees it who does something of his own before an append, or loses its answer. */
const wrapped = (log: EventLog, append: (request: AppendRequest, next: () => Promise<AppendResult>) => Promise<AppendResult>): EventLog =>
  new Proxy(log, { get: (target, key) => (key === 'append' ? (request: AppendRequest) => append(request, () => target.append(request)) : Reflect.get(target, key).bind?.(target) ?? Reflect.get(target, key)) });

describe('a command', () => {
  it('is recorded, with all that the envelope has to say', async () => {
    const log = newLog();
    const outcome = await runOn(log)(approve, { owner: 'a', count: 5 }, 'c1', { on: '2019年2月' });
    expect(outcome).toMatchObject({ status: 'recorded', position: 1, findings: [], answer: { id: expect.stringMatching(/-5/) }, events: [{ type: 'QuotaApproved', streamId: 'account/a' }] });
    const [stored] = await log.readStream('account/a');
    const { effective, mode, actor, command, commandId, citations: cited } = decodeEnvelope(stored?.envelope ?? new Uint8Array());
    expect([stored?.effectiveFrom, stored?.effectiveTo, effective?.text, mode]).toEqual(['2019-02-01', '2019-02-28', '2019年2月', Mode.LIVE]);
    expect([actor?.person, actor?.role, command, commandId, cited[0]?.number]).toEqual(['p-1', 'clerk', 'approve', 'c1', citations[0].number]);
  });

  it('that says what is so already brings no event, and is remembered', async () => {
    const log = newLog();
    const run = runOn(log);
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    expect(await run(approve, { owner: 'a', count: 5 }, 'c2')).toMatchObject({ status: 'unchanged', events: [], position: null });
    expect(await run(approve, { owner: 'a', count: 5 }, 'c2')).toMatchObject({ status: 'repeated', events: [] });
    expect(await typesOf(log)).toEqual(['QuotaApproved']);
  });

  it('brings nothing to a stream that it said it would only read: rows of an import trust that', async () => {
    const log = newLog();
    const reading = { ...approve, streams: ({ owner }: { owner: string }) => ({ own: readOnly(streamOf(account, owner)) }) };
    await expect(runOn(log)(reading, { owner: 'a', count: 5 }, 'c1')).rejects.toThrow('only read');
    expect(await typesOf(log)).toEqual([]);
  });

  it('that comes again adds nothing and gets the same answer', async () => {
    const log = newLog();
    const run = runOn(log);
    const first = await run(approve, { owner: 'a', count: 5 }, 'c1');
    const again = await run(approve, { owner: 'a', count: 5 }, 'c1');
    expect(again).toEqual({ ...first, status: 'repeated', position: null, firstAnswer: first });
    expect(await typesOf(log)).toHaveLength(1);
  });

  it.each([
    ['another body', { owner: 'a', count: 6 }, {}],
    ['another day', { owner: 'a', count: 5 }, { on: '2019-02-02' }],
    ['another document', { owner: 'a', count: 5 }, { citations: [{ ...citations[0], number: '海编发〔2019〕2号' }] }],
  ] as const)('is refused when its id was used with %s', async (_what, body, over) => {
    const log = newLog();
    const run = runOn(log);
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    await expect(run(approve, body, 'c1', over)).rejects.toMatchObject({ name: 'CommandIdReused' });
    expect(await typesOf(log)).toHaveLength(1);
  });

  it('may have the id that another principal used', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1');
    expect(await run(approve, { owner: 'b', count: 6 }, 'c1', { principal: 'p-2' })).toMatchObject({ status: 'recorded' });
  });

  it('that writes a stream which it did not declare is a fault of ours', async () => {
    const stray = defineUseCase({ ...approve, streams: () => ({ own: streamOf(account, 'a') }), decide: () => ({ append: { other: [{}] as never } }) as never });
    await expect(runOn(newLog())(stray, { owner: 'a', count: 1 }, 'c1')).rejects.toThrow('undeclared stream other');
  });
});

describe('an answer that got lost', () => {
  /** As the PostgreSQL log does it: the first answer never comes, the same request is asked again. */
  const losing = (log: EventLog): EventLog => wrapped(log, async (_request, next) => {
    await next();
    return next();
  });

  it('still makes the command one that this caller recorded, counted once', async () => {
    const log = newLog();
    await runOn(log)(approve, { owner: 'a', count: 9 }, 'c0');
    expect(await runOn(losing(log))(move, { from: 'a', to: 'b', count: 2 }, 'c1')).toMatchObject({ status: 'recorded', position: 3, events: [{ streamId: 'account/a' }, { streamId: 'account/b' }] });
    expect(await runOn(losing(log))(approve, { owner: 'c', count: 1 }, 'c2')).toMatchObject({ status: 'recorded', position: 4 });
    expect(await runOn(losing(log))(approve, { owner: 'c', count: 1 }, 'c3')).toMatchObject({ status: 'unchanged', position: null });
    expect(await typesOf(log)).toHaveLength(4);
  });

  it('does not make it so when somebody else brought the same command at the same time', async () => {
    const log = newLog();
    const late = wrapped(log, async (_request, next) => {
      await runOn(log)(approve, { owner: 'a', count: 5 }, 'c1');
      return next();
    });
    expect(await runOn(late)(approve, { owner: 'a', count: 5 }, 'c1')).toMatchObject({ status: 'repeated', position: null, events: [{ type: 'QuotaApproved' }] });
  });

  it('is read as an earlier call where the stored answer names no call', async () => {
    const log = newLog();
    const old = wrapped(log, (request, next) => {
      const { attempt: _attempt, ...outcome } = JSON.parse(request.result) as Record<string, unknown>;
      return next().then(() => ({ kind: 'repeated', result: JSON.stringify(outcome), firstPosition: 1 }));
    });
    expect(await runOn(old)(approve, { owner: 'a', count: 5 }, 'c1')).toMatchObject({ status: 'repeated' });
  });
});

describe('a command that meets others', () => {
  it('is decided again on what they did, and on nothing older', async () => {
    const log = newLog();
    let others = 3;
    const busy = wrapped(log, async (_request, next) => {
      if (others > 0) await runOn(log)(stateHeadcount, { owner: 'a', count: (others -= 1) }, `other-${others}`);
      return next();
    });
    expect(await runOn(busy)(approve, { owner: 'a', count: 5 }, 'c1')).toMatchObject({ status: 'recorded', position: 4 });
    expect((await log.readStream('account/a')).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('is refused by what they did', async () => {
    const log = newLog();
    let once = true;
    const busy = wrapped(log, async (_request, next) => {
      if (once) {
        once = false;
        await runOn(log)(stateHeadcount, { owner: 'a', count: 9 }, 'nine people');
      }
      return next();
    });
    await expect(runOn(busy)(approve, { owner: 'a', count: 5 }, 'c1')).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2019-02-01' } });
  });

  it('notices that a stream changed which it only read', async () => {
    const log = newLog();
    await runOn(log)(approve, { owner: 'b', count: 3 }, 'c0');
    let once = true;
    const busy = wrapped(log, async (_request, next) => {
      if (once) {
        once = false;
        await runOn(log)(approve, { owner: 'b', count: 4 }, 'meanwhile');
      }
      return next();
    });
    await runOn(busy)(copyFrom, { owner: 'a', other: 'b' }, 'c1');
    const [copied] = await log.readStream('account/a');
    expect(decodeData(contract, 'QuotaApproved', copied?.data ?? new Uint8Array())).toMatchObject({ data: { count: 4 } });
  });

  it.each([
    ['sees one state of a stream that it knows by two names', account],
    ['decides on the older of two states where it folds a stream in two ways, and so once more', { ...account }],
  ])('%s', async (_what, folded) => {
    const log = newLog();
    await runOn(log)(approve, { owner: 'b', count: 3 }, 'c0');
    let reads = 0;
    const growing: EventLog = Object.assign(Object.create(log) as EventLog, {
      append: log.append.bind(log),
      readStream: async (streamId: string, after?: number) => {
        if (streamId === 'account/b' && (reads += 1) === 2) await runOn(log)(approve, { owner: 'b', count: 4 }, 'meanwhile');
        return log.readStream(streamId, after);
      },
    });
    const twice: typeof copyFrom = { ...copyFrom, streams: (body, meta) => ({ ...copyFrom.streams(body, meta), again: readOnly(streamOf(folded, body.other)) }) };
    await runOn(growing)(twice, { owner: 'a', other: 'b' }, 'c1');
    const [copied] = await log.readStream('account/a');
    const count = folded === account ? 3 : 4;
    expect([reads, decodeData(contract, 'QuotaApproved', copied?.data ?? new Uint8Array())]).toEqual([folded === account ? 1 : 4, expect.objectContaining({ data: expect.objectContaining({ count }) })]);
  });

  it('gives up when they never stop, and says in which stream', async () => {
    const log = newLog();
    let count = 0;
    const restless = wrapped(log, async (_request, next) => {
      await runOn(log)(stateHeadcount, { owner: 'a', count: 0 }, `other-${(count += 1)}`);
      return next();
    });
    const impatient = Object.assign(new CommandExecutor(contract, [account]), { patienceMs: 100 });
    await expect(runOn(restless, impatient)(approve, { owner: 'a', count: 5 }, 'c1')).rejects.toMatchObject({ name: 'TooContended', streamId: 'account/a' });
    expect(count).toBeGreaterThan(4);
    expect(count).toBeLessThan(100);
  });

  it('is refused where a key has another holder, in the words of the use case or in general ones', async () => {
    const run = runOn(newLog());
    await run(takeKey, { owner: 'a', key: 'x' }, 'c1');
    await expect(run(takeKey, { owner: 'b', key: 'x' }, 'c2')).rejects.toMatchObject({ rule: 'key-of-another' });
    await expect(run(takeKey, { owner: 'b', key: 'x', said: false }, 'c3')).rejects.toMatchObject({ rule: 'key-taken', facts: { key: 'key:x' } });
    expect(await run(takeKey, { owner: 'a', key: 'x' }, 'c4')).toMatchObject({ status: 'recorded' });
  });
});

describe('a limit', () => {
  it('refuses live, at a past date as well as a future one', async () => {
    const run = runOn(newLog());
    await run(approve, { owner: 'a', count: 5 }, 'c1', { on: '2018-01-01' });
    await run(stateHeadcount, { owner: 'a', count: 5 }, 'c2', { on: '2019-01-01' });
    await run(approve, { owner: 'a', count: 8 }, 'c3', { on: '2020-01-01' });
    await expect(run(stateHeadcount, { owner: 'a', count: 7 }, 'c4', { on: '2019-06-01' })).rejects.toMatchObject({ rule: 'over-quota', facts: { date: '2019-06-01' } });
    await expect(run(approve, { owner: 'a', count: 4 }, 'c5', { on: '2018-06-01' })).rejects.toMatchObject({ facts: { date: '2019-01-01' } });
    expect(await run(stateHeadcount, { owner: 'a', count: 7 }, 'c6', { on: '2020-02-01' })).toMatchObject({ status: 'recorded' });
  });

  it('is a finding in history, stored with the event and never refused', async () => {
    const log = newLog();
    const run = runOn(log);
    await openHistory(run);
    await run(approve, { owner: 'a', count: 5 }, 'c1', { mode: 'history' });
    expect(await run(stateHeadcount, { owner: 'a', count: 7 }, 'c2', { mode: 'history' })).toMatchObject({ status: 'recorded', findings: [{ rule: 'over-quota', facts: { date: '2019-02-01' } }] });
    const stored = (await log.readStream('account/a')).at(-1);
    expect(decodeEnvelope(stored?.envelope ?? new Uint8Array())).toMatchObject({ mode: Mode.HISTORY, findings: [{ rule: 'over-quota', zh: '超编 2' }] });
  });

  it('never refuses what lessens an excess, and refuses what adds to it', async () => {
    const run = runOn(newLog());
    await openHistory(run);
    await run(approve, { owner: 'a', count: 5 }, 'c1', { mode: 'history', on: '2018-01-01' });
    await run(stateHeadcount, { owner: 'a', count: 9 }, 'c2', { mode: 'history', on: '2018-02-01' });
    expect(await run(stateHeadcount, { owner: 'a', count: 7 }, 'c3', { on: '2021-01-01' })).toMatchObject({ status: 'recorded', findings: [] });
    expect(await run(stateHeadcount, { owner: 'a', count: 7 }, 'c4', { on: '2021-02-01' })).toMatchObject({ status: 'recorded' });
    await expect(run(stateHeadcount, { owner: 'a', count: 8 }, 'c5', { on: '2021-03-01' })).rejects.toMatchObject({ rule: 'over-quota' });
  });

  it('sees one more breach of a rule beside a greater one that is old', async () => {
    const lists = { ...account, limits: ({ approved, taken }: Account) => [{ rule: 'r', zh: `旧 ${approved}`, en: 'old', excess: approved ?? 0 }, { rule: 'r', zh: `新 ${taken}`, en: 'new', excess: taken }].filter(({ excess }) => excess > 0) };
    const on = <T extends typeof approve>(useCase: T): T => ({ ...useCase, streams: ({ owner }: { owner: string }) => ({ own: streamOf(lists, owner) }) });
    const log = newLog();
    const run = runOn(log, new CommandExecutor(contract, [lists]));
    await openHistory(run);
    expect((await run(on(approve), { owner: 'a', count: 5 }, 'c1', { mode: 'history' })).findings).toHaveLength(1);
    expect((await run(on(stateHeadcount as never), { owner: 'a', count: 3 }, 'c2', { mode: 'history' })).findings).toMatchObject([{ zh: '新 3' }]);
  });
});

describe('the streams of an annulment', () => {
  it('are those of the service, no others', async () => {
    await expect(runOn(newLog())(annul, { streamId: 'history-window', eventId: '00000000-0000-4000-8000-000000000000', reason: 'r' }, 'c1')).rejects.toMatchObject({ rule: 'nothing-to-annul' });
  });
});
