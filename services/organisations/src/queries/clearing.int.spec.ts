import { organisationsContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { onDay } from '@yange/kernel';
import { readModelsGiven, type GivenReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { CommandExecutor, specificationMeta, type AnyQuery, type AnyUseCase } from '@yange/use-case';
import { makeMotionUseCase } from '../commands/motion/make-motion.use-case.js';
import { fileArgumentUseCase } from '../commands/motion/file-argument.use-case.js';
import { takeDecisionUseCase } from '../commands/motion/take-decision.use-case.js';
import { holdMeetingUseCase } from '../commands/record/hold-meeting.use-case.js';
import { receiveDemandUseCase } from '../commands/motion/receive-demand.use-case.js';
import { establishOrganUseCase } from '../commands/organ/establish-organ.use-case.js';
import { reparentOrganUseCase } from '../commands/organ/reparent-organ.use-case.js';
import { retainPledgeItemsUseCase } from '../commands/pledge-list/retain-pledge-items.use-case.js';
import { district, importHistory } from '../import/history.fixture.js';
import { organisationsService } from '../organisations.service.js';
import { parentEnded } from '../reactions/parent-ended.reaction.js';
import { demandsQuery } from './demands.query.js';
import { meetingsQuery } from './meetings.query.js';
import { motionsQuery } from './motions.query.js';
import { pledgeListsQuery } from './pledge-lists.query.js';

describe('what is cleared, refused and passed on', () => {
  const log: EventLog = new MemoryEventLogs('organisations').forDistrict(district);
  const executor = new CommandExecutor(organisationsContract);
  let database: TestDatabase;
  let models: GivenReadModels;

  const record = (useCase: AnyUseCase, body: unknown, commandId: string, day: string) => executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId, effective: onDay(day) }));
  const ask = async <T>(query: AnyQuery, params: object): Promise<T> => {
    await models.caughtUp();
    return (await query.run(query.params.parse(params), { district, read: models.read })) as T;
  };

  beforeAll(async () => {
    await importHistory(log);
    database = await testDatabase();
    models = await readModelsGiven(database.url, log, organisationsService.projections);
  }, 180_000);
  afterAll(async () => {
    await models.close();
    await database.close();
  });

  it('pledges and vetoes of a clearing: listed, cancelled, retained with the reason', async () => {
    interface Lists {
      lists: { name: string; listed: number; cancelled: number; retained: number; open: number; items: { status: string; count: number; reason: string }[] }[];
    }
    const [before] = (await ask<Lists>(pledgeListsQuery, {})).lists;
    if (before === undefined) throw new Error('the history lists no pledges');
    expect(before.listed).toBe(before.cancelled + before.retained + before.open);
    const extra = '另一清单';
    const list = organisationsService.useCases.find(({ name }) => name === 'list-pledge-items') as AnyUseCase;
    await record(list, { list: extra, kind: 'veto', names: ['综治'], count: 3, label: '其余' }, 'listed', '2020-01-01');
    await record(retainPledgeItemsUseCase, { list: extra, kind: 'veto', names: ['综治'], count: 1, reason: '法律规定' }, 'kept', '2020-03-01');
    const on = async (day: string, more: object = {}) => (await ask<Lists>(pledgeListsQuery, { on: day, ...more })).lists.find(({ name }) => name === extra);
    expect(await on('2019-12-31')).toBeUndefined();
    expect(await on('2020-02-28')).toMatchObject({ listed: 3, retained: 0, open: 3 });
    expect(await on('2020-03-01', { status: 'retained' })).toMatchObject({ listed: 3, retained: 1, open: 2, items: [{ name: '综治', named: true, kind: 'veto', status: 'retained', reason: '法律规定', since: '2020-03-01' }] });
  }, 60_000);

  it('demands from outside, who approved them, and the motions that rest on them', async () => {
    const demanded = { source: 'vertical-department', matter: 'organ.establish', words: '要求设立对口机构' };
    const approval = { number: '内政发〔2020〕3号', issuer: '自治区人民政府', issuedOn: '2020-01-05' };
    await record(receiveDemandUseCase, { ...demanded, demandedBy: '甲厅', approval }, 'refused', '2020-02-01');
    const { answer } = await record(receiveDemandUseCase, { ...demanded, demandedBy: '乙厅', approval, approvedBy: 'government' }, 'received', '2020-02-02');
    const motion = { title: '设立机构', items: [{ matter: 'organ.establish' }], necessity: '上级批准', demandId: answer['demandId'] };
    const made = await record(makeMotionUseCase, motion, 'motion', '2020-02-03');
    const on = (day: string) => ask<{ demands: object[] }>(demandsQuery, { on: day });
    expect((await on('2020-01-31')).demands).toEqual([]);
    expect((await on('2020-02-02')).demands).toMatchObject([
      { demandedBy: '甲厅', source: 'vertical-department', accepted: false, approvedBy: null, approval: null, receivedOn: '2020-02-01', motions: [] },
      { demandedBy: '乙厅', accepted: true, approvedBy: 'government', approval: { number: approval.number, issuer: approval.issuer }, reason: '', motions: [] },
    ]);
    expect((await on('2020-02-03')).demands[1]).toMatchObject({ motions: [{ motionId: made.answer['motionId'], title: '设立机构' }] });
    expect((await ask<{ motions: object[] }>(motionsQuery, { motion: made.answer['motionId'] })).motions).toMatchObject([{ demandId: answer['demandId'] }]);
  }, 60_000);

  it('meetings that were held by the day, the latest first, each with its motions and with the decisions that name it', async () => {
    const made = await record(makeMotionUseCase, { title: '设一内设机构', items: [{ matter: 'organ.units', words: '设办公室' }], necessity: '职能增加' }, 'for a meeting', '2020-04-01');
    const motionId = made.answer['motionId'] ?? '';
    await record(fileArgumentUseCase, { motionId, version: 1, necessity: '必要', reasonableness: '合理', feasibility: '可行', evidence: ['内党办发〔2019〕22号'] }, 'argued', '2020-04-02');
    const named = { body: '区委编委会', year: 2020 };
    const { answer: { meetingId = '' } } = await record(holdMeetingUseCase, { ...named, ordinal: 7, approved: [], motionIds: [motionId] }, 'the meeting', '2020-04-10');
    await record(holdMeetingUseCase, { ...named, ordinal: 8, approved: [] }, 'the next', '2020-05-10');
    const [motion] = (await ask<{ motions: { contentHash: string }[] }>(motionsQuery, { motion: motionId })).motions;
    const taken = await record(takeDecisionUseCase, { motionId, version: 1, contentHash: motion?.contentHash, outcome: 'approve', minutes: { number: '海编纪〔2020〕2号', title: '', issuer: '区委编委', issuedOn: '2020-04-10' }, meetingId }, 'decided', '2020-04-11');
    const on = async (day: string) => (await ask<{ meetings: { body: string; ordinal: number }[] }>(meetingsQuery, { on: day })).meetings.filter(({ body, ordinal }) => body === '区委编委会' && ordinal > 6);
    expect(await on('2020-04-09')).toEqual([]);
    expect(await on('2020-04-10')).toMatchObject([{ meetingId, title: '区委编委会2020年第7次会议', heldOn: '2020-04-10', text: '2020-04-10', motions: [{ motionId, title: '设一内设机构' }], decisions: [] }]);
    expect((await on('2020-05-10')).map(({ ordinal }) => ordinal)).toEqual([8, 7]);
    const [one, none] = [await ask<{ meetings: object[] }>(meetingsQuery, { meeting: meetingId }), await ask<{ meetings: object[] }>(meetingsQuery, { meeting: motionId })];
    expect([one.meetings.length, none.meetings]).toEqual([1, []]);
    expect(one.meetings).toMatchObject([{ decisions: [{ motionId, title: '设一内设机构', outcome: 'approve', minutes: '海编纪〔2020〕2号', on: '2020-04-11', eventId: taken.events.find(({ type }) => type === 'DecisionTaken')?.eventId }] }]);
  }, 60_000);

  it('what was ever under an organ that ended: the decision looks whether it still is', async () => {
    const begin = async (name: string, parentId?: string): Promise<string> => (await record(establishOrganUseCase, { name, category: 'institution', ...(parentId === undefined ? {} : { parentId }) }, name, '2020-01-01')).answer['organId'] ?? '';
    const [parent, heir] = [await begin('区上级局'), await begin('承接局')];
    const [stays, leaves] = [await begin('区甲所', parent), await begin('区乙所', parent)];
    await record(reparentOrganUseCase, { organId: leaves, newParentId: heir }, 'leaves', '2020-02-01');
    const register = { query: async <R extends object>(sql: string, values: readonly unknown[]) => (await models.caughtUp(), (await models.pool.query<R>(sql, [...values])).rows) };
    const event = organisationsContract.make('OrganAbolished', { organId: parent, name: '区上级局', successors: [{ organId: heir, name: '承接局', how: 'merged' }] });
    const commands = await parentEnded.react({ district, context: 'organisations', event, eventId: 'e', streamId: '', mode: 'live', effective: onDay('2020-03-01'), citations: [], correlationId: '', decision: null }, register);
    expect(commands.map(({ body }) => body)).toEqual([stays, leaves].sort().map((organId) => ({ organId, from: { organId: parent, name: '区上级局' }, successors: [{ organId: heir, name: '承接局' }] })));
  }, 60_000);
});
