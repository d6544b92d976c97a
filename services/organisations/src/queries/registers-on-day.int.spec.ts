import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { annulEvent, CommandExecutor, decisionGiven, specificationMeta, type AnyQuery, type AnyUseCase } from '@yange/use-case';
import { putDocumentInForceUseCase } from '../commands/document/put-document-in-force.use-case.js';
import { makeMotionUseCase } from '../commands/motion/make-motion.use-case.js';
import { revokeDecisionUseCase } from '../commands/motion/revoke-decision.use-case.js';
import { withdrawMotionUseCase } from '../commands/motion/withdraw-motion.use-case.js';
import { setInstitutionLimitUseCase } from '../commands/organ-group/set-institution-limit.use-case.js';
import { district, importHistory } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { documentsQuery } from './documents.query.js';
import { motionQuery } from './motion.query.js';
import { decisionsQuery, motionsQuery } from './motions.query.js';
import { organGroupsQuery } from './organ-groups.query.js';
import { reformsQuery } from './reforms.query.js';

const withinMs = 120_000;

describe('registers that keep their rows as they stand', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = new CommandExecutor(organisationsContract);
  let database: TestDatabase;
  let models: GivenReadModels;
  let motionId = '';
  let decisionId = '';

  const record = (useCase: AnyUseCase, body: unknown, commandId: string, day: string) => executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay(day) }));
  const ask = async <T>(query: AnyQuery, params: object = {}): Promise<T> => {
    await models.caughtUp();
    return (await query.run(query.params.parse(params), { district, read: models.read })) as T;
  };
  interface Groups {
    readonly groups: readonly { readonly name: string; readonly institutionLimit: number | null }[];
  }
  const limitOn = async (on: string): Promise<number | null | undefined> => (await ask<Groups>(organGroupsQuery, { on })).groups.find(({ name }) => name === '本级党政机构')?.institutionLimit;

  beforeAll(async () => {
    await importHistory(log);
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, organisationsService.projections);
    motionId = (await record(makeMotionUseCase, { title: '设立机构', items: [{ matter: 'organ.establish' }], necessity: '需要' }, 'motion', '2020-02-03')).answer['motionId'] ?? '';
    await record(withdrawMotionUseCase, { motionId, reason: '重拟' }, 'withdrawn', '2020-03-01');
    decisionId = await decisionGiven(organisationsContract, log, 'organ.plate');
    await record(revokeDecisionUseCase, { decisionId, reason: '依据失效' }, 'revoked', '2020-04-01');
    await models.caughtUp();
  }, withinMs);
  afterAll(async () => {
    await models.close();
    await database.close();
  });

  it.each([organGroupsQuery, documentsQuery, motionsQuery, decisionsQuery, reformsQuery] as readonly AnyQuery[])('answer by the last of all days what they answer now: $name', async (query) => {
    const now = await ask<object>(query);
    expect(Object.values(now)[0]).not.toEqual([]);
    expect(await ask(query, { on: '2099-12-31' })).toEqual(now);
  });

  it('tell a motion at the stage and with the steps of the day, and before it was made not at all', async () => {
    expect(await ask(motionQuery, { motionId, on: '2020-02-02' })).toBeNull();
    expect(await ask(motionQuery, { motionId, on: '2020-02-03' })).toMatchObject({ stage: 'made', since: '2020-02-03', steps: [{ step: 'MotionMade' }], decision: null });
    expect(await ask(motionQuery, { motionId, on: '2020-03-01' })).toEqual(await ask(motionQuery, { motionId }));
    expect(await ask(motionsQuery, { stage: 'withdrawn', on: '2020-02-29' })).toEqual({ motions: [], next: null });
    expect(await ask(motionsQuery, { stage: 'withdrawn', on: '2020-03-01', limit: 1 })).toMatchObject({ motions: [{ motionId }], next: motionId });
  });

  it('tell a decision as it stood before it was revoked', async () => {
    const decided = (on: string) => ask<{ decisions: object[] }>(decisionsQuery, { on });
    expect((await decided('2020-03-31')).decisions).toContainEqual(expect.objectContaining({ decisionId, revoked: null }));
    expect((await decided('2020-04-01')).decisions).toContainEqual(expect.objectContaining({ decisionId, revoked: '依据失效' }));
  });

  it('tell the limit of the day, whatever was set later, and what was annulled on no day', async () => {
    const now = await limitOn('2099-12-31');
    await record(setInstitutionLimitUseCase, { group: '本级党政机构', limit: 36 }, 'limit', '2020-05-01');
    expect([await limitOn('2020-04-30'), await limitOn('2020-05-01')]).toEqual([now, 36]);
    const { events } = await log.readPage({ after: (await log.head()).position - 1, limit: 1 });
    const [{ eventId = '', streamId = '' } = {}] = events;
    const annul = annulEvent(organisationsContract, organisationsService.aggregates);
    await executor.execute(log, annul, annul.body.parse({ streamId, eventId, reason: '误录' }), specificationMeta({ commandId: 'annulled', effective: onDay('2020-06-01'), corrects: eventId }));
    expect(await limitOn('2020-05-15')).toBe(now);
  });

  it('tell of a document what was put in force by then', async () => {
    const [first] = (await ask<{ documents: { documentId: string }[] }>(documentsQuery, { on: '2020-02-29', limit: 1 })).documents;
    if (first === undefined) throw new Error('the history registers no document');
    await record(putDocumentInForceUseCase, { documentId: first.documentId, kind: 'working-rules', inForceFrom: '2020-03-01' }, 'in force', '2020-03-01');
    const shown = async (on: string) => (await ask<{ documents: object[] }>(documentsQuery, { on })).documents.find((one) => (one as typeof first).documentId === first.documentId);
    expect(await shown('2020-02-29')).toMatchObject({ ruleKind: '', inForceFrom: null });
    expect(await shown('2020-03-01')).toMatchObject({ ruleKind: 'working-rules', inForceFrom: '2020-03-01' });
    expect((await ask<{ documents: object[] }>(documentsQuery, { on: '2015-01-01' })).documents).toEqual([]);
  });
});
