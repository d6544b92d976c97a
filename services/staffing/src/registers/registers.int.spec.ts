import { randomUUID } from 'node:crypto';
import { decodeData, staffingContract } from '@yange/contracts';
import { identityNumberOf, startVaultBench, type Answer, type VaultBench } from '../vault/vault.fixture.js';
import { differencesAnswer, registerIssuesAnswer, snapshotAnswer, snapshotsAnswer } from './register.schemas.js';

const finance = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '区财政局', names: ['区财政局', '财政局'], creditCode: '11150302TE5T10003T', ended: false };
const civil = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '区民政局', names: ['区民政局'], creditCode: null, ended: false };
const gone = { organId: 'c7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03', name: '区粮食局', names: ['区粮食局'], creditCode: null, ended: true };
const organs = [finance, civil, gone];
const type = { kind: 'administrative' };
const paper = { number: '海编办发〔2026〕9号', issuer: '海勃湾区委编办', issuedOn: '2026-03-01' };

interface Difference {
  readonly n: number;
  readonly code: string;
  readonly severity: string;
  readonly personId: string | null;
  readonly unknownPersonId: string | null;
  readonly organId: string | null;
  readonly register: { readonly lines: readonly number[] } | null;
  readonly other: { readonly kind: string; readonly kindName: string } | null;
}

const canaries = ['冯金丝雀', '陈金丝雀', identityNumberOf(941), identityNumberOf(949)];

