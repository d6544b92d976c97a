import type { Contract } from '@yange/contracts';
import { Rejected, type DomainEvent, type Timeline } from '@yange/kernel';
import type { z } from 'zod';
import type { annulEvent } from '../annul-event.use-case.js';
import type { AnyUseCase, Citing, CommandMeta, Decision, StreamRef, Streams } from '../use-case.definition.js';
import { draftStream, type DraftState } from './draft.aggregate.js';
import { standingDraft, type DraftTimeline } from './draft.decider.js';
import { secondPerson, slipOf } from './signing.js';
import { slipTermsStream } from './slip-terms.aggregate.js';
import { takeBackImportBody, takeBackImportName } from './take-back-import.use-case.js';

type Timelines = Readonly<Record<string, Timeline<unknown, DomainEvent>>>;

/** A row of an import that is taken back under a signed draft. */
export interface RowTakingBack {
  readonly draftId: string;
  readonly importId: string;
  /** of its events */
  readonly eventIds: readonly string[];
  /** of the last of them */
  readonly position: number;
  /** day in China */
  readonly recordedOn: string;
  /** documents of the fact */
  readonly restsOn: readonly Citing[];
}

const [draftKey, termsKey] = ['the signed draft', 'terms of slips'] as const;

/**
 * The annulment of all that a row recorded, under a draft that another person has signed, by whoever may sign such a one: judged like the slip of the pen that it is, row by row. The draft guards the append.
 * A row of which nothing counts any more is done; one that somebody has corrected since says something else by now, and is refused.
 */
export const rowTakenBack = (contract: Contract, annul: ReturnType<typeof annulEvent>, taking: RowTakingBack): AnyUseCase => ({
  ...(annul as AnyUseCase),
  slip: true,
  streams: (body: never, meta: CommandMeta): Streams => ({ ...annul.streams(body, meta), [draftKey]: draftStream(taking.draftId), [termsKey]: slipTermsStream as StreamRef<unknown, never> }),
  decide: (body: never, timelines: Timelines, meta: CommandMeta): Decision<Streams> => {
    const { [draftKey]: own, [termsKey]: terms, ...others } = timelines;
    const { writers } = signedFor(own as unknown as DraftTimeline, taking);
    if ((meta.superseded ?? []).length === 0) {
      const since = successorOf(others, taking.eventIds);
      if (since !== null) throw new Rejected('row-corrected-since', `该行已由事件 ${since} 更正，请先处理更正`, `event ${since} has corrected the row since: deal with that first`, { eventId: since });
      return { append: {} };
    }
    const decision = annul.decide(body, others as never, meta) as Decision<Streams>;
    const refs = annul.streams(body, meta);
    const violations = [...(decision.violations ?? []), ...secondPerson('slip', writers, meta), ...slipOf(contract, { streams: () => refs, annuls: true }, { kind: 'slip', recordedOn: taking.recordedOn, restsOn: taking.restsOn }, { body, decision, timelines: others, terms }, meta)];
    return { ...decision, violations };
  },
});

/** What is said by a draft of taking an import back; null where it is one of something else. */
export const takingBackIn = ({ kind, command, contents }: Pick<DraftState, 'kind' | 'command' | 'contents'>): z.infer<typeof takeBackImportBody> | null => {
  if (kind !== 'slip' || command !== takeBackImportName) return null;
  const read = takeBackImportBody.safeParse((JSON.parse(contents.at(-1) ?? '{}') as { readonly says?: unknown }).says);
  return read.success ? read.data : null;
};

/** @throws {Rejected} `taking-back-unsigned`, `row-not-signed-for` */
const signedFor = (draft: DraftTimeline, { draftId, importId, position }: RowTakingBack): DraftState => {
  const state = standingDraft(draft, draftId);
  const said = takingBackIn(state);
  if (state.stage !== 'signed' || said === null) throw new Rejected('taking-back-unsigned', '撤回导入尚未签办', 'nobody has signed that the import is taken back', { draftId, stage: state.stage });
  if (said.importId !== importId || position > said.upTo) throw new Rejected('row-not-signed-for', '该行不在所签办的撤回之内', 'the row is not among those that were signed to be taken back', { draftId });
  return state;
};

/** The event that stands in the place of these by now; null where they were annulled, and what corrected them too. */
const successorOf = (timelines: Timelines, eventIds: readonly string[]): string | null => {
  const facts = Object.values(timelines).flatMap((timeline) => timeline.recordedAfter(0).map(({ eventId, supersedes, event }) => ({ eventId, supersedes, type: event.type, counts: timeline.find(eventId) !== undefined })));
  const chain = new Set(eventIds);
  for (let before = 0; before !== chain.size;) {
    before = chain.size;
    for (const { eventId, supersedes, type } of facts) if (supersedes !== null && chain.has(supersedes) && type !== 'EventAnnulled') chain.add(eventId);
  }
  return facts.find(({ eventId, counts }) => counts && chain.has(eventId))?.eventId ?? null;
};
