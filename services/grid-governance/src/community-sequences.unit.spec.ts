import { derivedId } from '@yange/kernel';
import { chosen, lookedAtDays, newTally, sequenceDays, tellSequence, type AnyUseCase, type Sequences, type SequenceStep, type ToldFact } from '@yange/use-case';
import fc from 'fast-check';
import { areaUnitIdOf, pledgeIdOf, type AreaUnit } from './domain/area-unit/area-unit.aggregate.js';
import type { Call } from './domain/call/call.aggregate.js';
import { communityNow, type Communities } from './domain/community/community.aggregate.js';
import type { CountedBlocks } from './domain/counted-block/counted-block.js';
import { gridIdOf, type Grid } from './domain/grid/grid.aggregate.js';
import type { ServiceCase } from './domain/service-case/service-case.aggregate.js';
import type { ServiceCentre } from './domain/service-centre/service-centre.aggregate.js';
import { gridService } from './grid-governance.service.js';

const unit = { id: derivedId('organ', '海北街道'), name: '海北街道' };
const departments = ['城管局', '市监局'].map((name) => ({ id: derivedId('organ', name), name }));
const communityNames = ['东社区', '西社区', '南社区'] as const;
const gridNames = ['第一网格', '第二网格', '第三网格'] as const;
const titles = ['开放操场', '暑期托管'] as const;
const areaUnitId = areaUnitIdOf(unit.id, '第一中学');
const named = (name: string): AnyUseCase => gridService.useCases.find((one) => one.name === name) as AnyUseCase;

interface Wanted {
  readonly what: string;
  readonly one: number;
  readonly other: number;
  readonly flag: boolean;
}



type Command = readonly [string, object];

const communityCommand = ({ what, one, other, flag }: Wanted): Command | null => {
  const [name, second] = [chosen(communityNames, one), chosen(communityNames, other)];
  const grid = (index: number, offset = '') => ({ name: `${chosen(gridNames, index)}${offset}`, unit, households: 400 });
  const id = (index: number, offset = '') => gridIdOf(unit.id, grid(index, offset).name);
  const commands: Readonly<Record<string, Command>> = {
    establish: ['establish-community', { unit, name }],
    rename: ['rename-community', { unit, community: name, newName: flag ? second : '新社区' }],
    merge: ['merge-communities', { unit, communities: [name, second], name: flag ? name : '大社区' }],
    split: ['split-community', { unit, community: name, names: [`${name}一`, flag ? second : `${name}二`] }],
    end: ['end-community', { unit, community: name, reason: '撤销' }],
    create: ['create-grid', grid(one)],
    place: ['place-grids', { unit, community: flag ? second : name, gridIds: [id(one)], takesOver: other > 1 }],
    out: ['place-grids', { unit, gridIds: [id(one)] }],
    'split-grid': ['split-grid', { gridId: id(one), results: [{ ...grid(one, '东'), deviationReason: '园区' }, { ...grid(one, '西'), deviationReason: '园区' }] }],
    'merge-grids': ['merge-grids', { gridIds: [id(one), id(other)], result: { ...grid(one, '合'), deviationReason: '园区' } }],
    abolish: ['abolish-grids', { gridIds: [id(one)] }],
    crew: ['assign-grid-workers', { label: '专职', count: 1 + one, unit, kind: flag ? 'full-time' : 'helper' }],
    left: ['release-grid-workers', { label: '专职', count: 1 + other, unit }],
    standard: ['set-grid-crew-standard', { kind: 'full-time', persons: 1 + one, words: '一格一员' }],
  };
  return commands[what] ?? null;
};

