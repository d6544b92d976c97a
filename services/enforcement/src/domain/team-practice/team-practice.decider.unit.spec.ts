import { enforcementContract } from '@yange/contracts';
import { addDays, derivedId, onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { adoptTeamDocumentsUseCase } from '../../commands/team-practice/adopt-team-documents.use-case.js';
import { allotTeamFundsUseCase } from '../../commands/team-practice/allot-team-funds.use-case.js';
import { authoriseTeamUseCase } from '../../commands/team-practice/authorise-team.use-case.js';
import { countTeamCertificatesUseCase } from '../../commands/team-practice/count-team-certificates.use-case.js';
import { endTeamAuthorisationUseCase } from '../../commands/team-practice/end-team-authorisation.use-case.js';
import { reportTeamCasesUseCase } from '../../commands/team-practice/report-team-cases.use-case.js';
import { setTeamEquipmentUseCase } from '../../commands/team-practice/set-team-equipment.use-case.js';
import { stateTeamStrengthUseCase } from '../../commands/team-practice/state-team-strength.use-case.js';
import { trainTeamUseCase } from '../../commands/team-practice/train-team.use-case.js';
import { teamPractice, type TeamPracticeEvent } from './team-practice.aggregate.js';

const make = enforcementContract.make;
const teamId = derivedId('team', '能源');
const teams: GivenEvent = { stream: 'team-register', event: make('TeamsEstablished', { teams: { named: [{ id: teamId, name: '区能源综合行政执法大队' }] }, field: '能源' }), effective: onDay('2019-01-01') };
const movedUp: GivenEvent = { stream: 'team-register', event: make('TeamsTransferredUp', { teams: { named: [{ id: teamId, name: '区能源综合行政执法大队' }] }, to: '乌海市' }), effective: onDay('2020-06-01') };
const past = (event: unknown, on: string): GivenEvent => ({ stream: `team-practice/${teamId}`, event: event as TeamPracticeEvent, effective: onDay(on) });
const after = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => [...given, ...decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }) => past(event, on))];
const cases = (periodFrom: string, periodTo: string, accepted: number, finished: number) => ({ teamId, periodFrom, periodTo, accepted, finished });

const documented = after([teams], adoptTeamDocumentsUseCase, { teamId, documents: ['立案审批表', '询问笔录', '立案审批表'] }, '2019-02-01');
const authority = { teamId, number: '海执主〔2019〕3号', basis: '区政府公告' };
const equipped = after(documented, authoriseTeamUseCase, authority, '2019-02-01');

describe('what a team works with', () => {
  it('is of a team that is there on that day', () => {
    expect(documented.at(-1)?.event).toMatchObject({ data: { team: '区能源综合行政执法大队', documents: [{ name: '立案审批表' }, { name: '询问笔录' }] } });
    expect(() => decideGiven([teams, movedUp], trainTeamUseCase, { teamId, topic: '执法程序', people: 8, hours: 16 }, { effective: onDay('2020-06-01') })).toThrow('team-gone');
    expect(decideGiven([teams, movedUp], trainTeamUseCase, { teamId, topic: '执法程序', people: 8, hours: 16 }, { effective: onDay('2020-05-31') }).events).toHaveLength(1);
    expect(() => decideGiven([], trainTeamUseCase, { teamId, topic: '执法程序', people: 8, hours: 16 })).toThrow('unknown-team');
  });

  it('is recorded once, and a level takes the place of the one before', () => {
    const funded = after([teams], allotTeamFundsUseCase, { teamId, year: 2020, amount: 500_000 }, '2020-01-05');
    expect(decideGiven(funded, allotTeamFundsUseCase, { teamId, year: 2020, amount: 500_000 }, { effective: onDay('2020-01-05') }).events).toEqual([]);
    const twice = after(after(funded, setTeamEquipmentUseCase, { teamId, item: '执法车辆', measureWord: '辆', count: 3 }, '2020-02-01'), setTeamEquipmentUseCase, { teamId, item: '执法车辆', measureWord: '辆', count: 0 }, '2020-03-01');
    expect(stateAt(twice, '2020-03-01')).toMatchObject({ equipment: new Map([['执法车辆', 0]]), funds: new Map([[2020, 500_000n]]) });
  });
});

describe('the certificates of a team', () => {
  it('are held by no more than its people, on every day (certificates-exceed-people)', () => {
    const strong = after([teams], stateTeamStrengthUseCase, { teamId, people: 12, quota: 15, auxiliary: 4 }, '2020-01-01');
    const count = (holders: number, on = '2020-02-01') => decideGiven(strong, countTeamCertificatesUseCase, { teamId, holders }, { effective: onDay(on) }).rules;
    expect([count(12), count(13), count(13, '2019-12-31')]).toEqual([[], ['certificates-exceed-people'], ['certificates-exceed-people']]);
    expect(decideGiven([teams], countTeamCertificatesUseCase, { teamId, holders: 13 }).rules).toEqual([]);
  });
});

