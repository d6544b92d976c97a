import { enforcementContract } from '@yange/contracts';
import { decisionGiven } from '@yange/use-case';
import { bureau, listId, title, town, unitOf } from '../../../services/enforcement/src/domain/power-list/power-list.fixture.js';
import { enforcementService } from '../../../services/enforcement/src/enforcement.service.js';
import type { StoredRow } from '../../faults/checkers/evidence.js';
import type { Scenario } from '../scenario.js';
import { afterEvery, ofTypes } from './events.js';

const claim = { listId, unit: town, kind: 'other', items: { named: ['占道经营'] } };
const delegation = { listId, unit: town, items: ['占道经营'], method: '确认', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' };

/** There is one item and one unit: their names need not be read. */
const delegatedAstray = (rows: readonly StoredRow[]): string | null => {
  let [claimed, delegated] = [false, false];
  for (const { type } of ofTypes(rows, 'PowersClaimed', 'PowersClaimRevoked', 'PowersDelegated')) {
    if (type === 'PowersDelegated' && (delegated || !claimed)) return delegated ? 'one power is delegated twice' : 'what nobody claimed is delegated';
    claimed = type === 'PowersClaimed' || (type === 'PowersDelegated' && claimed);
    delegated = type === 'PowersDelegated';
  }
  return null;
};

export const delegationsAndRevocation: Scenario = {
  title: 'two delegations of one power against the end of its claim: one at most, and before the end',
  service: enforcementService,
  context: 'enforcement',
  prepare: async (say, log) => {
    const decision = await decisionGiven(enforcementContract, log, 'power.delegate', 'power.withdraw');
    const clerk = { decision, role: 'clerk' } as const;
    await say('issue-power-list', { title, total: 9, penalty: 0 }, clerk);
    await say('adopt-delegation-methods', { listId, methods: ['确认', '交办'] }, clerk);
    await say('claim-powers', claim, clerk);
    return [
      [{ name: 'delegate-powers', body: delegation, ...clerk }],
      [{ name: 'delegate-powers', body: { ...delegation, method: '交办', delegatedBy: unitOf('区农牧局') }, ...clerk }],
      [{ name: 'revoke-power-claim', body: { ...claim, reason: '退回' }, ...clerk }],
    ];
  },
  wrong: (rows) => afterEvery(rows, delegatedAstray),
};
