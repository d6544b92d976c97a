import type { GridEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef } from '@yange/use-case';

/** In the stream of a grid, `GridsCreated` and `GridsAbolished` name that grid alone. */
export type OneGridEvent = Extract<GridEvent, { type: 'GridsCreated' | 'GridSized' | 'GridsAbolished' | 'GridsRecut' | 'GridChiefSet' | 'GridPlaced' }>;

/** One grid that is known by name. */
export interface Grid {
  /** empty before it was created */
  readonly name: string;
  /** 1 while it is there */
  readonly count: number;
  readonly households: number;
  readonly population: number;
  /** by role and place; without an entry, or with '' for the person, the role is open */
  readonly chiefs: ReadonlyMap<string, HeldRole>;
  /** its street or town; empty before it was created */
  readonly unitId: string;
  /** the one community that it was placed in, which may have ended or gone into another since; null for none */
  readonly community: { readonly id: string; readonly name: string } | null;
}

export interface HeldRole {
  readonly role: string;
  readonly place: string;
  readonly personId: string;
}

export const grid: AggregateDefinition<Grid, OneGridEvent> = {
  name: 'grid',
  initial: () => ({ name: '', count: 0, households: 0, population: 0, chiefs: new Map(), unitId: '', community: null }),
  apply: (state, event) => {
    switch (event.type) {
      case 'GridsCreated':
        return { ...state, name: event.data.grids?.named[0]?.name ?? '', count: state.count + 1, unitId: event.data.unit?.organId ?? '' };
      case 'GridSized':
        return { ...state, households: event.data.households, population: event.data.population };
      case 'GridsAbolished':
        return { ...state, name: event.data.grids?.named[0]?.name ?? '', count: state.count - 1, chiefs: new Map(), community: null };
      case 'GridChiefSet':
        return { ...state, chiefs: withChief(state.chiefs, event.data) };
      case 'GridPlaced':
        // What a late abolition leaves behind places nothing: a grid that is gone lies in no community.
        if (state.count < 1) return state;
        return { ...state, community: event.data.community === undefined ? null : { id: event.data.community.id, name: event.data.community.name } };
      case 'GridsRecut':
        return state;
    }
  },
  limits: ({ name, count }) => (count < 0 ? [gone(name)] : count > 1 ? [again(name, count)] : []),
};

const gone = (name: string): LimitBreach => ({ rule: 'grids-overdrawn', zh: `网格“${name}”撤销时并不存在`, en: `grid "${name}" was not there when it was abolished`, facts: { nodes: name }, excess: 1 });

const withChief = (chiefs: Grid['chiefs'], { role, place, personId }: HeldRole): Grid['chiefs'] => new Map(chiefs).set(chiefKey(role, place), { role, place, personId });

/** What an annulled abolition leads to where the grid was created anew since. */
const again = (name: string, count: number): LimitBreach => ({ rule: 'grid-created-twice', zh: `网格“${name}”重复设立`, en: `grid "${name}" was created while it was there`, facts: { nodes: name }, excess: count - 1 });

/** One role may be held in several buildings or units of a grid. */
export const chiefKey = (role: string, place: string): string => (place === '' ? role : `${role} ${place}`);

/** A grid is known by its name within its street or town. */
export const gridIdOf = (unitId: string, name: string): string => derivedId('grid', unitId, name);

export const gridStream = (gridId: string): StreamRef<Grid, OneGridEvent> => streamOf(grid, gridId);
