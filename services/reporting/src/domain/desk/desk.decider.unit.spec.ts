import { reportingContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { assignWorkUseCase } from '../../commands/desk/assign-work.use-case.js';
import { bindDeskUseCase } from '../../commands/desk/bind-desk.use-case.js';
import { closeDeskUseCase } from '../../commands/desk/close-desk.use-case.js';
import { handOverWorkUseCase } from '../../commands/desk/hand-over-work.use-case.js';
import { setDueTermUseCase } from '../../commands/desk/set-due-term.use-case.js';

const make = reportingContract.make;
const item = (itemId: string) => ({ itemId, kind: 'motion-argument', words: '论证' });
const at = (person: string, event: unknown, day = '2026-09-01'): GivenEvent => ({ stream: `desk/${person}`, event: event as GivenEvent['event'], effective: onDay(day) });
const on = (day: string) => ({ effective: onDay(day) });
const closed = at('a', make('DeskClosed', { person: 'a', items: [] }), '2026-09-10');

describe('the desk of a person', () => {
  it('is given work once', () => {
    const past = [at('a', make('WorkAssigned', { person: 'a', items: [item('x')] }))];
    expect(decideGiven(past, assignWorkUseCase, { person: 'a', items: [item('x')] }, on('2026-09-02')).events).toEqual([]);
    expect(decideGiven(past, assignWorkUseCase, { person: 'a', items: [item('x'), item('y')] }, on('2026-09-02')).events).toMatchObject([{ event: { data: { items: [{ itemId: 'y' }] } } }]);
  });

  it('hands work over, with the list in the streams of both, once', () => {
    const body = { fromPerson: 'a', toPerson: 'b', items: [item('x')], reason: '轮岗' };
    const { events } = decideGiven([], handOverWorkUseCase, body, on('2026-09-02'));
    expect(events.map(({ event }) => event)).toMatchObject([{ type: 'WorkHandedOver', data: { items: [{ itemId: 'x' }] } }, { type: 'WorkHandedOver' }]);
    const past = ['a', 'b'].map((who) => at(who, make('WorkHandedOver', { ...body }), '2026-09-02'));
    expect(decideGiven(past, handOverWorkUseCase, body, on('2026-09-02')).events).toEqual([]);
    expect(decideGiven(past, handOverWorkUseCase, { ...body, fromPerson: 'b', toPerson: 'a' }, on('2026-09-03')).events).toHaveLength(2);
    expect(handOverWorkUseCase.body.safeParse({ ...body, toPerson: 'a' }).success).toBe(false);
  });

  it('takes nothing on once the person has left: rule work-to-closed-desk', () => {
    const body = { fromPerson: 'b', toPerson: 'a', items: [item('x')] };
    expect(decideGiven([closed], assignWorkUseCase, { person: 'a', items: [item('x')] }, on('2026-09-10')).rules).toEqual(['work-to-closed-desk']);
    expect(decideGiven([closed], assignWorkUseCase, { person: 'a', items: [item('x')] }, on('2026-09-09')).rules).toEqual([]);
    expect(decideGiven([closed], handOverWorkUseCase, body, on('2026-09-10')).rules).toEqual(['work-to-closed-desk']);
    expect(decideGiven([closed], handOverWorkUseCase, { ...body, fromPerson: 'a', toPerson: 'b' }, on('2026-09-10')).rules).toEqual([]);
  });

  it('is closed with what lies on it: rule open-work-at-leaving', () => {
    expect(decideGiven([], closeDeskUseCase, { person: 'a', items: [item('x')] })).toMatchObject({ rules: ['open-work-at-leaving'], events: [{ event: { type: 'DeskClosed', data: { items: [{ itemId: 'x' }] } } }] });
    expect(decideGiven([], closeDeskUseCase, { person: 'a' })).toMatchObject({ rules: [], events: [{ event: { type: 'DeskClosed' } }] });
    expect(decideGiven([closed], closeDeskUseCase, { person: 'a', items: [item('x')] }).events).toEqual([]);
  });

  it('is one person\'s', () => {
    const [one, other] = [derivedId('p', 'one'), derivedId('p', 'other')];
    const past = [at('a', make('DeskBound', { person: 'a', personId: one }))];
    expect(decideGiven([], bindDeskUseCase, { person: 'a', personId: one }).events).toHaveLength(1);
    expect(decideGiven(past, bindDeskUseCase, { person: 'a', personId: one }).events).toEqual([]);
    expect(() => decideGiven(past, bindDeskUseCase, { person: 'a', personId: other })).toThrow('desk-of-another');
  });

  it('waits as long as the district says', () => {
    const term = (withinDays: number | null) => decideGiven([], setDueTermUseCase, { kind: 'city-reply', withinDays, warnDays: 5 }).events[0]?.event.data as { withinDays?: number };
    expect([term(20).withinDays, term(0).withinDays, term(null).withinDays]).toEqual([20, 0, undefined]);
    expect(setDueTermUseCase.body.safeParse({ kind: 'nothing', withinDays: 1, warnDays: 1 }).success).toBe(false);
  });
});
