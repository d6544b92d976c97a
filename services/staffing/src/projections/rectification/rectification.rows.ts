import type { ExcessLeaders, Subject } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { excessInAll, excessLeaders, leftToAbsorb, type Ranks } from '../../domain/excess-leaders/excess-leaders.aggregate.js';
import type { ExcessLeadersEvent } from '../../domain/excess-leaders/excess-leaders.events.js';
import { issuesClosed, issuesOpened, rectificationLedger } from '../../domain/rectification-ledger/rectification-ledger.aggregate.js';
import type { RectificationLedgerEvent } from '../../domain/rectification-ledger/rectification-ledger.events.js';
import { ownerValues, type Row } from '../establishment/establishment.rows.js';
import { periodsOf, type TouchedStream } from '../stream-facts/stream-facts.store.js';

const ledgerOf = (facts: readonly Fact<RectificationLedgerEvent>[]) => {
  const event = facts.at(-1)?.event;
  return event !== undefined && 'ledger' in event.data ? event.data.ledger : undefined;
};

/** By what means rows of that kind were closed up to then. */
const meansOf = (facts: readonly Fact<RectificationLedgerEvent>[], kind: string): readonly string[] => {
  const means = facts.flatMap(({ event }) => (event.type === 'IssuesClosed' && event.data.kind === kind ? event.data.means : []));
  return [...new Set(means)].sort();
};

export const ledgerPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(rectificationLedger, stream).flatMap(({ from, state, facts }) =>
    [...state.kinds].map(([kind, count]) => {
      const ledger = ledgerOf(facts);
      const [opened, closed] = [issuesOpened(count), issuesClosed(count)];
      return [stream.logId, ledger?.id ?? '', kind, from, ledger?.name ?? '', opened, closed, opened - closed, meansOf(facts, kind)];
    }),
  );

interface About {
  readonly owner?: Subject | undefined;
  readonly level: string;
}

const leadersIn = (event: ExcessLeadersEvent): ExcessLeaders | undefined => ('leaders' in event.data ? event.data.leaders : undefined);

const aboutOf = (facts: readonly Fact<ExcessLeadersEvent>[]): About => {
  const owners = facts.map(({ event }) => leadersIn(event)?.owner ?? ('owner' in event.data ? event.data.owner : undefined));
  const levels = facts.map(({ event }) => leadersIn(event)?.level);
  return { owner: owners.findLast((owner) => owner !== undefined), level: levels.findLast((level) => level !== undefined) ?? '' };
};

const rankValues = (ranks: Ranks | null): Row => [ranks?.principal ?? null, ranks?.deputy ?? null];

export const excessPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(excessLeaders, stream).map(({ from, state, facts }) => {
    const { owner, level } = aboutOf(facts);
    const plans = [...state.plans].map(([id, plan]) => ({ id, ...plan.leaders, condition: plan.condition, settled: plan.settled }));
    return [
      stream.logId, stream.streamId.slice(stream.streamId.indexOf('/') + 1), from, ...ownerValues(owner), level, state.rounds,
      ...rankValues(excessInAll(state)), ...rankValues(state.absorbed), ...rankValues(leftToAbsorb(state)), JSON.stringify(plans),
    ];
  });
