import type { OrganisationsEvent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '@yange/use-case';

export type UnitTemplateEvent = Extract<OrganisationsEvent, { readonly type: 'UnitTemplatePrescribed' }>;

export interface PrescribedPart {
  readonly count: number;
  readonly names: readonly string[];
  readonly plates: readonly string[];
}

export interface UnitTemplateState {
  readonly words: string;
  /** by kind: office, bureau, centre */
  readonly parts: ReadonlyMap<string, PrescribedPart>;
}

/** What every town or every street is to consist of: data of an event, so that another reform prescribes another one. */
export const unitTemplate: AggregateDefinition<UnitTemplateState, UnitTemplateEvent> = {
  name: 'unit-template',
  initial: () => ({ words: '', parts: new Map() }),
  apply: (_state, { data }) => ({
    words: data.words,
    parts: new Map(data.parts.map(({ kind, count, names, plates }) => [kind, { count, names, plates }])),
  }),
};

export const unitTemplateStream = (templateKind: string): StreamRef<UnitTemplateState, UnitTemplateEvent> => streamOf(unitTemplate, templateKind);
