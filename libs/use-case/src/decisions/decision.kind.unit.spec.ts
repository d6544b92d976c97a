import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, type DomainEvent } from '@yange/kernel';
import { z } from 'zod';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { ruleModesAggregate, ruleModesStream } from '../rules/rule-modes.aggregate.js';
import { platformRules } from '../rules/platform.rules.js';
import { citations } from '../sample.accounts.fixture.js';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase } from '../use-case.definition.js';
import { decision } from './decision.aggregate.js';
import { decisionGranting, decisionOf, type GrantedItem } from './decision.standing.given.js';
import type { Matter, MatterCode, QuotaDirection } from './matter.js';

const account: AggregateDefinition<number, DomainEvent> = { name: 'account', initial: () => 0, apply: (count) => count + 1 };

interface Change {
  readonly code: MatterCode;
  readonly owners: readonly string[];
  readonly quotaKind?: string;
  readonly direction?: QuotaDirection;
  readonly decidedBy?: 'city';
  readonly count: number;
}

const change: AnyUseCase = defineUseCase({
  name: 'change',
  title: { zh: '变更', en: 'Change' },
  path: 'accounts',
  right: 'staffing.record',
  body: z.custom<Change>(),
  matter: ({ code, owners, count: quantity, quotaKind, direction, decidedBy }): Matter => ({ code, subjects: owners, quantity, ...(quotaKind === undefined ? {} : { quotaKind }), ...(direction === undefined ? {} : { direction }), ...(decidedBy === undefined ? {} : { decidedBy }) }),
  streams: () => ({ own: streamOf(account, '甲局') }),
  decide: ({ count }) => ({ append: { own: [staffingContract.make('QuotaApproved', { account: { id: '甲局' }, count }) as DomainEvent] } }),
});

const adding: Change = { code: 'quota.adjust', owners: ['甲局'], quotaKind: 'institution', direction: 'increase', count: 2 };

