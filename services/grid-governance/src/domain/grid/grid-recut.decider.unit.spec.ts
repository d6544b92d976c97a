import { gridContract } from '@yange/contracts';
import { addDays, derivedId, onDay, Timeline } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import fc from 'fast-check';
import { abolishGridsUseCase } from '../../commands/grids/abolish-grids.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { mergeGridsUseCase } from '../../commands/grids/merge-grids.use-case.js';
import { setGridChiefUseCase } from '../../commands/grids/set-grid-chief.use-case.js';
import { splitGridUseCase } from '../../commands/grids/split-grid.use-case.js';
import { grid, gridIdOf, type OneGridEvent } from './grid.aggregate.js';
import { standard, unit } from './grid.fixture.js';

const make = gridContract.make;
const idOf = (name: string): string => gridIdOf(unit.id, name);
const named = (name: string, households: number) => ({ name, unit, households });
const stored = (key: string): string => (key === 'grid' ? 'grid' : `grid/${key}`);

/** Events come under the id of their grid; a single grid comes under the key `grid`. */
const after = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string, single = ''): readonly GivenEvent[] => [
  ...given,
  ...decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ stream, event }) => ({ stream: single === '' ? stored(stream) : `grid/${single}`, event, effective: onDay(on) })),
];
const roles: GivenEvent = { stream: 'chief-roles', event: make('ChiefRolesSet', { roles: [{ id: 'r', name: '网格长' }] }), effective: onDay('2019-01-01') };
const begun = (name: string, households: number, given: readonly GivenEvent[] = [standard, roles]) => after(given, createGridUseCase, named(name, households), '2019-01-01', idOf(name));
const two = begun('乙', 300, begun('甲', 700));
const on = (date: string) => ({ effective: onDay(date) });
const stateAt = (given: readonly GivenEvent[], name: string, date: string) =>
  Timeline.of(grid, given.filter(({ stream }) => stream === `grid/${idOf(name)}`).map((one, position) => ({ event: one.event as OneGridEvent, eventId: `e${position}`, effective: one.effective ?? onDay(date), position, order: 0, supersedes: null }))).at(date);

const split = { gridId: idOf('甲'), results: [named('甲一', 350), named('甲二', 350)] };
const merger = { gridIds: [idOf('甲'), idOf('乙')], result: { ...named('新', 1000), deviationReason: '园区' } };

describe('cutting grids anew', () => {
  it('splits one into several, with the lineage in the stream of each', () => {
    const { events, rules } = decideGiven(two, splitGridUseCase, split, on('2020-01-01'));
    expect(rules).toEqual([]);
    expect(events.map(({ stream, event }) => [stream, event.type])).toEqual([
      [idOf('甲'), 'GridsAbolished'], [idOf('甲'), 'GridsRecut'],
      ...['甲一', '甲二'].flatMap((name) => [[idOf(name), 'GridsCreated'], [idOf(name), 'GridSized'], [idOf(name), 'GridsRecut']]),
    ]);
    const done = after(two, splitGridUseCase, split, '2020-01-01');
    expect(decideGiven(done, splitGridUseCase, split, on('2020-01-01')).events).toEqual([]);
    expect(() => decideGiven(done, mergeGridsUseCase, merger, on('2020-02-01'))).toThrow('grid-gone');
    expect([stateAt(done, '甲', '2019-12-31').count, stateAt(done, '甲', '2020-01-01').count]).toEqual([1, 0]);
  });

  it('leaves no room for a late creation before what was there', () => {
    const done = after(two, splitGridUseCase, split, '2020-01-01');
    expect(() => decideGiven(done, createGridUseCase, named('甲', 400), on('2018-12-01'))).toThrow('grid-exists');
    expect(decideGiven(done, createGridUseCase, named('甲', 400), on('2020-01-02')).events).toHaveLength(2);
  });

  it('merges two or more into one', () => {
    expect(decideGiven(two, mergeGridsUseCase, merger, on('2020-01-01')).rules).toEqual([]);
    expect(mergeGridsUseCase.body.safeParse({ ...merger, gridIds: [idOf('甲')] }).success).toBe(false);
    expect(splitGridUseCase.body.safeParse({ ...split, results: split.results.slice(1) }).success).toBe(false);
    expect(() => decideGiven(two, mergeGridsUseCase, { ...merger, gridIds: [idOf('甲'), idOf('甲')] }, on('2020-01-01'))).toThrow('grid-twice');
    expect(() => decideGiven(two, mergeGridsUseCase, { ...merger, gridIds: [idOf('甲'), idOf('丙')] }, on('2020-01-01'))).toThrow('unknown-grid');
    expect(() => decideGiven(two, splitGridUseCase, { ...split, results: [named('乙', 350), named('甲二', 350)] }, on('2020-01-01'))).toThrow('grid-exists');
  });

  it('keeps the households (grid-recut-differs) and the standard', () => {
    const into = (...households: readonly number[]) => decideGiven(two, splitGridUseCase, { gridId: idOf('甲'), results: households.map((count, index) => named(`甲${index}`, count)) }, on('2020-01-01')).rules;
    expect(into(350, 350)).toEqual([]);
    expect(into(350, 351)).toEqual(['grid-recut-differs']);
    expect(into(299, 401)).toEqual(['grid-size']);
  });
});

