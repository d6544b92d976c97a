import { decodeData, type Contract, type ContractEvents, type HistoryWindowSet } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { Rejected, type EffectiveDate } from '@yange/kernel';
import { z } from 'zod';
import { defineUseCase, streamOf, type AggregateDefinition } from './use-case.definition.js';

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
