import type { Contract } from '@yange/contracts';
import { Rejected, type DomainEvent, type Timeline, type Violation } from '@yange/kernel';
import { considered } from '../append-request.js';
import type { AnyUseCase, Citing, CommandMeta, Decision, StreamRef, Streams } from '../use-case.definition.js';
import { draftStream, type DraftKind } from './draft.aggregate.js';
import { signDraft, standingDraft, type DraftTimeline, type Seen } from './draft.decider.js';
import { slipTermsStream, type SlipTerms, type SlipTermsEvent } from './slip-terms.aggregate.js';
import { slipViolations } from './slip.rules.js';

/** Which draft is signed, what its signer saw, and for a slip what the corrected fact rests on. */
export interface Signing extends Seen {
  readonly draftId: string;
  readonly kind: DraftKind;
  /** position of the log up to which the signer saw what the command touches */
  readonly seen: number;
  /** day in China on which the corrected fact was recorded; only for a slip */
  readonly recordedOn?: string;
  /** documents of the corrected fact, with the words read there; only for a slip */
  readonly restsOn?: readonly Citing[];
}

const [draftKey, termsKey] = ['the signed draft', 'terms of slips'] as const;

type Timelines = Readonly<Record<string, Timeline<unknown, DomainEvent>>>;

/**
 * The command that a draft is, with the draft's own stream beside it: its events and the signature are one append, or nothing is. A draft that is withdrawn,
 * returned or revised meanwhile is another version of that stream, so the executor decides again and this refuses.
 */
export const signed = (contract: Contract, inner: AnyUseCase, signing: Signing): AnyUseCase => ({
  ...inner,
  ...(signing.kind === 'slip' ? { slip: true as const } : {}),
  streams: (body: unknown, meta: CommandMeta): Streams => ({
    ...(inner.streams(body, meta) as Streams),
    [draftKey]: draftStream(signing.draftId),
    ...(signing.kind === 'slip' ? { [termsKey]: slipTermsStream as StreamRef<unknown, never> } : {}),
  }),
  decide: (body: unknown, timelines: Timelines, meta: CommandMeta): Decision<Streams> => {
    const { [draftKey]: own, [termsKey]: terms, ...others } = timelines;
    const draft = own as unknown as DraftTimeline;
    const signature = signDraft(contract, draft, signing, meta);
    assertUnchanged(others, signing.seen);
    const decision = inner.decide(body, others as never, meta) as Decision<Streams>;
    const { writers } = standingDraft(draft, signing.draftId);
    const violations = [...(decision.violations ?? []), ...secondPerson(signing.kind, writers, meta), ...slipOf(contract, inner, signing, { body, decision, timelines, terms }, meta)];
    // A correction that would change nothing is refused as such, and not signed.
    if (meta.corrects !== null && isEmpty(decision)) return decision;
    return { ...decision, append: { ...decision.append, [draftKey]: signature as never }, violations };
  },
});

const isEmpty = ({ append }: Decision<Streams>): boolean => Object.values(append).every((events) => (events ?? []).length === 0);

/** The writers and whoever they wrote for, the signer and whoever he signs for: no person on both sides. */
export const secondPerson = (kind: DraftKind, writers: readonly string[], { actor }: CommandMeta): readonly Violation[] => {
  if (![actor.person, ...(actor.onBehalfOf === undefined ? [] : [actor.onBehalfOf])].some((person) => writers.includes(person))) return [];
  return kind === 'slip'
    ? [{ rule: 'slip-second-person', zh: '录入差错须由提出人以外的第二人确认', en: 'a slip of the pen is confirmed by a second person' }]
    : [{ rule: 'draft-second-person', zh: '草稿须由起草人以外的人签办', en: 'who wrote a draft does not sign it' }];
};

/** What the signer did not see yet: named, so that it can be looked at. @throws {Rejected} `changed-since-seen` */
const assertUnchanged = (timelines: Timelines, seen: number): void => {
  const since = Object.values(timelines).flatMap((timeline) => timeline.recordedAfter(seen));
  if (since.length === 0) return;
  const events = [...new Map(since.map((fact) => [fact.eventId, `${fact.event.type} ${fact.eventId}`])).values()].join('; ').slice(0, 500);
  throw new Rejected('changed-since-seen', '审阅之后有关事项已有变化，请重新审阅', 'what this is about has changed since it was read; read it again', { seen: String(seen), events });
};

export interface Decided {
  readonly body: unknown;
  readonly decision: Decision<Streams>;
  readonly timelines: Timelines;
  readonly terms: Timeline<unknown, DomainEvent> | undefined;
}

/** What makes it more than a slip of the pen. @param inner the command that puts it right */
export const slipOf = (contract: Contract, inner: Pick<AnyUseCase, 'streams'> & { readonly annuls?: unknown }, { kind, recordedOn = '', restsOn = [] }: Pick<Signing, 'kind' | 'recordedOn' | 'restsOn'>, { body, decision, timelines, terms }: Decided, meta: CommandMeta): readonly Violation[] => {
  if (kind !== 'slip') return [];
  const refs = inner.streams(body, meta) as Streams;
  const wrong = (meta.superseded ?? []).flatMap(({ eventId, streamId }) => {
    const fact = Object.values(timelines).map((timeline) => timeline.told(eventId)).find((one) => one !== undefined);
    return fact === undefined ? [] : [{ streamId, fact }];
  });
  const held = (terms as unknown as Timeline<SlipTerms, SlipTermsEvent>).at(meta.today ?? meta.effective.to);
  return slipViolations({ contract, wrong, planned: considered(decision, refs, meta), annuls: inner.annuls !== undefined, recordedOn, today: meta.today ?? recordedOn, citations: restsOn, terms: held });
};
