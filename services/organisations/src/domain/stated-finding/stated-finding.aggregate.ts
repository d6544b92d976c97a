import type { OrganisationsEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type CommandMeta, type StreamRef } from '@yange/use-case';

export type StatedFindingEvent = Extract<OrganisationsEvent, { readonly type: 'FindingStated' }>;

export interface StatedFindingState {
  readonly count: number | null;
  readonly to: string;
}

/** How many instances of a matter somebody states: zero is a statement, not the absence of rows. It alters no organ. */
export const statedFinding: AggregateDefinition<StatedFindingState, StatedFindingEvent> = {
  name: 'finding',
  initial: () => ({ count: null, to: '' }),
  apply: (_state, { data }, fact) => ({ count: data.count, to: fact.effective.to }),
};

export const findingIdOf = (district: string, matter: string, scope: string): string => derivedId('finding', district, matter, scope);

export const statedFindingStream = ({ matter, scope }: { matter: string; scope: string }, meta: Pick<CommandMeta, 'district'>): StreamRef<StatedFindingState, StatedFindingEvent> =>
  streamOf(statedFinding, findingIdOf(meta.district, matter, scope));
