import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { answerNoticeUseCase } from '../../commands/reform/answer-notice.use-case.js';
import { forwardNoticeUseCase } from '../../commands/reform/forward-notice.use-case.js';
import { setReformObjectiveUseCase } from '../../commands/reform/set-reform-objective.use-case.js';
import { startPilotUseCase } from '../../commands/reform/start-pilot.use-case.js';
import { startReformUseCase } from '../../commands/reform/start-reform.use-case.js';
import { takeReformMeasureUseCase } from '../../commands/reform/take-reform-measure.use-case.js';
import { takeUnitIntoScopeUseCase } from '../../commands/reform/take-unit-into-scope.use-case.js';
import { groupIdOf } from '../organ-group/organ-group.aggregate.js';
import { reformIdOf } from './reform.aggregate.js';

const reform = '镇和街道改革';
const reformId = reformIdOf('150302', reform);
const group = '本级党政机构';
const groupId = groupIdOf('150302', group);
const organId = derivedId('street');

const given = (event: GivenEvent['event'], more: Partial<GivenEvent> = {}): GivenEvent => ({ stream: `reform/${reformId}`, event, effective: onDay('2019-02-01'), ...more });
const started = given(organisationsContract.make('ReformStarted', { reformId, name: reform }));
const street: GivenEvent = { stream: `organ/${organId}`, event: organisationsContract.make('OrganRetained', { organId, name: '海北街道', category: 'street-office' }) };
const objective = { reform, ordinal: 1, title: '推进审批服务便民化' };