const areaCommand = ({ what, one, flag }: Wanted): Command | null => {
  const title = chosen(titles, one);
  const pledge = { areaUnitId, pledgeId: pledgeIdOf(areaUnitId, title) };
  const commands: Readonly<Record<string, Command>> = {
    register: ['register-area-unit', { name: '第一中学', kind: 'school', unit }],
    move: ['move-area-unit', { unit, name: '第一中学', ...(flag ? { community: chosen(communityNames, one) } : {}) }],
    leave: ['area-unit-left', { areaUnitId, reason: '迁出' }],
    pledge: ['give-area-pledge', { areaUnitId, title, dueOn: flag ? '2028-06-30' : '2021-06-30' }],
    postpone: ['postpone-area-pledge', { ...pledge, dueOn: '2029-12-31', reason: '维修' }],
    settle: ['settle-area-pledge', { ...pledge, kept: flag, evidence: ['照片'] }],
  };
  return commands[what] ?? null;
};

const callCommand = ({ what, one, other, flag }: Wanted, told: readonly ToldFact<Wanted>[]): Command | null => {
  if (what === 'terms') return ['set-call-terms', { signDays: one, handleDays: one + 3, warnDays: 1, assessmentPercent: 10 * other }];
  if (what === 'raise') return ['raise-call', { caller: unit, matter: '占道经营', called: [chosen(departments, one)], number: String(other % 2) }];
  if (what === 'caseload') return ['report-street-caseload', { unit, periodFrom: `20${20 + one}-01-01`, periodTo: `20${20 + one}-12-31`, matters: other }];
  const calls = told.flatMap(({ answer }) => answer['callId'] ?? []);
  if (calls.length === 0) return null;
  const callId = chosen(calls, other);
  const share = { callId, department: chosen(departments, one) };
  const commands: Readonly<Record<string, Command>> = {
    dispatch: ['dispatch-call', { ...share, signDays: 1, handleDays: 5 }],
    sign: ['sign-call', share],
    return: ['return-call', { ...share, reason: '不属本局' }],
    handle: ['handle-call', { ...share, measure: '到场' }],
    answer: ['answer-call', { ...share, answer: '已清理' }],
    review: ['review-call', { ...share, passed: flag }],
    remind: ['remind-of-call', share],
    escalate: ['escalate-call', { ...share, to: '乌海市', reason: '属市级权限' }],
    assess: ['assess-call', { ...share, score: 10 * one }],
    close: ['close-call', { callId, outcome: '办结' }],
  };
  return commands[what] ?? null;
};

const centreCommand = ({ what, one, other, flag }: Wanted, told: readonly ToldFact<Wanted>[]): Command | null => {
  const centre = '政务中心';
  const itemId = told.flatMap(({ answer }) => answer['itemId'] ?? [])[0];
  const caseId = told.flatMap(({ answer }) => answer['caseId'] ?? []).at(-1);
  if (what === 'accept' && itemId !== undefined) return ['accept-case', { itemId, window: '1号' }];
  if (what === 'notice' && itemId !== undefined && caseId !== undefined) return ['give-one-time-notice', { itemId, caseId, missing: ['申请表'] }];
  if (what === 'forward' && itemId !== undefined && caseId !== undefined) return ['forward-case', { itemId, caseId, department: chosen(departments, one % 2) }];
  if (what === 'back' && itemId !== undefined && caseId !== undefined) return ['hand-case-back', { itemId, caseId, department: chosen(departments, one % 2), opinion: '准予' }];
  if (what === 'finish' && itemId !== undefined && caseId !== undefined) return ['finish-case', { itemId, caseId, outcome: '已办', window: '9号' }];
  const commands: Readonly<Record<string, Command>> = {
    halls: ['open-halls', { centre, named: one > 1 ? ['社保'] : [], total: 2 }],
    open: ['open-window', { centre, name: chosen(['1号', '2号'], other), handles: flag ? ['社保'] : [] }],
    shut: ['close-window', { centre, name: chosen(['1号', '2号'], other), reason: '合并' }],
    in: ['move-unit-in', { centre, unit: chosen(departments, one % 2), handles: flag ? ['市容'] : [] }],
    out: ['move-unit-out', { centre, unit: chosen(departments, one % 2), reason: '改革' }],
    hall: ['name-hall', { centre, name: chosen(['医保', '税务', '社保'], other) }],
    number: ['set-centre-number', { centre, what: chosen(['windows', 'units', 'offered', 'one-visit'], one), count: 1 + other }],
    item: ['set-service-item', { centre, name: '社保卡补办', materials: ['申请表'], workingDays: one }],
    list: ['publish-service-list', { title: '权责清单', label: '事项', count: 1 + one, measureWord: '条', channel: '网站', scope: '街道' }],
    platform: ['put-items-on-platform', { platform: '一体化平台', label: '事项', count: 1 + other }],
  };
  return commands[what] ?? null;
};

