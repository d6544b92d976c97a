import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { appointDeputyUseCase } from '../../commands/deputising/appoint-deputy.use-case.js';
import { registerWorkCalendarUseCase } from '../../commands/deputising/deputising.use-cases.js';
import { standsIn } from './deputising.aggregate.js';
import { withdrawDeputyUseCase } from '../../commands/deputising/withdraw-deputy.use-case.js';

const make = organisationsContract.make;
const span = (person: string, standIn: string, from = '2026-09-10', to = '2026-09-20') => ({ person, standIn, from, to });

/** In the streams of both, as the command records it. */
const appointed = (label: string, over: ReturnType<typeof span>): readonly GivenEvent[] => {
  const event = make('DeputyAppointed', { deputisingId: derivedId(label), reason: '', ...over });
  return [over.person, over.standIn].map((who) => ({ stream: `deputising/${who}`, event, effective: onDay('2026-09-01') }));
};
const rules = (past: readonly GivenEvent[], body: object) => decideGiven(past, appointDeputyUseCase, body, { effective: onDay('2026-09-01') }).rules;

describe('standing in for somebody', () => {
  it('is recorded with both, once', () => {
    const { events } = decideGiven([], appointDeputyUseCase, span('a', 'b'));
    expect(events.map(({ event }) => event.type)).toEqual(['DeputyAppointed', 'DeputyAppointed']);
    expect(decideGiven(appointed('one', span('a', 'b')), appointDeputyUseCase, span('a', 'b')).events).toEqual([]);
    expect(appointDeputyUseCase.body.safeParse(span('a', 'a')).success).toBe(false);
    expect(appointDeputyUseCase.body.safeParse(span('a', 'b')).success).toBe(true);
    expect(() => decideGiven([], appointDeputyUseCase, span('a', 'b', '2026-09-10', '2026-09-09'))).toThrow('deputising-without-days');
  });

  it('holds from its first day to its last, for these two and in this direction', () => {
    const spans = new Map([['x', span('a', 'b')]]);
    const on = (day: string, person = 'a', standIn = 'b'): boolean => standsIn({ spans }, { person, standIn, on: day });
    expect([on('2026-09-09'), on('2026-09-10'), on('2026-09-20'), on('2026-09-21')]).toEqual([false, true, true, false]);
    expect([on('2026-09-15', 'b', 'a'), on('2026-09-15', 'a', 'c'), on('2026-09-15', 'd')]).toEqual([false, false, false]);
  });

  it('is for one at a time: rule one-deputy-at-a-time', () => {
    const past = appointed('one', span('a', 'b'));
    expect(rules(past, span('a', 'c', '2026-09-20', '2026-09-30'))).toEqual(['one-deputy-at-a-time']);
    expect(rules(past, span('a', 'c', '2026-09-21', '2026-09-30'))).toEqual([]);
    expect(rules(past, span('d', 'b', '2026-09-12', '2026-09-13'))).toEqual([]);
  });

  it('is not passed on, from neither side: rule deputising-passed-on', () => {
    const past = appointed('one', span('a', 'b'));
    expect(rules(past, span('b', 'c', '2026-09-20', '2026-09-20'))).toEqual(['deputising-passed-on']);
    expect(rules(past, span('c', 'a', '2026-09-01', '2026-09-10'))).toEqual(['deputising-passed-on']);
    expect(rules(past, span('b', 'a', '2026-09-15', '2026-09-16'))).toContain('deputising-passed-on');
    expect(rules(past, span('b', 'c', '2026-09-21', '2026-09-30'))).toEqual([]);
    expect(rules(past, span('c', 'a', '2026-09-01', '2026-09-09'))).toEqual([]);
  });

  it('for the one approver is the city\'s to say: rule approver-deputy-by-city', () => {
    const past: readonly GivenEvent[] = [{ stream: 'approver', event: make('ApproverDesignated', { person: 'chief', deputy: '' }), effective: onDay('2026-09-15') }];
    expect(rules(past, span('chief', 'b'))).toEqual(['approver-deputy-by-city']);
    expect([rules(past, span('chief', 'b', '2026-09-01', '2026-09-14')), rules(past, span('chief', 'b', '2026-09-01', '2026-09-15'))]).toEqual([[], ['approver-deputy-by-city']]);
    expect(rules(past, span('a', 'chief'))).toEqual([]);
  });

  it('ends earlier, and then somebody else may stand in', () => {
    const past = appointed('one', span('a', 'b'));
    const body = { deputisingId: derivedId('one'), person: 'a', standIn: 'b', endedOn: '2026-09-12' };
    const { events } = decideGiven(past, withdrawDeputyUseCase, body);
    expect(events.map(({ event }) => event.data)).toMatchObject([{ endedOn: '2026-09-12' }, { endedOn: '2026-09-12' }]);
    const ended = events.map(({ event }, index): GivenEvent => ({ stream: `deputising/${index === 0 ? 'a' : 'b'}`, event, effective: onDay('2026-09-12') }));
    expect(decideGiven([...past, ...ended], appointDeputyUseCase, span('a', 'c', '2026-09-13', '2026-09-20'), { effective: onDay('2026-09-12') }).rules).toEqual([]);
    expect(() => decideGiven(past, withdrawDeputyUseCase, { ...body, endedOn: '2026-09-21' })).toThrow('deputising-not-shortened');
    expect(() => decideGiven([], withdrawDeputyUseCase, body)).toThrow('unknown-deputising');
  });
});

describe('the working days of a year', () => {
  const notice = (holidays: readonly string[], workdays: readonly string[], past: readonly GivenEvent[] = []) => () => decideGiven(past, registerWorkCalendarUseCase, { year: 2026, holidays, workdays }).events;

  it('are days of their year, a weekday off or a weekend worked', () => {
    expect(notice(['2026-10-01'], ['2026-10-10'])()).toHaveLength(1);
    expect(notice(['2027-01-01'], [])).toThrow('wrong-calendar');
    expect(notice([], ['2026-10-09'])).toThrow('wrong-calendar');
    expect(notice(['2026-10-10'], ['2026-10-10'])).toThrow('wrong-calendar');
  });

  it('are told once', () => {
    const known: GivenEvent = { stream: 'work-calendar', event: make('WorkDaysSet', { year: 2026, holidays: ['2026-10-01', '2026-10-02'], workdays: [] }), effective: onDay('2019-02-01') };
    expect(notice(['2026-10-02', '2026-10-01'], [], [known])()).toEqual([]);
    expect(notice(['2026-10-01'], [], [known])()).toHaveLength(1);
  });
});
