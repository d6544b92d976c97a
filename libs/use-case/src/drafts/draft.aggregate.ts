import type { DraftReturned, DraftSaved, DraftSigned, DraftSubmitted, DraftWithdrawn } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type StreamRef } from '../use-case.definition.js';

export type DraftEvent =
  | { readonly type: 'DraftSaved'; readonly data: DraftSaved }
  | { readonly type: 'DraftSubmitted'; readonly data: DraftSubmitted }
  | { readonly type: 'DraftReturned'; readonly data: DraftReturned }
  | { readonly type: 'DraftWithdrawn'; readonly data: DraftWithdrawn }
  | { readonly type: 'DraftSigned'; readonly data: DraftSigned };

/** `open`: being written. `returned` stands where `open` does, with a reason. */
export type DraftStage = 'none' | 'open' | 'submitted' | 'returned' | 'withdrawn' | 'signed';
export type DraftKind = 'change' | 'slip';

export interface DraftState {
  readonly stage: DraftStage;
  readonly kind: DraftKind;
  /** name of the use case */
  readonly command: string;
  readonly version: number;
  readonly hash: Uint8Array;
  /** JSON by version, 1 first: so that a conflict can say what changed */
  readonly contents: readonly string[];
  /** everyone who wrote on it, and for whom: none of them signs it */
  readonly writers: readonly string[];
  /** of the return or withdrawal */
  readonly reason: string;
}

const blank: DraftState = { stage: 'none', kind: 'change', command: '', version: 0, hash: new Uint8Array(), contents: [], writers: [], reason: '' };

const saved = (state: DraftState, { kind, command, version, contentHash, content, savedBy, onBehalfOf }: DraftSaved): DraftState => ({
  ...state,
  stage: 'open',
  kind: kind === 'slip' ? 'slip' : 'change',
  command,
  version,
  hash: contentHash,
  contents: [...state.contents, content],
  writers: [...new Set([...state.writers, savedBy, ...(onBehalfOf === '' ? [] : [onBehalfOf])])],
  reason: '',
});

const stepped = (state: DraftState, event: DraftEvent): DraftState => {
  switch (event.type) {
    case 'DraftSaved':
      return saved(state, event.data);
    case 'DraftSubmitted':
      return { ...state, stage: 'submitted' };
    case 'DraftReturned':
      return { ...state, stage: 'returned', reason: event.data.reason };
    case 'DraftWithdrawn':
      return { ...state, stage: 'withdrawn', reason: event.data.reason };
    case 'DraftSigned':
      return { ...state, stage: 'signed' };
  }
};

/** Steps of a draft with where they lie in the log. */
export type DraftSteps = readonly { readonly position: number; readonly event: DraftEvent }[];

/** Work goes step by step as it was recorded: a signature bears the date of what it carries out, which may be long past or to come. */
export const draftState = (steps: DraftSteps): DraftState => steps.toSorted((a, b) => a.position - b.position).reduce((state, { event }) => stepped(state, event), blank);

/** A command that is prepared by some and signed by another. */
export const draft: AggregateDefinition<DraftSteps, DraftEvent> = {
  name: 'draft',
  initial: () => [],
  apply: (steps, event, { position }) => [...steps, { position, event }],
  restsOnNothing: true,
};

export const draftStream = (draftId: string): StreamRef<DraftSteps, DraftEvent> => streamOf(draft, draftId);