const countedCommand = ({ what, one, other, flag }: Wanted): Command | null => {
  const own = flag ? { unit } : {};
  const name = chosen(gridNames, one);
  const commands: Readonly<Record<string, Command>> = {
    counted: ['create-grids', { label: '未列名网格', count: 1 + one, ...own }],
    name: ['name-grid', { name, unit, households: 400, drawnFrom: '未列名网格' }],
    uncounted: ['abolish-counted-grids', { block: '未列名网格', count: 1 + other, ...own }],
    abolish: ['abolish-grids', { gridIds: [gridIdOf(unit.id, name)] }],
    roles: ['set-chief-roles', { roles: [chosen(['网格长', '警长'], other)] }],
    chief: ['set-grid-chief', { gridId: gridIdOf(unit.id, name), role: chosen(['网格长', '警长'], other), personId: derivedId('person', String(one)) }],
    workers: ['assign-grid-workers', { label: '网格员', count: 1 + one, unit }],
    assess: ['assess-grid-workers', { label: '网格员', unit, periodFrom: `20${19 + one}-01-01`, periodTo: `20${19 + one}-12-31`, assessed: 1 + other, passed: other }],
    powers: ['grant-street-powers', { title: '街道权力', words: flag ? '考核监督权；建议权' : '统筹管理权' }],
    cases: ['report-cases', { centre: '政务中心', periodTo: `20${19 + one}-12-31`, handled: 100 * other, ...(flag ? { accepted: 100 * other, finished: 90 * other } : {}) }],
    catalogue: ['set-centre-catalogue', { centre: '政务中心', functions: 3, items: 10 + other }],
  };
  return commands[what] ?? null;
};

/** Steps that follow each other are mostly said of one day. */
const oneDay = ['2020-01-01', '2020-01-01', '2020-01-01', '2020-01-01', '2021-01-01'] as const;

