import { gridContract } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { raiseCallUseCase } from '../../commands/calls/raise-call.use-case.js';
import { setServiceItemUseCase } from '../../commands/cases/set-service-item.use-case.js';
import { assignGridWorkersUseCase } from '../../commands/grids/assign-grid-workers.use-case.js';
import { createGridUseCase } from '../../commands/grids/create-grid.use-case.js';
import { createGridsUseCase } from '../../commands/grids/create-grids.use-case.js';
import { mergeGridsUseCase } from '../../commands/grids/merge-grids.use-case.js';
import { nameGridUseCase } from '../../commands/grids/name-grid.use-case.js';
import { splitGridUseCase } from '../../commands/grids/split-grid.use-case.js';
import { grantStreetPowersUseCase } from '../../commands/lists/grant-street-powers.use-case.js';
import { gridIdOf, gridStream } from '../grid/grid.aggregate.js';
import { gridBlockStream } from '../grid-block/grid-block.aggregate.js';
import { organEndStream } from './organ-end.aggregate.js';

const organ = (name: string) => ({ id: derivedId('organ', name), name });
const street = organ('甲街道');
const department = organ('城管');

const ended = ({ id, name }: typeof street): GivenEvent => ({ stream: organEndStream(id).streamId, event: gridContract.make('GridOwnerEnded', { organId: id, name, endedOn: '2026-06-01', successors: [] }) });
const lifted = ({ id }: typeof street): GivenEvent => ({ stream: organEndStream(id).streamId, event: gridContract.make('GridOwnerEndLifted', { organId: id }) });
const on = (day: string) => ({ effective: onDay(day) });

const grid = (day: string, ...past: readonly GivenEvent[]) => decideGiven(past, createGridUseCase, { unit: street, name: '第一网格', households: 400 }, on(day)).rules.filter((rule) => rule.includes('ended'));
const call = (day: string, ...past: readonly GivenEvent[]) => decideGiven(past, raiseCallUseCase, { caller: street, matter: '占道经营', called: [department] }, on(day)).rules;

describe('an organ that ended', () => {
  it('gets grids up to its last day, and none from the first day without it', () => {
    expect([grid('2026-05-31', ended(street)), grid('2026-06-01', ended(street)), grid('2026-06-01', ended(street), lifted(street))]).toEqual([[], ['grid-of-ended-organ'], []]);
  });

  it('neither calls nor is called from then on', () => {
    expect(call('2026-05-31', ended(street), ended(department))).toEqual([]);
    expect(call('2026-06-01', ended(street))).toEqual(['work-of-ended-organ']);
    expect(call('2026-06-01', ended(department))).toEqual(['work-of-ended-organ']);
    expect(call('2026-06-01', ended(street), lifted(street))).toEqual([]);
  });

  it('answers for no service item any more', () => {
    const item = (day: string) => decideGiven([ended(department)], setServiceItemUseCase, { centre: '政务服务中心', name: '营业执照', department, workingDays: 5 }, on(day)).rules;
    expect([item('2026-05-31'), item('2026-06-01')]).toEqual([[], ['work-of-ended-organ']]);
  });

  it('gets none by another way either: counted, drawn from a count, cut from others, with people of its own', () => {
    const town = organ('乙镇');
    const sized = { households: 400, population: 1_000 };
    const there = (name: string): GivenEvent[] => decideGiven([], createGridUseCase, { unit: town, name, ...sized }, on('2026-01-01')).events.map(({ stream, event }) => ({ stream: stream === 'grid' ? gridStream(gridIdOf(town.id, name)).streamId : stream, event, effective: onDay('2026-01-01') }));
    const counted: GivenEvent[] = decideGiven([], createGridsUseCase, { label: '全部网格', count: 3 }, on('2026-01-01')).events.map(({ event }) => ({ stream: gridBlockStream().streamId, event, effective: onDay('2026-01-01') }));
    const given = [...there('东网格'), ...there('西网格'), ...counted, ended(street)];
    const [east, west] = ['东网格', '西网格'].map((name) => gridIdOf(town.id, name));
    const rules = (day: string, useCase: AnyUseCase, body: object) => decideGiven(given, useCase, body, on(day)).rules.filter((rule) => rule.includes('ended'));
    for (const [useCase, body] of [
      [createGridsUseCase, { unit: street, label: '网格', count: 2 }],
      [nameGridUseCase, { unit: street, name: '甲一网格', drawnFrom: '全部网格', ...sized }],
      [splitGridUseCase, { gridId: east, results: [{ unit: town, name: '东一', households: 200, population: 500 }, { unit: street, name: '东二', households: 200, population: 500 }] }],
      [mergeGridsUseCase, { gridIds: [east, west], result: { unit: street, name: '合并网格', households: 800, population: 2_000 } }],
      [assignGridWorkersUseCase, { unit: street, label: '网格员', count: 3 }],
    ] as const) expect([useCase.name, rules('2026-05-31', useCase, body), rules('2026-06-01', useCase, body)]).toEqual([useCase.name, [], ['grid-of-ended-organ']]);
    expect(rules('2026-06-01', createGridsUseCase, { label: '其余网格', count: 2 })).toEqual([]);
  });

  it('is granted no powers by name', () => {
    const grant = (day: string) => decideGiven([ended(street)], grantStreetPowersUseCase, { title: '街道职权', words: '人事考核权、规划参与权', streets: [street] }, on(day)).rules;
    expect([grant('2026-05-31'), grant('2026-06-01')]).toEqual([[], ['work-of-ended-organ']]);
  });
});
