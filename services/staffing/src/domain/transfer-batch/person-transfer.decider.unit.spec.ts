import { staffingContract, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { person, personStream } from '../person/person.aggregate.js';
import type { PersonEvent } from '../person/person.events.js';
import { quotaAccount, quotaAccountId, quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { transferBatchStream } from './transfer-batch.aggregate.js';
import { personsBlockId } from './transfer-batch.decider.js';

const from = { organId: 'a3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a01', name: '原大队', count: 1, each: false };
const to = { organId: 'b7f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a02', name: '新大队', count: 1, each: false };
const batchId = 'c1f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a03';
const personId = 'd2f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a04';

/** Members of one team side by side: 参公, 事业 and 工勤 (R24). */
const identities = {
  参公: { kind: 'institution', management: 'civil-service', funding: 'full' },
  事业: { kind: 'institution', management: 'institution', funding: 'full' },
  工勤: { kind: 'support', management: 'unstated', funding: 'unstated' },
} as const;
type Identity = keyof typeof identities;
const names = Object.keys(identities) as readonly Identity[];

const given = (stream: string, event: StaffingEvent, on = '2018-01-01'): GivenEvent => ({ stream, event, effective: onDay(on) });
const approved = (owner: typeof from, identity: Identity) => given(quotaAccountStream(owner, identities[identity]).streamId, staffingContract.make('QuotaApproved', { account: quotaAccountMessage(owner, identities[identity]), count: 3 }) as StaffingEvent);

/** One person of that identity, at work in `from`. */
const past = (identity: Identity): readonly GivenEvent[] => {
  const account = quotaAccountMessage(from, identities[identity]);
  return [
    ...names.flatMap((one) => [approved(from, one), approved(to, one)]),
    given(transferBatchStream(batchId).streamId, staffingContract.make('TransferBatchRecorded', { batchId, name: '整合', persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: 2 }] } }) as StaffingEvent),
    given(personStream(personId).streamId, staffingContract.make('PersonEntered', { personId, account }) as StaffingEvent, '2018-06-01'),
    given(quotaAccountStream(from, identities[identity]).streamId, staffingContract.make('QuotaOccupied', { account, personId }) as StaffingEvent, '2018-06-01'),
  ];
};

const moved = (was: Identity, goesAs: Identity, on = '2019-02-01') => decideGiven(past(was), transferPersonUseCase, { batchId, from, to, type: identities[goesAs], personId }, { effective: onDay(on) });

describe('a person who is transferred', () => {
  it.each(names)('keeps the identity: %s before and after', (identity) => {
    const { events, rules } = moved(identity, identity);
    expect(rules).toEqual([]);
    const facts = events.filter(({ stream }) => stream === 'person').map(({ event }) => ({ event: event as PersonEvent, eventId: 'moved', effective: onDay('2019-02-01'), position: 1, order: 0, supersedes: null }));
    const [reached] = facts.map(({ event }) => (event.type === 'PersonTransferred' ? event.data.to : undefined));
    expect(reached?.type).toMatchObject({ ...quotaAccountMessage(to, identities[identity]).type });
    expect(Timeline.of(person, facts).latest().accountId).toBe(quotaAccountId(to, identities[identity]));
  });

  it.each(names.flatMap((was) => names.filter((one) => one !== was).map((goesAs) => [was, goesAs] as const)))('who is %s does not arrive as %s', (was, goesAs) => {
    expect(() => moved(was, goesAs)).toThrow('person-elsewhere');
  });

  it('is another one by 参公 alone, which is all that tells two of these apart', () => {
    const { management: _civilService, ...rest } = identities['参公'];
    expect({ ...rest, management: 'institution' }).toEqual(identities['事业']);
    expect([moved('参公', '参公').events.length, moved('事业', '事业').events.length]).toEqual([4, 4]);
    expect(() => moved('参公', '事业')).toThrow('person-elsewhere');
  });

  it('leaves one account and reaches one, so that as many are in posts as before, on the day and never before', () => {
    const { events } = moved('工勤', '工勤');
    const taken = (owner: typeof from, key: string, day: string): number => {
      const stream = quotaAccountStream(owner, identities['工勤']).streamId;
      const facts = [...past('工勤').filter((one) => one.stream === stream), ...events.filter((one) => one.stream === key).map(({ event }) => given(stream, event as StaffingEvent, '2019-02-01'))];
      return Timeline.of(quotaAccount, facts.map((one, index) => ({ event: one.event, eventId: `${index}`, effective: one.effective ?? onDay(day), position: index, order: 0, supersedes: null })) as unknown as readonly Fact<QuotaAccountEvent>[]).at(day).occupants.size;
    };
    expect(['2019-01-31', '2019-02-01'].map((day) => [taken(from, 'out', day), taken(to, 'into', day)])).toEqual([[1, 0], [0, 1]]);
  });

  it('who is on the books of neither is counted out of what was only counted, and goes in by one', () => {
    const unnamed = past('事业').filter(({ stream }) => !stream.startsWith('person/'));
    expect(decideGiven(unnamed, transferPersonUseCase, { batchId, from, to, type: identities['事业'], personId }).events.map(({ event }) => event.type)).toEqual(['TransferPersonNamed', 'PersonTransferred', 'QuotaVacated', 'QuotaOccupied']);
  });
});
