import { randomUUID } from 'node:crypto';
import { identityNumberOf, startVaultBench, type VaultBench } from '../vault/vault.fixture.js';
import { differencesAnswer, registerIssuesAnswer, snapshotAnswer } from './register.schemas.js';

const organ = (organId: string, name: string) => ({ organId, name, names: [name], creditCode: null, ended: false });
const finance = organ('a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', '区财政局');
const civil = organ('b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', '区民政局');
const paper = { number: '海编办发〔2026〕9号', issuer: '海勃湾区委编办', issuedOn: '2026-01-01' };
const [anna, bao] = [identityNumberOf(951), identityNumberOf(952)];

describe('whom a register has where the log tells more than one place', () => {
  let bench: VaultBench;
  const people = new Map<string, string>();
  beforeAll(async () => {
    bench = await startVaultBench({ readModels: true });
    const references = { organs: { [finance.name]: finance.organId }, documents: { 花名册: { title: '花名册' } } };
    const rows = [anna, bao].map((number, index) => ({ id: `H-${index}`, order: index + 1, cells: { 生效日期: '2019-01-01', 依据文件: '花名册', 来源性质: '虚拟', 编制类型: '行政编制', 单位: finance.name, 姓名: '某某', 公民身份号码: number } }));
    await bench.ask('POST', `imports/${randomUUID()}/rows`, { body: { phase: 'apply', cutOver: '2020-07-01', table: '实名花名册', references, rows } });
    for (const number of [anna, bao]) people.set(number, (await bench.vault().vault.holderOf('150302', number)) ?? '');
    const seconded = await bench.ask('POST', 'secondments', { body: { owner: { organId: finance.organId, name: finance.name }, forms: ['借调'], persons: 1, personIds: [people.get(anna)], until: '2026-06-30', host: { organId: civil.organId, name: civil.name }, effective: '2026-02-01', documents: [paper] } });
    expect(seconded.status).toBe(201);
  });
  afterAll(() => bench.close());

  const load = async (kind: string, takenOn: string, rows: readonly (readonly [number: string, organ: string])[]): Promise<string> => {
    const snapshotId = randomUUID();
    await bench.ask('POST', `imports/registers/${snapshotId}`, { body: { kind, takenOn, keepDays: 10, organs: [finance, civil] } });
    await bench.ask('POST', `imports/registers/${snapshotId}/rows`, { body: { rows: rows.map(([number, name], index) => ({ line: index + 2, cells: { 公民身份号码: number, 单位: name } })) } });
    expect((await bench.ask('POST', `imports/registers/${snapshotId}/completion`, { body: { rejected: 0, fileHash: 'b'.repeat(64), effective: takenOn, documents: [paper] } })).status).toBe(200);
    return snapshotId;
  };
  const found = async (snapshotId: string) => {
    const answer = differencesAnswer.parse((await bench.ask('GET', `register-snapshots/${snapshotId}/differences`, { as: 'local-auditor' })).body);
    return answer.differences;
  };
  const told = async (snapshotId: string) => (await found(snapshotId)).map(({ code, severity, personId }) => `${personId === people.get(anna) ? 'anna' : personId === people.get(bao) ? 'bao' : '-'} ${code} ${severity}`).sort();

  it('tells of a secondment where it is paid at home, at work elsewhere: neither a suspect nor in the wrong place', async () => {
    expect(await told(await load('payroll', '2026-03-31', [[anna, '区财政局'], [bao, '区财政局']]))).toEqual(['anna seconded-away notice']);
    const atWork = await load('human-resources', '2026-03-31', [[anna, '区民政局'], [bao, '区财政局']]);
    expect(await told(atWork)).toEqual(['anna seconded-away notice']);
    expect((await found(atWork))[0]?.log?.secondment).toEqual({ organId: civil.organId, organName: '区民政局', until: '2026-06-30', pastTerm: false });
  });

  it('tells both, where the seconded are paid twice, and of whom should be back', async () => {
    expect(await told(await load('payroll', '2026-04-30', [[anna, '区财政局'], [anna, '区民政局'], [bao, '区民政局']]))).toEqual(['anna seconded-away notice', 'anna twice-in-register suspect', 'bao other-organ difference', 'bao other-register-other-organ difference']);
    expect(await told(await load('payroll', '2026-07-31', [[anna, '区财政局'], [bao, '区财政局']]))).toEqual(['anna seconded-past-term difference']);
    expect(await told(await load('payroll', '2026-01-31', [[anna, '区财政局'], [bao, '区财政局']]))).toEqual([]);
  });

  it('holds no register of an earlier day against one of a later, where the log tells what happened in between', async () => {
    await bench.ask('POST', 'secondments/clearings', { body: { owner: { organId: finance.organId, name: finance.name }, forms: ['借调'], complete: true, effective: '2026-08-01', documents: [paper] } });
    expect(await told(await load('payroll', '2026-08-31', [[anna, '区财政局'], [bao, '区财政局']]))).toEqual([]);
  });

  it('takes a snapshot that is loaded again for its day as the one that counts', async () => {
    const stranger = identityNumberOf(959);
    const rows = [[anna, '区财政局'], [bao, '区财政局']] as const;
    const opening = (snapshotId: string) => bench.ask('POST', `register-snapshots/${snapshotId}/issues`, { body: { ledger: '吃空饷整改台账', effective: '2026-09-30', documents: [paper] } });
    const wrong = await load('payroll', '2026-08-31', [...rows, [stranger, '区民政局']]);
    expect((await opening(wrong)).body).toEqual({ opened: 1, reopened: 0, alreadyOpen: 0 });
    const corrected = await load('payroll', '2026-08-31', rows);
    const snapshot = async (id: string) => snapshotAnswer.parse((await bench.ask('GET', `register-snapshots/${id}`, { as: 'local-auditor' })).body);
    expect([(await snapshot(wrong)).supersededBy, (await snapshot(corrected)).supersededBy]).toEqual([corrected, null]);
    expect((await opening(wrong)).body).toMatchObject({ status: 409, code: 'snapshot-superseded' });
    const issues = async () => {
      await bench.caughtUp();
      return registerIssuesAnswer.parse((await bench.ask('GET', 'register-issues', { as: 'local-auditor' })).body).issues.map(({ stillFound, supersededBy }) => ({ stillFound, supersededBy }));
    };
    expect(await issues()).toEqual([{ stillFound: false, supersededBy: corrected }]);
    expect((await bench.ask('POST', `register-snapshots/${corrected}/deletion`, { body: { basis: 'loaded-by-mistake' } })).status).toBe(201);
    expect([(await snapshot(wrong)).supersededBy, (await opening(wrong)).body, await issues()]).toEqual([null, { opened: 0, reopened: 0, alreadyOpen: 1 }, [{ stillFound: true, supersededBy: null }]]);
  });
});
