import { gridContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { acceptCaseUseCase } from '../../commands/cases/accept-case.use-case.js';
import { finishCaseUseCase } from '../../commands/cases/finish-case.use-case.js';
import { forwardCaseUseCase } from '../../commands/cases/forward-case.use-case.js';
import { handCaseBackUseCase } from '../../commands/cases/hand-case-back.use-case.js';
import { giveOneTimeNoticeUseCase } from '../../commands/cases/give-one-time-notice.use-case.js';
import { setServiceItemUseCase } from '../../commands/cases/set-service-item.use-case.js';
import { serviceCase, type ServiceCase } from './service-case.aggregate.js';
import { serviceItemId } from './service-case.decider.js';

const itemId = serviceItemId('政务中心', '社保卡补办');
const text = { centre: '政务中心', name: '社保卡补办', materials: ['身份证明', '申请表'], workingDays: 3 };
const item: GivenEvent = { stream: `service-item/${itemId}`, event: decideGiven([], setServiceItemUseCase, text).events[0]?.event as never, effective: onDay('2020-01-01') };
const caseId = derivedId('specification', 'case');
const on = (date: string) => ({ effective: onDay(date) });
const after = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, date: string): readonly GivenEvent[] => [...given, ...decideGiven(given, useCase, body, on(date)).events.map(({ event }) => ({ stream: `service-case/${caseId}`, event, effective: onDay(date) }))];

const accepted = after([item], acceptCaseUseCase, { itemId, window: '3号' }, '2020-03-02');
const notice = (...missing: readonly string[]) => ({ caseId, itemId, missing });
const finish = { caseId, itemId, outcome: '已补办', window: '9号' };

describe('a case', () => {
  it('is of an item that there is that day', () => {
    expect(accepted).toHaveLength(2);
    expect(() => decideGiven([item], acceptCaseUseCase, { itemId, window: '3号' }, on('2019-12-31'))).toThrow('unknown-item');
    expect(decideGiven([item], setServiceItemUseCase, text, on('2020-01-01')).events).toEqual([]);
  });

  it('is sent back once, with all that is missing (notice-not-once)', () => {
    const told = after(accepted, giveOneTimeNoticeUseCase, notice('申请表'), '2020-03-02');
    expect(told).toHaveLength(3);
    expect(decideGiven(told, giveOneTimeNoticeUseCase, notice('申请表'), on('2020-03-02')).events).toEqual([]);
    expect(decideGiven(told, giveOneTimeNoticeUseCase, notice('身份证明'), on('2020-03-03')).rules).toEqual(['notice-not-once']);
    expect(decideGiven(told, giveOneTimeNoticeUseCase, notice('身份证明'), on('2020-03-02')).rules).toEqual(['notice-not-once']);
    expect(() => decideGiven(accepted, giveOneTimeNoticeUseCase, notice('户口本'), on('2020-03-02'))).toThrow('not-asked-for');
  });

  it('is finished after it was accepted (case-not-accepted), and once', () => {
    expect(decideGiven(accepted, finishCaseUseCase, finish, on('2020-03-02')).rules).toEqual([]);
    expect(decideGiven(accepted, finishCaseUseCase, finish, on('2020-03-01')).rules).toEqual(['case-not-accepted']);
    expect(decideGiven(accepted, giveOneTimeNoticeUseCase, notice('申请表'), on('2020-03-01')).rules).toEqual(['case-not-accepted']);
    const done = after(accepted, finishCaseUseCase, finish, '2020-03-05');
    expect(decideGiven(done, finishCaseUseCase, finish, on('2020-03-05')).events).toEqual([]);
    expect(() => decideGiven(done, finishCaseUseCase, finish, on('2020-03-06'))).toThrow('case-finished');
  });

  it('comes back from departments that it was passed on to (case-not-forwarded), once they are done (case-still-with-department)', () => {
    const [bureau, other] = [{ id: derivedId('organ', 'bureau'), name: '人社局' }, { id: derivedId('organ', 'other'), name: '民政局' }];
    const [to, back] = [(department: object, dueOn?: string) => ({ caseId, itemId, department, dueOn }), (department: object) => ({ caseId, itemId, department, opinion: '准予' })];
    expect(decideGiven(accepted, forwardCaseUseCase, to(bureau), on('2020-03-01')).rules).toEqual(['case-not-accepted']);
    const sent = after(accepted, forwardCaseUseCase, to(bureau, '2020-03-04'), '2020-03-02');
    expect(decideGiven(sent, forwardCaseUseCase, to(bureau, '2020-03-04'), on('2020-03-02')).events).toEqual([]);
    expect(() => decideGiven(sent, forwardCaseUseCase, to(bureau, '2020-03-05'), on('2020-03-02'))).toThrow('case-at-department');
    expect([handed(sent, bureau), handed(sent, other), handed(accepted, bureau)]).toEqual([[], ['case-not-forwarded'], ['case-not-forwarded']]);
    const finished = (given: readonly GivenEvent[]) => decideGiven(given, finishCaseUseCase, finish, on('2020-03-05')).rules;
    const returned = after(sent, handCaseBackUseCase, back(bureau), '2020-03-03');
    expect([finished(sent), finished(returned), finished(after(returned, forwardCaseUseCase, to(other), '2020-03-03'))]).toEqual([['case-still-with-department'], [], ['case-still-with-department']]);
    expect(decideGiven(after(accepted, finishCaseUseCase, finish, '2020-03-02'), forwardCaseUseCase, to(bureau), on('2020-03-03')).rules).toEqual(['case-still-with-department']);
    expect(decideGiven(after(returned, forwardCaseUseCase, to(bureau), '2020-03-03'), handCaseBackUseCase, back(bureau), on('2020-03-04')).rules).toEqual([]);
    function handed(given: readonly GivenEvent[], department: object) {
      return decideGiven(given, handCaseBackUseCase, back(department), on('2020-03-03')).rules;
    }
  });

  it('is not passed on to an organ that has ended (work-of-ended-organ)', () => {
    const department = { id: derivedId('organ', 'bureau'), name: '人社局' };
    const ended: GivenEvent = { stream: `organ-end/${department.id}`, event: gridContract.make('GridOwnerEnded', { organId: department.id, name: department.name, endedOn: '2020-03-02', successors: [], toldByHistory: false }), effective: onDay('2020-03-02') };
    const rules = (day: string) => decideGiven([...accepted, ended], forwardCaseUseCase, { caseId, itemId, department }, { ...on(day), mode: 'live' }).rules;
    expect([rules('2020-03-02'), decideGiven(accepted, forwardCaseUseCase, { caseId, itemId, department }, { ...on('2020-03-02'), mode: 'live' }).rules]).toEqual([['work-of-ended-organ'], []]);
  });

  it('never has more results than applications without a breach being told', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }), (taken, notices, finished) => {
        const rules = (serviceCase.limits?.({ accepted: taken, notices, finished, away: new Map() } satisfies ServiceCase, '2020-01-01') ?? []).map(({ rule }) => rule);
        expect(rules.includes('case-not-accepted')).toBe(finished > taken || (notices > 0 && taken === 0));
        expect(rules.includes('notice-not-once')).toBe(notices > 1);
      }),
    );
  });
});
