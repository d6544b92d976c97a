import { lookedAtDays, newTally, sequenceDays, tellSequence, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { enforcementService } from '../../enforcement.service.js';
import { bureau, listId, street, title, town } from './power-list.fixture.js';
import { claimedBy, type PowerList } from './power-list.state.js';

const units = [town, street] as const;
const items = ['甲', '乙', '丙'] as const;
const named = (name: string): AnyUseCase => enforcementService.useCases.find((one) => one.name === name) as AnyUseCase;

interface Wanted {
  readonly what: string;
  readonly one: number;
  readonly other: number;
  readonly count: number;
}


const wanted: fc.Arbitrary<Wanted> = fc.record({
  what: fc.constantFrom('claim', 'claim', 'claim', 'count', 'decline', 'revoke', 'delegate', 'delegate', 'until', 'withdraw', 'describe', 'basis', 'body', 'capacity', 'revise', 'publish', 'evaluate', 'target', 'adopt', 'reasons'),
  one: fc.nat({ max: 3 }),
  other: fc.nat({ max: 3 }),
  count: fc.integer({ min: 1, max: 4 }),
});

const any: fc.Arbitrary<SequenceStep<Wanted>> = fc.record({ step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom(...sequenceDays), target: fc.nat({ max: 30 }) });
const ground = (what: string, one = 0, other = 0): SequenceStep<Wanted> => ({ step: 'say', wanted: { what, one, other, count: 4 }, day: '2018-12-31', target: 0 });
const steps = fc.array(any, { minLength: 6, maxLength: 24 }).map((sequence) => [ground('list'), ground('kinds'), ground('methods'), ground('body'), ground('claim'), ground('claim', 1, 1), ...sequence]);

const commandOf = ({ what, one, other, count }: Wanted): readonly [AnyUseCase, object] => {
  const [unit, item] = [units[one % units.length], items[other % items.length] ?? ''];
  const share = { listId, unit, kind: count > 2 ? 'other' : 'penalty', items: { named: [item] } };
  const delegation = { listId, unit, items: [item], method: count > 2 ? '确认' : '交办', delegatedBy: bureau, legalReview: '已审查', procedure: '已规定' };
  const commands: Readonly<Record<string, readonly [string, object]>> = {
    // Few items: the ends of the list are met often.
    list: ['issue-power-list', { title, total: 6, penalty: 3 }],
    kinds: ['set-power-kinds', { kinds: [{ code: 'penalty', name: '行政处罚', needsEnforcementBody: true }, { code: 'inspection', name: '行政检查', needsEnforcementBody: false }] }],
    methods: ['adopt-delegation-methods', { listId, methods: ['确认', '交办'] }],
    body: ['determine-enforcement-body', { listId, unit, exists: count > 1, bodyName: count > 1 ? '执法局' : '' }],
    claim: ['claim-powers', share],
    count: ['claim-powers', { ...share, items: { counted: count } }],
    decline: ['decline-powers', { ...share, reason: 'expertise', words: '专业性强' }],
    revoke: ['revoke-power-claim', { ...share, reason: '退回' }],
    delegate: ['delegate-powers', delegation],
    until: ['delegate-powers', { ...delegation, until: '2029-12-31' }],
    withdraw: ['withdraw-power-items', { listId, items: [item], reason: '收回' }],
    describe: ['describe-power-items', { listId, items: [{ name: item, kind: count > 2 ? 'inspection' : 'penalty', legalBasis: '某条例第三条' }] }],
    basis: ['describe-power-items', { listId, items: [{ name: item, kind: 'inspection', legalBasis: '某条例第三条', basisFrom: '2020-01-01', basisTo: '2027-12-31' }] }],
    capacity: ['determine-unit-capacity', { listId, unit, level: 'town', expertise: [] }],
    revise: ['revise-power-list', { listId, title, total: 4 + count, penalty: count }],
    publish: ['publish-claims', { listId, unit, count, channel: '政务服务网' }],
    evaluate: ['evaluate-powers', { listId, unit, evaluatedBy: bureau, periodFrom: '2019-01-01', periodTo: '2019-12-31', result: 'fit', nextDue: '' }],
    target: ['set-claim-target', { listId, appliesTo: '镇', needsEnforcementBody: true, atLeastPercent: 10 * count }],
    adopt: ['adopt-power-list', { listId, unit, version: count > 3 ? 2 : 1 }],
    reasons: ['set-decline-reasons', { reasons: [{ code: 'expertise', name: '专业性限制', standsOn: [] }] }],
  };
  const [name, body] = commands[what] as readonly [string, object];
  return [named(name), body];
};

/** Beside limits: no more names are claimed than items, a kind belongs to a name that is claimed, no delegation outlives its claim. */
const invariant = (stateOf: (streamId: string, day: string) => unknown): void => {
  for (const day of lookedAtDays) {
    const list = stateOf(`power-list/${listId}`, day) as PowerList | undefined;
    for (const unit of list?.units.values() ?? []) {
      if (unit.items.size > claimedBy(unit)) throw new Error(`${unit.name} on ${day}: ${unit.items.size} names, ${claimedBy(unit)} claimed`);
      for (const item of unit.items) if (!unit.kindOf.has(item)) throw new Error(`${unit.name} on ${day}: ${item} has no kind`);
      for (const item of unit.delegations.keys()) if (!unit.items.has(item)) throw new Error(`${unit.name} on ${day}: ${item} is delegated and not claimed`);
    }
  }
};

describe('whatever is claimed, declined, delegated, described, evaluated and withdrawn, corrected, annulled, late or ahead of time', () => {
  it('every limit holds on every day, folding equals the running state, and what was tried out is what happens', async () => {
    const tally = newTally();
    const told = new Set<string>();
    // What by itself only warns is refused here: else a limit could rightly be exceeded.
    const service = { ...enforcementService, rules: enforcementService.rules.map((rule) => (rule.id === 'claims-below-target' ? { ...rule, mode: 'refuse' as const } : rule)) };
    const sequences: Sequences<Wanted> = { service, days: lookedAtDays, commandOf: (one, known) => (known.forEach(({ useCase }) => told.add(useCase.name)), commandOf(one)), invariant };
    await fc.assert(fc.asyncProperty(steps, (sequence) => tellSequence(sequences, sequence, tally)), { numRuns: 40, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(Math.min(tally.accepted.say, tally.refused)).toBeGreaterThan(150);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(20);
    expect(['claim-powers', 'decline-powers', 'delegate-powers', 'revoke-power-claim', 'withdraw-power-items', 'evaluate-powers', 'publish-claims', 'revise-power-list', 'describe-power-items', 'determine-unit-capacity', 'set-claim-target'].filter((name) => !told.has(name))).toEqual([]);
  }, 240_000);
});
