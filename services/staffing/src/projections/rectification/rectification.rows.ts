import { ownerCells } from '../periods/owner.columns.js';
import { periodRows } from '../periods/periods.fold.js';
import { excessLeadersFold, leftIn, totalIn, type RanksView } from './excess-leaders.fold.js';
import { closedIn, ledgerFold, mixedIn, openedIn, raisedIn } from './ledger.fold.js';

export const ledgerPeriods = periodRows(ledgerFold, ({ from, state }) =>
  [...state.kinds].map(([kind, view]) => {
    const [opened, closed] = [openedIn(view), closedIn(view)];
    return { kind, valid_from: from, ledger_name: state.ledger?.name ?? '', opened, closed, still_open: opened - closed, closed_by_raising: raisedIn(view), closed_mixed: mixedIn(view), means: [...view.means].sort() };
  }),
);

const rankCells = (which: 'total' | 'absorbed' | 'left', ranks: RanksView | null): object => ({
  [`${which}_principal`]: ranks?.principal ?? null,
  [`${which}_deputy`]: ranks?.deputy ?? null,
});

export const excessPeriods = periodRows(excessLeadersFold, ({ from, state }) => [
  {
    valid_from: from,
    ...ownerCells(state.owner),
    level: state.level,
    rounds: state.rounds,
    ...rankCells('total', totalIn(state)),
    ...rankCells('absorbed', state.absorbed),
    ...rankCells('left', leftIn(state)),
    plans: [...state.plans].map(([id, plan]) => ({ id, ...plan })),
  },
]);