describe('registers against the log 台账比对', () => {
  let bench: VaultBench;
  const answers: string[] = [];
  beforeAll(async () => void (bench = await startVaultBench({ readModels: true })));
  afterAll(() => bench.close());

  const ask: VaultBench['ask'] = async (...given) => {
    const answer = await bench.ask(...given);
    answers.push(answer.text);
    return answer;
  };
  const people = new Map<number, string>();
  /** On the books from a day on, by roster: the history of the district ends in July 2020. */
  const roster = async (rows: readonly { readonly sequence: number; readonly name: string; readonly organ: typeof finance | typeof civil; readonly number?: string }[]) => {
    const references = { organs: { [finance.name]: finance.organId, [civil.name]: civil.organId }, documents: { 花名册: { title: '花名册' } } };
    const sent = rows.map(({ sequence, name, organ, number }, index) => ({ id: `H-${sequence}`, order: index + 1, cells: { 生效日期: '2019-01-01', 依据文件: '花名册', 来源性质: '虚拟', 编制类型: '行政编制', 单位: organ.name, 姓名: name, 公民身份号码: number ?? identityNumberOf(sequence) } }));
    const { body } = await bench.ask('POST', `imports/${randomUUID()}/rows`, { body: { phase: 'apply', cutOver: '2020-07-01', table: '实名花名册', references, rows: sent } });
    expect((body as { rows: { status: string }[] }).rows.map(({ status }) => status)).toEqual(rows.map(() => 'recorded'));
    for (const { sequence } of rows) people.set(sequence, (await bench.vault().vault.holderOf('150302', identityNumberOf(sequence))) ?? '');
  };
  const leave = async (sequence: number, organ: typeof finance | typeof civil, on: string) => {
    const answer = await bench.ask('POST', `persons/${people.get(sequence) ?? ''}/leaving`, { body: { owner: { organId: organ.organId, name: organ.name }, type, reason: '退休', effective: on, documents: [paper] } });
    expect(answer.status).toBe(201);
  };

  const cells = (number: string, organ: string, more: Readonly<Record<string, string>> = {}) => ({ 公民身份号码: number, 单位: organ, ...more });
  const load = async (kind: string, takenOn: string, rows: readonly Readonly<Record<string, string>>[], keepDays = 180): Promise<{ readonly snapshotId: string; readonly completed: Answer; readonly faults: readonly object[] }> => {
    const snapshotId = randomUUID();
    expect((await ask('POST', `imports/registers/${snapshotId}`, { body: { kind, takenOn, keepDays, organs } })).status).toBe(204);
    const { body } = await ask('POST', `imports/registers/${snapshotId}/rows`, { body: { rows: rows.map((one, index) => ({ line: index + 2, cells: one })) } });
    const { faults } = body as { faults: readonly object[] };
    const completed = await ask('POST', `imports/registers/${snapshotId}/completion`, { body: { rejected: faults.length, fileHash: 'a'.repeat(64), effective: takenOn, documents: [paper] } });
    return { snapshotId, completed, faults };
  };
  const differences = async (snapshotId: string, query = ''): Promise<readonly Difference[]> => {
    const { body, status } = await ask('GET', `register-snapshots/${snapshotId}/differences${query}`, { as: 'local-auditor' });
    expect([status, differencesAnswer.safeParse(body).error]).toEqual([200, undefined]);
    return (body as { differences: readonly Difference[] }).differences;
  };
  const told = (all: readonly Difference[]) => all.map(({ code, severity, personId, register }) => `${[...people].find(([, id]) => id === personId)?.[0] ?? '-'} ${code} ${severity} ${register?.lines.join(',') ?? ''}`.trim()).sort();
  const issues = async (query = ''): Promise<readonly { issueId: string; personId: string | null; title: string; stillFound: boolean | null; closedOn: string | null }[]> => {
    await bench.caughtUp();
    const { body } = await ask('GET', `register-issues${query}`, { as: 'local-auditor' });
    expect(registerIssuesAnswer.safeParse(body).error).toBeUndefined();
    return (body as { issues: never }).issues;
  };
  const open = (snapshotId: string, more: object = {}, as = 'local-clerk') => ask('POST', `register-snapshots/${snapshotId}/issues`, { as, body: { ledger: '吃空饷整改台账', deadline: '2026-06-30', effective: '2026-03-10', documents: [paper], ...more } });

  let first = '';

  it('tells of everybody what the payroll says differently, by reference and line', async () => {
    await roster([
      { sequence: 941, name: '冯金丝雀', organ: finance }, { sequence: 942, name: '陈金丝雀', organ: finance }, { sequence: 943, name: '褚丙', organ: civil },
      { sequence: 944, name: '卫丁', organ: civil }, { sequence: 945, name: '蒋戊', organ: finance },
    ]);
    await leave(942, finance, '2026-01-31');
    const rows = [
      cells(identityNumberOf(941), '财政局', { 姓名: '冯金丝雀' }),
      cells(identityNumberOf(942), '区财政局', { 姓名: '陈金丝雀' }),
      cells(identityNumberOf(943), '区财政局', { 姓名: '褚丙' }),
      cells(identityNumberOf(944), '区民政局', { 姓名: '卫丁' }),
      cells(identityNumberOf(944), '区民政局', { 姓名: '卫丁' }),
      cells(identityNumberOf(949), '区粮食局', { 姓名: '陈金丝雀' }),
      cells('15030219900307123', '区财政局'),
      cells('', '区财政局'),
      cells(identityNumberOf(945), '某某中心', { 姓名: '蒋午', 人员状态: '退休' }),
    ];
    const { snapshotId, completed, faults } = await load('payroll', '2026-02-28', rows);
    first = snapshotId;
    expect([completed.status, completed.body, faults]).toEqual([200, expect.objectContaining({ state: 'compared', rows: 8, rejected: 1 }), [{ line: 9, column: '公民身份号码', rule: 'cell-required', zh: expect.any(String), en: expect.any(String) }]]);
    expect(told(await differences(snapshotId))).toEqual([
      '- not-in-establishment suspect 7', '- number-invalid notice 8', '- organ-abolished difference 7', '- organ-unknown notice 10',
      '942 left-still-in-register suspect 3', '943 other-organ difference 4', '944 twice-in-register suspect 5,6', '945 name-differs difference 10', '945 register-says-left difference 10',
    ]);
  });

  it('is asked by organ, code and page, and adds up per organ', async () => {
    expect(told(await differences(first, `?organId=${civil.organId}`))).toEqual(['943 other-organ difference 4', '944 twice-in-register suspect 5,6']);
    expect(told(await differences(first, '?severity=suspect&code=not-in-establishment'))).toEqual(['- not-in-establishment suspect 7']);
    const all = await differences(first);
    const pages: Difference[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await ask('GET', `register-snapshots/${first}/differences?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`, { as: 'local-reviewer' });
      const page = body as { differences: readonly Difference[]; next: string | null };
      pages.push(...page.differences);
      if (page.next !== null) expect(await ask('GET', `register-snapshots/${first}/differences?code=other-organ&cursor=${page.next}`, { as: 'local-reviewer' })).toMatchObject({ status: 400, body: { code: 'cursor' } });
      cursor = page.next;
    }
    expect(pages).toEqual(all);
    expect(await ask('GET', `register-snapshots/${first}/differences?after=4`, { as: 'local-reviewer' })).toMatchObject({ status: 422 });
    const { body } = await ask('GET', `register-snapshots/${first}`, { as: 'local-auditor' });
    expect(snapshotAnswer.safeParse(body).error).toBeUndefined();
    const { totals } = body as { totals: readonly { organName: string; inRegister: number; onBooks: number; suspects: number }[] };
    expect(totals.map(({ organName, inRegister, onBooks, suspects }) => [organName, inRegister, onBooks, suspects])).toEqual([['区民政局', 2, 2, 1], ['区粮食局', 1, 0, 1], ['区财政局', 4, 2, 1]]);
    expect(snapshotsAnswer.safeParse((await ask('GET', 'register-snapshots', { as: 'local-auditor' })).body).error).toBeUndefined();
  });

  it('is in the log by numbers and hash alone', async () => {
    const events = await bench.logs.forDistrict('150302').readStream(`register-snapshot/${first}`);
    expect(events.map(({ type: name, data }) => decodeData(staffingContract, name, data))).toMatchObject([
      { type: 'RegisterSnapshotLoaded', data: { kind: 'payroll', kindName: '工资册', takenOn: '2026-02-28', rows: 8, rejected: 1, fileHash: 'a'.repeat(64) } },
      { type: 'RegisterCompared', data: { suspects: 3, differences: expect.arrayContaining([expect.objectContaining({ code: 'not-in-establishment', count: 1 })]) } },
    ]);
  });

  it('opens suspects as rows of a ledger: once, whoever finds them again, by those who may', async () => {
    expect((await open(first, {}, 'local-auditor')).status).toBe(403);
    expect((await open(first)).body).toEqual({ opened: 3, reopened: 0, alreadyOpen: 0 });
    expect((await open(first)).body).toEqual({ opened: 0, reopened: 0, alreadyOpen: 3 });
    const other = (await differences(first, '?code=other-organ'))[0]?.n ?? 0;
    expect((await open(first, { kind: '混编混岗', differences: [other] })).body).toEqual({ opened: 1, reopened: 0, alreadyOpen: 0 });
    const rows = await issues();
    expect(rows.map(({ title, stillFound, closedOn }) => [title, stillFound, closedOn]).sort()).toEqual([
      ['区民政局：同一册内重复', true, null], ['区民政局：所在单位不一致', true, null], ['区粮食局：册内有、编内无', true, null], ['区财政局：离编后仍在册', true, null],
    ]);
    expect(await issues(`?organId=${finance.organId}`)).toHaveLength(1);
  });

  it('tells which the next snapshot finds no longer; they are closed with evidence alone, and reopened when found again', async () => {
    const rows = [cells(identityNumberOf(941), '区财政局'), cells(identityNumberOf(943), '区民政局'), cells(identityNumberOf(944), '区民政局'), cells(identityNumberOf(945), '区财政局'), cells(identityNumberOf(949), '区财政局')];
    const { snapshotId } = await load('payroll', '2026-03-31', rows);
    expect(told(await differences(snapshotId))).toEqual(['- not-in-establishment suspect 6']);
    expect((await open(snapshotId)).body).toEqual({ opened: 0, reopened: 0, alreadyOpen: 1 });
    const now = await issues('?open=true');
    expect(now.map(({ title, stillFound }) => `${title} ${String(stillFound)}`).sort()).toEqual(['区民政局：同一册内重复 false', '区民政局：所在单位不一致 false', '区粮食局：册内有、编内无 true', '区财政局：离编后仍在册 false']);
    const left = now.find(({ personId }) => personId === people.get(942))?.issueId;
    const closing = (evidence: string) => ask('POST', 'rectification/closings', { body: { ledger: '吃空饷整改台账', kind: '吃空饷', issueIds: [left], means: ['停发工资'], evidence, effective: '2026-04-05', documents: [paper] } });
    expect([(await closing('')).body, (await closing('停薪通知')).status]).toEqual([expect.objectContaining({ rule: expect.objectContaining({ id: 'close-evidence' }) }), 201]);
    expect((await issues('?open=false')).map(({ issueId, closedOn }) => [issueId, closedOn])).toEqual([[left, '2026-04-05']]);
    const again = await load('payroll', '2026-04-30', [...rows, cells(identityNumberOf(942), '区财政局')]);
    expect((await open(again.snapshotId, { effective: '2026-05-05' })).body).toEqual({ opened: 0, reopened: 1, alreadyOpen: 1 });
  });

  it('compares registers with each other, and the other kinds without suspecting anybody', async () => {
    const { snapshotId } = await load('human-resources', '2026-04-30', [cells(identityNumberOf(941), '区民政局'), cells(identityNumberOf(949), '区民政局')]);
    expect(told(await differences(snapshotId))).toEqual([
      '- not-in-establishment difference 3', '- other-register-other-organ difference 3', '941 other-organ difference 2', '941 other-register-other-organ difference 2',
      '943 not-in-register difference', '944 not-in-register difference', '945 not-in-register difference',
    ]);
  });

  it('takes the kinds that the district has by the day of the register, by code or name', async () => {
    const entries = [{ code: 'payroll', name: '工资册', marks: ['pays'], source: '' }, { code: 'housing-fund', name: '住房公积金缴存册', marks: ['pays'], source: '海财字〔2026〕9号' }];
    const set = (as: string) => ask('POST', 'reference-lists/register-kinds', { as, body: { entries, effective: '2026-04-01', documents: [paper] } });
    expect((await set('local-clerk')).body).toMatchObject({ status: 403, code: 'not-entitled' });
    expect((await set('local-approver')).status).toBe(201);
    const opening = (kind: string, takenOn: string) => ask('POST', `imports/registers/${randomUUID()}`, { body: { kind, takenOn, keepDays: 10, organs: [] } });
    expect((await opening('housing-fund', '2026-03-31')).body).toMatchObject({ status: 409, code: 'unknown-code' });
    expect((await opening('credit-codes', '2026-04-01')).body).toMatchObject({ status: 409, code: 'unknown-code' });
    const { snapshotId, completed } = await load('住房公积金缴存册', '2026-04-30', [cells(identityNumberOf(941), '区财政局'), cells(identityNumberOf(951), '区财政局')]);
    expect(completed.body).toMatchObject({ kind: 'housing-fund', kindName: '住房公积金缴存册', pays: true, ofOrgans: false });
    expect((await differences(snapshotId)).filter(({ severity }) => severity === 'suspect')).toMatchObject([{ code: 'not-in-establishment', other: null }]);
    expect((await differences(snapshotId)).find(({ code }) => code === 'other-register-other-organ')).toMatchObject({ other: { kind: 'human-resources', kindName: '人社台账' } });
  });

  it('knows the kinds of snapshots from before there was a table of them', async () => {
    const shown = async (): Promise<readonly object[]> => ((await ask('GET', 'register-snapshots', { as: 'local-auditor' })).body as { snapshots: readonly { kind: string }[] }).snapshots.filter(({ kind }) => kind !== 'housing-fund');
    const before = await shown();
    expect(before.length).toBeGreaterThan(2);
    await bench.rows('alter table vault.registers drop column kind_name, drop column pays, drop column of_organs');
    await bench.rows(`update vault.register_differences set details = details #- '{other,kindName}'`);
    await bench.migrate();
    expect(await shown()).toEqual(before);
    expect(await bench.rows(`select distinct details -> 'other' ->> 'kindName' as name from vault.register_differences where jsonb_typeof(details -> 'other') = 'object' order by name`)).toEqual([{ name: 'human-resources' }, { name: 'payroll' }]);
  });

  it('compares again what the log has learnt since', async () => {
    const { snapshotId } = await load('payroll', '2026-05-31', [cells(identityNumberOf(946), '区财政局')]);
    expect((await differences(snapshotId)).filter(({ severity }) => severity === 'suspect')).toHaveLength(1);
    await roster([{ sequence: 946, name: '沈己', organ: finance }]);
    expect((await ask('POST', `register-snapshots/${snapshotId}/comparison`, { body: {} })).status).toBe(201);
    expect((await differences(snapshotId)).filter(({ severity }) => severity === 'suspect')).toEqual([]);
  });

  it('holds codes and names of organs against the register of organs', async () => {
    const rows = [
      { 机构名称: '区财政局', 统一社会信用代码: '11150302TE5T10003T' }, { 机构名称: '财政局', 统一社会信用代码: '12150302TE5T10003P' }, { 机构名称: '区粮食局', 统一社会信用代码: '' },
      { 机构名称: '某某中心', 统一社会信用代码: '11150303TE5T100039' }, { 机构名称: '另一中心', 统一社会信用代码: '11150303TE5T100039' }, { 机构名称: '区财政局', 统一社会信用代码: '11150302TE5T10003X' }, { 机构名称: '', 统一社会信用代码: '' },
    ];
    const { snapshotId, faults } = await load('credit-codes', '2026-02-28', rows);
    expect([faults, told(await differences(snapshotId))]).toEqual([[expect.objectContaining({ line: 8, column: '机构名称', rule: 'cell-required' })], [
      '- code-differs difference 3,7', '- code-invalid notice 7', '- code-twice difference 5,6', '- organ-abolished difference 4', '- organ-name-differs difference 3', '- organ-not-in-register difference', '- organ-unknown notice 5,6', '- organ-without-code difference',
    ]]);
  });

  it('destroys a snapshot when its time is over, and when somebody asks for it; the log keeps that it was', async () => {
    const { snapshotId } = await load('organisation-department', '2026-02-28', [cells(identityNumberOf(941), '区财政局'), cells(identityNumberOf(990), '区财政局')], 1);
    const registers = bench.registers();
    await registers.sweep('150302');
    expect(await registers.store.find({ district: '150302', snapshotId })).not.toBeNull();
    const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await registers.sweep('150302', inThreeDays);
    expect((await ask('GET', `register-snapshots/${snapshotId}`, { as: 'local-auditor' })).status).toBe(404);
    for (const table of ['register_rows', 'register_differences', 'register_totals', 'register_organs']) expect(await bench.rows(`select from vault.${table} where snapshot_id = '${snapshotId}'`)).toEqual([]);
    expect((await bench.logs.forDistrict('150302').readStream(`register-snapshot/${snapshotId}`)).map(({ type: name }) => name)).toEqual(['RegisterSnapshotLoaded', 'RegisterCompared', 'RegisterSnapshotDeleted']);
    expect((await ask('POST', `register-snapshots/${first}/deletion`, { body: { basis: 'loaded-by-mistake' } })).status).toBe(201);
    expect((await ask('GET', `register-snapshots/${first}/differences`, { as: 'local-auditor' })).status).toBe(404);
    // Whom a row of a ledger is about stays known by the random id: the next snapshot finds the same row.
    expect((await load('payroll', '2026-06-30', [cells(identityNumberOf(949), '区财政局')]).then(({ snapshotId: next }) => open(next, { effective: '2026-07-05' }))).body).toEqual({ opened: 0, reopened: 0, alreadyOpen: 1 });
  });

  it('is read, loaded and opened by different rights', async () => {
    for (const [as, path] of [['local-township', 'register-snapshots'], ['local-operator', 'register-issues']] as const) expect((await ask('GET', path, { as })).status).toBe(403);
    expect((await ask('POST', `imports/registers/${randomUUID()}`, { as: 'local-auditor', body: {} })).status).toBe(403);
    expect((await ask('POST', `register-snapshots/${first}/deletion`, { as: 'local-auditor', body: { basis: 'loaded-by-mistake' } })).status).toBe(403);
  });

  it('loads a snapshot once', async () => {
    const body = { kind: 'payroll', takenOn: '2026-02-28', keepDays: 10, organs: [] };
    const { snapshotId } = await load('payroll', '2026-01-31', [cells(identityNumberOf(941), '区财政局')]);
    expect((await ask('POST', `imports/registers/${snapshotId}`, { body })).body).toMatchObject({ status: 409, code: 'snapshot-known' });
    expect((await ask('GET', `register-snapshots/${snapshotId}`)).status).toBe(200);
  });

  it('gives up what nobody went on to load', async () => {
    const snapshotId = randomUUID();
    await ask('POST', `imports/registers/${snapshotId}`, { body: { kind: 'payroll', takenOn: '2026-02-28', keepDays: 10, organs: [] } });
    expect((await ask('DELETE', `imports/registers/${snapshotId}`)).status).toBe(204);
    expect((await ask('POST', `imports/registers/${snapshotId}/rows`, { body: { rows: [] } })).status).toBe(409);
    expect(await bench.rows(`select from vault.registers where snapshot_id = '${snapshotId}'`)).toEqual([]);
  });

  it('keeps no name and no number: not in the log, not in the clear or sealed in its tables, not in an answer', async () => {
    const places = { vault: await bench.dump('vault'), log: await bench.dump('log'), answers: answers.join('\n'), reported: bench.reported.map((error) => `${String(error)} ${JSON.stringify(error)}`).join('\n') };
    expect(places.vault).toContain(people.get(941));
    for (const value of [...canaries, '15030219900307123', '某某中心']) {
      for (const shape of [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64')]) for (const [place, text] of Object.entries(places)) expect([place, value, text.includes(shape)]).toEqual([place, value, false]);
    }
  });
});
