import { auxiliaryKindIn } from '@yange/contracts';
import type { AggregateDefinition, LimitBreach } from '@yange/use-case';
import type { AuxiliaryEvent } from './auxiliary.events.js';

export interface AuxiliaryBlock {
  readonly id: string;
  readonly label: string;
  /** code of the table of kinds; empty where it is not known */
  readonly kind: string;
  readonly count: number;
}

/** People outside every quota: nothing here touches a quota account or an organ. */
export interface AuxiliaryForce {
  readonly blocks: ReadonlyMap<string, AuxiliaryBlock>;
}

export const auxiliaryForce: AggregateDefinition<AuxiliaryForce, AuxiliaryEvent> = {
  name: 'auxiliary-force',
  initial: () => ({ blocks: new Map() }),
  apply: ({ blocks }, event) => {
    const [id, label, kind, change] =
      event.type === 'AuxiliaryStaffEngaged'
        ? ([event.data.staff?.id ?? '', event.data.staff?.label ?? '', auxiliaryKindIn(event.data), event.data.staff?.count ?? 0] as const)
        : ([event.data.blockId, event.data.label, '', -event.data.count] as const);
    const known = blocks.get(id) ?? { id, label, kind, count: 0 };
    return { blocks: new Map([...blocks, [id, { ...known, count: known.count + change }]]) };
  },
  limits: ({ blocks }) => moreLeft([...blocks.values()].filter((block) => block.count < 0)),
};

const moreLeft = (short: readonly AuxiliaryBlock[]): readonly LimitBreach[] => {
  if (short.length === 0) return [];
  const excess = short.reduce((sum, block) => sum - block.count, 0);
  const labels = short.map((block) => block.label).join('、');
  return [{ rule: 'auxiliary-overdrawn', zh: `“${labels}”离开的人数比在岗的多 ${excess} 人`, en: `${excess} more people left "${labels}" than were there`, facts: { labels }, excess }];
};
