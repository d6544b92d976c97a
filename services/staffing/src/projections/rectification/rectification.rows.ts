import { ownerValues, type Row } from '../stream-facts/owner.columns.js';
import { idOf, periodsOf, type TouchedStream } from '../stream-facts/stream-facts.store.js';
import { excessLeadersFold, leftIn, totalIn, type RanksView } from './excess-leaders.fold.js';
import { closedIn, ledgerFold, openedIn } from './ledger.fold.js';

export const ledgerPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(ledgerFold, stream).flatMap(({ from, state }) =>
    [...state.kinds].map(([kind, view]) => {
      const [opened, closed] = [openedIn(view), closedIn(view)];
      return [stream.logId, state.ledger?.id ?? '', kind, from, state.ledger?.name ?? '', opened, closed, opened - closed, [...view.means].sort()];
    }),
  );

const rankValues = (ranks: RanksView | null): Row => [ranks?.principal ?? null, ranks?.deputy ?? null];

export const excessPeriods = (stream: TouchedStream): readonly Row[] =>
  periodsOf(excessLeadersFold, stream).map(({ from, state }) => {
    const plans = [...state.plans].map(([id, plan]) => ({ id, ...plan }));
    return [
      stream.logId, idOf(stream.streamId), from, ...ownerValues(state.owner), state.level, state.rounds,
      ...rankValues(totalIn(state)), ...rankValues(state.absorbed), ...rankValues(leftIn(state)), JSON.stringify(plans),
    ];
  });
