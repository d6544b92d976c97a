import { derivedId } from '@yange/kernel';
import { lookedAtDays, sequenceDays, type AnyUseCase, type Sequences, type SequenceStep } from '@yange/use-case';
import fc from 'fast-check';
import { listId, title } from './domain/power-list/power-list.fixture.js';
import { enforcementService } from './enforcement.service.js';

const unitOf = (name: string) => ({ id: derivedId('organ', name), name });
const units = [unitOf('千里山镇'), unitOf('新华街道')] as const;
const items = ['甲', '乙', '丙'] as const;
const names = ['市场监管大队', '文化大队', '农牧大队', '交通大队'] as const;
const named = (name: string): AnyUseCase => enforcementService.useCases.find((one) => one.name === name) as AnyUseCase;

export interface Wanted {
  readonly what: 'establish' | 'rename' | 'merge' | 'abolish' | 'engage' | 'release' | 'claim' | 'revoke' | 'delegate' | 'withdraw' | 'describe' | 'body';
  readonly one: number;
  readonly other: number;
  readonly count: number;
}

const wanted: fc.Arbitrary<Wanted> = fc.record({
  what: fc.constantFrom('establish', 'establish', 'rename', 'merge', 'abolish', 'engage', 'release', 'claim', 'claim', 'revoke', 'delegate', 'withdraw', 'describe', 'body'),
  one: fc.nat({ max: 3 }),
  other: fc.nat({ max: 3 }),
  count: fc.integer({ min: 1, max: 9 }),
});

const any: fc.Arbitrary<SequenceStep<Wanted>> = fc.record({ step: fc.constantFrom('say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom(...sequenceDays), target: fc.nat({ max: 9 }) });
const ground = (what: string): SequenceStep<Wanted> => ({ step: 'say', wanted: { what: what as Wanted['what'], one: 0, other: 0, count: 9 }, day: '2018-12-31', target: 0 });
export const steps = fc.array(any, { minLength: 4, maxLength: 18 }).map((sequence) => [ground('list'), ground('methods'), ...sequence]);

export const sequences: Sequences<Wanted> = {
  service: enforcementService,
  days: lookedAtDays,
  commandOf: ({ what, one, other, count }) => {
    const [unit, item] = [units[one % units.length], items[other % items.length]];
    const teams = (...indexes: readonly number[]) => ({ teams: indexes.map((index) => names[index]) });
    const commands: Readonly<Record<string, readonly [string, object]>> = {
      list: ['issue-power-list', { title, total: 99, penalty: 80 }],
      methods: ['adopt-delegation-methods', { listId, methods: ['确认', '交办'] }],
      establish: ['establish-teams', { teams: { named: [names[one]] } }],
      rename: ['rename-teams', { teams: teams(one), newNames: [names[other]] }],
      merge: ['merge-teams', { sources: teams(one, other), results: { named: [`综合执法大队${count}`] } }],
      abolish: ['abolish-teams', { teams: teams(one) }],
      engage: ['engage-auxiliary-staff', { kind: 'hired', label: '协管员', count }],
      release: ['release-auxiliary-staff', { label: '协管员', count }],
      claim: ['claim-powers', { listId, unit, kind: 'penalty', items: { named: [item] } }],
      revoke: ['revoke-power-claim', { listId, unit, kind: 'penalty', items: { named: [item] }, reason: '退回' }],
      delegate: ['delegate-powers', { listId, unit, items: [item], method: '确认', delegatedBy: unitOf('区城市管理局'), legalReview: '已审查', procedure: '已规定' }],
      withdraw: ['withdraw-power-items', { listId, items: [item], reason: '收回' }],
      describe: ['describe-power-items', { listId, items: [{ name: item, kind: 'penalty', legalBasis: '某条例第三条' }] }],
      body: ['determine-enforcement-body', { listId, unit, exists: count > 3, bodyName: count > 3 ? '执法局' : '' }],
    };
    const [name, body] = commands[what] as readonly [string, object];
    return [named(name), body];
  },
};