const groups = {
  communities: {
    what: ['establish', 'establish', 'establish', 'rename', 'merge', 'split', 'end', 'create', 'create', 'place', 'place', 'place', 'out', 'split-grid', 'merge-grids', 'abolish', 'crew', 'left', 'standard'],
    command: communityCommand,
    ground: [['establish', 0], ['establish', 1], ['create', 0], ['create', 1], ['create', 2], ['place', 0]],
    days: sequenceDays,
    needs: ['establish-community', 'rename-community', 'merge-communities', 'split-community', 'end-community', 'place-grids', 'split-grid', 'merge-grids', 'abolish-grids', 'assign-grid-workers', 'release-grid-workers'],
  },
  'units of an area': { what: ['register', 'register', 'establish', 'move', 'leave', 'pledge', 'pledge', 'pledge', 'postpone', 'settle', 'settle'], command: (wanted: Wanted) => areaCommand(wanted) ?? communityCommand(wanted), ground: [['register', 0], ['pledge', 0]], days: oneDay, needs: ['register-area-unit', 'move-area-unit', 'area-unit-left', 'give-area-pledge', 'postpone-area-pledge', 'settle-area-pledge'] },
  calls: {
    what: ['terms', 'raise', 'raise', 'dispatch', 'dispatch', 'sign', 'sign', 'return', 'handle', 'handle', 'answer', 'answer', 'review', 'remind', 'escalate', 'assess', 'close', 'caseload'],
    command: callCommand,
    ground: [['raise', 0], ['dispatch', 0], ['sign', 0]],
    days: oneDay,
    needs: ['raise-call', 'dispatch-call', 'sign-call', 'return-call', 'handle-call', 'answer-call', 'remind-of-call', 'escalate-call', 'set-call-terms', 'report-street-caseload'],
  },
  'calls that come to their end': {
    what: ['raise', 'dispatch', 'answer', 'review', 'review', 'assess', 'close', 'close', 'close'], command: callCommand, days: oneDay,
    ground: [['terms', 1], ['raise', 0], ['dispatch', 0], ['sign', 0], ['handle', 0], ['answer', 0]], needs: ['review-call', 'assess-call', 'close-call'],
  },
  'counted grids and chiefs': { what: ['counted', 'counted', 'name', 'name', 'name', 'uncounted', 'abolish', 'roles', 'chief', 'chief', 'workers', 'assess', 'powers', 'cases', 'catalogue'], command: countedCommand, ground: [['counted', 3], ['roles', 0]], days: sequenceDays, needs: ['create-grids', 'name-grid', 'abolish-counted-grids', 'set-chief-roles', 'set-grid-chief', 'assess-grid-workers', 'grant-street-powers', 'report-cases', 'set-centre-catalogue'] },
  'centres, lists and cases': { what: ['halls', 'hall', 'hall', 'number', 'number', 'item', 'accept', 'accept', 'notice', 'forward', 'forward', 'back', 'back', 'finish', 'list', 'platform'], command: centreCommand, ground: [['item', 0], ['halls', 0], ['accept', 0]], days: oneDay, needs: ['open-halls', 'name-hall', 'set-centre-number', 'set-service-item', 'accept-case', 'finish-case', 'forward-case', 'hand-case-back', 'give-one-time-notice', 'publish-service-list', 'put-items-on-platform'] },
  'windows and units of a centre': { what: ['open', 'open', 'shut', 'in', 'in', 'out', 'number'], command: centreCommand, ground: [['open', 0]], days: sequenceDays, needs: ['open-window', 'close-window', 'move-unit-in', 'move-unit-out', 'set-centre-number'] },
} as const;

/** A call that is closed waits for nobody. */
const waiting = ['called', 'dispatched', 'signed', 'handled', 'returned'];

/** Calls, cases, centres and what is only counted, by plain arithmetic and without the aggregates' own limits. */
const worked = (streamId: string, state: unknown): string | null => {
  const kind = streamId.split('/')[0];
  if (kind === 'call') {
    const { status, shares, disorder } = state as Call;
    if (disorder.length > 0) return 'out of turn';
    const left = [...shares.values()].filter(({ stage, dueOn }) => waiting.includes(stage) || (stage === 'answered' && dueOn !== ''));
    if (status === 'closed' && left.length > 0) return `closed, ${left.map(({ name, stage }) => `${name} ${stage}`).join()}`;
    if (status === 'none' && shares.size > 0) return 'not raised, and has shares';
  }
  if (kind === 'service-case') {
    const { accepted, notices, finished, away } = state as ServiceCase;
    const out = [...away.values()];
    if (finished > accepted || notices > 1 || out.some((count) => count < 0) || (finished > 0 && out.some((count) => count > 0))) return `accepted ${accepted}, told ${notices}, finished ${finished}, away ${out.join()}`;
  }
  if (kind === 'service-centre') {
    const { offered, oneVisit, halls, windows, units, openWindows, residents } = state as ServiceCentre;
    const there = (all: typeof residents): number => [...all.values()].filter(({ count }) => count === 1).length;
    if ([[windows, openWindows] as const, [units, residents] as const].some(([declared, all]) => declared !== null && all.size > 0 && declared !== there(all))) return 'another number is declared than is there';
    if ([...openWindows.values(), ...residents.values()].some(({ count }) => ![0, 1].includes(count))) return 'a window or unit that is there twice, or left before it came';
    if (oneVisit !== null && offered !== null && oneVisit > offered) return `${oneVisit} of ${offered} in one visit`;
    if ([...halls.values()].some(({ count }) => count < 0)) return 'fewer halls than are named';
  }
  if (kind === 'grid-block' || kind === 'grid-workers') return [...(state as CountedBlocks).values()].some(({ count }) => count < 0) ? 'fewer than none' : null;
  return null;
};