describe('the kind of quota and the direction that a decision says', () => {
  const executor = new CommandExecutor(staffingContract, [account, decision, ruleModesAggregate], platformRules);
  let log: EventLog;
  let commands: number;

  const under = async (items: readonly GrantedItem[], body: Change, over: object = {}) =>
    executor.execute(log, change, body, specificationMeta({ mode: 'live', citations, effective: onDay('2026-04-01'), decision: await decisionGranting(staffingContract, log, ...items), commandId: `c-${String((commands += 1))}`, ...over }));

  beforeEach(() => {
    log = new MemoryEventLogs('staffing').forDistrict('150302');
    commands = 0;
  });

  it.each<readonly [string, GrantedItem, Change, string | null]>([
    ['of its kind', { matter: 'quota.adjust', quotaKind: 'institution' }, adding, null],
    ['of another kind', { matter: 'quota.adjust', quotaKind: 'institution' }, { ...adding, quotaKind: 'administrative' }, 'decision-quota-kind'],
    ['of no stated kind', { matter: 'quota.adjust', quotaKind: 'institution' }, { ...adding, quotaKind: 'unstated' }, 'decision-quota-kind'],
    ['of a kind of the district alone', { matter: 'quota.adjust', quotaKind: 'filing' }, { ...adding, quotaKind: 'filing' }, null],
    ['going its way', { matter: 'quota.adjust', direction: 'increase' }, adding, null],
    ['going the other way', { matter: 'quota.adjust', direction: 'reduce' }, adding, 'decision-direction'],
    ['of its kind going the other way', { matter: 'quota.adjust', direction: 'reduce', quotaKind: 'institution' }, adding, 'decision-direction'],
    ['going its way with another kind', { matter: 'quota.adjust', direction: 'increase', quotaKind: 'administrative' }, adding, 'decision-quota-kind'],
    ['of any kind and any way where it says neither', { matter: 'quota.adjust' }, adding, null],
    ['that goes no way, as of roles within posts', { matter: 'posts.adjust', direction: 'increase' }, { code: 'posts.adjust', owners: ['甲局'], count: 0 }, null],
    ['that moves posts', { matter: 'posts.adjust', direction: 'reduce' }, { code: 'posts.adjust', owners: ['甲局'], direction: 'transfer', count: 1 }, 'decision-direction'],
  ])('hold a change %s', async (_what, item, body, rule) => {
    const done = under([item], body);
    if (rule === null) return expect(done).resolves.toMatchObject({ status: 'recorded' });
    await expect(done).rejects.toMatchObject({ rule });
    expect(await log.readStream('account/甲局')).toEqual([]);
  });

  it('are told in words, of what was decided and of what is asked for', async () => {
    await expect(under([{ matter: 'quota.adjust', quotaKind: 'institution' }], { ...adding, quotaKind: 'administrative' })).rejects.toMatchObject({ zh: '该决定批准的是事业编制，不是行政编制', facts: { matter: 'quota.adjust', decided: 'institution', asked: 'administrative' } });
    await expect(under([{ matter: 'quota.adjust', direction: 'reduce' }], adding)).rejects.toMatchObject({ zh: '该决定批准的是核减，不是核增', en: 'the decision grants: reduce; this is: increase' });
    await expect(under([{ matter: 'quota.adjust', quotaKind: 'filing' }], adding)).rejects.toMatchObject({ zh: '该决定批准的是“filing”，不是事业编制' });
  });

  it('stand beside the level: what is for the city is not covered by a decision of the district, what is not is', async () => {
    const moving: Change = { code: 'quota.transfer', owners: ['甲局'], quotaKind: 'institution', direction: 'transfer', count: 2 };
    const by = async (level: 'city' | 'district', body: Change) => under([], body, { decision: await decisionOf(level, staffingContract, log, [{ matter: 'quota.transfer' }]) });
    await expect(by('district', { ...moving, decidedBy: 'city' })).rejects.toMatchObject({ rule: 'decision-level', zh: '跨层级、跨区“划转编制”须由市批准，该决定由区作出' });
    await expect(by('city', { ...moving, decidedBy: 'city' })).resolves.toMatchObject({ status: 'recorded' });
    await expect(by('district', moving)).resolves.toMatchObject({ status: 'recorded' });
  });

  it('are those of the item that names whom the change is about', async () => {
    const items: readonly GrantedItem[] = [{ matter: 'quota.adjust', subjectIds: ['甲局'], direction: 'reduce' }, { matter: 'quota.adjust', subjectIds: ['乙局'], direction: 'increase' }];
    await expect(under(items, adding)).rejects.toMatchObject({ rule: 'decision-direction' });
    await expect(under(items, { ...adding, owners: ['乙局'] })).resolves.toMatchObject({ status: 'recorded' });
    await expect(under(items, { ...adding, owners: ['丙局'] })).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
  });

  it('say which item is used: what is left of another kind or way is left alone', async () => {
    const items: readonly GrantedItem[] = [
      { matter: 'quota.adjust', quantity: 2, quotaKind: 'institution', direction: 'reduce' },
      { matter: 'quota.adjust', quantity: 3, quotaKind: 'administrative', direction: 'increase' },
      { matter: 'quota.adjust', quantity: 2, quotaKind: 'institution', direction: 'increase' },
    ];
    const { events } = await under(items, adding);
    expect(events.map(({ type }) => type)).toEqual(['QuotaApproved', 'DecisionUsed']);
    await expect(under(items, { ...adding, count: 1 })).rejects.toMatchObject({ rule: 'decision-amount-exceeded', facts: { item: '3' } });
    await expect(under(items, { ...adding, direction: 'reduce' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('hold a correction too', async () => {
    const items: readonly GrantedItem[] = [{ matter: 'quota.adjust', quantity: 5, quotaKind: 'institution', direction: 'increase' }];
    const { events } = await under(items, adding);
    await expect(under(items, { ...adding, quotaKind: 'administrative' }, { corrects: events[0]?.eventId ?? '' })).rejects.toMatchObject({ rule: 'decision-quota-kind' });
    await expect(under(items, { ...adding, count: 3 }, { corrects: events[0]?.eventId ?? '' })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('are refused for, also where a log tells of a mode that let them pass', async () => {
    const set = defineUseCase({
      name: 'set-mode', title: { zh: '设定', en: 'Set' }, path: 'modes', right: 'rules.set', administrative: true, body: z.strictObject({}), streams: () => ({ modes: ruleModesStream }),
      decide: () => ({ append: { modes: [staffingContract.make('RuleModeSet', { rule: 'decision-direction', mode: 'warn' }) as never] } }),
    });
    await executor.execute(log, set as AnyUseCase, {}, specificationMeta({ mode: 'live', citations, effective: onDay('2026-01-01'), commandId: 'mode' }));
    await expect(under([{ matter: 'quota.adjust', quantity: 5, direction: 'reduce' }], adding)).rejects.toMatchObject({ rule: 'decision-direction' });
    expect(await log.readStream('account/甲局')).toEqual([]);
  });
});
