import { decodeData, type Contract, type ContractEvents, type HistoryWindowSet } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Rejected, type EffectiveDate, type Violation } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase, streamOf, type AggregateDefinition, type AnyUseCase, type CommandMeta, type SupersededEvent } from './use-case.definition.js';

type WindowEvent = { readonly type: 'HistoryWindowSet'; readonly data: HistoryWindowSet };

interface WindowState {
  readonly cutOver: string | null;
}

const historyWindow: AggregateDefinition<WindowState, WindowEvent> = {
  name: 'history-window',
  initial: () => ({ cutOver: null }),
  apply: (_state, event) => ({ cutOver: event.data.cutOver }),
};

const streamId = historyWindow.name;
/** A window that ends in the future would let rules that hold today be passed by. */
const day = z.iso.date().refine((date) => date <= new Date().toISOString().slice(0, 10), { message: '历史数据截止日不能晚于今天 · the cut-over date must not be later than today' });

/** Opens a log for history before the district's cut-over date. Set once: a second, different date is refused. */
export const setHistoryWindow = (contract: Contract) =>
  defineUseCase({
    name: 'set-history-window',
    title: { zh: '设定历史数据截止日', en: 'Set the cut-over date of history' },
    path: 'history-window',
    right: 'import-history',
    administrative: true,
    body: z.strictObject({ cutOver: day }),
    streams: () => ({ window: streamOf(historyWindow) }),
    decide: (body, { window }) => {
      const { cutOver } = window.latest();
      if (cutOver === body.cutOver) return { append: {} };
      if (cutOver !== null) {
        throw new Rejected('cut-over-changed', `历史数据截止日已定为 ${cutOver}`, `the cut-over date is already ${cutOver}`, { cutOver });
      }
      return { append: { window: [contract.make('HistoryWindowSet', { cutOver: body.cutOver }) as WindowEvent] } };
    },
  });

const known = new WeakMap<EventLog, string>();

/** @throws {Rejected} `history-window-closed`, `after-cut-over` */
export const assertHistoryWindow = async (log: EventLog, contract: Contract, effective: EffectiveDate): Promise<void> => {
  const cutOver = await cutOverOf(log, contract);
  if (cutOver === null) {
    throw new Rejected('history-window-closed', '本区未设定历史数据截止日，不能补录', 'no cut-over date is set: history cannot be entered');
  }
  if (effective.to >= cutOver) {
    throw new Rejected('after-cut-over', `生效日期须早于历史数据截止日 ${cutOver}`, `history ends before the cut-over date ${cutOver}`, { cutOver, effective: effective.to });
  }
};

/**
 * Live business that is dated into the district's history: it would be judged by the rules of today and told as if it had been done then. A correction of what lies
 * there already is none of it, nor what follows from another service's change.
 * @returns none where the log was never opened for history
 */
export const datedBeforeCutOver = async (log: EventLog, contract: Contract, useCase: AnyUseCase, { mode, actor, effective }: CommandMeta, superseded: readonly SupersededEvent[]): Promise<readonly Violation[]> => {
  if (mode === 'history' || actor.role === 'reaction' || useCase.administrative || useCase.draft || useCase.slip || useCase.ofAnyDay || useCase.annuls !== undefined) return [];
  const cutOver = await cutOverOf(log, contract);
  if (cutOver === null || effective.to >= cutOver || superseded.some((event) => event.mode === 'history' || event.effectiveTo < cutOver)) return [];
  return [{
    rule: 'before-cut-over',
    zh: `生效日期 ${effective.to} 早于历史数据截止日 ${cutOver}：当时的事实请作为历史数据导入；已导入的事实有误的，请更正该事实`,
    en: `effective on ${effective.to}, before the cut-over date ${cutOver}: import what was so then as history, or correct what was imported`,
    facts: { cutOver, effective: effective.to },
  }];
};

/** @returns null where the log was never opened for history */
export const cutOverOf = async (log: EventLog, contract: Contract): Promise<string | null> => {
  const cutOver = known.get(log) ?? (await readCutOver(log, contract));
  if (cutOver !== null) known.set(log, cutOver);
  return cutOver;
};

const readCutOver = async (log: EventLog, contract: Contract): Promise<string | null> => {
  const stored = (await log.readStream(streamId)).at(-1);
  if (stored === undefined) return null;
  const event = decodeData(contract, stored.type, stored.data) as ContractEvents<Contract> & WindowEvent;
  return event.data.cutOver;
};
