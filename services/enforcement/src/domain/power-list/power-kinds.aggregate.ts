import type { EnforcementEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type PowerKindsEvent = Extract<EnforcementEvent, { type: 'PowerKindsSet' }>;

export interface PowerKindEntry {
  readonly code: string;
  readonly name: string;
  readonly needsEnforcementBody: boolean;
}

/** The kinds of power that documents know on a day: data, since a document can change them. */
export interface PowerKinds {
  readonly kinds: ReadonlyMap<string, PowerKindEntry>;
}

export const powerKindRegister: AggregateDefinition<PowerKinds, PowerKindsEvent> = {
  name: 'power-kinds',
  initial: () => ({ kinds: new Map() }),
  apply: (_state, { data }) => ({ kinds: new Map(data.kinds.map(({ code, name, needsEnforcementBody }) => [code, { code, name, needsEnforcementBody }])) }),
};

export const powerKindStream = (): StreamRef<PowerKinds, PowerKindsEvent> => streamOf(powerKindRegister);
