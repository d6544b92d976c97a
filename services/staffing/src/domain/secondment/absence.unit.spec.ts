import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { clearSecondmentsUseCase } from '../../commands/transfers/clear-secondments.use-case.js';
import { extendSecondmentUseCase } from '../../commands/transfers/extend-secondment.use-case.js';
import { recordSecondmentsUseCase } from '../../commands/transfers/record-secondments.use-case.js';
import { personStream } from '../person/person.aggregate.js';
import { quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { absenceKey, absenceStream } from './absence.aggregate.js';
import { secondmentStream } from './secondment.aggregate.js';

const organ = (organId: string, name: string) => ({ organId, name, count: 1, each: false });
const [bureau, other] = [organ('a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', '甲局'), organ('b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', '乙局')];
const towns = { name: '镇和街道办事处', count: 7, each: false };
const personId = 'c3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03';
const type = { kind: 'administrative', management: 'unstated', funding: 'unstated' } as const;
const account = (owner: typeof bureau) => quotaAccountMessage(owner, type);

const onPerson = (on: string, event: StaffingEvent): GivenEvent => ({ stream: personStream(personId).streamId, event, effective: onDay(on) });
const entered = onPerson('2018-01-01', staffingContract.make('PersonEntered', { personId, account: account(bureau) }) as StaffingEvent);
const moved = onPerson('2019-07-01', staffingContract.make('PersonTransferred', { personId, from: account(bureau), to: account(other) }) as StaffingEvent);
const left = onPerson('2019-12-31', staffingContract.make('PersonLeft', { personId, account: account(other) }) as StaffingEvent);

const decide = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string, commandId = on) => decideGiven(given, useCase, body, { commandId, effective: onDay(on) });
const send = (given: readonly GivenEvent[], owner: object, on: string, until: string | undefined, commandId?: string) =>
  decide(given, recordSecondmentsUseCase, { owner, forms: ['借调'], persons: 1, personIds: [personId], until }, on, commandId);

/** What a command of one owner leaves behind. */
const after = (given: readonly GivenEvent[], owner: typeof towns, decided: ReturnType<typeof decide>, on: string): readonly GivenEvent[] => [
  ...given,
  ...decided.events.map(({ stream, event }): GivenEvent => ({ stream: stream === absenceKey(personId) ? absenceStream(personId).streamId : secondmentStream(owner).streamId, event, effective: onDay(on) })),
];

describe('who is seconded', () => {
  it('is on the books of who sends, on that day', () => {
    expect([['2017-12-31', bureau], ['2018-01-01', bureau], ['2019-06-30', bureau], ['2019-07-01', bureau], ['2019-07-01', other], ['2019-12-31', other]].map(([on, owner]) => send([entered, moved, left], owner as object, on as string, '2020-12-31').rules)).toEqual([
      ['seconded-not-on-books'], [], [], ['seconded-not-on-books'], [], ['seconded-not-on-books'],
    ]);
    expect(send([entered], other, '2018-06-01', '2018-12-31').rules).toEqual(['seconded-not-on-books']);
  });

  it('is in some account where a group sends whose members nobody names', () => {
    expect([send([entered], towns, '2018-06-01', '2018-12-31').rules, send([], towns, '2018-06-01', '2018-12-31').rules]).toEqual([[], ['seconded-not-on-books']]);
  });

  it('is told of on its own side as well', () => {
    expect(send([entered], bureau, '2018-06-01', '2018-12-31').events.map(({ event }) => event.type)).toEqual(['SecondmentsRecorded', 'PersonSeconded']);
  });

  describe('is not sent by two', () => {
    const first = send([entered, moved], bureau, '2019-06-01', '2019-12-31');
    const secondmentId = first.decision.answer?.['secondmentId'];
    const away = after([entered, moved], bureau, first, '2019-06-01');
    const rules = (given: readonly GivenEvent[], on: string, until?: string) => send(given, other, on, until).rules;

    it('on the last day of the first still, from the day after again', () => {
      expect([rules(away, '2019-12-31', '2020-06-30'), rules(away, '2020-01-01', '2020-06-30')]).toEqual([['seconded-twice'], []]);
    });

    it('before it began, unless until then', () => {
      const early = [entered, ...away.filter(({ event }) => event.type !== 'PersonEntered' && event.type !== 'PersonTransferred')];
      expect([send(early, towns, '2019-01-01', '2019-05-31').rules, send(early, towns, '2019-01-01', '2019-06-01').rules, send(early, towns, '2019-01-01', undefined).rules]).toEqual([[], ['seconded-twice'], ['secondment-without-end', 'seconded-twice']]);
    });

    it.each([['by name', { personIds: [personId] }], ['all of them', { complete: true }], ['by number', { persons: 1 }]])('once cleared %s', (_how, body) => {
      const cleared = decide(away, clearSecondmentsUseCase, { owner: bureau, ...body }, '2019-09-01');
      expect(cleared.events.map(({ event }) => event.type)).toEqual(['SecondmentsCleared', 'PersonSecondmentEnded']);
      const back = after(away, bureau, cleared, '2019-09-01');
      expect([rules(back, '2019-08-31', '2020-06-30'), rules(back, '2019-09-01', '2020-06-30')]).toEqual([['seconded-twice'], []]);
    });

    it('by an extension of the first into the second', () => {
      const both = after(away, other, send(away, other, '2020-01-01', '2020-06-30'), '2020-01-01');
      const extend = (until: string) => decide(both, extendSecondmentUseCase, { owner: bureau, secondmentId, until }, '2019-11-01').rules;
      expect(extend('2020-03-31')).toEqual(['seconded-twice']);
      const alone = decide(away, extendSecondmentUseCase, { owner: bureau, secondmentId, until: '2020-03-31' }, '2019-11-01');
      expect([alone.rules, alone.events.map(({ event }) => event.type)]).toEqual([[], ['SecondmentsExtended', 'PersonSeconded']]);
      expect(rules(after(away, bureau, alone, '2019-11-01'), '2020-01-01', '2020-06-30')).toEqual(['seconded-twice']);
    });
  });
});
