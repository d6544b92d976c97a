import { quotaKindMessage, staffingContract } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { approvedOf } from '../quota-account/quota-account.aggregate.js';
import type { QuotaAccountTimeline } from '../quota-account/quota-account.decider.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import type { Period, QuotaTotalEvent, QuotaTotalState } from './quota-total.aggregate.js';

export type QuotaTotalTimeline = Timeline<QuotaTotalState, QuotaTotalEvent>;
type Meta = Pick<CommandMeta, 'effective' | 'order'>;

export const decideSetTotal = (kind: string, count: number, total: QuotaTotalTimeline, { effective }: Meta): Ruling<QuotaTotalEvent> =>
  total.at(effective.to).total === count ? unchanged : ruled([staffingContract.make('QuotaTotalSet', { ...quotaKindMessage(kind), count })]);

/** What one command does to one account. */
export interface AccountChange {
  readonly accountId: string;
  readonly account: QuotaAccountTimeline;
  readonly events: readonly QuotaAccountEvent[];
}

/**
 * The change of an account as the district's total sees it. Where a total is set, every change of quota writes to the total's stream as well: there the
 * interleaving ends. Without one nothing is written, but the stream guards the append, so that a total that is set meanwhile makes it decide again.
 */
export const countInTotal = (kind: string, total: QuotaTotalTimeline, changes: readonly AccountChange[], meta: Meta): readonly QuotaTotalEvent[] =>
  total.isNew ? [] : changes.filter(({ events }) => events.length > 0).map((change) => counted(kind, change.accountId, periodsOf(change, meta)));

/** An account as it is now, for a day on which it changes: for accounts from before the total, and after a fact was annulled. */
export const decideRecount = (kind: string, accountId: string, account: QuotaAccountTimeline, total: QuotaTotalTimeline, meta: Meta): Ruling<QuotaTotalEvent> => {
  if (total.isNew) return unchanged;
  const periods = periodsOf({ accountId, account, events: [] }, meta);
  const known = total.latest().accounts.get(accountId)?.periods ?? [];
  const seen = total.facts.some(({ event, effective }) => event.type === 'AccountCounted' && event.data.accountId === accountId && effective.to === meta.effective.to);
  return seen && said(known) === said(periods) ? unchanged : ruled([counted(kind, accountId, periods)]);
};

const said = (periods: readonly Period[]): string => JSON.stringify(periods.map(({ from, approved }) => [from, approved]));

const counted = (kind: string, accountId: string, periods: readonly Period[]): QuotaTotalEvent => staffingContract.make('AccountCounted', { ...quotaKindMessage(kind), accountId, periods: [...periods] });

const periodsOf = ({ account, events }: AccountChange, { effective, order }: Meta): readonly Period[] => {
  const will = account.with(events.map((event, index) => ({ event, eventId: `considered-${index}`, effective, order, position: Number.MAX_SAFE_INTEGER - 100 + index, supersedes: null })));
  const dates = [...new Set(will.facts.map((fact) => fact.effective.to))].sort();
  return dates.map((from) => ({ from, approved: Math.max(0, approvedOf(will.at(from)) ?? 0) }));
};
