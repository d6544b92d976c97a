import { staffingContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { erasePersonalDataUseCase } from '../../commands/personal-data/personal-data.use-cases.js';
import { personStream } from '../person/person.aggregate.js';
import { quotaAccountMessage } from '../quota-account/quota-account.aggregate.js';
import { personalDataStream } from './personal-data.aggregate.js';

const personId = derivedId('person', 'one');
const keyId = derivedId('key', 'one');
const account = quotaAccountMessage({ organId: derivedId('organ', 'centre'), name: '某中心', count: 1, each: false }, { kind: 'institution', management: 'civil-service', funding: 'full' });

const ofPerson = (event: GivenEvent['event'], on: string): GivenEvent => ({ stream: personStream(personId).streamId, event, effective: onDay(on) });
const sealed: GivenEvent = { stream: personalDataStream(personId).streamId, event: staffingContract.make('PersonalDataRecorded', { personId, recordId: derivedId('record', 'one'), keyId, personalFields: ['name'], suite: 'test' }) };
const entered = ofPerson(staffingContract.make('PersonEntered', { personId, account }), '2019-02-01');
const left = ofPerson(staffingContract.make('PersonLeft', { personId, account, reason: '调出', reasonCode: 'transferred-out', quotaKept: false }), '2020-01-01');

const erase = (basis: string, past: readonly GivenEvent[], on = '2020-06-01') => decideGiven(past, erasePersonalDataUseCase, { personId, basis }, { effective: onDay(on) });

describe('the erasure of personal data', () => {
  it('is of who has left the books, and destroys the key', () => {
    const { events, rules } = erase('own-request', [sealed, entered, left]);
    expect(rules).toEqual([]);
    expect(events.map(({ event }) => event)).toMatchObject([{ type: 'PersonalDataErased', data: { keyIds: [keyId], basis: 'own-request' } }]);
  });

  it('breaks a rule while the person is on the books, up to the last day', () => {
    expect(erase('own-request', [sealed, entered]).rules).toEqual(['personal-data-in-use']);
    expect(erase('retention-ended', [sealed, entered, left], '2019-12-31').rules).toEqual(['personal-data-in-use']);
    expect(erase('retention-ended', [sealed, entered, left], '2020-01-01').rules).toEqual([]);
  });

  it('does so too where the person enters later', () => {
    expect(erase('own-request', [sealed, entered], '2018-12-31').rules).toEqual(['personal-data-in-use']);
  });

  it.each(['wrong-person', 'court-order'])('is free on %s: what is not this person’s may go, and what a court says must', (basis) => {
    expect(erase(basis, [sealed, entered]).rules).toEqual([]);
  });

  it('needs something to erase', () => {
    expect(() => erase('own-request', [left])).toThrow('personal-data-missing');
  });
});
