import { chosen, lookedAtDays, newTally, sequenceDays, tellSequence, type AnyUseCase, type DrawnWanted, type Sequences, type SequenceStep, type ToldFact } from '@yange/use-case';
import fc from 'fast-check';
import type { InspectionState } from './domain/inspection/inspection.aggregate.js';
import { reportingService } from './reporting.service.js';

const named = (name: string): AnyUseCase => reportingService.useCases.find((one) => one.name === name) as AnyUseCase;
const people = ['clerk-a', 'clerk-b', 'clerk-c'] as const;
const personIds = ['a0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002'] as const;

type Command = readonly [string, object];

const inspectionCommand = ({ what, one, other }: DrawnWanted, told: readonly ToldFact<DrawnWanted>[]): Command | null => {
  if (what === 'request') return ['request-inspection', { title: '机构编制督查', requestedBy: '自治区编办', scope: '编制执行' }];
  const inspectionId = chosen([...new Set(told.flatMap(({ answer }) => answer['inspectionId'] ?? []))], one);
  const itemId = chosen([...new Set(told.flatMap(({ answer }) => answer['itemId'] ?? []))], other);
  if (inspectionId === undefined || (what === 'done' && itemId === undefined)) return null;
  const commands: Readonly<Record<string, Command>> = {
    check: ['self-check-inspection', { inspectionId, findings: '无超编' }],
    submit: ['submit-inspection', { inspectionId, addressee: '自治区编办' }],
    demand: ['demand-inspection-follow-up', { inspectionId, demand: `整改第${other}项` }],
    done: ['finish-inspection-follow-up', { inspectionId, itemId, result: '已整改' }],
    close: ['close-inspection', { inspectionId, conclusion: '办结' }],
  };
  return commands[what] ?? null;
};

const deskCommand = ({ what, one, other }: DrawnWanted): Command | null => {
  const [person, toPerson] = [chosen(people, one), chosen(people, one + 1 + (other % 2))];
  const items = [{ itemId: `item-${other}`, kind: 'motion', words: '待办' }];
  const commands: Readonly<Record<string, Command>> = {
    assign: ['assign-work', { person, items }],
    bind: ['bind-desk', { person, personId: chosen(personIds, other) }],
    over: ['hand-over-work', { fromPerson: person, toPerson, items, reason: '离岗' }],
    leave: ['close-desk', { person, reason: '调离', items: [] }],
    term: ['set-due-term', { kind: chosen(['reform-task', 'transfer-batch'], other), withinDays: 10 + one, warnDays: one }],
  };
  return commands[what] ?? null;
};

const groups = {
  inspections: { what: ['check', 'submit', 'submit', 'demand', 'demand', 'done', 'done', 'close'], command: inspectionCommand, ground: ['request', 'check', 'submit'], needs: ['request-inspection', 'self-check-inspection', 'submit-inspection', 'demand-inspection-follow-up', 'finish-inspection-follow-up', 'close-inspection'] },
  desks: { what: ['assign', 'assign', 'bind', 'over', 'over', 'leave', 'term'], command: deskCommand, ground: [], needs: ['assign-work', 'bind-desk', 'hand-over-work', 'close-desk'] },
} as const;

/** By plain reading of the states of each day: no step of an inspection stands without the one that it follows, and a closed one has nothing left to put right. */
const invariant: Sequences<DrawnWanted>['invariant'] = (stateOf, streamIds) => {
  for (const day of lookedAtDays) {
    const of = <S>(kind: string): readonly S[] => streamIds.filter((id) => id.startsWith(`${kind}/`)).map((id) => stateOf(id, day) as S);
    for (const { requested, selfChecked, submitted, closed, followUps } of of<InspectionState>('inspection')) {
      const steps = [requested, selfChecked, submitted, Object.keys(followUps).length > 0];
      if (steps.some((reached, index) => reached && steps.slice(0, index).includes(false))) throw new Error(`${day}: requested ${requested}, checked ${selfChecked}, submitted ${submitted}, ${Object.keys(followUps).length} demands`);
      if (closed && (!submitted || Object.values(followUps).includes(false))) throw new Error(`${day}: closed, submitted ${submitted}, ${Object.values(followUps).filter((done) => !done).length} open`);
    }
  }
};

describe('whatever is said of inspections and desks, corrected, annulled, late or ahead of time', () => {
  it.each(Object.entries(groups))('of %s: steps follow each other on every day, folding equals the running state, and what was tried out is what happens', async (_what, { what, command, ground, needs }) => {
    const tally = newTally();
    const told = new Set<string>();
    const wanted: fc.Arbitrary<DrawnWanted> = fc.record({ what: fc.constantFrom<string>(...what), one: fc.nat({ max: 2 }), other: fc.nat({ max: 3 }) });
    const step: fc.Arbitrary<SequenceStep<DrawnWanted>> = fc.record({ step: fc.constantFrom('say', 'say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom<string>(...sequenceDays), target: fc.nat({ max: 30 }) });
    const begun = ground.map((first): SequenceStep<DrawnWanted> => ({ step: 'say', wanted: { what: first, one: 0, other: 0 }, day: '2018-06-01', target: 0 }));
    const commandOf = (one: DrawnWanted, known: readonly ToldFact<DrawnWanted>[]): readonly [AnyUseCase, object] | null => {
      known.forEach(({ useCase }) => told.add(useCase.name));
      const asked = command(one, known);
      return asked === null ? null : [named(asked[0]), asked[1]];
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 20 }), (steps) => tellSequence({ service: reportingService, days: lookedAtDays, invariant, commandOf }, [...begun, ...steps], tally)), { numRuns: 60, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(needs.filter((name) => !told.has(name))).toEqual([]);
    expect(Math.min(tally.accepted.say, tally.refused)).toBeGreaterThan(60);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(10);
  }, 240_000);
});
