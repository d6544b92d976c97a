import { staffingContract, TransferDirection, type StaffingEvent } from '@yange/contracts';
import { onDay, Timeline, type Fact } from '@yange/kernel';
import { decideGiven, type GivenEvent } from '@yange/use-case';
import { enterPersonUseCase } from '../../commands/persons/enter-person.use-case.js';
import { stateHeadcountUseCase } from '../../commands/quota/state-headcount.use-case.js';
import { recordTransferBatchWithQuotaUseCase } from '../../commands/transfers/record-transfer-batch-with-quota.use-case.js';
import { transferPersonUseCase } from '../../commands/persons/transfer-person.use-case.js';
import { organNoteStream } from '../organ-note/organ-note.aggregate.js';
import { person, personStream } from '../person/person.aggregate.js';
import type { PersonEvent } from '../person/person.events.js';
import { quotaAccount, quotaAccountId, quotaAccountMessage, quotaAccountStream } from '../quota-account/quota-account.aggregate.js';
import type { QuotaAccountEvent } from '../quota-account/quota-account.events.js';
import { usePermitStream } from '../use-permit/use-permit.aggregate.js';
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
    const { events, rules } = unnamed([counted(2)]);
    expect([events.map(({ event }) => event.type), rules]).toEqual([['TransferPersonNamed', 'PersonTransferred', 'QuotaVacated', 'QuotaOccupied'], []]);
  });
});

const institution = identities['事业'];
const counted = (count: number, on = '2018-07-01') => given(quotaAccountStream(from, institution).streamId, staffingContract.make('HeadcountStated', { account: quotaAccountMessage(from, institution), count }) as StaffingEvent, on);
/** Somebody whom nobody knows, out of an account in which one person is known. */
const unnamed = (more: readonly GivenEvent[], on = '2019-02-01') => decideGiven([...past('事业'), ...more], transferPersonUseCase, { batchId, from, to, type: institution }, { effective: onDay(on) });

describe('who is not known by name', () => {
  it('is taken out of those who were only counted, and out of nobody where all are known, or nobody knows how many there are', () => {
    expect([unnamed([counted(2)]).rules, unnamed([counted(1)]).rules, unnamed([counted(0)]).rules, unnamed([]).rules]).toEqual([[], ['transferred-from-nowhere', 'headcount-below-persons'], ['transferred-from-nowhere'], ['transferred-from-nowhere', 'headcount-below-persons']]);
    const nobody = past('事业').filter(({ stream, event }) => !stream.startsWith('person/') && event.type !== 'QuotaOccupied');
    expect(decideGiven(nobody, transferPersonUseCase, { batchId, from, to, type: institution }).rules).toEqual(['transferred-from-nowhere']);
  });

  it('is there on every later day as well, until the headcount is stated anew', () => {
    const gone = given(quotaAccountStream(from, institution).streamId, staffingContract.make('QuotaVacated', { account: quotaAccountMessage(from, institution), personId: 'somebody' }) as StaffingEvent, '2019-05-01');
    expect([unnamed([counted(2), gone]).rules, unnamed([counted(3), gone]).rules, unnamed([counted(2), counted(1, '2019-04-01'), gone]).rules]).toEqual([['transferred-from-nowhere', 'headcount-below-persons'], [], []]);
  });
});