describe('the cases of a team', () => {
  const first = cases('2020-01-01', '2020-03-31', 10, 8);

  it('are handled with standard documents (team-without-documents)', () => {
    expect(decideGiven(after([teams], authoriseTeamUseCase, authority, '2019-01-01'), reportTeamCasesUseCase, first, { effective: onDay('2020-04-01') }).rules).toEqual(['team-without-documents']);
    expect(decideGiven(equipped, reportTeamCasesUseCase, first, { effective: onDay('2019-01-31') }).rules).toEqual(['team-without-documents', 'team-without-authorisation']);
    expect(decideGiven(equipped, reportTeamCasesUseCase, first, { effective: onDay('2019-02-01') }).rules).toEqual([]);
  });

  it('are handled by a team that is authorised to (team-without-authorisation)', () => {
    const rules = (given: readonly GivenEvent[]) => decideGiven(given, reportTeamCasesUseCase, first, { effective: onDay('2020-04-01') }).rules;
    expect(rules(documented)).toEqual(['team-without-authorisation']);
    const limited = (until: string) => after(documented, authoriseTeamUseCase, { ...authority, until }, '2019-02-01');
    expect([rules(limited('2020-03-30')), rules(limited('2020-03-31'))]).toEqual([['team-without-authorisation'], []]);
    const ended = after(equipped, endTeamAuthorisationUseCase, { teamId, reason: '主体资格注销' }, '2020-03-31');
    expect([rules(ended), rules(equipped)]).toEqual([['team-without-authorisation'], []]);
    expect(() => decideGiven(documented, endTeamAuthorisationUseCase, { teamId, reason: '注销' })).toThrow('not-authorised');
    expect(() => decideGiven([teams], authoriseTeamUseCase, { ...authority, until: '2018-12-31' }, { effective: onDay('2019-02-01') })).toThrow('wrong-period');
    expect(decideGiven(equipped, authoriseTeamUseCase, authority, { effective: onDay('2019-02-01') }).events).toEqual([]);
  });

  it('are finished at most as often as accepted, all periods together (finished-exceeds-accepted)', () => {
    const reported = after(equipped, reportTeamCasesUseCase, first, '2020-04-01');
    const second = (finished: number) => decideGiven(reported, reportTeamCasesUseCase, cases('2020-04-01', '2020-06-30', 5, finished), { effective: onDay('2020-07-01') }).rules;
    expect([second(7), second(8)]).toEqual([[], ['finished-exceeds-accepted']]);
  });

  it('are those of periods that do not overlap', () => {
    const reported = after(equipped, reportTeamCasesUseCase, first, '2020-04-01');
    expect(decideGiven(reported, reportTeamCasesUseCase, first, { effective: onDay('2020-04-01') }).events).toEqual([]);
    expect(() => decideGiven(reported, reportTeamCasesUseCase, cases('2020-03-31', '2020-06-30', 1, 1))).toThrow('cases-exist');
    expect(() => decideGiven(reported, reportTeamCasesUseCase, cases('2020-06-30', '2020-04-01', 1, 1))).toThrow('wrong-period');
    const on = (today: string) => () => decideGiven(reported, reportTeamCasesUseCase, cases('2020-04-01', '2020-06-30', 1, 1), { effective: onDay('2020-07-01'), mode: 'live', today });
    expect(on('2020-06-29')).toThrow('period-not-over');
    expect(on('2020-06-30')().events).toHaveLength(1);
  });

  it('keep every accepted sequence within its limits on every day', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 9 }), fc.nat({ max: 9 }), fc.nat({ max: 30 })), { maxLength: 12 }), (reports) => {
        let given = equipped;
        for (const [month, accepted, finished, day] of reports) {
          const mm = String(month + 1).padStart(2, '0');
          const on = addDays('2021-01-01', day);
          try {
            const { events, rules } = decideGiven(given, reportTeamCasesUseCase, cases(`2020-${mm}-01`, `2020-${mm}-28`, accepted, finished), { effective: onDay(on) });
            if (rules.length === 0) given = [...given, ...events.map(({ event }) => past(event, on))];
          } catch {
            continue;
          }
        }
        for (let day = 0; day <= 30; day += 1) expect(teamPractice.limits?.(stateAt(given, addDays('2021-01-01', day)), addDays('2021-01-01', day))).toEqual([]);
      }),
    );
  });
});

const stateAt = (given: readonly GivenEvent[], date: string) =>
  Timeline.of(teamPractice, given.filter(({ stream }) => stream.startsWith('team-practice')).map((one, position) => ({ event: one.event as TeamPracticeEvent, eventId: `e${position}`, effective: one.effective ?? onDay(date), position, order: 0, supersedes: null }))).at(date);
