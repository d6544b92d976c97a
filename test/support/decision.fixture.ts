import { setTimeout as delay } from 'node:timers/promises';
import type { GatewayCaller } from './gateway.fixture.js';

const paper = (number: string, issuer: string, issuedOn: string) => ({ number, title: '关于改革事项', issuer, issuedOn });
type Asked = string | { readonly matter: string; readonly quantity?: number; readonly quotaKind?: string; readonly direction?: string };

/** Takes a motion about these matters through the whole procedure, up to the city and back. @returns the decision that came into force on 2021-01-31 */
export const decisionInForce = (gateway: GatewayCaller, ...matters: readonly Asked[]): Promise<string> => decisionOfYear(2021, gateway, ...matters);

/** Likewise in another January: live business begins with the cut-over date of a district. */
export const decisionOfYear = async (year: number, gateway: GatewayCaller, ...matters: readonly Asked[]): Promise<string> => {
  const minutes = paper(`海编纪〔${year}〕1号`, '中共海勃湾区委机构编制委员会', `${year}-01-20`);
  const request = paper(`海编发〔${year}〕1号`, '中共海勃湾区委机构编制委员会', `${year}-01-21`);
  const reply = paper(`乌编发〔${year}〕1号`, '中共乌海市委机构编制委员会', `${year}-01-30`);
  const post = async (rest: string, as: string, json: object): Promise<Record<string, string>> => {
    const answer = await gateway.call('POST', gateway.path('organisations', rest), { as, json });
    if (answer.status !== 201) throw new Error(`${rest}: ${answer.status} ${answer.text}`);
    return (answer.body as { answer: Record<string, string> }).answer;
  };
  const items = matters.map((asked) => ({ ...(typeof asked === 'string' ? { matter: asked } : asked), words: '按改革方案办理' }));
  const { motionId = '' } = await post('motions', 'local-clerk', { effective: `${year}-01-10`, title: '改革事项', items, necessity: '按改革方案' });
  await post(`motions/${motionId}/arguments`, 'local-clerk', { effective: `${year}-01-15`, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['改革方案'] });
  const seen = { version: 1, contentHash: await hashOf(gateway, motionId) };
  await post(`motions/${motionId}/decisions`, 'local-approver', { effective: `${year}-01-20`, documents: [minutes], ...seen, outcome: 'submit', minutes });
  await post(`motions/${motionId}/submissions`, 'local-clerk', { effective: `${year}-01-21`, documents: [request], addressee: '中共乌海市委机构编制委员会' });
  const { decisionId = '' } = await post(`motions/${motionId}/replies`, 'local-city-approver', { effective: `${year}-01-31`, documents: [reply], ...seen, outcome: 'approve' });
  return decisionId;
};

/** The register shows it once the projection has it. */
const hashOf = async (gateway: GatewayCaller, motionId: string): Promise<string> => {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const { motions } = await gateway.get<{ motions: { contentHash: string; stage: string }[] }>(gateway.path('organisations', `motions?motion=${motionId}`));
    if (motions[0]?.stage === 'argued') return motions[0].contentHash;
    await delay(50);
  }
  throw new Error(`motion ${motionId} does not show`);
};

/** Until another service has its copy of the decision. */
export const decisionArrived = async (gateway: GatewayCaller, context: string, decisionId: string): Promise<void> => {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const { events } = await gateway.get<{ events: unknown[] }>(gateway.path(context, `events?stream=decision/${decisionId}`));
    if (events.length > 0) return;
    await delay(50);
  }
  throw new Error(`decision ${decisionId} does not arrive in ${context}`);
};
