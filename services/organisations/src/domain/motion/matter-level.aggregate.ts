import { streamOf, type AggregateDefinition, type MatterCode } from '@yange/use-case';
import type { MatterLevelEvent } from './motion.events.js';

export type Level = 'district' | 'city';

export type MatterLevels = ReadonlyMap<string, Level>;

/**
 * What a district decides itself until it sets otherwise: internal units are approved at the same level (国务院令第486号 art. 13); setting up, merging, abolishing,
 * renaming and ranking organs, limits and quota go to the next higher level (art. 9).
 */
const byItself: readonly MatterCode[] = [
  'organ.units', 'organ.sanding', 'organ.duties', 'organ.plate', 'organ.co-locate', 'quota.transfer', 'team.rename', 'team.reparent', 'power.delegate', 'power.withdraw', 'grid.structure',
];

/** Which level decides which matter: data of the district, by effective date. */
export const matterLevels: AggregateDefinition<MatterLevels, MatterLevelEvent> = {
  name: 'matter-levels',
  initial: () => new Map(),
  apply: (state, { data }) => new Map(state).set(data.matter, data.level === 'district' ? 'district' : 'city'),
};

export const matterLevelsStream = streamOf(matterLevels);

export const levelOf = (matter: MatterCode, levels: MatterLevels): Level => levels.get(matter) ?? (byItself.includes(matter) ? 'district' : 'city');