describe('a reform', () => {
  it('starts once', () => {
    expect(decideGiven([], startReformUseCase, { name: reform }).events).toHaveLength(1);
    expect(decideGiven([started], startReformUseCase, { name: reform }).events).toEqual([]);
  });

  it('has objectives, each with its number', () => {
    expect(decideGiven([started], setReformObjectiveUseCase, objective).events[0]?.event.data).toMatchObject({ reformId, ordinal: 1, title: '推进审批服务便民化', leadUnits: [] });
    const past = [started, given(organisationsContract.make('ReformObjectiveSet', { reformId, ordinal: 1, title: '推进审批服务便民化' }))];
    expect(decideGiven(past, setReformObjectiveUseCase, objective).events).toEqual([]);
    expect(() => decideGiven(past, setReformObjectiveUseCase, { ...objective, title: '推动资源服务管理下沉' })).toThrow('ordinal-taken');
    expect(() => decideGiven([], setReformObjectiveUseCase, objective)).toThrow('unknown-reform');
  });

  it('takes a corrected objective for what it replaced', () => {
    const past = [
      started,
      given(organisationsContract.make('ReformObjectiveSet', { reformId, ordinal: 1, title: '推进审批' }), { eventId: 'wrong' }),
      given(organisationsContract.make('ReformObjectiveSet', { reformId, ordinal: 1, title: '推进审批服务便民化' }), { supersedes: 'wrong' }),
    ];
    expect(decideGiven(past, setReformObjectiveUseCase, objective).events).toEqual([]);
  });

  it('takes measures, a late one as well', () => {
    const past = [started, given(organisationsContract.make('ReformMeasureTaken', { reformId, ordinal: 2, title: '人员加强配备' }))];
    expect(decideGiven(past, takeReformMeasureUseCase, { reform, ordinal: 1, title: '机构优化设置' }, { effective: onDay('2018-12-01') }).events).toHaveLength(1);
    expect(() => decideGiven(past, takeReformMeasureUseCase, { reform, ordinal: 2, title: '人员加强配备' }, { effective: onDay('2018-12-01') })).toThrow('told-otherwise');
  });

  it('keeps what papers list beside the measures in lists of their own, each counted from one', () => {
    const past = [started, given(organisationsContract.make('ReformMeasureTaken', { reformId, ordinal: 1, title: '做强街道' }))];
    const listed = { reform, ordinal: 1, title: '做强街道', listName: '着力方面' };
    const [event] = decideGiven(past, takeReformMeasureUseCase, listed).events;
    expect(event?.event.data).toMatchObject({ ordinal: 1, title: '做强街道', listName: '着力方面' });
    const told = [...past, given(organisationsContract.make('ReformMeasureTaken', { reformId, ordinal: 1, title: '做强街道', listName: '着力方面' }))];
    expect(decideGiven(told, takeReformMeasureUseCase, listed).events).toEqual([]);
    expect(() => decideGiven(told, takeReformMeasureUseCase, { ...listed, title: '做优社区' })).toThrow('ordinal-taken');
  });

  it('begins at units that are on record', () => {
    expect(decideGiven([started, street], takeUnitIntoScopeUseCase, { reform, organId }).events[0]?.event.data).toMatchObject({ organId, organName: '海北街道' });
    expect(() => decideGiven([started], takeUnitIntoScopeUseCase, { reform, organId })).toThrow('unknown-organ');
  });

  it('ranks a pilot by an ordinal, which counts nothing', () => {
    const { events } = decideGiven([started, street], startPilotUseCase, { reform, organId, name: '社会治理星火工作站', ordinal: 1, formula: '1+3+N' });
    expect(events[0]?.event.data).toMatchObject({ ordinal: 1, formula: '1+3+N', organName: '海北街道' });
  });

  it('forwards a notice to no more organs than the group has on that day', () => {
    const counted: GivenEvent = {
      stream: `organ-group/${groupId}`,
      effective: onDay('2019-02-28'),
      event: organisationsContract.make('OrgansCounted', { groupId, category: 'party-organ', members: { blocks: [{ id: 'b-1', label: '党委机构', count: 35 }] } }),
    };
    const notice = { reform, title: '三定通知', group, organs: 35, towns: 1, streets: 6 };
    const { events, rules } = decideGiven([started, counted], forwardNoticeUseCase, notice, { effective: onDay('2020-06-30') });
    expect(rules).toEqual([]);
    expect(events[0]?.event.data).toMatchObject({ organs: { blocks: [{ count: 35 }] }, units: { blocks: [{ count: 1 }, { count: 6 }] } });
    expect(decideGiven([started, counted], forwardNoticeUseCase, notice, { effective: onDay('2019-01-01') }).rules).toEqual(['notice-exceeds-group']);
    expect(decideGiven([started, counted], forwardNoticeUseCase, { ...notice, organs: 36 }, { effective: onDay('2020-06-30') }).rules).toEqual(['notice-exceeds-group']);
  });

  it('forwards a notice live to no more towns and streets than a group counts on that day: rule notice-exceeds-units', () => {
    const counted = (name: string, category: string, count: number): GivenEvent => ({
      stream: `organ-group/${groupIdOf('150302', name)}`,
      effective: onDay('2019-02-28'),
      event: organisationsContract.make('OrgansCounted', { groupId: groupIdOf('150302', name), category, members: { blocks: [{ id: `b-${category}`, label: category, count }] } }),
    });
    const past = [started, counted(group, 'party-organ', 35), counted('镇街', 'town', 1), counted('镇街', 'street-office', 6)];
    const sent = (over: object, mode: 'live' | 'history' = 'live', on = '2020-06-30') => decideGiven(past, forwardNoticeUseCase, { reform, title: '三定通知', group, organs: 0, towns: 1, streets: 6, unitsGroup: '镇街', ...over }, { effective: onDay(on), mode }).rules;
    expect([sent({}), sent({ towns: 2 }), sent({ streets: 7 }), sent({ towns: 0, streets: 0 })]).toEqual([[], ['notice-exceeds-units'], ['notice-exceeds-units'], []]);
    expect([sent({ unitsGroup: undefined }), sent({ group: '镇街', unitsGroup: undefined }), sent({}, 'live', '2019-02-27'), sent({ towns: 9 }, 'history')]).toEqual([[], [], [], []]);
    expect(sent({ towns: 2, group: '镇街', unitsGroup: undefined })).toEqual(['notice-exceeds-units']);
  });

  it('gets answers to a notice, no more than it went to: rule answers-exceed-notice', () => {
    const sent: GivenEvent = { stream: `reform/${reformId}`, effective: onDay('2019-03-01'), event: organisationsContract.make('NoticeForwarded', { reformId, noticeId: 'n-1', title: '三定通知', units: { blocks: [{ id: 'b', label: '街道办事处', count: 1 }] } }) };
    const answer = { reform, title: '三定通知', organId, words: '已学习', misfits: 2 };
    const on = { effective: onDay('2019-03-10') };
    const { events, rules } = decideGiven([started, street, sent], answerNoticeUseCase, answer, on);
    expect([rules, events[0]?.event]).toMatchObject([[], { type: 'NoticeAnswered', data: { noticeId: 'n-1', organName: '海北街道', misfits: 2 } }]);
    const answered = (id: string): GivenEvent => ({ stream: `reform/${reformId}`, effective: onDay('2019-03-10'), event: organisationsContract.make('NoticeAnswered', { ...answer, reformId, noticeId: 'n-1', organId: id }) });
    expect(decideGiven([started, street, sent, answered(organId)], answerNoticeUseCase, answer, on).events).toEqual([]);
    expect(() => decideGiven([started, street, sent, answered(organId)], answerNoticeUseCase, { ...answer, misfits: 0 }, on)).toThrow('told-otherwise');
    expect(decideGiven([started, street, sent, answered(derivedId('other'))], answerNoticeUseCase, answer, on).rules).toEqual(['answers-exceed-notice']);
    expect(() => decideGiven([started, street, sent], answerNoticeUseCase, answer, { effective: onDay('2019-02-28') })).toThrow('unknown-notice');
    expect(() => decideGiven([started, sent], answerNoticeUseCase, answer, on)).toThrow('unknown-organ');
  });
});
