import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay } from '@yange/kernel';
import { decideGiven, type Decided, type GivenEvent } from '@yange/use-case';
import { enterPersonUseCase } from '../../commands/persons/enter-person.use-case.js';
import { grantUsePermitUseCase } from '../../commands/permits/grant-use-permit.use-case.js';
import { clearQuotaOfLeaverUseCase, leavePersonUseCase } from '../../commands/persons/leave-person.use-case.js';
import { finishTransferBatchUseCase } from '../../commands/transfers/finish-transfer-batch.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from '../../commands/transfers/record-transfer-batch-with-quota.use-case.js';
import { recordTransferBatchUseCase } from '../../commands/transfers/record-transfer-batch.use-case.js';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import { transferBatchStream } from '../transfer-batch/transfer-batch.aggregate.js';
import { usePermitIdOf, usePermitStream } from '../use-permit/use-permit.aggregate.js';
import { personStream } from './person.aggregate.js';

const type = { kind: 'institution', management: 'civil-service', funding: 'full' } as const;
const centre = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '某中心', count: 1, each: false };
const other = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '某大队', count: 1, each: false };

const approved = (owner: typeof centre, count: number, on = '2018-01-01'): GivenEvent => ({
  stream: quotaAccountStream(owner, type).streamId,
  event: staffingContract.make('QuotaApproved', { account: quotaAccountMessage(owner, type), count }) as StaffingEvent,
  effective: onDay(on),
});

const after = (decided: Decided, on: string, streams: Readonly<Record<string, string>>): GivenEvent[] =>
  decided.events.map(({ stream, event }) => ({ stream: streams[stream] ?? stream, event, effective: onDay(on) }));

const granted = (count: number, expiresOn = '2019-12-31') => decideGiven([approved(centre, 2)], grantUsePermitUseCase, { owner: centre, type, count, expiresOn }, { commandId: 'grant' });
const permitId = granted(1).decision.answer?.['permitId'] ?? '';
const permit = (count = 1): GivenEvent[] => after(granted(count), '2019-01-01', { permit: usePermitStream(permitId).streamId, account: quotaAccountStream(centre, type).streamId });
const entry = { owner: centre, type, permitId };

const entered = (commandId: string, given: readonly GivenEvent[]) => {
  const decided = decideGiven(given, enterPersonUseCase, entry, { commandId });
  const personId = decided.decision.answer?.['personId'] ?? '';
  const streams = { person: personStream(personId).streamId, account: quotaAccountStream(centre, type).streamId, permit: usePermitStream(permitId).streamId };
  return { decided, personId, facts: after(decided, '2019-02-01', streams) };
};

describe('a person', () => {
  const given = [approved(centre, 2), ...permit()];

  it('enters with a permit, as a random id in one account', () => {
    const { decided } = entered('one', given);
    expect(decided.events.map(({ event }) => event.type)).toEqual(['PersonEntered', 'QuotaOccupied', 'UsePermitUsed']);
    expect(decided.rules).toEqual([]);
    const first = entered('one', given);
    expect(decideGiven([...given, ...first.facts], enterPersonUseCase, entry, { commandId: 'one' }).events).toEqual([]);
  });

  it('does not enter without one, beyond one, after it expired, or over quota', () => {
    expect(decideGiven(given, enterPersonUseCase, { owner: centre, type }).rules).toEqual(['permit-first']);
    const first = entered('one', given);
    expect(decideGiven([...given, ...first.facts], enterPersonUseCase, entry, { commandId: 'two' }).rules).toEqual(['permit-overused']);
    expect(decideGiven(given, enterPersonUseCase, entry, { effective: onDay('2020-01-01') }).rules).toEqual(['permit-expired']);
    const full = [approved(centre, 1), ...permit(2)];
    expect(decideGiven([...full, ...entered('one', full).facts], enterPersonUseCase, entry, { commandId: 'two' }).rules).toEqual(['over-quota']);
  });

  it('does not leave before having entered, and leaves once', () => {
    const { facts, personId } = entered('one', given);
    const leave = (past: readonly GivenEvent[], on: string) => decideGiven(past, leavePersonUseCase, { personId, owner: centre, type, reason: '退休' }, { effective: onDay(on) });
    expect(() => leave([...given, ...facts], '2019-01-31')).toThrow('person-not-there');
    const gone = leave([...given, ...facts], '2019-02-01');
    const left = after(gone, '2019-02-01', { person: personStream(personId).streamId, account: quotaAccountStream(centre, type).streamId });
    expect([gone.events.length > 0, leave([...given, ...facts, ...left], '2019-03-01').events]).toEqual([true, []]);
  });

  it('is in one account at a time, and leaves the one it is in', () => {
    const { personId, facts } = entered('one', given);
    expect(() => decideGiven([...given, ...facts], enterPersonUseCase, { ...entry, owner: other, personId })).toThrow('person-elsewhere');
    expect(() => decideGiven([...given, ...facts], leavePersonUseCase, { personId, owner: other, type, reason: '调出' })).toThrow('person-not-there');
    const left = decideGiven([...given, ...facts], leavePersonUseCase, { personId, owner: centre, type, reason: '调出' });
    expect(left.events.map(({ event }) => event.type)).toEqual(['PersonLeft', 'QuotaVacated']);
    expect(left.events[0]?.event.data).toMatchObject({ reason: '调出', reasonCode: 'transferred-out', quotaKept: false });
  });
});

