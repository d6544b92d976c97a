import { isRole } from '@yange/auth';
import { connectionPool } from '@yange/event-log';
import type { StoredEvent } from '@yange/event-log';
import { addDays, derivedId } from '@yange/kernel';
import { foldDigests, migrateReadDatabase, openReadDatabase, ReadAtMoment, type ReadModels } from '@yange/projections';
import { testDatabase, type TestDatabase } from '@yange/testing';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { dueKinds } from '../language/due.language.js';
import { district, organOf, told, ToldLogs, type ToldEvent } from '../projections/due-list/due-list.fixture.js';
import { dueList } from '../projections/due-list/due-list.projection.js';
import type { DueEntry } from './due-list.reading.js';
import { dueKindsQuery, duesQuery } from './dues.query.js';

const id = (name: string): string => derivedId('spec', name);
const bureau = organOf('甲局');
const street = organOf('滨河街道');

/** 国庆 2026: Thursday 1 to Wednesday 7 October off, Saturday 10 October worked. Made up for specs. */
const calendar = told('organisations', 'work-calendar', 'WorkDaysSet', { year: 2026, holidays: ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'], workdays: ['2026-10-10'] }, '2025-12-01');

const term = (kind: string, withinDays: number | undefined, warnDays: number, on = '2026-01-01'): ToldEvent => told('reporting', `due-term/${kind}`, 'DueTermSet', { kind, ...(withinDays === undefined ? {} : { withinDays }), warnDays }, on);

const account = { id: id('account'), owner: bureau, type: { kind: 1 } };
const permit = (type: string, data: object, on: string): ToldEvent => told('staffing', `use-permit/${id('permit')}`, type, { permitId: id('permit'), ...data }, on);
const organ = (type: string, data: object, on: string): ToldEvent => told('organisations', `organ/${bureau.organId}`, type, data, on);
const reform = (type: string, data: object, on: string): ToldEvent => told('organisations', `reform/${id('reform')}`, type, { reformId: id('reform'), ...data }, on);
const motion = (type: string, data: object, on: string): ToldEvent => told('organisations', `motion/${id('motion')}`, type, { motionId: id('motion'), ...data }, on);
const call = (type: string, data: object, on: string): ToldEvent => told('grid', `call/${id('call')}`, type, { callId: id('call'), ...data }, on);
const seconded = (type: string, data: object, on: string): ToldEvent => told('staffing', `secondment/${id('s')}`, type, { groupId: id('s'), owner: bureau, secondmentId: id('s1'), ...data }, on);
const batch = (type: string, data: object, on: string): ToldEvent => told('staffing', `transfer-batch/${id('batch')}`, type, { batchId: id('batch'), ...data }, on);
const ledger = { id: id('ledger'), name: '2019年台账' };
const issues = (type: string, data: object, on: string): ToldEvent => told('staffing', `rectification-ledger/${ledger.id}`, type, { ledger, kind: '超编', ...data }, on);
const item = (type: string, data: object, on: string): ToldEvent => told('organisations', `work-item/${id('item')}`, type, { itemId: id('item'), name: '养犬登记', ...data }, on);
const power = (type: string, data: object, on: string): ToldEvent => told('enforcement', `power-list/${id('list')}`, type, { listId: id('list'), unit: street, ...data }, on);
const practice = (type: string, data: object, on: string): ToldEvent => told('enforcement', `team-practice/${id('team')}`, type, { teamId: id('team'), team: '甲队', ...data }, on);
const serviceItem = told('grid', `service-item/${id('service')}`, 'ServiceItemSet', { itemId: id('service'), name: '低保申请', centreId: id('centre'), centre: '政务大厅', department: bureau, workingDays: 5 }, '2026-01-01');
const forwarded = (type: string, on: string): ToldEvent => told('grid', `service-case/${id('case')}`, type, { caseId: id('case'), itemId: id('service'), department: organOf('乙局'), ...(type === 'CaseForwarded' ? { dueOn: '2026-10-12' } : { opinion: '同意' }) }, on);
const serviceCase = (type: string, on: string): ToldEvent => told('grid', `service-case/${id('case')}`, type, { caseId: id('case'), itemId: id('service'), item: '低保申请', centreId: id('centre'), window: '3号窗' }, on);
const made = motion('MotionMade', { content: { title: '合并甲乙两局' }, version: 1, proposedBy: 'clerk-1' }, '2026-09-01');
const established = organ('OrganEstablished', { organId: bureau.organId, name: bureau.name, category: 'government-department' }, '2026-09-21');
const subject = { subject: bureau };
const areaUnit = (type: string, data: object, on: string): ToldEvent => told('grid', `area-unit/${id('area')}`, type, { areaUnitId: id('area'), name: '某中学', ...data }, on);
const seat = areaUnit('AreaUnitRegistered', { unit: street, kind: 'school' }, '2026-01-05');
const pledge = { pledgeId: id('pledge'), title: '开放操场' };
const raised = call('CallRaised', { caller: street, matter: '占道经营', called: [bureau] }, '2026-09-28');
const dispatched = call('CallDispatched', { department: bureau, signBy: '2026-09-29', dueOn: '2026-10-12' }, '2026-09-28');
const signed = call('CallSigned', { department: bureau }, '2026-09-28');
const answered = call('CallAnswered', { department: bureau, answer: '已取缔' }, '2026-09-28');

const inspected = (type: string, data: object, on: string): ToldEvent => told('reporting', `inspection/${id('i')}`, type, { inspectionId: id('i'), ...data }, on);
const requested = { title: '机构改革督查', requestedBy: '自治区党委编办', selfCheckDue: '2026-10-12', submissionDue: '2026-10-12' };

interface Case {
  readonly kind: keyof typeof dueKinds;
  readonly given: readonly ToldEvent[];
  readonly dueOn: string;
  readonly organs?: string;
  /** day of the event that opened it; that of the last one where none is given */
  readonly since?: string;
  /** first day that is yellow, with the default days of warning and the calendar of 国庆 */
  readonly yellow: string;
  readonly done: ToldEvent;
}

/** Of every kind one: what opens it, when it is due, when it turns yellow, what does it. */
const cases: readonly Case[] = [
  { kind: 'use-permit', given: [permit('UsePermitGranted', { account, count: 1, expiresOn: '2026-10-12' }, '2026-09-01')], dueOn: '2026-10-12', organs: '甲局', yellow: '2026-09-22', done: permit('UsePermitUsed', { personId: id('p1') }, '2026-10-13') },
  { kind: 'use-permit', given: [permit('UsePermitGranted', { account, count: 2, expiresOn: '2026-10-12' }, '2026-09-01'), permit('UsePermitUsed', { personId: id('p1') }, '2026-09-02')], since: '2026-09-01', dueOn: '2026-10-12', organs: '甲局', yellow: '2026-09-22', done: permit('UsePermitExpired', {}, '2026-10-13') },
  { kind: 'secondment', given: [term('secondment', 20, 10), told('staffing', `secondment/${id('s')}`, 'SecondmentsRecorded', { groupId: id('s'), owner: bureau, forms: ['借调'], persons: 3 }, '2026-09-10')], dueOn: '2026-10-14', organs: '甲局', yellow: '2026-09-24', done: told('staffing', `secondment/${id('s')}`, 'SecondmentsCleared', { groupId: id('s'), owner: bureau, forms: ['借调'], complete: true }, '2026-10-15') },
  { kind: 'secondment', given: [seconded('SecondmentsRecorded', { forms: ['借调'], persons: 3, until: '2026-10-12' }, '2026-09-01')], dueOn: '2026-10-12', organs: '甲局', yellow: '2026-09-22', done: seconded('SecondmentsCleared', { complete: true }, '2026-10-13') },
  { kind: 'transfer-batch', given: [batch('TransferBatchRecorded', { name: '改革转隶', persons: { blocks: [{ id: id('bp'), label: '转隶人员', count: 5 }] }, to: bureau, dueOn: '2026-10-12' }, '2026-09-01'), batch('TransferPersonNamed', { personId: id('p1') }, '2026-09-02')], since: '2026-09-01', dueOn: '2026-10-12', organs: '甲局', yellow: '2026-09-22', done: batch('TransferBatchFinished', { named: 1, unnamed: 4, reason: '四人留任' }, '2026-10-13') },
  { kind: 'rectification', given: [issues('IssuesOpened', { issues: { named: [{ id: id('i1'), name: '甲局超编2名' }] }, deadline: '2026-10-12' }, '2026-09-01')], dueOn: '2026-10-12', yellow: '2026-09-22', done: issues('IssuesClosed', { issues: { named: [{ id: id('i1'), name: '甲局超编2名' }] }, means: ['转任'] }, '2026-10-13') },
  { kind: 'rectification', given: [issues('IssuesOpened', { issues: { blocks: [{ id: id('b1'), label: '超编', count: 3 }] }, deadline: '2026-10-12' }, '2026-09-01'), issues('IssuesClosed', { issues: { blocks: [{ id: id('b2'), label: '超编', count: 2 }] } }, '2026-09-02')], since: '2026-09-01', dueOn: '2026-10-12', yellow: '2026-09-22', done: issues('IssuesClosed', { issues: { blocks: [{ id: id('b3'), label: '超编', count: 1 }] } }, '2026-10-13') },
  { kind: 'coordination-body', given: [organ('CoordinationBodySetUp', { organId: bureau.organId, name: '领导小组', endsOn: '2026-10-30', officeInId: street.organId, officeInName: street.name }, '2026-01-05')], dueOn: '2026-10-30', organs: '滨河街道', yellow: '2026-09-28', done: organ('OrganAbolished', { organId: bureau.organId, name: '领导小组' }, '2026-11-01') },
  { kind: 'reform-task', given: [reform('ReformTaskPlanned', { taskId: id('t'), ordinal: 1, title: '赋权到位', leadUnits: [bureau, street], dueOn: '2026-10-12' }, '2026-03-02')], dueOn: '2026-10-12', organs: '甲局、滨河街道', yellow: '2026-09-22', done: reform('ReformTaskCompletionClaimed', { taskId: id('t'), title: '赋权到位', evidence: ['印发件'] }, '2026-10-13') },
  { kind: 'motion-argument', given: [made], dueOn: '2026-09-29', yellow: '2026-09-22', done: motion('ArgumentFiled', { version: 1 }, '2026-09-30') },
  { kind: 'motion-decision', given: [made, motion('ArgumentFiled', { version: 1 }, '2026-09-02')], dueOn: '2026-09-30', yellow: '2026-09-23', done: motion('DecisionTaken', { version: 1, outcome: 'reject' }, '2026-10-08') },
  { kind: 'motion-submission', given: [made, motion('DecisionTaken', { version: 1, outcome: 'submit' }, '2026-09-22')], dueOn: '2026-10-12', yellow: '2026-10-08', done: motion('MotionSubmitted', { version: 1 }, '2026-10-13') },
  { kind: 'city-reply', given: [made, motion('MotionSubmitted', { version: 1 }, '2026-09-01')], dueOn: '2026-10-19', yellow: '2026-10-12', done: motion('ReplyReceived', { version: 1, outcome: 'reject' }, '2026-10-20') },
  { kind: 'implementation', given: [term('implementation', 10, 3), made, motion('ReplyReceived', { version: 1, outcome: 'approve' }, '2026-09-22')], dueOn: '2026-10-12', yellow: '2026-10-08', done: motion('ImplementationReported', { words: '已完成' }, '2026-10-13') },
  { kind: 'motion-filing', given: [made, motion('ImplementationReported', { words: '已完成' }, '2026-09-22'), motion('MotionFiled', { filedWith: '市委编办', stillDue: ['congress-committee'] }, '2026-09-23')], since: '2026-09-22', dueOn: '2026-10-12', yellow: '2026-10-08', done: motion('MotionFiled', { filedWith: '市委编办' }, '2026-10-13') },
  { kind: 'work-item-filing', given: [item('WorkItemAdmitted', { requestedById: bureau.organId, requestedByName: bureau.name }, '2026-09-22')], dueOn: '2026-10-12', organs: '甲局', yellow: '2026-10-08', done: item('WorkItemFiled', { filedWith: '区委编办' }, '2026-10-13') },
  { kind: 'seal-activation', given: [established], dueOn: '2026-11-06', organs: '甲局', yellow: '2026-10-30', done: organ('SealActivated', subject, '2026-11-09') },
  { kind: 'seal-filing', given: [established], dueOn: '2026-11-06', organs: '甲局', yellow: '2026-10-30', done: organ('SealFiled', subject, '2026-11-09') },
  { kind: 'credit-code', given: [established], dueOn: '2026-11-06', organs: '甲局', yellow: '2026-10-30', done: organ('CreditCodeCertificateIssued', { ...subject, code: '11150302TE5T10003T' }, '2026-11-09') },
  { kind: 'sanding', given: [established], dueOn: '2026-12-18', organs: '甲局', yellow: '2026-12-04', done: organ('SandingIssued', { ...subject, version: 1 }, '2026-12-21') },
  { kind: 'sanding-notice', given: [reform('NoticeForwarded', { noticeId: id('n'), title: '关于学习“三定”的通知', organs: { blocks: [{ id: id('o'), label: '部门', count: 1 }] }, units: { named: [] } }, '2026-09-01')], dueOn: '2026-09-29', yellow: '2026-09-22', done: reform('NoticeAnswered', { noticeId: id('n'), title: '关于学习“三定”的通知', organId: bureau.organId, organName: bureau.name, words: '已学习' }, '2026-09-30') },
  { kind: 'sanding-notice', given: [reform('NoticeForwarded', { noticeId: id('n'), title: '通知', answerDueOn: '2026-10-12', units: { named: [{ id: bureau.organId, name: bureau.name }] } }, '2026-09-01')], dueOn: '2026-10-12', yellow: '2026-09-29', done: reform('NoticeAnswered', { noticeId: id('n'), title: '通知', organId: bureau.organId }, '2026-10-13') },
  { kind: 'reform-task', given: [reform('ReformTaskPlanned', { taskId: id('t'), ordinal: 1, title: '赋权到位', leadUnits: [bureau], dueOn: '2026-10-12' }, '2026-03-02'), reform('ReformTaskCompletionClaimed', { taskId: id('t'), title: '赋权到位' }, '2026-09-01'), reform('ReformTaskCompletionReturned', { taskId: id('t'), title: '赋权到位', reason: '佐证不足' }, '2026-09-03')], dueOn: '2026-10-12', organs: '甲局', yellow: '2026-09-22', done: reform('ReformTaskCompletionClaimed', { taskId: id('t'), title: '赋权到位' }, '2026-10-13') },
  { kind: 'sanding-misfit', given: [organ('SandingMisfitFound', { organId: bureau.organId, organName: bureau.name, misfitId: id('m'), kind: 'duty', words: '多承担一项职责' }, '2026-09-01')], dueOn: '2026-09-29', organs: '甲局', yellow: '2026-09-22', done: organ('SandingMisfitCorrected', { organId: bureau.organId, organName: bureau.name, misfitId: id('m'), words: '已纠正' }, '2026-09-30') },
  { kind: 'call-answer', given: [raised], dueOn: '2026-10-10', organs: '甲局', yellow: '2026-10-08', done: call('CallClosed', { outcome: '办结' }, '2026-10-12') },
  { kind: 'call-sign', given: [raised, dispatched], dueOn: '2026-09-29', organs: '甲局', yellow: '2026-09-29', done: call('CallSigned', { department: bureau }, '2026-09-30') },
  { kind: 'call-answer', given: [raised, dispatched, signed], dueOn: '2026-10-12', organs: '甲局', yellow: '2026-10-09', done: call('CallAnswered', { department: bureau, answer: '已取缔' }, '2026-10-13') },
  { kind: 'call-answer', given: [raised, dispatched, signed, call('CallShareTakenOver', { department: bureau, takenOverBy: organOf('乙局') }, '2026-09-28')], dueOn: '2026-10-12', organs: '乙局', yellow: '2026-10-09', done: call('CallAnswered', { department: organOf('乙局'), answer: '已取缔' }, '2026-10-13') },
  { kind: 'call-review', given: [raised, dispatched, signed, answered, call('CallerSucceeded', { caller: street, succeededBy: organOf('海北街道') }, '2026-09-28')], dueOn: '2026-10-08', organs: '海北街道', yellow: '2026-09-30', done: call('CallReviewed', { department: bureau, passed: true }, '2026-10-09') },
  { kind: 'call-review', given: [raised, dispatched, signed, answered], dueOn: '2026-10-08', organs: '滨河街道', yellow: '2026-09-30', done: call('CallReviewed', { department: bureau, passed: true }, '2026-10-09') },
  { kind: 'call-dispatch', given: [raised, dispatched, call('CallReturned', { department: bureau, reason: '不属本局' }, '2026-09-28')], dueOn: '2026-09-29', organs: '滨河街道', yellow: '2026-09-29', done: call('CallDispatched', { department: organOf('乙局'), signBy: '2026-10-09', dueOn: '2026-10-15', insteadOf: bureau.organId }, '2026-09-30') },
  { kind: 'service-case', given: [serviceItem, serviceCase('CaseAccepted', '2026-09-30')], dueOn: '2026-10-13', organs: '甲局', yellow: '2026-10-10', done: serviceCase('CaseFinished', '2026-10-14') },
  { kind: 'service-case', given: [serviceItem, forwarded('CaseForwarded', '2026-09-30')], dueOn: '2026-10-12', organs: '乙局', yellow: '2026-10-09', done: forwarded('CaseHandedBack', '2026-10-13') },
  { kind: 'area-pledge', given: [seat, areaUnit('AreaPledgeGiven', { ...pledge, dueOn: '2026-10-12' }, '2026-09-01')], dueOn: '2026-10-12', organs: '滨河街道', yellow: '2026-09-22', done: areaUnit('AreaPledgeSettled', { ...pledge, kept: false }, '2026-10-13') },
  { kind: 'area-pledge', given: [seat, areaUnit('AreaPledgeGiven', { ...pledge, dueOn: '2026-09-30' }, '2026-09-01'), areaUnit('AreaPledgePostponed', { ...pledge, dueOn: '2026-10-12', reason: '操场维修' }, '2026-09-01')], dueOn: '2026-10-12', organs: '滨河街道', yellow: '2026-09-22', done: areaUnit('AreaPledgeSettled', { ...pledge, kept: true, evidence: ['照片'] }, '2026-10-13') },
  { kind: 'power-evaluation', given: [power('PowersEvaluated', { evaluatedBy: bureau, result: 'fit', nextDue: '2026-10-30' }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲局', yellow: '2026-09-28', done: power('PowersEvaluated', { evaluatedBy: bureau, result: 'fit', nextDue: '' }, '2026-10-31') },
  { kind: 'delegation-end', given: [power('PowersDelegated', { items: [{ id: id('x'), name: '占道处罚' }], method: '交办', delegatedBy: bureau, until: '2026-10-30' }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲局', yellow: '2026-09-28', done: power('PowersClaimRevoked', { items: { named: [{ id: id('x'), name: '占道处罚' }] }, reason: '到期' }, '2026-10-31') },
  { kind: 'team-authorisation', given: [practice('TeamAuthorised', { number: '执法字1号', basis: '某条例', until: '2026-10-30' }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲队', yellow: '2026-09-28', done: practice('TeamAuthorised', { number: '执法字2号', basis: '某条例', until: '' }, '2026-10-31') },
  { kind: 'team-authorisation', given: [practice('TeamAuthorised', { number: '', basis: '某条例', until: '2026-10-30' }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲队', yellow: '2026-09-28', done: practice('TeamAuthorisationEnded', { reason: '到期' }, '2026-10-31') },
  { kind: 'legal-basis-end', given: [power('PowerItemsDescribed', { items: [{ itemId: id('x'), name: '占道处罚', legalBasis: '试行办法', basisTo: '2026-10-30', holder: bureau }] }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲局', yellow: '2026-09-28', done: power('PowerItemsDescribed', { items: [{ itemId: id('x'), name: '占道处罚', legalBasis: '条例', basisTo: '', holder: bureau }] }, '2026-10-31') },
  { kind: 'legal-basis-end', given: [power('PowerItemsDescribed', { items: [{ itemId: id('x'), name: '占道处罚', legalBasis: '试行办法', basisTo: '2026-10-30', holder: bureau }] }, '2026-01-05')], dueOn: '2026-10-30', organs: '甲局', yellow: '2026-09-28', done: power('PowerItemsWithdrawn', { items: [{ id: id('x'), name: '占道处罚' }], reason: '依据失效' }, '2026-10-31') },
  { kind: 'inspection-self-check', given: [inspected('InspectionRequested', requested, '2026-09-01')], dueOn: '2026-10-12', yellow: '2026-09-29', done: inspected('InspectionSelfChecked', { findings: '已自查' }, '2026-10-13') },
  { kind: 'inspection-submission', given: [inspected('InspectionRequested', requested, '2026-09-01')], dueOn: '2026-10-12', yellow: '2026-09-29', done: inspected('InspectionSubmitted', { addressee: '自治区党委编办' }, '2026-10-13') },
  { kind: 'inspection-follow-up', given: [inspected('InspectionFollowUpDemanded', { itemId: id('f'), demand: '补报佐证材料', due: '2026-10-12' }, '2026-09-01')], dueOn: '2026-10-12', yellow: '2026-09-22', done: inspected('InspectionFollowUpDone', { itemId: id('f'), result: '已补报' }, '2026-10-13') },
  { kind: 'follow-up', given: [told('enforcement', `follow-up/${id('e')}`, 'FollowUpRefused', { eventId: id('e'), eventType: 'OrganAbolished', label: 'teams', command: 'hand-over-teams', rule: 'r', zh: '不能承接', en: 'cannot pass' }, '2026-09-28')], dueOn: '2026-10-10', yellow: '2026-10-08', done: told('enforcement', `follow-up/${id('e')}`, 'FollowUpResolved', { eventId: id('e'), label: 'teams', how: '已移交' }, '2026-10-12') },
  { kind: 'desk-hand-over', given: [told('reporting', 'desk/clerk-1', 'DeskClosed', { person: 'clerk-1', items: [{ itemId: 'x', kind: 'motion-argument', words: '' }] }, '2026-09-28')], dueOn: '2026-10-10', yellow: '2026-10-08', done: told('reporting', 'desk/clerk-1', 'WorkHandedOver', { fromPerson: 'clerk-1', toPerson: 'clerk-2', items: [{ itemId: 'x', kind: 'motion-argument', words: '' }] }, '2026-10-12') },
];

describe('the due-list', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let source: DataSource;

  const fold = async (...events: readonly ToldEvent[]): Promise<readonly StoredEvent[]> => {
    const logs = new ToldLogs();
    const client = await pool.connect();
    const all = events.map((event) => logs.append(event));
    try {
      for (const stored of all) await dueList.apply({ client, schema: 'live' }, [stored]);
    } finally {
      client.release();
    }
    return all;
  };

  const ask = async (params: Readonly<Record<string, string>>, by = 'nobody', roles: readonly string[] = []) =>
    (await duesQuery.run(duesQuery.params.parse(params), { district, read: source, asked: { by, roles, on: '2026-09-28' } })) as { dues: readonly DueEntry[]; lights: Record<string, number>; total: number; next: string | null; calendarMissing: readonly number[] };
  const only = async (kind: string, on: string): Promise<readonly DueEntry[]> => (await ask({ kind, on })).dues;
  const lightOn = async (kind: string, on: string) => (await only(kind, on))[0]?.light;

  beforeAll(async () => {
    database = await testDatabase();
    await migrateReadDatabase(database.url);
    source = await openReadDatabase(database.url);
    pool = connectionPool({ connectionString: database.url, max: 4 });
  }, 60_000);

  beforeEach(async () => {
    await pool.query('drop schema if exists live cascade');
    await pool.query('create schema live');
    for (const statement of dueList.tables('live')) await pool.query(statement);
  });

  afterAll(async () => {
    await source.destroy();
    await pool.end();
    await database.close();
  });

  it('tells whose a row of a ledger is, where the event says it, and once it is opened anew too', async () => {
    const named = { issues: { named: [{ id: id('i1'), name: '超编2名' }, { id: id('i2'), name: '账目不清' }] } };
    const opened = issues('IssuesOpened', { ...named, deadline: '2026-10-12', subjects: [{ issueId: id('i1'), organId: bureau.organId }] }, '2026-09-01');
    await fold(calendar, opened, issues('IssuesClosed', { ...named, means: ['转任'] }, '2026-09-10'), issues('IssuesReopened', { ...named, reason: '复核未过' }, '2026-09-20'));
    const told = async (on: string) => (await only('rectification', on)).map(({ zh, organIds }) => [zh.includes('超编2名'), organIds]).sort();
    for (const on of ['2026-09-05', '2026-09-28']) expect(await told(on)).toEqual([[false, []], [true, [bureau.organId]]]);
    expect(await told('2026-09-15')).toEqual([]);
  });

  it.each(cases.map((one) => [one.kind, one.done.type, one] as const))('has %s until %s', async (kind, _done, { given, since = given.at(-1)?.on ?? '', dueOn, organs, yellow, done }) => {
    const doneOn = addDays(dueOn, 2);
    await fold(calendar, ...given, { ...done, on: doneOn });
    expect(await only(kind, addDays(since, -1))).toEqual([]);
    const [entry, ...others] = await only(kind, since);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ kind, since, dueOn, ...(organs === undefined ? {} : { organs }), eventId: expect.any(String), link: expect.stringContaining(`/v1/districts/${district}/`) });
    expect([kind, (entry?.persons.length ?? 0) > 0 || isRole(entry?.role ?? '')]).toEqual([kind, true]);
    expect([entry?.zh, entry?.en].every((text) => (text ?? '').length > 3)).toBe(true);
    // The names of events are not words that a clerk knows.
    expect(entry?.zh).not.toMatch(/[A-Z][a-z]+[A-Z]|[a-z]-[a-z]/u);
    if (yellow > since) expect(await lightOn(kind, addDays(yellow, -1))).toBe('green');
    expect([await lightOn(kind, yellow), await lightOn(kind, dueOn), await lightOn(kind, addDays(dueOn, 1))]).toEqual(['yellow', 'yellow', 'red']);
    expect(await only(kind, doneOn)).toEqual([]);
  });

  it('has a case for every kind that it knows', () => {
    expect([...new Set(cases.map(({ kind }) => kind))].sort()).toEqual(Object.keys(dueKinds).sort());
  });

  it('counts working days, and says where it knows only weekends', async () => {
    await fold(calendar, made);
    expect(await ask({ on: '2026-09-22' })).toMatchObject({ dues: [{ workingDaysLeft: 5 }], calendarMissing: [] });
    expect(await ask({ on: '2026-10-10' })).toMatchObject({ dues: [{ workingDaysLeft: -4 }], lights: { red: 1, yellow: 0, green: 0, none: 0 } });
    expect((await ask({ on: '2027-01-04' })).calendarMissing).toEqual([2027]);
  });

  it('puts first what is overdue, then what is due next', async () => {
    await fold(calendar, ...cases.flatMap(({ given }) => given));
    const { dues, total } = await ask({ on: '2026-10-09', limit: '1000' });
    const days = dues.map(({ dueOn }) => dueOn ?? '9999');
    expect(days).toEqual([...days].sort());
    expect(dues[0]?.light).toBe('red');
    const page = await ask({ on: '2026-10-09', limit: '4' });
    const rest = await ask({ on: '2026-10-09', limit: '1000', after: page.next ?? '' });
    expect([...page.dues, ...rest.dues].map(({ itemId }) => itemId)).toEqual(dues.map(({ itemId }) => itemId));
    expect([page.total, rest.next]).toEqual([total, null]);
  });

  it('is asked by organ, by kind, by light and by day', async () => {
    await fold(calendar, made, established, ...cases.find(({ kind }) => kind === 'power-evaluation')?.given ?? []);
    expect((await ask({ on: '2026-09-22', organId: bureau.organId })).dues.map(({ kind }) => kind).sort()).toEqual(['credit-code', 'power-evaluation', 'sanding', 'seal-activation', 'seal-filing']);
    expect((await ask({ on: '2026-09-22', by: '2026-10-01' })).dues.map(({ kind }) => kind)).toEqual(['motion-argument']);
    expect((await ask({ on: '2026-09-22', light: 'green', kind: 'sanding' })).total).toBe(1);
    expect(duesQuery.params.safeParse({ kind: 'nothing' }).success).toBe(false);
  });

  it('is for whoever has its role while nobody has it by name', async () => {
    await fold(made, motion('ArgumentFiled', { version: 1, arguedBy: 'clerk-1' }, '2026-09-22'));
    const mine = async (by: string, roles: readonly string[]) => (await ask({ on: '2026-09-23', for: 'me' }, by, roles)).dues.map(({ kind }) => kind);
    expect([await mine('anyone', ['approver']), await mine('anyone', ['clerk']), await mine('anyone', [])]).toEqual([['motion-decision'], [], []]);
  });

  it('is for the role that does such work where no event gives it to anybody', async () => {
    const { given } = cases.find(({ kind }) => kind === 'secondment') as Case;
    const { given: call } = cases.find(({ kind }) => kind === 'call-sign') as Case;
    await fold(calendar, ...given, ...call);
    const mine = async (roles: readonly string[]) => (await ask({ for: 'me' }, 'anyone', roles)).dues.map(({ kind }) => kind);
    expect([await mine(['clerk']), await mine(['bureau']), await mine(['auditor'])]).toEqual([['secondment'], ['call-sign'], []]);
  });

  it('is for a person: who made it, whom it was given to, whoever stands in that day, and nobody beyond', async () => {
    const [motionEvent] = await fold(
      made,
      told('organisations', 'deputising/clerk-1', 'DeputyAppointed', { deputisingId: id('d1'), person: 'clerk-1', standIn: 'clerk-2', from: '2026-09-10', to: '2026-09-12' }, '2026-09-09'),
      told('organisations', 'deputising/clerk-2', 'DeputyAppointed', { deputisingId: id('d1'), person: 'clerk-1', standIn: 'clerk-2', from: '2026-09-10', to: '2026-09-12' }, '2026-09-09'),
      told('organisations', 'deputising/clerk-2', 'DeputyAppointed', { deputisingId: id('d2'), person: 'clerk-2', standIn: 'clerk-3', from: '2026-09-10', to: '2026-09-12' }, '2026-09-09'),
    );
    const itemId = `organisations/${motionEvent?.streamId}/motion-argument`;
    const mine = async (by: string, on: string) => (await ask({ for: 'me', on }, by)).dues.map((entry) => entry.itemId);
    expect(await Promise.all(['clerk-1', 'clerk-2', 'clerk-3'].map((by) => mine(by, '2026-09-10')))).toEqual([[itemId], [itemId], []]);
    expect(await Promise.all([mine('clerk-2', '2026-09-09'), mine('clerk-2', '2026-09-13'), mine('clerk-2', '2026-09-12')])).toEqual([[], [], [itemId]]);
    expect((await ask({ on: '2026-09-10' })).dues).toMatchObject([{ persons: ['clerk-1'], deputies: [{ person: 'clerk-1', deputy: 'clerk-2' }] }]);
    expect(await (await ask({ person: 'clerk-1', on: '2026-09-10' })).total).toBe(1);
  });

  it('follows work from desk to desk', async () => {
    const itemId = `organisations/${made.stream}/motion-argument`;
    const items = [{ itemId, kind: 'motion-argument', words: '' }];
    const handed = { fromPerson: 'clerk-2', toPerson: 'clerk-3', items, reason: '轮岗' };
    await fold(made, told('reporting', 'desk/clerk-2', 'WorkAssigned', { person: 'clerk-2', items }, '2026-09-03'), told('reporting', 'desk/clerk-2', 'WorkHandedOver', handed, '2026-09-05'), told('reporting', 'desk/clerk-3', 'WorkHandedOver', handed, '2026-09-05'));
    const whose = async (on: string) => (await ask({ on })).dues[0]?.persons;
    expect([await whose('2026-09-02'), await whose('2026-09-03'), await whose('2026-09-05')]).toEqual([['clerk-1'], ['clerk-2'], ['clerk-3']]);
  });

  it('gives what is to be decided to the one approver, and to the deputy that the city named', async () => {
    await fold(made, motion('ArgumentFiled', { version: 1 }, '2026-09-02'), told('organisations', 'approver', 'ApproverDesignated', { person: 'chief', deputy: 'vice' }, '2026-09-03'));
    expect((await ask({ on: '2026-09-02' })).dues).toMatchObject([{ persons: [], role: 'approver' }]);
    expect((await ask({ on: '2026-09-03' })).dues).toMatchObject([{ persons: ['chief'], role: '', deputies: [{ person: 'chief', deputy: 'vice' }] }]);
    expect((await ask({ on: '2026-09-03', for: 'me' }, 'vice')).total).toBe(1);
  });

  it('keeps to the term that was in force when the work began', async () => {
    await fold(calendar, term('motion-argument', 10, 2, '2026-08-01'), term('motion-argument', 3, 1, '2026-09-03'), made);
    expect(await only('motion-argument', '2026-09-10')).toMatchObject([{ dueOn: '2026-09-15', dueBy: 'term', light: 'green' }]);
    expect(await dueKindsQuery.run({ on: '2026-09-03' }, { district, read: source })).toMatchObject({ kinds: expect.arrayContaining([expect.objectContaining({ kind: 'motion-argument', withinDays: 3, setByDistrict: true })]) });
  });

  it('is without a day where the district says that there is none', async () => {
    await fold(term('motion-argument', undefined, 0), made);
    expect(await ask({ on: '2026-09-10' })).toMatchObject({ dues: [{ dueOn: null, dueBy: 'nothing', light: 'none', workingDaysLeft: null }], lights: { none: 1 } });
  });

  it('moves the day of a secondment that is extended, and counts who came back', async () => {
    await fold(calendar, seconded('SecondmentsRecorded', { forms: ['借调'], persons: 3, until: '2026-09-30' }, '2026-09-01'), seconded('SecondmentsCleared', { persons: 1 }, '2026-09-10'), seconded('SecondmentsExtended', { until: '2026-10-12' }, '2026-09-20'));
    const on = async (day: string) => (await only('secondment', day)).map(({ since, dueOn, zh }) => [since, dueOn, zh]);
    expect(await on('2026-09-19')).toEqual([['2026-09-01', '2026-09-30', '甲局：借调 2 人待清退']]);
    expect(await on('2026-09-20')).toEqual([['2026-09-01', '2026-10-12', '甲局：借调 2 人待清退']]);
  });

  it('opens for history only what history names a day for', async () => {
    await fold({ ...established, history: true }, { ...permit('UsePermitGranted', { account, count: 1, expiresOn: '2026-10-12' }, '2026-09-01'), history: true });
    expect((await ask({ on: '2026-10-01' })).dues.map(({ kind }) => kind)).toEqual(['use-permit']);
  });

  it('forgets what is annulled', async () => {
    const [first] = await fold(made);
    const all = new ToldLogs();
    all.append(made);
    const annulled = all.append(told('organisations', made.stream, 'EventAnnulled', { eventId: first?.eventId, eventType: 'MotionMade' }, '2026-09-02', { supersedes: first?.eventId ?? '' }));
    const client = await pool.connect();
    await dueList.apply({ client, schema: 'live' }, [annulled]);
    client.release();
    expect((await ask({ on: '2026-09-10' })).total).toBe(0);
  });

  it('answers as known at any position what it answered when the log ended there', async () => {
    const opened = cases.find(({ kind }) => kind === 'follow-up');
    const history = [calendar, term('motion-argument', 10, 2), made, motion('ArgumentFiled', { version: 1 }, '2026-09-02'), told('reporting', 'desk/clerk-2', 'WorkAssigned', { person: 'clerk-2', items: [{ itemId: 'x', kind: 'motion-argument', words: '' }] }, '2026-09-03'), established, ...(opened?.given ?? []), ...(opened === undefined ? [] : [opened.done]), motion('DecisionTaken', { version: 1, outcome: 'reject' }, '2026-09-04')];
    const logs = new ToldLogs();
    const all = [...history.map((event) => logs.append(event)), logs.append(told('organisations', made.stream, 'EventAnnulled', { eventId: derivedId('spec', 'organisations', '2'), eventType: 'MotionMade' }, '2026-09-05', { supersedes: derivedId('spec', 'organisations', '2') }))];
    const on = '2026-10-12';
    const answered = async (read: ReadModels): Promise<string> => JSON.stringify(await Promise.all([duesQuery.run(duesQuery.params.parse({ on }), { district, read, asked: { by: 'nobody', on } }), dueKindsQuery.run({ on }, { district, read })]));
    const then: { readonly positions: Record<string, number>; readonly answer: string }[] = [];
    const client = await pool.connect();
    const positions: Record<string, number> = {};
    try {
      for (const stored of all) {
        await dueList.apply({ client, schema: 'live' }, [stored]);
        positions[stored.logId] = stored.position;
        then.push({ positions: { ...positions }, answer: await answered(source) });
      }
    } finally {
      client.release();
    }
    expect(new Set(then.map(({ answer }) => answer)).size).toBeGreaterThan(6);
    for (const { positions: at, answer } of then) expect(await answered(new ReadAtMoment(source, [dueList], at))).toBe(answer);
  });

  it('is the same however the logs arrive', async () => {
    const logs = new ToldLogs();
    const events = [calendar, ...cases.flatMap(({ given, done }) => [...given, done])].map((event) => logs.append(event));
    const digests = await foldDigests(pool, dueList, events);
    expect(new Set(Object.values(digests)).size).toBe(1);
  }, 60_000);
});