describe('a batch that says from where and to where', () => {
  const third = { organId: 'e3f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a05', name: '第三大队', count: 1, each: false };
  const side = ({ organId, ...rest }: Partial<typeof from> & { readonly name: string }) => ({ organId: organId ?? '', count: 1, each: false, ...rest });
  const permitId = 'f4f9a5b4-55a5-4b06-8a3a-2f6a1f7a9a06';
  const batchOf = (over: object): GivenEvent => given(transferBatchStream(batchId).streamId, staffingContract.make('TransferBatchRecorded', { batchId, name: '整合', persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: 2 }] }, ...over }) as StaffingEvent);
  const under = (over: object, body: object = {}, more: readonly GivenEvent[] = [], meta: object = {}) =>
    decideGiven([...past('事业').filter(({ stream }) => stream !== transferBatchStream(batchId).streamId), batchOf(over), ...more], transferPersonUseCase, { batchId, from, to, type: institution, personId, ...body }, meta);
  const stranger = (over: object, body: object = {}, more: readonly GivenEvent[] = []) => under(over, { personId: undefined, ...body }, more);

  it('takes people from there and to there, by id or by name; from any member of a group', () => {
    expect([{ from: side(from), to: side(to) }, { from: side({ name: from.name }) }, { from: side({ name: '各有关单位', count: 9 }) }, { from: side({ name: '每个单位', each: true }) }].map((over) => under(over).rules)).toEqual([[], [], [], []]);
    expect([{ from: side(third) }, { to: side(third) }, { from: side({ name: '第三大队' }) }, { from: side(to), to: side(from) }].map((over) => under(over).rules)).toEqual([['transfer-not-of-batch'], ['transfer-not-of-batch'], ['transfer-not-of-batch'], ['transfer-not-of-batch', 'transfer-not-of-batch']]);
  });

  it('takes nobody the other way round: who is where the batch starts does not arrive there by it', () => {
    const there = { from: side(to), to: side(from) };
    expect(under(there, { from, to }).rules).toEqual(['transfer-not-of-batch', 'transfer-not-of-batch']);
    const back = under({ from: side(from), to: side(to) }, { from: to, to: from });
    expect([back.rules, back.events.map(({ event }) => event.type)]).toEqual([['transfer-not-of-batch', 'transfer-not-of-batch'], ['TransferPersonNamed']]);
    expect(under({ from: side(to), to: side(from) }, { from: to, to: from }).rules).toEqual([]);
  });

  it('out of the district ends on the books of the district: the person left, and nobody takes a post elsewhere', () => {
    const { events, rules } = under({ direction: TransferDirection.OUT }, { to: { name: '市一级' } });
    expect([events.map(({ event }) => event.type), rules]).toEqual([['TransferPersonNamed', 'PersonTransferred', 'PersonLeft', 'QuotaVacated'], []]);
  });

  it('into the district is an entry: it takes a permit of the account that it reaches, and nobody out of an account here', () => {
    const granted = given(usePermitStream(permitId).streamId, staffingContract.make('UsePermitGranted', { permitId, account: quotaAccountMessage(to, institution), count: 1, expiresOn: '2019-12-31' }) as StaffingEvent);
    const outer = { name: '市一级' };
    const arrived = stranger({ direction: TransferDirection.IN }, { from: outer, permitId }, [granted]);
    expect([arrived.events.map(({ event }) => event.type), arrived.rules]).toEqual([['TransferPersonNamed', 'PersonTransferred', 'QuotaOccupied', 'UsePermitUsed'], ['entry-from-outside']]);
    expect(stranger({ direction: TransferDirection.IN }, { from: outer }).rules.toSorted()).toEqual(['entry-from-outside', 'permit-first']);
    expect(() => under({ direction: TransferDirection.IN }, { from: outer })).toThrow('person-elsewhere');
    expect(() => under({}, { permitId }, [granted])).toThrow('permit-without-arrival');
  });

  it('brings no kind into an organ that may not have it', () => {
    const noted = (category: string) => given(organNoteStream(to.organId).streamId, staffingContract.make('OrganNoted', { organId: to.organId, name: to.name, category }) as StaffingEvent);
    const live = { mode: 'live', effective: onDay('2026-02-01') };
    expect([under({}, {}, [noted('government-department')], live).rules, under({}, {}, [noted('institution')], live).rules]).toEqual([['kind-not-for-organ'], []]);
  });
});

describe('编外', () => {
  const outside = { kind: 'outside', management: 'unstated', funding: 'unstated' } as const;
  const kinds = (...marks: string[]) => given('reference-list/quota-kinds', staffingContract.make('ReferenceListSet', { list: 'quota-kinds', entries: [{ code: 'village', name: '村聘', marks, source: '' }] }) as StaffingEvent);

  it('enter without a permit and without an approval, by the marks of their kind; others do not', () => {
    const enter = (kind: object, more: readonly GivenEvent[] = []) => decideGiven(more, enterPersonUseCase, { owner: to, type: kind }, { mode: 'live', effective: onDay('2026-02-01') }).rules;
    expect([enter(outside), enter(identities['工勤'])]).toEqual([[], ['quota-not-approved', 'permit-first']]);
    expect([enter({ kind: 'village' }, [kinds('outside-establishment')]), enter({ kind: 'village' }, [kinds()])]).toEqual([[], ['quota-not-approved', 'permit-first']]);
  });

  it('are counted by number and move likewise', () => {
    const stated = (kind: object) => decideGiven([], stateHeadcountUseCase, { owner: to, type: kind, count: 3 }).rules;
    expect([stated(outside), stated(identities['工勤'])]).toEqual([[], ['quota-not-approved']]);
    const account = quotaAccountMessage(from, outside);
    const here = [given(transferBatchStream(batchId).streamId, staffingContract.make('TransferBatchRecorded', { batchId, name: '整合', persons: { blocks: [{ id: personsBlockId(batchId), label: '转隶人员', count: 2 }] } }) as StaffingEvent), given(personStream(personId).streamId, staffingContract.make('PersonEntered', { personId, account }) as StaffingEvent, '2018-06-01')];
    expect(decideGiven(here, transferPersonUseCase, { batchId, from, to, type: outside, personId }).rules).toEqual([]);
  });
});