describe('a reason for leaving', () => {
  const { personId, facts } = entered('one', [approved(centre, 2), ...permit()]);
  const given = [approved(centre, 2), ...permit(), ...facts];
  const leave = (reason: string, past: readonly GivenEvent[] = given, on = '2019-03-01') => decideGiven(past, leavePersonUseCase, { personId, owner: centre, type, reason }, { effective: onDay(on) });
  const reasons = (on: string, ...entries: object[]): GivenEvent => ({ stream: 'reference-list/leaving-reasons', event: staffingContract.make('ReferenceListSet', { list: 'leaving-reasons', entries }), effective: onDay(on) });

  it('is one of the table of that day, by code or name; what is not is refused with what there is', () => {
    expect(['retired', '退休'].map((word) => leave(word).events[0]?.event.data)).toMatchObject([{ reasonCode: 'retired', reason: '退休' }, { reasonCode: 'retired', reason: '退休' }]);
    expect(() => leave('出走')).toThrow(expect.objectContaining({ rule: 'unknown-code', facts: expect.objectContaining({ codes: 'transferred-out retired resigned dismissed expelled died contract-ended own-business' }) }));
  });

  it('may be set otherwise from a day on: a retired code is refused from then, and stays valid before', () => {
    const past = [...given, reasons('2019-06-01', { code: 'retired', name: '退休（含提前退休）', marks: ['clears-quota'] })];
    expect([leave('resigned', past, '2019-05-31').events.length, leave('retired', past, '2019-06-01').events[0]?.event.data]).toMatchObject([2, { reason: '退休（含提前退休）' }]);
    expect(() => leave('resigned', past, '2019-06-01')).toThrow('unknown-code');
  });

  it('that does not clear the post keeps it taken, until it is cleared by itself', () => {
    const left = leave('离岗创业');
    expect(left.events.map(({ event }) => event.type)).toEqual(['PersonLeft']);
    const away = [...given, ...after(left, '2019-03-01', { person: personStream(personId).streamId })];
    expect(() => decideGiven(away, enterPersonUseCase, { ...entry, personId }, { effective: onDay('2019-04-01') })).toThrow('quota-kept');
    const clear = (past: readonly GivenEvent[], on = '2019-05-01') => decideGiven(past, clearQuotaOfLeaverUseCase, { personId, owner: centre, type }, { effective: onDay(on) });
    const cleared = clear(away);
    expect(cleared.events.map(({ stream, event }) => `${stream} ${event.type}`)).toEqual(['person PersonQuotaCleared', 'account QuotaVacated']);
    const done = [...away, ...after(cleared, '2019-05-01', { person: personStream(personId).streamId, account: quotaAccountStream(centre, type).streamId })];
    expect(clear(done, '2019-06-01').events).toEqual([]);
    expect(() => clear(given)).toThrow('quota-not-kept');
  });
});

describe('a late entry', () => {
  it('is found where the person is counted in another account later on', () => {
    const { personId, facts } = entered('one', [approved(centre, 2), ...permit()]);
    const early = { owner: other, type, personId };
    const { rules } = decideGiven([approved(other, 5), ...facts], enterPersonUseCase, early, { effective: onDay('2018-06-01') });
    expect(rules).toEqual(['person-counted-twice', 'permit-first']);
    const [later] = facts.filter(({ event }) => event.type === 'PersonEntered');
    const besides = (...past: readonly (GivenEvent | undefined)[]) => decideGiven([approved(other, 5), ...past.flatMap((one) => one ?? [])], enterPersonUseCase, early, { effective: onDay('2018-06-01') }).rules;
    expect([besides(later), besides()]).toEqual([['person-counted-twice', 'permit-first'], ['permit-first']]);
  });
});

