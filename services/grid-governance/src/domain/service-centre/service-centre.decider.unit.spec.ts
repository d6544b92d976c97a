import { onDay, Timeline } from '@yange/kernel';
import { decideGiven, limitsGiven, type GivenEvent } from '@yange/use-case';
import { nameHallUseCase } from '../../commands/centre/name-hall.use-case.js';
import { openHallsUseCase } from '../../commands/centre/open-halls.use-case.js';
import { reportCasesUseCase } from '../../commands/centre/report-cases.use-case.js';
import { setCentreCatalogueUseCase } from '../../commands/centre/set-centre-catalogue.use-case.js';
import { setCentreNumberUseCase } from '../../commands/centre/set-centre-number.use-case.js';
import { hallsIn, serviceCentre, type ServiceCentreEvent } from './service-centre.aggregate.js';
import { centreId } from './service-centre.decider.js';

const centre = '政务中心';
const stream = `service-centre/${centreId(centre)}`;
const past = (event: unknown, on = '2019-01-01', more: Partial<GivenEvent> = {}): GivenEvent => ({ stream, event: event as ServiceCentreEvent, effective: onDay(on), ...more });
const number = (what: string, count: number) => ({ centre, what, count });
const given = (what: string, count: number, on: string, more: Partial<GivenEvent> = {}): GivenEvent => past(decideGiven([], setCentreNumberUseCase, number(what, count)).events[0]?.event, on, more);

const five = ['社保', '医保', '政务服务', '残联综合', '就业服务'];
const halls = past(decideGiven([], openHallsUseCase, { centre, named: five, total: 7 }).events[0]?.event);

describe('the halls of a centre', () => {
  it('are those named, and a block of the others', () => {
    expect(halls.event).toMatchObject({ data: { halls: { named: five.map((name) => ({ name })), blocks: [{ count: 2 }] } } });
  });

  it('never number fewer than are named', () => {
    expect(() => decideGiven([], openHallsUseCase, { centre, named: five, total: 4 })).toThrow('more-named-than-counted');
  });

  it('are drawn from the block when named, until it is used up', () => {
    const sixth = decideGiven([halls], nameHallUseCase, { centre, name: '税务' }).events[0]?.event;
    const seventh = past(decideGiven([halls, past(sixth, '2019-02-01')], nameHallUseCase, { centre, name: '公安' }).events[0]?.event, '2019-02-01');
    const all = [halls, past(sixth, '2019-02-01'), seventh];
    const facts = all.map((one, position) => ({ event: one.event as ServiceCentreEvent, eventId: `e${position}`, effective: onDay('2019-02-01'), position, order: 0, supersedes: null }));
    expect(hallsIn(Timeline.of(serviceCentre, facts).latest())).toBe(7);
    expect(() => decideGiven(all, nameHallUseCase, { centre, name: '住建' })).toThrow('block-overdrawn');
    expect(() => decideGiven(all, openHallsUseCase, { centre, named: ['税务'], total: 1 })).toThrow('hall-exists');
  });

  it('break a limit where a corrected count leaves more names than halls', () => {
    const named = past(decideGiven([halls], nameHallUseCase, { centre, name: '税务' }).events[0]?.event, '2019-02-01').event as ServiceCentreEvent;
    const block = (count: number): ServiceCentreEvent => {
      const opened = structuredClone(halls.event) as Extract<ServiceCentreEvent, { type: 'HallsOpened' }>;
      for (const one of opened.data.halls?.blocks ?? []) one.count = count;
      return opened;
    };
    const broken = (count: number) => limitsGiven(serviceCentre, [block(count), named].map((event) => ({ stream: halls.stream, event, effective: onDay('2019-02-01') })), '2020-01-01');
    expect(broken(0)).toEqual(['halls-overdrawn']);
    expect(broken(1)).toEqual([]);
  });

  it('add nothing for a repeated command', () => {
    expect(decideGiven([halls], openHallsUseCase, { centre, named: five, total: 7 }, { effective: onDay('2019-01-01'), commandId: 'another' }).events).toEqual([]);
    const sixth = decideGiven([halls], nameHallUseCase, { centre, name: '税务' }).events[0]?.event;
    expect(decideGiven([halls, past(sixth, '2019-02-01')], nameHallUseCase, { centre, name: '税务' }).events).toEqual([]);
  });
});

