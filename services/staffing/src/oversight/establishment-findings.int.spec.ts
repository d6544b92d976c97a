import { staffingContract } from '@yange/contracts';
import { MemoryEventLogs, type EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { foldDigests, readModelsGiven, type GivenReadModels } from '@yange/projections';
import { serviceExecutor } from '@yange/service-host';
import { testDatabase, type TestDatabase } from '@yange/testing';
import { askGiven, setHistoryWindow, specificationMeta, type AnyUseCase, type CommandOutcome } from '@yange/use-case';
import { noteOrganEndUseCase, noteOrganUseCase } from '../commands/organ-notes/organ-note.use-cases.js';
import { oversightProjection } from '../projections/oversight/oversight.projection.js';
import { staffingService } from '../staffing.service.js';
import { establishmentFindingsQuery } from './establishment-findings.query.js';

const withinMs = 180_000;
const district = '150302';
const organ = (name: string) => ({ organId: derivedId('organ', name), name, count: 1, each: false });
const [bureau, town] = [organ('某局'), organ('某镇')];
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;

describe('findings of the establishment as of a day', () => {
  const log: EventLog = new MemoryEventLogs('staffing').forDistrict(district);
  const executor = serviceExecutor(staffingService);
  let database: TestDatabase;
  let models: GivenReadModels;
  let commands = 0;

  /** As history tells it: breaches are recorded. */
  const say = (name: string, body: object, on: string): Promise<CommandOutcome> => {
    const useCase = [...staffingService.useCases, noteOrganUseCase as AnyUseCase, noteOrganEndUseCase as AnyUseCase, setHistoryWindow(staffingContract) as AnyUseCase].find((one) => one.name === name);
    if (useCase === undefined) throw new Error(name);
    return executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ commandId: derivedId('spec', String((commands += 1))), effective: onDay(on) }));
  };
  const note = (name: string, more: object) => say('note-organ', { organId: organ(name).organId, name, ...more }, '1949-10-01');
  const ask = async (asOf: string, more: object = {}) => {
    await models.caughtUp();
    return (await askGiven(establishmentFindingsQuery, more, { district, read: models.read, asOf })).findings;
  };
  const told = async (asOf: string, more: object = {}): Promise<readonly string[]> => (await ask(asOf, more)).map(({ ownerName, problem, number, since, kind, level }) => `${ownerName} ${problem} ${number} ${since} ${kind ?? level ?? ''}`);

  beforeAll(async () => {
    database = await testDatabase();
    await say('set-history-window', { cutOver: '2020-07-01' }, '2018-01-01');
    models = await readModelsGiven(database.url, log, staffingService.projections);
  }, withinMs);

  afterAll(async () => {
    await models.close();
    await database.close();
  }, withinMs);

  it('are nothing of an empty district', async () => {
    expect(await ask('2020-01-01')).toEqual([]);
  });

  it('say 超编 with its rule, source, days, and the open row of a ledger', async () => {
    await say('approve-quota', { owner: bureau, type, count: 5 }, '2018-01-01');
    const stated = await say('state-headcount', { owner: bureau, type, count: 7 }, '2018-03-01');
    const opened = await say('open-issues', { ledger: '超编问题台账', kind: '超编', titles: ['某局超编 2 名'], organId: bureau.organId, deadline: '2018-12-31' }, '2018-04-01');
    expect([await told('2018-02-28'), await told('2018-03-01')]).toEqual([[], ['某局 超编 2 2018-03-01 administrative']]);
    expect(await ask('2018-05-01')).toMatchObject([{ rule: 'over-quota', title: { zh: '实有人数不超过核定编制' }, source: { kind: 'article', zh: '国务院令第486号第六条' }, organId: bureau.organId, level: null, zh: '超编：核定 5 名，实有 7 名', item: { issueId: Object.values(opened.answer)[0], ledgerName: '超编问题台账', title: '某局超编 2 名', openedOn: '2018-04-01', deadline: '2018-12-31' } }]);
    expect((await ask('2018-03-31')).map(({ item }) => item)).toEqual([null]);
    expect((await ask('2018-05-01')).map(({ eventId }) => eventId)).toEqual([stated.events[0]?.eventId]);
    await say('close-issues', { ledger: '超编问题台账', kind: '超编', issueIds: Object.values(opened.answer), means: ['转任'], evidence: '证明' }, '2018-06-01');
    expect((await ask('2018-07-01')).map(({ item }) => item)).toEqual([null]);
    await say('state-headcount', { owner: bureau, type, count: 5 }, '2018-08-01');
    expect(await told('2018-08-01')).toEqual([]);
  });

  it('say 超职数, 超规格, 自行设置领导职务名称 and 混编 of an organ of which others told', async () => {
    await note('某镇', { category: 'town', rank: '正科级', sourceEventId: derivedId('e', '1'), since: '2019-01-01' });
    await say('approve-posts', { owner: town, level: '科级', principal: 3, deputy: 8 }, '2019-01-01');
    await say('appoint-leaders', { owner: town, level: '科级', rank: 'deputy', count: 10 }, '2019-02-01');
    await say('set-role-line', { owner: town, level: '处级', role: '调研员', rank: 'principal', count: 1 }, '2019-03-01');
    await note('某局', { category: 'government-department', rank: '', sourceEventId: derivedId('e', '2'), since: '2019-01-01' });
    await say('approve-quota', { owner: bureau, type: { kind: 'institution', management: 'civil-service', funding: 'full' }, count: 3 }, '2019-04-01');
    expect(await told('2019-04-01')).toEqual(['某局 混编混岗 3 2019-04-01 institution', '某镇 超职数 2 2019-02-01 科级', '某镇 超规格 1 2019-03-01 县处级', '某镇 自行设置领导职务名称 1 2019-03-01 县处级']);
    expect(await told('2019-04-01', { rule: 'rank-above-organ' })).toEqual(['某镇 超规格 1 2019-03-01 县处级']);
    expect(await told('2019-04-01', { organId: bureau.organId })).toEqual(['某局 混编混岗 3 2019-04-01 institution']);
    await note('某镇', { category: '', rank: '正处级', sourceEventId: derivedId('e', '3'), since: '2019-05-01' });
    expect([await told('2019-04-30', { rule: 'rank-above-organ' }), await told('2019-05-01', { rule: 'rank-above-organ' })]).toEqual([['某镇 超规格 1 2019-03-01 县处级'], []]);
  });

  it('say who entered without a permit, what an ended organ keeps, and a total that is exceeded', async () => {
    const gone = organ('某办');
    await say('approve-quota', { owner: gone, type, count: 2 }, '2019-06-01');
    const entered = await say('enter-person', { owner: gone, type }, '2019-06-02');
    const ended = derivedId('e', 'end');
    await say('note-organ-end', { organId: gone.organId, sourceEventId: ended, name: '某办', endedOn: '2019-07-01', successors: [], movedTo: '', byWords: false }, '1949-10-01');
    await say('set-quota-total', { kind: 'administrative', count: 6 }, '2019-06-01');
    const some = async (asOf: string) => (await told(asOf)).filter((line) => /^(某办|全区)/.test(line)).sort();
    expect(await some('2019-06-30')).toEqual(['全区 超编 1 2019-06-01 administrative', '某办 用编审批在先 1 2019-06-02 administrative']);
    expect(await some('2019-07-01')).toEqual(['全区 超编 1 2019-06-01 administrative', '某办 撤销的机构不再有编制、职数和人员 2 2019-07-01 administrative', '某办 用编审批在先 1 2019-06-02 administrative'].sort());
    await say('leave-person', { personId: entered.answer['personId'], owner: gone, type, reason: '调出' }, '2019-08-01');
    expect((await some('2019-08-01')).some((line) => line.includes('用编审批在先'))).toBe(false);
    await expect(ask('2019-02-30')).rejects.toThrow();
    const causes = (await ask('2019-07-01')).filter(({ ownerName }) => ownerName === '某办').map(({ rule, eventId }) => [rule, eventId]).sort();
    expect(causes).toEqual([['organ-ended', ended], ['permit-first', entered.events.find(({ type: event }) => event === 'PersonEntered')?.eventId]]);
  });

  it('say which leaders in excess an organ that ended leaves, until they are absorbed', async () => {
    const gone = organ('某中心');
    await say('record-excess-leaders', { owner: gone, level: '科级', principal: 0, deputy: 2 }, '2019-06-01');
    await say('note-organ-end', { organId: gone.organId, name: '某中心', endedOn: '2019-07-01', successors: [], movedTo: '', byWords: false, toldByHistory: true }, '1949-10-01');
    await say('absorb-excess-leaders', { owner: gone, level: '科级', principal: 0, deputy: 2, means: ['转任'] }, '2019-09-01');
    const left = async (asOf: string) => (await ask(asOf)).filter(({ organId, rule }) => organId === gone.organId && rule === 'organ-ended').map(({ number, since, level }) => [number, since, level]);
    expect([await left('2019-06-30'), await left('2019-08-31'), await left('2019-09-01')]).toEqual([[], [[2, '2019-07-01', '科级']], []]);
  });

  it('say who is on record for a post after having left', async () => {
    const office = organ('某所');
    await say('approve-quota', { owner: office, type, count: 2 }, '2019-06-01');
    const { answer: { personId } } = await say('enter-person', { owner: office, type }, '2019-06-02');
    await say('approve-posts', { owner: office, level: '科级', principal: 1 }, '2019-06-02');
    await say('set-role-line', { owner: office, level: '科级', role: '所长', rank: 'principal', count: 1 }, '2019-06-02');
    await say('appoint-to-post', { owner: office, level: '科级', role: '所长', rank: 'principal', personId }, '2019-08-01');
    await say('leave-person', { personId, owner: office, type, reason: '调出' }, '2019-07-01');
    const held = async (asOf: string) => (await ask(asOf)).filter(({ rule }) => rule === 'post-still-held').map(({ ownerName, number, since }) => [ownerName, number, since]);
    expect([await held('2019-07-31'), await held('2019-09-01')]).toEqual([[], [['某所', 1, '2019-08-01']]]);
    await say('release-from-post', { owner: office, level: '科级', role: '所长', rank: 'principal', personId }, '2019-10-01');
    expect(await held('2019-10-01')).toEqual([]);
  });

  it('say what history closed without evidence or without the change that raised the cap, at the organ that a row is about, until it is reopened', async () => {
    const of = { ledger: '督查台账', kind: '机构编制问题' };
    const opened = await say('open-issues', { ...of, titles: ['某局一事'], organId: bureau.organId }, '2019-09-01');
    await say('open-issues', { ...of, count: 4 }, '2019-09-01');
    await say('close-issues', { ...of, issueIds: Object.values(opened.answer), means: ['转任'] }, '2019-10-01');
    const unraisedBy = await say('close-issues', { ...of, count: 4, means: ['增编'], evidence: '批复' }, '2019-10-02');
    const acts = async (asOf: string) => (await ask(asOf)).filter(({ rule }) => /^c/.test(rule)).map(({ rule, organId, ownerName, number, since }) => [rule, organId, ownerName, number, since]);
    const [bare, unraised] = [['close-evidence', bureau.organId, '某局', 1, '2019-10-01'], ['cap-not-raised', null, '全区', 4, '2019-10-02']];
    expect((await ask('2019-10-31')).filter(({ rule }) => rule === 'cap-not-raised').map(({ eventId }) => eventId)).toEqual([unraisedBy.events[0]?.eventId]);
    await say('reopen-issues', { ...of, issueIds: Object.values(opened.answer), reason: '复查' }, '2019-11-01');
    expect([await acts('2019-09-30'), await acts('2019-10-31'), await acts('2019-11-01')]).toEqual([[], [unraised, bare], [unraised]]);
  });

  it('rest on rows that are the same however their events come', async () => {
    const { events } = await log.readPage({ after: 0, limit: 1_000 });
    const types = new Set(oversightProjection.types);
    expect(new Set(Object.values(await foldDigests(models.pool, oversightProjection, events.filter((event) => types.has(event.type))))).size).toBe(1);
  }, withinMs);
});
