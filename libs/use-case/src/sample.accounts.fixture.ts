import { defineContract, staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay, parseEffectiveDate, type DomainEvent, type EffectiveDate } from '@yange/kernel';
import { z } from 'zod';
import { annulEvent } from './annul-event.use-case.js';
import { CommandExecutor } from './command.executor.js';
import type { CommandOutcome } from './command.outcome.js';
import { specificationMeta } from './decision.given.js';
import { setHistoryWindow } from './history-window.js';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase, type CommandMeta, type LimitBreach } from './use-case.definition.js';

/** A service small enough to see through: accounts of posts, of which no more may be taken than are approved. */
const { QuotaApproved, HeadcountStated, QuotaTransferredOut, QuotaTransferredIn } = staffingContract.messages;
export const contract = defineContract('staffing', 6, { QuotaApproved, HeadcountStated, QuotaTransferredOut, QuotaTransferredIn });

type AccountEvent = DomainEvent & { readonly data: { readonly count: number } };

export interface Account {
  readonly approved: number | null;
  readonly taken: number;
}

const apply = (state: Account, { type, data }: AccountEvent): Account => {
  switch (type) {
    case 'QuotaApproved':
      return { ...state, approved: data.count };
    case 'HeadcountStated':
      return { ...state, taken: data.count };
    case 'QuotaTransferredOut':
      return { ...state, approved: (state.approved ?? 0) - data.count };
    case 'QuotaTransferredIn':
      return { ...state, approved: (state.approved ?? 0) + data.count };
    default:
      return state;
  }
};

const over = ({ approved, taken }: Account): readonly LimitBreach[] =>
  approved === null || taken <= approved ? [] : [{ rule: 'over-quota', zh: `超编 ${taken - approved}`, en: `over by ${taken - approved}`, excess: taken - approved }];

export const account: AggregateDefinition<Account, AccountEvent> = { name: 'account', initial: () => ({ approved: null, taken: 0 }), apply, limits: over };

const make = (type: 'QuotaApproved' | 'HeadcountStated' | 'QuotaTransferredOut' | 'QuotaTransferredIn', owner: string, count: number): AccountEvent =>
  contract.make(type, { account: { id: owner }, count }) as AccountEvent;

const body = z.strictObject({ owner: z.string().min(1).max(50), count: z.number().int().min(0) });
const words = (en: string) => ({ zh: en, en });

export const approve = defineUseCase({
  name: 'approve',
  title: words('approve'),
  path: 'accounts/:owner/approvals',
  right: 'staffing.record',
  body,
  streams: ({ owner }) => ({ own: streamOf(account, owner) }),
  decide: ({ owner, count }, { own }, meta) => ({
    append: own.at(meta.effective.to).approved === count ? {} : { own: [make('QuotaApproved', owner, count)] },
    answer: { id: meta.id('approval') },
  }),
});

export const stateHeadcount = defineUseCase({
  name: 'state-headcount',
  title: words('state headcount'),
  path: 'accounts/:owner/headcounts',
  right: 'staffing.record',
  body,
  streams: ({ owner }) => ({ own: streamOf(account, owner) }),
  decide: ({ owner, count }) => ({ append: { own: [make('HeadcountStated', owner, count)] } }),
});

/** One fact in two streams. */
export const move = defineUseCase({
  name: 'move',
  title: words('move'),
  path: 'accounts/moves',
  right: 'staffing.record',
  body: z.strictObject({ from: z.string(), to: z.string(), count: z.number().int().min(1) }),
  streams: ({ from, to }) => ({ out: streamOf(account, from), into: streamOf(account, to) }),
  decide: ({ from, to, count }) => ({ append: { out: [make('QuotaTransferredOut', from, count)], into: [make('QuotaTransferredIn', to, count)] } }),
});

/** Reads another account and writes its own: as many as the other has. */
export const copyFrom = defineUseCase({
  name: 'copy-from',
  title: words('copy'),
  path: 'accounts/:owner/copies',
  right: 'staffing.record',
  body: z.strictObject({ owner: z.string(), other: z.string() }),
  streams: ({ owner, other }) => ({ own: streamOf(account, owner), other: streamOf(account, other) }),
  decide: ({ owner }, { other }, meta) => ({ append: { own: [make('QuotaApproved', owner, other.at(meta.effective.to).approved ?? 0)] } }),
});

/** Each holds a key that only one may have: the last one given to it. */
export const keyHolder: AggregateDefinition<{ readonly key: string; readonly said: boolean }, AccountEvent> = {
  name: 'key-holder',
  initial: () => ({ key: '', said: false }),
  apply: (_state, { data }) => ({ key: (data as unknown as { account: { id: string } }).account.id, said: data.count > 0 }),
  keys: ({ key, said }) => (key === '' ? [] : [{ key: `key:${key}`, ...(said ? { taken: { rule: 'key-of-another', zh: '已被占用', en: 'another has it' } } : {}) }]),
};

export const takeKey = defineUseCase({
  name: 'take-key',
  title: words('take a key'),
  path: 'accounts/:owner/keys',
  right: 'staffing.record',
  body: z.strictObject({ owner: z.string(), key: z.string(), said: z.boolean().default(true) }),
  streams: ({ owner }) => ({ own: streamOf(keyHolder, owner) }),
  decide: ({ key, said }) => ({ append: { own: [make('HeadcountStated', key, said ? 1 : 0)] } }),
});

export const annul = annulEvent(contract, [account, keyHolder]);

export const citations = [{ number: '海编发〔2019〕1号', issuer: '海勃湾区委编委', issuedOn: '2019-01-15' }] as const;

export type Run = (useCase: AnyUseCase, body: object, commandId: string, over?: Partial<CommandMeta> & { readonly on?: string }) => Promise<CommandOutcome>;

export const effectiveOf = (words: string): EffectiveDate => (/^\d{4}-\d\d-\d\d$/.test(words) ? onDay(words) : parseEffectiveDate(words));

/** Runs commands on a log, live unless told. `on` is the effective date in words. */
export const runOn = (log: EventLog, executor = new CommandExecutor(contract, [account, keyHolder])): Run => {
  return (useCase, given, commandId, { on = '2019-02-01', ...over } = {}) =>
    executor.execute(log, useCase, useCase.body.parse(given), specificationMeta({ commandId, mode: 'live', citations, effective: effectiveOf(on), ...over }));
};

export const newLog = (): EventLog => new MemoryEventLogs('staffing').forDistrict('150302');

/** Opens history before that day. */
export const openHistory = (run: Run, cutOver = '2020-07-01', commandId = 'window'): Promise<CommandOutcome> => run(setHistoryWindow(contract), { cutOver }, commandId);
