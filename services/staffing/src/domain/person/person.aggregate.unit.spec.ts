import { staffingContract } from '@yange/contracts';
import { derivedId, onDay, Timeline, type DomainEvent } from '@yange/kernel';
import { quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { person } from './person.aggregate.js';

const account = (name: string) => quotaAccountMessage({ organId: derivedId('organ', name), name, count: 1, each: false }, { kind: 'administrative', management: 'unstated', funding: 'unstated' });
const personId = derivedId('person');
const entered = staffingContract.make('PersonEntered', { personId, account: account('甲局') });
const left = (quotaKept: boolean, name = '甲局') => staffingContract.make('PersonLeft', { personId, account: account(name), reason: '离岗', quotaKept });
const keptIn = (...told: readonly (readonly [DomainEvent, string])[]): string | null =>
  Timeline.of(person, told.map(([event, on], index) => ({ event: event as never, eventId: `e${index}`, effective: onDay(on), position: index + 1, order: 0, supersedes: null }))).at('2030-01-01').keptIn;

describe('a post that is kept for who leaves', () => {
  it('is kept by the leaving from it, and not by a second one that a leaving told late comes before', () => {
    expect(keptIn([entered, '2019-01-01'], [left(true), '2028-01-01'])).toBe(account('甲局').id);
    expect(keptIn([entered, '2019-01-01'], [left(true), '2028-01-01'], [left(false), '2020-01-01'])).toBeNull();
    expect(keptIn([entered, '2019-01-01'], [left(true), '2028-01-01'], [left(true), '2020-01-01'])).toBe(account('甲局').id);
    expect(keptIn([entered, '2019-01-01'], [left(true, '乙局'), '2028-01-01'])).toBeNull();
  });
});
