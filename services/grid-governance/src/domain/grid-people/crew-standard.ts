import { gridContract, type GridCrewStandardSet, type GridEvent } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import { streamOf, unlessRecorded, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';

export type CrewStandardEvent = Extract<GridEvent, { type: 'GridCrewStandardSet' }>;

/** 队伍配备标准 of one kind: so many people for so many grids. */
export interface CrewStandard {
  readonly standard: GridCrewStandardSet | null;
}

export const crewStandard: AggregateDefinition<CrewStandard, CrewStandardEvent> = {
  name: 'grid-crew-standard',
  initial: () => ({ standard: null }),
  apply: (_state, { data }) => ({ standard: data }),
};

export const crewStandardStream = (kind: string): StreamRef<CrewStandard, CrewStandardEvent> => streamOf(crewStandard, kind);

export interface WantedCrewStandard {
  readonly kind: string;
  readonly persons: number;
  readonly grids: number;
  readonly mostPersons: number;
  readonly words: string;
}

/** @throws {Rejected} `standard-range` */
export const setCrewStandard = (past: Timeline<CrewStandard, CrewStandardEvent>, wanted: WantedCrewStandard, meta: CommandMeta): readonly CrewStandardEvent[] => {
  if (wanted.mostPersons > 0 && wanted.mostPersons < wanted.persons) throw new Rejected('standard-range', '人数下限大于上限', 'the lower number of persons exceeds the upper one');
  return unlessRecorded(gridContract, past, gridContract.make('GridCrewStandardSet', wanted), meta.effective);
};
