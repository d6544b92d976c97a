import { staffingContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor } from './command.executor.js';
import { assertMayCorrect } from './correction.policy.js';
import { decideGiven, specificationMeta, type GivenEvent } from './decision.given.js';
import { draftUseCases } from './drafts/draft.use-cases.js';
import { followUpStream } from './reactions/follow-up.aggregate.js';
import { parkedSkipsStream } from './parked/parked-skips.aggregate.js';
import { skipParkedEvent } from './parked/skip-parked-event.use-case.js';
import { noteRefusedFollowUp, resolveFollowUp } from './reactions/follow-up.use-cases.js';
import { findCorrectedRow } from './row.correction.js';
import { account, annul, approve, contract, keyHolder, newLog, runOn } from './sample.accounts.fixture.js';
import { takeBackScheduledChange } from './take-back.use-case.js';
import type { AnyUseCase, SupersededEvent } from './use-case.definition.js';

const id = derivedId('one');

describe('a follow-up', () => {
  const { streamId } = followUpStream(id);
  const noted = { eventId: id, eventType: 'OrganAbolished', context: 'organisations', reaction: 'r', label: '甲', command: 'c', rule: 'r', zh: '没有', en: 'none' };
  const past = decideGiven([], noteRefusedFollowUp(staffingContract), noted).events.map(({ event }): GivenEvent => ({ stream: streamId, event }));
  const resolve = (label: string, how: string, given: readonly GivenEvent[] = past) => decideGiven(given, resolveFollowUp(staffingContract), { eventId: id, label, how }).events;

  it('is settled where there is one, and once', () => {
    expect(() => resolve('乙', '已办')).toThrow('unknown-follow-up');
    const settled = [...past, ...resolve('甲', '已办').map(({ event }): GivenEvent => ({ stream: streamId, event }))];
    expect(resolve('甲', '已办', settled)).toEqual([]);
    expect(() => resolve('甲', '另行办理', settled)).toThrow('follow-up-resolved');
  });
});

describe('an event that is left out of a read model', () => {
  const skip = skipParkedEvent(staffingContract, ['establishment']);
  const body = { eventId: id, readModel: 'establishment', logId: '150302/staffing', failure: 'cannot be folded', reason: '旧版数据' };

  it('is decided once, of a read model that there is, with a reason', () => {
    const decided = decideGiven([], skip, body).events.map(({ event }): GivenEvent => ({ stream: parkedSkipsStream('establishment').streamId, event }));
    expect(decided).toMatchObject([{ event: { type: 'ParkedEventSkipped', data: { eventId: id, reason: '旧版数据' } } }]);
    expect(decideGiven(decided, skip, { ...body, reason: '再次' }).events).toEqual([]);
    expect(() => decideGiven([], skip, { ...body, readModel: 'none' })).toThrow('unknown-read-model');
    expect(skip.body.safeParse({ ...body, reason: ' ' }).success).toBe(false);
    expect(skip.right).toBe('operate');
  });
});

describe('a correction', () => {
  const recorded = (mode: SupersededEvent['mode']): SupersededEvent => ({ eventId: id, streamId: 'account/a', type: 'QuotaApproved', command: 'approve', effectiveTo: '2019-01-01', order: 0, mode, findings: [], commandId: 'c', supersedes: null });
  const byRow = (mode: SupersededEvent['mode']) => () => assertMayCorrect(approve as AnyUseCase, [recorded(mode)], specificationMeta({ mode: 'history', corrects: id }), {});

  it('by history does not reach what was recorded live', () => {
    expect(byRow('live')).toThrow('live-fact');
    expect(byRow('history')).not.toThrow();
  });

  it('by a row names a row or an event that there is, and that recorded something', async () => {
    const log = newLog();
    const run = runOn(log, new CommandExecutor(contract, [account, keyHolder]));
    const { events } = await run(approve, { owner: 'a', count: 5 }, 'first');
    expect(await run(approve, { owner: 'a', count: 5 }, 'again')).toMatchObject({ status: 'unchanged' });
    const annulled = await run(annul, { streamId: events[0]?.streamId, eventId: events[0]?.eventId, reason: '误录' }, 'annul');
    const find = (command: string, row: string) => findCorrectedRow(log, 'p-1', command, row);
    expect(await find('first', '1')).toMatchObject({ eventId: events[0]?.eventId });
    await expect(find('none', '7')).rejects.toMatchObject({ rule: 'unknown-row' });
    await expect(find('none', id)).rejects.toMatchObject({ rule: 'unknown-event' });
    await expect(find('again', '2')).rejects.toMatchObject({ rule: 'row-without-event' });
    await expect(find('none', annulled.events[0]?.eventId ?? '')).rejects.toMatchObject({ rule: 'row-without-event' });
  });
});

describe('what is prepared or put off', () => {
  const steps = draftUseCases(contract, ['approve'], () => undefined);
  const named = (wanted: string): AnyUseCase => steps.find(({ name }) => name === wanted) as AnyUseCase;

  it('is a draft of a command that there is', () => {
    const save = (command: string) => () => decideGiven([], named('save-draft'), { command, content: {} });
    expect(save('no-such-command')).toThrow('unknown-command');
    expect(save('approve')).not.toThrow();
  });

  it('is a draft that there is', () => {
    const submit = named('submit-draft');
    expect(() => decideGiven([], submit, { draftId: id, version: 1 })).toThrow('unknown-draft');
  });

  it('is taken back on a day that is known', () => {
    const takeBack = takeBackScheduledChange(contract, [account, keyHolder]);
    const superseded: readonly SupersededEvent[] = [{ eventId: id, streamId: 'account/a', type: 'QuotaApproved', command: 'approve', effectiveTo: '2030-01-01', order: 0, mode: 'live', findings: [], commandId: 'c', supersedes: null }];
    const body = { streamId: 'account/a', eventId: id, reason: '暂缓' };
    expect(() => decideGiven([], takeBack, body, { superseded, effective: onDay('2030-01-01') })).toThrow('day-missing');
    expect(decideGiven([], takeBack, body, { superseded, effective: onDay('2030-01-01'), today: '2029-12-31' }).rules).toEqual([]);
  });
});