/** Beside limits: names of communities lead to one of them, a grid that is gone lies in none, a pledge that ended has ended once, a closed call owes no step out of turn. */
const invariant = (stateOf: (streamId: string, day: string) => unknown, streamIds: readonly string[]): void => {
  for (const day of lookedAtDays) {
    const communities = stateOf(`communities/${unit.id}`, day) as Communities | undefined;
    const there = [...(communities?.all.values() ?? [])].filter((one) => one.there);
    if (new Set(there.map(({ name }) => name)).size !== there.length) throw new Error(`${day}: two communities of one name`);
    for (const streamId of streamIds) {
      if (/^grid\/[0-9a-f-]{36}$/.test(streamId)) {
        const { name, count, community } = stateOf(streamId, day) as Grid;
        if (![0, 1].includes(count)) throw new Error(`${day}: ${name} is there ${count} times`);
        if (count === 0 && community !== null && name !== '') throw new Error(`${day}: ${name} is gone and lies in ${community.name}`);
        const now = community === null || communities === undefined ? null : communityNow(communities, community.id);
        if (now !== null && !now.there) throw new Error(`${day}: ${name} lies in ${now.name}, which is not there`);
      }
      if (streamId.startsWith('area-unit/') && (stateOf(streamId, day) as AreaUnit).disorder.length > 0) throw new Error(`${day}: ${streamId} out of turn`);
      const wrong = worked(streamId, stateOf(streamId, day));
      if (wrong !== null) throw new Error(`${day}: ${streamId}: ${wrong}`);
    }
  }
};

describe('whatever is said here, corrected, annulled, late or ahead of time', () => {
  it.each(Object.entries(groups))('of %s: every limit and key holds on every day, folding equals the running state, and what was tried out is what happens', async (_what, { what, command, ground, days: said, needs }) => {
    const tally = newTally();
    const told = new Set<string>();
    const wanted: fc.Arbitrary<Wanted> = fc.record({ what: fc.constantFrom<string>(...what), one: fc.nat({ max: 3 }), other: fc.nat({ max: 3 }), flag: fc.boolean() });
    const step: fc.Arbitrary<SequenceStep<Wanted>> = fc.record({ step: fc.constantFrom('say', 'say', 'say', 'say', 'correct', 'annul'), wanted, day: fc.constantFrom<string>(...said), target: fc.nat({ max: 30 }) });
    const first = ground.map(([begun, one]): SequenceStep<Wanted> => ({ step: 'say', wanted: { what: begun, one, other: 0, flag: true }, day: '2019-01-01', target: 0 }));
    const sequences: Sequences<Wanted> = {
      // What by itself only warns is refused here: else a limit could rightly be exceeded.
      service: { ...gridService, rules: gridService.rules.map((rule) => (['notice-not-once', 'windows-differ', 'resident-units-differ'].includes(rule.id) ? { ...rule, mode: 'refuse' as const } : rule)) },
      days: lookedAtDays, invariant,
      commandOf: (one, known) => {
        known.forEach(({ useCase }) => told.add(useCase.name));
        const asked = command(one, known);
        return asked === null ? null : [named(asked[0]), asked[1]];
      },
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 24 }), (steps) => tellSequence(sequences, [...first, ...steps], tally)), { numRuns: 70, seed: 20_190_101 });
    // All of it happens often, or the property says little.
    expect(needs.filter((name) => !told.has(name))).toEqual([]);
    expect(Math.min(tally.accepted.say, tally.refused)).toBeGreaterThan(80);
    expect(Math.min(tally.accepted.correct, tally.accepted.annul)).toBeGreaterThan(10);
  }, 240_000);
});
