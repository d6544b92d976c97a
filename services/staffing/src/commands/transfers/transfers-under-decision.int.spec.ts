import { decodeEnvelope, staffingContract } from '@yange/contracts';
import { eventLogsGiven, type EventLog, type GivenEventLogs } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, decisionGranting, decisionOf, platformAggregates, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandMeta, type CommandOutcome } from '@yange/use-case';
import { staffingService } from '../../staffing.service.js';

const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const organ = (name: string) => ({ organId: derivedId('organ', name), name });
const [bureau, centre, third] = [organ('甲局'), organ('乙中心'), organ('丙局')];
const citations = [{ number: '海编发〔2026〕1号', issuer: '海勃湾区委编委', issuedOn: '2026-01-15' }];
const withinMs = 120_000;

describe('a transfer of people, on PostgreSQL', () => {
  const executor = serviceExecutor(staffingService);
  let database: TestDatabase;
  let logs: GivenEventLogs;
  let log: EventLog;
  let commands = 0;

  const give = (useCase: AnyUseCase, body: object, over: Partial<CommandMeta> = {}): Promise<CommandOutcome> =>
    executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('transfer', String((commands += 1))), mode: 'live', citations, effective: onDay('2026-02-01'), ...over }));
  const say = (name: string, body: object, over: Partial<CommandMeta> = {}): Promise<CommandOutcome> => give(staffingService.useCases.find((one) => one.name === name) as AnyUseCase, body, over);
  const ground = { actor: { person: 'r', role: 'reaction', tokenId: '' } } as const;
  const open = (over: object, meta: Partial<CommandMeta> = {}) => say('record-transfer-batch', { name: '转隶', units: 2, persons: 2, from: bureau, to: centre, ...over }, meta);
  const move = (batchId: string | undefined, over: object = {}, meta: Partial<CommandMeta> = {}) => say('transfer-person', { batchId, from: bureau, to: centre, type, ...over }, meta);
  const granting = (...subjectIds: readonly string[]) => decisionGranting(staffingContract, log, { matter: 'staff.transfer', subjectIds, quantity: 4 });
  const decisionsOf = async (...types: readonly string[]): Promise<readonly string[]> => (await log.readPage({ after: 0, limit: 1_000, types })).events.map(({ envelope }) => decodeEnvelope(envelope).decisionId);

  beforeAll(async () => {
    database = await testDatabase();
    logs = await eventLogsGiven(database.url, 'staffing');
  }, withinMs);
  afterAll(async () => {
    await logs.close();
    await database.close();
  });
  beforeEach(async () => {
    [log] = logs.fresh() as [EventLog];
    for (const owner of [bureau, centre]) await say('approve-quota', { owner, type, count: 5 }, ground);
    await say('state-headcount', { owner: bureau, type, count: 5 });
  });

  it('is opened live under a decision that covers both sides, and under no other', async () => {
    await expect(open({})).rejects.toMatchObject({ rule: 'decision-required' });
    const [other, decision] = [await granting(bureau.organId, third.organId), await granting(bureau.organId, centre.organId)];
    await expect(open({}, { decision: other })).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    await expect(open({ to: undefined }, { decision })).rejects.toMatchObject({ rule: 'decision-does-not-cover' });
    await expect(open({ persons: 5 }, { decision })).rejects.toMatchObject({ rule: 'decision-amount-exceeded' });
    await open({ to: undefined, direction: 'out' }, { decision });
    await expect(open({ persons: 3 }, { decision })).rejects.toMatchObject({ rule: 'decision-amount-exceeded' });
    await open({}, { decision });
    expect(await decisionsOf('TransferBatchRecorded')).toEqual([decision, decision]);
  });

  it('is one decision for the batch and for each person in it, which every event names', async () => {
    const decision = await granting(bureau.organId, centre.organId);
    const { batchId } = (await open({}, { decision })).answer;
    await move(batchId);
    expect(await decisionsOf('TransferPersonNamed', 'PersonTransferred', 'QuotaOccupied', 'QuotaVacated')).toEqual([decision, decision, decision, decision]);
    await expect(move(batchId, { to: third })).rejects.toMatchObject({ rule: 'transfer-not-of-batch' });
  });

  it('brings posts from elsewhere, or gives them away, under a decision of the city alone', async () => {
    await say('state-headcount', { owner: bureau, type, count: 2 });
    const by = (level: 'city' | 'district') => decisionOf(level, staffingContract, log, [{ matter: 'quota.transfer' }]);
    const [own, higher] = [await by('district'), await by('city')];
    const city = { name: '市直单位' };
    for (const [direction, sides] of [['in', { from: city, to: bureau }], ['out', { from: bureau, to: city }]] as const) {
      const batch = { name: '连人带编', units: 1, persons: 1, type, quota: 1, direction, ...sides };
      await expect(say('record-transfer-batch-with-quota', batch, { decision: own })).rejects.toMatchObject({ rule: 'decision-level' });
      await expect(say('record-transfer-batch-with-quota', batch, { decision: higher })).resolves.toMatchObject({ status: 'recorded' });
      const move = { type, count: 1, outside: direction === 'in' ? 'from' : 'to', ...sides };
      await expect(say('transfer-quota', move, { decision: own })).rejects.toMatchObject({ rule: 'decision-level' });
      await expect(say('transfer-quota', move, { decision: higher })).resolves.toMatchObject({ status: 'recorded' });
    }
    const within = { type, count: 1, from: bureau, to: centre };
    await expect(say('transfer-quota', within, { decision: own })).resolves.toMatchObject({ status: 'recorded' });
  });

  it('with the posts is decided as a transfer of quota, and the people go under that', async () => {
    await say('state-headcount', { owner: bureau, type, count: 2 });
    const withQuota = { name: '连人带编', units: 2, persons: 1, from: bureau, to: centre, type, quota: 1 };
    await expect(say('record-transfer-batch-with-quota', withQuota)).rejects.toMatchObject({ rule: 'decision-required' });
    const decision = await decisionGranting(staffingContract, log, { matter: 'quota.transfer', subjectIds: [bureau.organId, centre.organId], quantity: 1 });
    const { batchId } = (await say('record-transfer-batch-with-quota', withQuota, { decision })).answer;
    await move(batchId);
    expect(await decisionsOf('PersonTransferred')).toEqual([decision]);
  });

  it('that an import told of asks each person who goes live for a decision; rows ask for none', async () => {
    await give(setHistoryWindow(staffingContract) as AnyUseCase, { cutOver: '2026-01-01' });
    const past = { mode: 'history', effective: onDay('2019-03-01') } as const;
    const { batchId } = (await open({}, past)).answer;
    await expect(move(batchId, {}, past)).resolves.toMatchObject({ status: 'recorded' });
    await expect(move(batchId)).rejects.toMatchObject({ rule: 'decision-required' });
    const decision = await granting(bureau.organId, centre.organId);
    await expect(move(batchId, {}, { decision })).resolves.toMatchObject({ status: 'recorded' });
    expect(await decisionsOf('DecisionUsed', 'PersonTransferred')).toEqual(['', decision, decision]);
  });

  it('is corrected under its decision, and annulled by a second person: the decision stays, and gets back what was taken of it', async () => {
    const decision = await granting(bureau.organId, centre.organId);
    const opened = await open({}, { decision });
    const moved = await move(opened.answer['batchId']);
    await move(opened.answer['batchId'], { personId: moved.answer['personId'] }, { corrects: moved.events[0]?.eventId ?? '', effective: onDay('2026-02-03') });
    expect(await decisionsOf('PersonTransferred')).toEqual([decision, decision]);
    const annul = annulEvent(staffingContract, [...staffingService.aggregates, ...platformAggregates]) as AnyUseCase;
    const recorded = (await log.readPage({ after: 0, limit: 1_000, types: ['TransferPersonNamed'] })).events.at(-1);
    const signed = { prepared: { as: 'draft/1', by: ['p-2'] } };
    await expect(give(annul, { streamId: recorded?.streamId, eventId: recorded?.eventId, reason: '误录' }, { decision })).rejects.toMatchObject({ rule: 'correction-without-authority' });
    await give(annul, { streamId: recorded?.streamId, eventId: recorded?.eventId, reason: '误录' }, signed);
    const { streamId, eventId } = opened.events[0] ?? {};
    await give(annul, { streamId, eventId, reason: '误录' }, signed);
    await expect(open({ persons: 4 }, { decision })).resolves.toMatchObject({ status: 'recorded' });
  });
});