describe('people of a batch who are only a number and go with their posts', () => {
  const type = identities.事业;
  const out = quotaAccountMessage(from, type);
  const account = quotaAccountStream(from, type).streamId;
  const books = (headcount: number | null, known: readonly string[] = []): readonly GivenEvent[] => [
    approved(from, '事业'), approved(to, '事业'),
    ...(headcount === null ? [] : [given(account, staffingContract.make('HeadcountStated', { account: out, count: headcount }) as StaffingEvent)]),
    ...known.flatMap((id) => [
      given(personStream(id).streamId, staffingContract.make('PersonEntered', { personId: id, account: out }) as StaffingEvent, '2017-06-01'),
      given(account, staffingContract.make('QuotaOccupied', { account: out, personId: id }) as StaffingEvent, '2017-06-01'),
    ]),
  ];
  const batch = { name: '上划', units: 1, persons: 2, direction: 'out' as const, from, to: { name: '乌海市', count: 1, each: false }, type, quota: 2 };
  const went = (past: readonly GivenEvent[], more: object = {}) => decideGiven(past, recordTransferBatchWithQuotaUseCase, { ...batch, ...more }, { effective: onDay('2019-02-01') });
  const numberOf = ({ events }: ReturnType<typeof went>, side: string) => events.flatMap(({ stream, event }) => (stream === side ? [(event.data as { persons: number }).persons] : []));
  const after = (past: readonly GivenEvent[]) => {
    const state = Timeline.of(quotaAccount, past.filter(({ stream }) => stream === account).map(({ event, effective }, index) => ({ event: event as QuotaAccountEvent, eventId: String(index), effective: effective ?? onDay('2018-01-01'), position: index + 1, order: 0, supersedes: null }))).latest();
    return [state.headcount, state.occupants.size];
  };
  const recorded = (past: readonly GivenEvent[]): readonly GivenEvent[] => {
    const { events } = went(past);
    const of = transferBatchStream(events.flatMap(({ event }) => (event.type === 'TransferBatchRecorded' ? [(event.data as { batchId: string }).batchId] : []))[0] ?? '').streamId;
    return [...past, ...events.map(({ stream, event }) => given(stream === 'batch' ? of : account, event as StaffingEvent, '2019-02-01'))];
  };
  const named = (past: readonly GivenEvent[], id?: string) => {
    const told = past.flatMap(({ event }) => (event.type === 'TransferBatchRecorded' ? [(event.data as { batchId: string }).batchId] : []))[0] ?? '';
    const { events, rules } = decideGiven(past, transferPersonUseCase, { batchId: told, from, to: batch.to, type, ...(id === undefined ? {} : { personId: id }) }, { effective: onDay('2019-03-01') });
    const stream = (name: string): string => (name === 'batch' ? transferBatchStream(told).streamId : name === 'person' ? personStream(id ?? 'new').streamId : account);
    return { past: [...past, ...events.map(({ stream: name, event }) => given(stream(name), event as StaffingEvent, '2019-03-01'))], rules, counted: events.flatMap(({ event }) => (event.type === 'TransferPersonNamed' ? [(event.data as { counted: boolean }).counted] : [])) };
  };

  it('are out of the headcount at once, and a full account is not over its quota for it', () => {
    const past = recorded(books(3));
    expect([numberOf(went(books(3)), 'out'), after(past)]).toEqual([[2], [1, 0]]);
    expect(went(books(3)).rules).toEqual([]);
  });

  it('are named without leaving twice', () => {
    const first = named(recorded(books(3)));
    const second = named(first.past, 'd2f9a5b4-55a5-4b06-8a3a-2f6a1f7a9b02');
    expect([first.rules, first.counted, after(first.past), second.rules, second.counted, after(second.past)]).toEqual([[], [true], [1, 0], [], [true], [1, 0]]);
  });

  it('are as many as are counted and not known: who is known leaves when named', () => {
    const past = recorded(books(1, ['d2f9a5b4-55a5-4b06-8a3a-2f6a1f7a9b01']));
    expect(after(past)).toEqual([1, 1]);
    const one = named(past, 'd2f9a5b4-55a5-4b06-8a3a-2f6a1f7a9b01');
    expect([one.counted, after(one.past)]).toEqual([[false], [0, 0]]);
  });

  it('leave an account of which nobody knows the people unknown, and all of them are gone', () => {
    expect([numberOf(went(books(null)), 'out'), after(recorded(books(null)))]).toEqual([[2], [null, 0]]);
    expect(named(recorded(books(null)))).toMatchObject({ rules: [], counted: [true] });
  });

  it('arrive where they go within the district', () => {
    const stated = given(quotaAccountStream(to, type).streamId, staffingContract.make('HeadcountStated', { account: quotaAccountMessage(to, type), count: 0 }) as StaffingEvent);
    const both = went([...books(3), stated], { direction: 'within', to });
    expect([numberOf(both, 'out'), numberOf(both, 'into'), both.rules]).toEqual([[2], [2], []]);
    expect(numberOf(went(books(3), { direction: 'within', to }), 'into')).toEqual([0]);
  });
});
