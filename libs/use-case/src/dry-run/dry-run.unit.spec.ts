import type { EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { CommandExecutor } from '../command.executor.js';
import { NotEntitled } from '../correction.policy.js';
import { specificationMeta } from '../decision.given.js';
import { account, annul, approve, citations, contract, keyHolder, move, newLog, runOn, stateHeadcount, takeKey, type Run } from '../sample.accounts.fixture.js';
import { defineRules } from '../rules/rule.definition.js';
import type { AnyUseCase, CommandMeta } from '../use-case.definition.js';
import type { DryRun } from './dry-run.js';

const rules = defineRules([{ id: 'over-quota', title: { zh: '超编', en: 'over' }, source: { kind: 'conclusion', zh: '', en: '' }, mode: 'refuse' }]);

describe('a dry run', () => {
  let log: EventLog;
  let run: Run;
  const executor = new CommandExecutor(contract, [account, keyHolder], rules);
  const consider = (useCase: AnyUseCase, body: object, commandId: string, { on = '2019-02-01', ...over }: Partial<CommandMeta> & { readonly on?: string } = {}): Promise<DryRun> =>
    executor.consider(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, mode: 'live', citations, effective: onDay(on), ...over }));
  const written = async (): Promise<number> => (await log.head()).position;

  beforeEach(() => {
    log = newLog();
    run = runOn(log, executor);
  });

  it('tells what would be written, under the ids that it then gets, and writes nothing', async () => {
    const told = await consider(approve, { owner: 'a', count: 5 }, 'c');
    expect([told.outcome, told.position, await written()]).toEqual(['recorded', 0, 0]);
    const { events, answer } = await run(approve, { owner: 'a', count: 5 }, 'c');
    expect([told.events.map(({ eventId }) => eventId), told.answer]).toEqual([events.map(({ eventId }) => eventId), answer]);
    expect(told.events[0]).toMatchObject({ type: 'QuotaApproved', streamId: 'account/a', effective: { from: '2019-02-01', to: '2019-02-01' }, supersedes: null, data: { account: { id: 'a' }, count: 5 } });
  });

  it('tells every breach where the command names the first', async () => {
    await run(approve, { owner: 'a', count: 1 }, 'c1');
    await run(takeKey, { owner: 'x', key: 'k' }, 'c2');
    const told = await consider(stateHeadcount, { owner: 'a', count: 3 }, 'c', { citations: [] });
    expect([told.outcome, told.violations.map(({ rule, mode }) => `${rule} ${mode}`)]).toEqual(['refused', ['document-required refuse', 'over-quota refuse']]);
    const other = await consider(takeKey, { owner: 'y', key: 'k' }, 'c');
    expect([other.outcome, other.violations.map(({ rule }) => rule)]).toEqual(['refused', ['key-of-another']]);
  });

  it('knows what is impossible, what changes nothing and what was carried out before', async () => {
    await run(approve, { owner: 'a', count: 1 }, 'c1');
    expect(await consider(approve, { owner: 'a', count: 2 }, 'c', { corrects: '00000000-0000-4000-8000-000000000000' })).toMatchObject({ outcome: 'refused', violations: [{ rule: 'nothing-to-correct' }], touches: null });
    expect(await consider(approve, { owner: 'a', count: 1 }, 'c')).toMatchObject({ outcome: 'unchanged', events: [] });
    expect(await consider(approve, { owner: 'a', count: 1 }, 'c1')).toMatchObject({ outcome: 'repeated', events: [] });
  });

  it('is for those alone who may give the command', async () => {
    const { events } = await run(approve, { owner: 'a', count: 1 }, 'c1');
    await expect(consider(approve, { owner: 'a', count: 2 }, 'c', { corrects: events[0]?.eventId ?? '', may: () => false })).rejects.toBeInstanceOf(NotEntitled);
  });

  describe('of a correction or an annulment tells what it touches', () => {
    it('later events of the stream, and the dates on which limits are newly exceeded, further, less or no longer', async () => {
      const { events } = await run(approve, { owner: 'a', count: 5 }, 'c1', { on: '2019-01-01' });
      await run(stateHeadcount, { owner: 'a', count: 4 }, 'c2', { on: '2019-03-01' });
      await run(approve, { owner: 'a', count: 9 }, 'c3', { on: '2019-06-01' });
      const { touches } = await consider(approve, { owner: 'a', count: 3 }, 'c', { on: '2019-01-01', corrects: events[0]?.eventId ?? '' });
      expect(touches?.later.map(({ type, effectiveTo, why }) => [type, effectiveTo, why])).toEqual([['HeadcountStated', '2019-03-01', 'later-in-stream'], ['QuotaApproved', '2019-06-01', 'later-in-stream']]);
      expect(touches?.limits).toEqual([{ rule: 'over-quota', streamId: 'account/a', date: '2019-03-01', before: 0, after: 1, zh: '超编 1', en: 'over by 1' }]);
      expect(touches).toMatchObject({ from: '2019-01-01', laterCount: 2, findings: { gone: [], told: ['over-quota'] } });
    });

    it('events of other streams that follow from it, or name what it began; not those that name what was there before', async () => {
      const [old, begun] = ['00000000-0000-8000-8000-00000000000a', '00000000-0000-8000-8000-00000000000b'];
      await run(approve, { owner: old, count: 5 }, 'c0');
      const { events } = await run(approve, { owner: begun, count: 5 }, 'c1');
      const [approved] = events;
      await run(approve, { owner: 'z', count: 1 }, 'c2', { causationId: approved?.eventId ?? '' });
      await run(move, { from: old, to: begun, count: 1 }, 'c3');
      await run(takeKey, { owner: 'holder', key: begun }, 'c4');
      const wrong = await run(takeKey, { owner: 'other', key: `${begun}x` }, 'c5');
      await run(annul, { streamId: 'key-holder/other', eventId: wrong.events[0]?.eventId ?? '', reason: '误录' }, 'c6');
      const { touches } = await consider(annul, { streamId: approved?.streamId, eventId: approved?.eventId, reason: '误录' }, 'c');
      expect(touches?.ids).toEqual([begun]);
      expect(touches?.later.map(({ streamId, why }) => [streamId, why])).toEqual([[`account/${begun}`, 'later-in-stream'], ['account/z', 'follows-from'], ['key-holder/holder', 'names']]);
    });

    it('of anything else only what comes later in its own streams', async () => {
      await run(approve, { owner: 'a', count: 5 }, 'c1', { on: '2020-01-01' });
      const { touches } = await consider(approve, { owner: 'a', count: 3 }, 'c', { on: '2019-01-01' });
      expect([touches?.later.map(({ effectiveTo }) => effectiveTo), touches?.ids, touches?.limits]).toEqual([['2020-01-01'], [], []]);
    });
  });
});
