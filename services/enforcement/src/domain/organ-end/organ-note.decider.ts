import { enforcementContract } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import type { NotedBeginning, OrganInput } from '@yange/use-case';
import type { OrganEndEvent } from './organ-end.aggregate.js';
import type { Ends } from './organ-end.decider.js';

const make = enforcementContract.make;

/** The first of all notes also says that organs are followed. */
export const noteOrgan = (past: { own: Ends; all: Timeline<boolean, OrganEndEvent> }, { organ, ...told }: NotedBeginning & { organ: OrganInput }): { readonly own: readonly OrganEndEvent[]; readonly all: readonly OrganEndEvent[] } => {
  if (past.own.latest().onRecord.told.some(({ source }) => source === told.sourceEventId)) return { own: [], all: [] };
  const note = [make('PowerHolderNoted', { organId: organ.id, name: organ.name, ...told })];
  return { own: note, all: past.all.latest() ? [] : note };
};

export const withdrawNote = (own: Ends, { organId, sourceEventId }: { organId: string; sourceEventId: string }): readonly OrganEndEvent[] =>
  own.latest().onRecord.told.some(({ source }) => source === sourceEventId) ? [make('PowerHolderNoteWithdrawn', { organId, sourceEventId })] : [];