describe('the chiefs of a grid', () => {
  const chief = (role: string, personId: string, place = '') => ({ gridId: idOf('甲'), role, place, personId });
  const [one, other] = [derivedId('person', 'one'), derivedId('person', 'other')];

  it('hold a role that is set, by a random id, or leave it open (chief-role-unknown)', () => {
    expect(decideGiven(two, setGridChiefUseCase, chief('网格长', one), on('2020-01-01')).rules).toEqual([]);
    expect(decideGiven(two, setGridChiefUseCase, chief('楼栋长', one), on('2020-01-01')).rules).toEqual(['chief-role-unknown']);
    expect(decideGiven([standard, ...two.slice(2), { ...roles, effective: onDay('2020-01-02') }], setGridChiefUseCase, chief('网格长', one), on('2020-01-01')).rules).toEqual(['chief-role-unknown']);
    expect(setGridChiefUseCase.body.safeParse(chief('网格长', '张三')).success).toBe(false);
  });

  it('take turns, and end with the grid', () => {
    const first = after(two, setGridChiefUseCase, chief('网格长', one), '2020-01-01', idOf('甲'));
    expect(decideGiven(first, setGridChiefUseCase, chief('网格长', one), on('2020-01-01')).events).toEqual([]);
    const second = after(first, setGridChiefUseCase, chief('网格长', other), '2020-02-01', idOf('甲'));
    expect([...stateAt(second, '甲', '2020-02-01').chiefs.values()]).toEqual([{ role: '网格长', place: '', personId: other }]);
    const done = after(second, splitGridUseCase, split, '2020-03-01');
    expect(stateAt(done, '甲', '2020-03-01').chiefs.size).toBe(0);
    expect(() => decideGiven(done, setGridChiefUseCase, chief('网格长', one), on('2020-03-01'))).toThrow('grid-gone');
  });
});

describe('whatever is cut, merged and abolished, on whatever days', () => {
  const names = ['甲', '乙', '丙', '丁'] as const;
  const name = fc.constantFrom(...names);
  const command: fc.Arbitrary<readonly [AnyUseCase, object, string]> = fc.oneof(
    name.map((one) => [createGridUseCase, named(one, 400), one] as const),
    name.map((one) => [abolishGridsUseCase, { gridIds: [idOf(one)] }, ''] as const),
    fc.tuple(name, name, name).map(([source, a, b]) => [splitGridUseCase, { gridId: idOf(source), results: [named(a, 200), named(b, 200)].map((one) => ({ ...one, deviationReason: '试' })) }, ''] as const),
    fc.tuple(name, name, name).map(([a, b, result]) => [mergeGridsUseCase, { gridIds: [idOf(a), idOf(b)], result: { ...named(result, 800), deviationReason: '试' } }, ''] as const),
  );

  it('a grid is there once or not at all on every day', () => {
    let recuts = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(command, fc.nat({ max: 10 })), { minLength: 10, maxLength: 30 }), (commands) => {
        let given: readonly GivenEvent[] = [standard];
        for (const [[useCase, body, single], day] of commands) {
          try {
            const date = addDays('2020-01-01', day);
            const rules = decideGiven(given, useCase, body, on(date)).rules.filter((rule) => rule !== 'grid-recut-differs');
            if (rules.length === 0) given = after(given, useCase, body, date, single === '' ? '' : idOf(single));
          } catch {
            continue;
          }
        }
        for (let day = 0; day <= 10; day += 1) for (const one of names) expect([0, 1]).toContain(stateAt(given, one, addDays('2020-01-01', day)).count);
        recuts += given.filter(({ event }) => event.type === 'GridsRecut').length;
      }),
      { numRuns: 200 },
    );
    expect(recuts).toBeGreaterThan(10);
  });
});
