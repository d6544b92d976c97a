import { onDay, type DomainEvent, type EffectiveDate } from '@yange/kernel';
import type { PlannedEvent } from '../command.outcome.js';
import { contract } from '../sample.accounts.fixture.js';
import { slipViolations, type SlipGiven } from './slip.rules.js';

const approved = (count: number, id = 'a', kind = 1): DomainEvent => contract.make('QuotaApproved', { account: { id, owner: { organId: id }, type: { kind } }, count }) as DomainEvent;

interface Case {
  readonly was?: DomainEvent;
  readonly will?: DomainEvent;
  readonly on?: EffectiveDate;
  readonly stream?: string;
}

/** 35 posts were approved on 1 February 2019 under a document that says so; what was typed is `was`. */
const given = ({ was = approved(53), will = approved(35), on = onDay('2019-02-01'), stream = 'account/a' }: Case = {}, over: Partial<SlipGiven> = {}): SlipGiven => {
  const fact = { event: was, eventId: 'wrong', effective: onDay('2019-02-01'), position: 1, order: 0, supersedes: null };
  const planned: PlannedEvent = { event: will, eventId: 'right', effective: on, position: 9, order: 0, supersedes: 'wrong', key: 'own', streamId: stream };
  return {
    contract, wrong: [{ streamId: 'account/a', fact }], planned: [planned], annuls: false, recordedOn: '2026-03-01', today: '2026-03-31',
    citations: [{ number: '海编发〔2019〕1号', quote: '核定编制35名，自2019年3月1日起执行' }], terms: { days: 30, closedFields: ['kind'] }, ...over,
  };
};

const rulesOf = (one: SlipGiven): readonly string[] => slipViolations(one).map(({ rule }) => rule);

describe('a slip of the pen', () => {
  it('is what the document does not say: put right by what stands there', () => expect(rulesOf(given())).toEqual([]));

  it.each([
    ['on the last day', '2026-03-31', 30, []],
    ['a day later', '2026-04-01', 30, ['slip-too-late']],
    ['on the same day, where no other is left', '2026-03-01', 0, []],
    ['a day later, where none is left', '2026-03-02', 0, ['slip-too-late']],
  ])('may be corrected in time: %s', (_what, today, days, rules) => {
    expect(rulesOf(given({}, { today, terms: { days, closedFields: [] } }))).toEqual(rules);
    expect(rulesOf(given({}, { annuls: true, planned: [], today, terms: { days, closedFields: [] } }))).toEqual(rules);
  });

  it.each<readonly [string, SlipGiven]>([
    ['in another stream', given({ stream: 'account/b' })],
    ['of another kind', given({ will: contract.make('HeadcountStated', { account: { id: 'a' }, count: 35 }) as DomainEvent })],
    ['more than one', given({}, { planned: [...given().planned, ...given().planned] })],
    ['none in its place', given({}, { planned: [] })],
  ])('is not another fact: %s', (_what, one) => expect(rulesOf(one)).toContain('slip-other-fact'));

  it('does not touch whom it is about, nor what the district closed', () => {
    expect(slipViolations(given({ will: approved(35, 'b') }))).toMatchObject([{ rule: 'slip-decided-field', facts: { fields: '/account/id,/account/owner/organId' } }]);
    const [was, will] = [approved(35, 'a', 1), approved(35, 'a', 2)];
    expect(rulesOf(given({ was, will }))).toEqual(['slip-decided-field']);
    expect(rulesOf(given({ was, will }, { terms: { days: 30, closedFields: [] } }))).toEqual(['slip-not-in-document']);
  });

  it.each([
    ['the number stands there', 35, '核定编制35名', []],
    ['in full-width digits', 35, '核定编制３５名', []],
    ['another number', 36, '核定编制35名', ['slip-not-in-document']],
    ['a part of a number', 35, '核定编制1350名', ['slip-not-in-document']],
    ['nothing is quoted', 35, '', ['slip-not-in-document']],
    ['nothing would be left', 0, '核定编制0名', ['slip-not-in-document']],
  ])('is corrected to what the words say: %s', (_what, count, quote, rules) => expect(rulesOf(given({ will: approved(count) }, { citations: [{ quote }] }))).toEqual(rules));

  it.each([
    ['2019-03-01', []],
    ['2019-03-02', ['slip-not-in-document']],
  ])('takes effect when the words say: %s', (day, rules) => expect(rulesOf(given({ on: onDay(day) }))).toEqual(rules));
});