describe('a permit with a number', () => {
  const numbered = { owner: centre, type, count: 1, expiresOn: '2019-12-31', number: '海编用〔2019〕3号' };
  const grant = decideGiven([approved(centre, 2)], grantUsePermitUseCase, numbered, { commandId: 'numbered' });
  const given = [approved(centre, 2), ...after(grant, '2019-01-01', { permit: usePermitStream(usePermitIdOf(numbered.number)).streamId, account: quotaAccountStream(centre, type).streamId })];

  it('is known by it, whoever writes the number how', () => {
    expect(grant.events[0]).toMatchObject({ event: { data: { permitId: usePermitIdOf(' 海编用〔２０１９〕３号'), number: '海编用〔2019〕3号' } } });
  });

  it('gives it to no second permit, and takes nobody in by a number that nobody granted', () => {
    expect(decideGiven(given, grantUsePermitUseCase, numbered, { commandId: 'again' }).events).toEqual([]);
    expect(() => decideGiven(given, grantUsePermitUseCase, { ...numbered, count: 2 }, { commandId: 'other' })).toThrow('permit-number-taken');
    expect(() => decideGiven(given, enterPersonUseCase, { owner: centre, type, permitId: usePermitIdOf('海编用〔2019〕4号') })).toThrow('unknown-permit');
    expect(decideGiven(given, enterPersonUseCase, { owner: centre, type, permitId: usePermitIdOf(numbered.number) }).rules).toEqual([]);
  });
});

describe('转隶', () => {
  const counted: GivenEvent = { stream: quotaAccountStream(centre, type).streamId, event: staffingContract.make('HeadcountStated', { account: quotaAccountMessage(centre, type), count: 3 }) as StaffingEvent, effective: onDay('2018-01-01') };
  const batch = decideGiven([], recordTransferBatchUseCase, { name: '改革转隶', units: 1, persons: 1 }, { commandId: 'batch' });
  const batchId = batch.decision.answer?.['batchId'] ?? '';
  const recorded = after(batch, '2019-01-31', { batch: transferBatchStream(batchId).streamId });
  const move = { batchId, from: centre, to: other, type };

  it('is counted by unit and by person, once', () => {
    expect(() => decideGiven([], recordTransferBatchUseCase, { name: '改革转隶', units: 1, persons: 1, from: centre, to: centre })).toThrow('move-to-itself');
    expect(batch.events).toMatchObject([{ event: { data: { units: { blocks: [{ count: 1 }] }, persons: { blocks: [{ count: 1 }] }, withQuota: false } } }]);
    expect(decideGiven(recorded, recordTransferBatchUseCase, { name: '改革转隶', units: 1, persons: 1 }, { commandId: 'batch' }).events).toEqual([]);
  });

  it('nets when a person is named: out of one account, into the other, one less in the block', () => {
    const named = decideGiven([...recorded, approved(other, 5), counted], transferPersonUseCase, move, { commandId: 'name' });
    expect(named.events.map(({ stream, event }) => [stream, event.type])).toEqual([
      ['batch', 'TransferPersonNamed'], ['person', 'PersonTransferred'], ['out', 'QuotaVacated'], ['into', 'QuotaOccupied'],
    ]);
    expect(named.rules).toEqual([]);
    const given = [...recorded, ...after(named, '2019-02-01', { batch: transferBatchStream(batchId).streamId })];
    expect(() => decideGiven(given, transferPersonUseCase, move, { commandId: 'second' })).toThrow('batch-exhausted');
    expect(() => decideGiven([], transferPersonUseCase, move)).toThrow('unknown-batch');
  });

  it('is finished when everybody is named, or it says why not, and takes no more names then', () => {
    const finish = (given: readonly GivenEvent[], reason = '') => decideGiven(given, finishTransferBatchUseCase, { batchId, reason }, { effective: onDay('2019-03-01') });
    expect([finish(recorded).rules, finish(recorded, '一人留任').rules]).toEqual([['batch-not-placed'], []]);
    const named = decideGiven([...recorded, approved(other, 5)], transferPersonUseCase, move, { commandId: 'name' });
    const all = [...recorded, ...after(named, '2019-02-01', { batch: transferBatchStream(batchId).streamId })];
    expect(finish(all)).toMatchObject({ rules: [], events: [{ event: { data: { named: 1, unnamed: 0 } } }] });
    const over = [...recorded, approved(other, 5), ...after(finish(recorded, '一人留任'), '2019-03-01', { batch: transferBatchStream(batchId).streamId })];
    expect(finish(over).events).toEqual([]);
    expect(() => decideGiven(over, transferPersonUseCase, move, { effective: onDay('2019-04-01') })).toThrow('batch-finished');
    expect(decideGiven(over, transferPersonUseCase, move, { effective: onDay('2019-02-15') }).events).not.toEqual([]);
    expect(() => finish([])).toThrow('unknown-batch');
  });

  it('takes the quota along, as many posts as persons', () => {
    const up = { name: '整建制上划', units: 1, persons: 5, direction: 'out', from: centre, to: { name: '市一级' }, type, quota: 5 };
    const decided = decideGiven([approved(centre, 9)], recordTransferBatchWithQuotaUseCase, up);
    expect(decided.events.map(({ event }) => event.type)).toEqual(['TransferBatchRecorded', 'QuotaTransferredOut']);
    expect(decided.rules).toEqual([]);
    expect(decideGiven([approved(centre, 9)], recordTransferBatchWithQuotaUseCase, { ...up, quota: 4 }).rules).toEqual(['quota-not-with-people']);
  });
});
