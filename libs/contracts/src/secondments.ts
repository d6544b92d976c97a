import type { StaffingEvent } from './staffing.contract.js';

type SecondmentEvent = Extract<StaffingEvent, { readonly type: 'SecondmentsRecorded' | 'SecondmentsExtended' | 'SecondmentsCleared' }>;

/** Who went together and is to come back together. */
export interface Seconded {
  /** still away, named or only counted; negative where more came back than went */
  readonly left: number;
  /** random ids of those of them who are known one by one */
  readonly named: ReadonlySet<string>;
  /** YYYY-MM-DD, inclusive; empty where no end is said */
  readonly until: string;
}

/** By the id of the secondment, in the order in which they began; the empty id is what was recorded before each had one. */
export type SecondedGroups = ReadonlyMap<string, Seconded>;

const nobody: Seconded = { left: 0, named: new Set(), until: '' };

/** How many are away over all. */
export const awayIn = (groups: SecondedGroups): number => [...groups.values()].reduce((sum, { left }) => sum + left, 0);

/** What one more event of an owner's secondments makes of them. Who comes back without saying of which is taken from the earliest. */
export const afterSecondment = (groups: SecondedGroups, event: SecondmentEvent): SecondedGroups => {
  const { secondmentId } = event.data;
  const was = groups.get(secondmentId) ?? nobody;
  switch (event.type) {
    case 'SecondmentsRecorded':
      return new Map(groups).set(secondmentId, { left: was.left + event.data.persons, named: new Set([...was.named, ...event.data.personIds]), until: event.data.until });
    case 'SecondmentsExtended':
      return new Map(groups).set(secondmentId, { ...was, until: event.data.until });
    case 'SecondmentsCleared':
      return cleared(groups, event.data);
  }
};

const cleared = (groups: SecondedGroups, { secondmentId, complete, persons, personIds }: Extract<SecondmentEvent, { type: 'SecondmentsCleared' }>['data']): SecondedGroups => {
  const back = persons ?? personIds.length;
  const one = groups.get(secondmentId);
  if (secondmentId !== '') return new Map(groups).set(secondmentId, minus(one ?? nobody, complete && persons === undefined ? (one?.left ?? 0) : back, personIds, complete));
  if (complete && persons === undefined) return new Map([...groups].map(([id, group]) => [id, minus(group, group.left, [], true)]));
  let rest = back;
  const next = new Map<string, Seconded>();
  for (const [id, group] of groups) {
    const taken = Math.min(rest, Math.max(0, group.left));
    rest -= taken;
    next.set(id, minus(group, taken, personIds, false));
  }
  const [last] = [...next.keys()].slice(-1);
  const lastGroup = next.get(last ?? '');
  if (rest > 0 && last !== undefined && lastGroup !== undefined) next.set(last, minus(lastGroup, rest, [], false));
  return next;
};

const minus = (group: Seconded, count: number, personIds: readonly string[], all: boolean): Seconded => ({
  ...group,
  left: group.left - count,
  named: all ? new Set() : new Set([...group.named].filter((id) => !personIds.includes(id))),
});