describe('items on offer', () => {
  it('include those that take one visit', () => {
    expect(decideGiven([given('offered', 175, '2019-01-01')], setCentreNumberUseCase, number('one-visit', 102)).rules).toEqual([]);
    expect(decideGiven([given('offered', 175, '2019-01-01')], setCentreNumberUseCase, number('one-visit', 176)).rules).toEqual(['one-visit-exceeds-offer']);
  });

  it('break the limit on a later day as well', () => {
    const past = [given('offered', 175, '2019-01-01'), given('offered', 90, '2020-01-01')];
    expect(decideGiven(past, setCentreNumberUseCase, number('one-visit', 102)).rules).toEqual(['one-visit-exceeds-offer']);
  });

  it('are judged by a late or corrected number', () => {
    const late = [given('one-visit', 102, '2020-01-01')];
    expect(decideGiven(late, setCentreNumberUseCase, number('offered', 100)).rules).toEqual(['one-visit-exceeds-offer']);
    const corrected = [given('offered', 75, '2019-01-01', { eventId: 'first' }), given('offered', 175, '2019-01-01', { supersedes: 'first' })];
    expect(decideGiven(corrected, setCentreNumberUseCase, number('one-visit', 102)).rules).toEqual([]);
  });

  it('are stated again without effect', () => {
    expect(decideGiven([given('windows', 73, '2019-02-01')], setCentreNumberUseCase, number('windows', 73)).events).toEqual([]);
  });
});

describe('case statistics', () => {
  const cases = { centre, periodTo: '2020-06-30', handled: 24596, finishPercent: '97', finishWords: '办结率97%' };

  it('keep a rate that has no numerator as a rate', () => {
    const { data } = decideGiven([], reportCasesUseCase, cases).events[0]?.event as Extract<ServiceCentreEvent, { type: 'CaseStatisticReported' }>;
    expect(data).toMatchObject({ periodFrom: '', periodTo: '2020-06-30', handled: 24596, finishRate: { percent: '97', decimals: 0 } });
    expect(Object.keys(data)).not.toContain('finished');
  });

  it('of one period are reported once; another number is a correction', () => {
    const told = [past(decideGiven([], reportCasesUseCase, cases).events[0]?.event, '2019-02-01')];
    expect(decideGiven(told, reportCasesUseCase, cases).events).toEqual([]);
    expect(() => decideGiven(told, reportCasesUseCase, { ...cases, handled: 24597 })).toThrow('statistic-exists');
  });

  it('keeps accepted and finished apart, and makes neither of the other (centre-finished-exceeds-accepted)', () => {
    const told = (more: object) => decideGiven([], reportCasesUseCase, { ...cases, ...more });
    expect(told({ accepted: 9, finished: 8 })).toMatchObject({ rules: [], events: [{ event: { data: { accepted: 9, finished: 8 } } }] });
    expect([told({ accepted: 8, finished: 8 }).rules, told({ accepted: 7, finished: 8 }).rules]).toEqual([[], ['centre-finished-exceeds-accepted']]);
    const [alone] = told({ accepted: 0 }).events as readonly { event: { data: { accepted?: number; finished?: number } } }[];
    expect([alone?.event.data.accepted, alone?.event.data.finished]).toEqual([0, undefined]);
  });

  it('refuse a period that ends before it begins', () => {
    expect(() => decideGiven([], reportCasesUseCase, { ...cases, periodFrom: '2020-07-01' })).toThrow('wrong-period');
  });

  it('are of days that have been, when they are reported live', () => {
    const on = (today: string) => () => decideGiven([], reportCasesUseCase, cases, { mode: 'live', today });
    expect(on('2020-06-29')).toThrow('period-not-over');
    expect(on('2020-06-30')().events).toHaveLength(1);
  });
});

describe('the catalogue', () => {
  it('keeps the kinds of work apart from the number of functions', () => {
    const { events } = decideGiven([], setCentreCatalogueUseCase, { centre, functions: 8, items: 82, kinds: ['便民服务', '社会保障'], kindsOpen: true });
    expect(events).toMatchObject([{ event: { data: { functions: { count: 8 }, items: { count: 82 }, kinds: ['便民服务', '社会保障'], kindsOpen: true } } }]);
  });
});
