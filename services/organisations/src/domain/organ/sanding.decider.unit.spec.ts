import { organisationsContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { issueSandingUseCase } from '../../commands/milestone/issue-sanding.use-case.js';
import { correctMisfitUseCase } from '../../commands/sanding/correct-misfit.use-case.js';
import { findMisfitUseCase } from '../../commands/sanding/find-misfit.use-case.js';
import { moveDutyUseCase } from '../../commands/sanding/move-duty.use-case.js';
import { returnDutyUseCase } from '../../commands/sanding/return-duty.use-case.js';
import { reviseSandingUseCase } from '../../commands/sanding/revise-sanding.use-case.js';

const make = organisationsContract.make.bind(organisationsContract);
const [culture, sport, institute] = [derivedId('culture'), derivedId('sport'), derivedId('institute')] as [string, string, string];
const on = (organId: string, event: GivenEvent['event'], date = '2018-01-01'): GivenEvent => ({ stream: `organ/${organId}`, event, effective: onDay(date) });
const begun = (organId: string, name: string, category = 'government-department') => on(organId, make('OrganEstablished', { organId, name, category }));
const past = [begun(culture, '区文化局'), begun(sport, '区体育局'), begun(institute, '区文化市场管理所', 'institution')];
const issued = [...past, on(culture, make('SandingIssued', { subject: { organId: culture, count: 1 }, version: 1, duties: ['文化市场管理'] }), '2019-01-01')];
const revise = { organId: culture, version: 2, duties: ['文化市场管理', '广播电视管理'] };
const move = { organId: culture, toId: sport, duty: '文化市场管理', basis: '机构改革方案' };

describe('versions of a 三定', () => {
  it('begin with its issue, which lists its duties', () => {
    const { events } = decideGiven(past, issueSandingUseCase, { organId: culture, version: 1, duties: ['文化市场管理'] });
    expect(events[0]?.event.data).toMatchObject({ version: 1, duties: ['文化市场管理'], all: false });
  });

  it('follow each other: rule sanding-version', () => {
    expect(decideGiven(issued, reviseSandingUseCase, revise)).toMatchObject({ rules: [], events: [{ event: { type: 'SandingRevised', data: { version: 2, organName: '区文化局' } } }] });
    expect(decideGiven(issued, reviseSandingUseCase, { ...revise, version: 3 }).rules).toEqual(['sanding-version']);
    expect(decideGiven(issued, reviseSandingUseCase, { ...revise, version: 1 }).rules).toEqual(['sanding-version']);
    expect(() => decideGiven(issued, reviseSandingUseCase, revise, { effective: onDay('2018-06-01') })).toThrow('sanding-missing');
    const revised = [...issued, on(culture, make('SandingRevised', { ...revise }), '2019-02-01')];
    expect(decideGiven(revised, reviseSandingUseCase, revise).events).toEqual([]);
    expect(decideGiven(revised, reviseSandingUseCase, { ...revise, version: 3 }, { effective: onDay('2019-03-01') }).rules).toEqual([]);
  });
});

describe('a duty', () => {
  it('moves in the streams of both, once', () => {
    const { events, rules } = decideGiven(issued, moveDutyUseCase, move);
    expect([rules, events.map(({ stream, event }) => [stream, event.type])]).toEqual([[], [['from', 'DutyMoved'], ['to', 'DutyMoved']]]);
    const moved = [...issued, ...[culture, sport].map((id) => on(id, events[0]?.event as GivenEvent['event'], '2019-02-01'))];
    expect(decideGiven(moved, moveDutyUseCase, move).events).toEqual([]);
    expect(decideGiven(moved, moveDutyUseCase, { ...move, organId: sport, toId: culture }, { effective: onDay('2019-03-01') }).rules).toEqual([]);
    expect(decideGiven(moved, moveDutyUseCase, move, { effective: onDay('2019-03-01') }).rules).toEqual(['duty-not-held']);
  });

  it('stands in the 三定 of the giver: rule duty-not-held', () => {
    expect(decideGiven(issued, moveDutyUseCase, { ...move, duty: '体育彩票管理' }).rules).toEqual(['duty-not-held']);
    expect(decideGiven(issued, moveDutyUseCase, move, { effective: onDay('2018-12-31') }).rules).toEqual(['duty-not-held']);
    expect(decideGiven(issued, moveDutyUseCase, move, { effective: onDay('2019-01-01') }).rules).toEqual([]);
  });

  it('has a basis: rule duty-without-basis', () => {
    expect(decideGiven(issued, moveDutyUseCase, { ...move, basis: '' }).rules).toEqual(['duty-without-basis']);
    expect(() => decideGiven(issued, moveDutyUseCase, { ...move, toId: culture })).toThrow('duty-to-itself');
  });

  it('returns from an institution to an organ: rule duty-return-direction', () => {
    const held = [...past, on(institute, make('SandingIssued', { subject: { organId: institute, count: 1 }, duties: ['行政处罚'] }))];
    const back = { organId: institute, toId: culture, duty: '行政处罚', basis: '职能剥离方案' };
    expect(decideGiven(held, returnDutyUseCase, back)).toMatchObject({ rules: [], events: [{ event: { type: 'DutyReturned' } }, {}] });
    const asOrgan = held.map((one) => (one.stream === `organ/${institute}` && one.event.type === 'OrganEstablished' ? begun(institute, '区文化市场管理所') : one));
    expect([decideGiven(asOrgan, returnDutyUseCase, back).rules, decideGiven(issued, returnDutyUseCase, move).rules]).toEqual([['duty-return-direction'], ['duty-return-direction']]);
  });
});

describe('the study of a 三定', () => {
  const misfit = { organId: culture, kind: 'duty', words: '仍承担已划出的职能' };

  it('finds what does not fit, and sees it corrected', () => {
    const { events, decision } = decideGiven(issued, findMisfitUseCase, misfit);
    const misfitId = decision.answer?.['misfitId'] ?? '';
    expect(events[0]?.event).toMatchObject({ type: 'SandingMisfitFound', data: { misfitId, kind: 'duty' } });
    const found = [...issued, on(culture, events[0]?.event as GivenEvent['event'], '2019-02-01')];
    expect(decideGiven(found, findMisfitUseCase, misfit).events).toEqual([]);
    const correct = { organId: culture, misfitId, words: '已移交' };
    expect(decideGiven(found, correctMisfitUseCase, correct).events[0]?.event).toMatchObject({ type: 'SandingMisfitCorrected', data: { misfitId } });
    expect(() => decideGiven(found, correctMisfitUseCase, correct, { effective: onDay('2019-01-15') })).toThrow('unknown-misfit');
    const corrected = [...found, on(culture, make('SandingMisfitCorrected', { misfitId }), '2019-03-01')];
    expect(decideGiven(corrected, correctMisfitUseCase, correct, { effective: onDay('2019-03-02') }).events).toEqual([]);
  });
});
