import { gridContract, type GridEvent } from '@yange/contracts';
import { derivedId, parseEffectiveDate } from '@yange/kernel';
import type { GivenEvent } from '@yange/use-case';
import { gridIdOf } from './grid.aggregate.js';

const make = gridContract.make;

type More = Partial<GivenEvent>;

export const unit = { id: derivedId('organ', '新华街道'), name: '新华街道' };
export const first = { name: '第一网格', unit, households: 350 };

const past = (stream: string, event: GridEvent, on: string, more: More = {}): GivenEvent => ({ stream, event, effective: parseEffectiveDate(on), ...more });

export const standardBody = { householdsFrom: 300, householdsTo: 500, population: 1000, populationApproximate: true, words: '300-500户' };
export const standard = past('grid-standard', make('GridStandardSet', standardBody), '2018-01-01');

/** `网格`, counted in the district as a whole or in one unit. */
export const block = (count: number, on: string, { owner = 'district', ...more }: More & { owner?: string } = {}): GivenEvent =>
  past(`grid-block/${owner}`, make('GridsCreated', { grids: { blocks: [{ id: `b-${owner}`, label: '网格', count }] } }), on, more);

export const drawn = (name: string, on: string, owner = 'district'): GivenEvent =>
  past(`grid-block/${owner}`, make('GridDrawn', { blockId: `b-${owner}`, label: '网格', gridId: gridIdOf(unit.id, name), name }), on);

export const workers = (count: number, on: string, owner = 'district'): GivenEvent =>
  past(`grid-workers/${owner}`, make('GridWorkersAssigned', { workers: { id: 'w', label: '网格员', count } }), on);

const own = (name: string): string => `grid/${gridIdOf(unit.id, name)}`;

export const created = (name: string, on: string, drawnFrom = ''): GivenEvent => past(own(name), make('GridsCreated', { grids: { named: [{ id: gridIdOf(unit.id, name), name, drawnFrom }] } }), on);

export const sized = (name: string, households: number, on: string, more: More = {}): GivenEvent => past(own(name), make('GridSized', { gridId: gridIdOf(unit.id, name), name, households }), on, more);

export const abolished = (name: string, on: string): GivenEvent => past(own(name), make('GridsAbolished', { grids: { named: [{ id: gridIdOf(unit.id, name), name }] } }), on);
