import { derivedId } from '@yange/kernel';
import { decisionArrived, decisionInForce } from '../../support/decision.fixture.js';
import type { GatewayCaller } from '../../support/gateway.fixture.js';
import { quotaType, type Account } from './operations.js';
import type { Seeded } from './seeded.js';

const paper = { number: '海党编发〔2021〕2号', title: '核定编制', issuer: '中共海勃湾区委机构编制委员会', issuedOn: '2021-02-01' };

/** Organs with posts approved, by the procedure that a district goes through: what the clients fight for afterwards. */
export const preparedAccounts = async (gateway: GatewayCaller, draw: Seeded, count: number): Promise<readonly Account[]> => {
  const decision = await decisionInForce(gateway, 'quota.approve');
  await decisionArrived(gateway, 'staffing', decision);
  const accounts: Account[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `单位${index}`;
    const owner = { organId: derivedId('organ', name), name };
    const places = draw.whole(2, 6);
    const answer = await gateway.call('POST', gateway.path('staffing', 'quota-accounts/approvals'), { json: { effective: '2021-02-02', documents: [paper], decision, owner, type: quotaType, count: places } });
    if (answer.status !== 201) throw new Error(`no posts could be approved: ${answer.status} ${answer.text}`);
    accounts.push({ owner, places, permits: [], requests: [], people: [] });
  }
  return accounts;
};
