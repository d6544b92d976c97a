import type { Contract } from '@yange/contracts';
import { Rejected, type Timeline } from '@yange/kernel';
import type { CommandMeta } from '../use-case.definition.js';
import { draftState, type DraftEvent, type DraftKind, type DraftStage, type DraftState, type DraftSteps } from './draft.aggregate.js';
import { canonical, differences, differencesInWords, draftHash, type Json } from './draft.content.js';

export type DraftTimeline = Timeline<DraftSteps, DraftEvent>;

/** What a signer, a reviewer or a writer says to have read. */
export interface Seen {
  readonly version: number;
  /** hexadecimal */
  readonly contentHash: string;
}

const make = <T extends DraftEvent['type']>(contract: Contract, type: T, data: object): DraftEvent => contract.make(type as never, data as never) as unknown as DraftEvent;

/** First text or the next one; the same text again changes nothing. @throws {Rejected} `unknown-draft`, `draft-closed`, `draft-changed` */
export const saveDraft = (contract: Contract, draft: DraftTimeline, wanted: { readonly draftId: string; readonly kind: DraftKind; readonly command: string; readonly content: Json; readonly version: number }, { actor }: CommandMeta): readonly DraftEvent[] => {
  const { draftId, kind, command } = wanted;
  const state = draftState(draft.latest());
  if (state.stage !== 'none') assertStage(state, ['open', 'returned', 'submitted']);
  if (wanted.version !== state.version) throw changed(state, wanted.version);
  const content = canonical(wanted.content);
  if (state.contents.at(-1) === content && state.stage !== 'returned') return [];
  const version = state.version + 1;
  return [make(contract, 'DraftSaved', { draftId, kind, command, content, version, contentHash: draftHash(kind, command, version, content), savedBy: actor.person, onBehalfOf: actor.onBehalfOf ?? '' })];
};

/** 送审. @throws {Rejected} `unknown-draft`, `draft-closed`, `draft-changed` */
export const submitDraft = (contract: Contract, draft: DraftTimeline, { draftId, version, note }: { readonly draftId: string; readonly version: number; readonly note: string }, { actor }: CommandMeta): readonly DraftEvent[] => {
  const state = standingDraft(draft, draftId);
  if (state.stage === 'submitted' && state.version === version) return [];
  assertStage(state, ['open']);
  if (version !== state.version) throw changed(state, version);
  return [make(contract, 'DraftSubmitted', { draftId, version, submittedBy: actor.person, note })];
};

/** 退回, with what is wrong with it. @throws {Rejected} `unknown-draft`, `draft-closed`, `draft-changed` */
export const returnDraft = (contract: Contract, draft: DraftTimeline, { draftId, version, reason }: { readonly draftId: string; readonly version: number; readonly reason: string }, { actor }: CommandMeta): readonly DraftEvent[] => {
  const state = standingDraft(draft, draftId);
  assertStage(state, ['submitted']);
  if (version !== state.version) throw changed(state, version);
  return [make(contract, 'DraftReturned', { draftId, version, reason, returnedBy: actor.person })];
};

/** 撤回, by a writer alone. @throws {Rejected} `unknown-draft`, `draft-closed`, `draft-of-another` */
export const withdrawDraft = (contract: Contract, draft: DraftTimeline, { draftId, reason }: { readonly draftId: string; readonly reason: string }, { actor }: CommandMeta): readonly DraftEvent[] => {
  const state = standingDraft(draft, draftId);
  if (state.stage === 'withdrawn') return [];
  assertStage(state, ['open', 'submitted', 'returned']);
  if (!state.writers.includes(actor.person)) throw new Rejected('draft-of-another', '草稿只能由起草人撤回；审核人可以退回', 'only who wrote a draft withdraws it; a reviewer returns it', { draftId });
  return [make(contract, 'DraftWithdrawn', { draftId, reason, withdrawnBy: actor.person })];
};

/** @throws {Rejected} `unknown-draft`, `draft-closed`, `draft-changed` */
export const signDraft = (contract: Contract, draft: DraftTimeline, { draftId, version, contentHash, seen }: Seen & { readonly draftId: string; readonly seen: number }, { actor }: CommandMeta): readonly DraftEvent[] => {
  const state = standingDraft(draft, draftId);
  assertStage(state, ['submitted']);
  if (version !== state.version || contentHash !== Buffer.from(state.hash).toString('hex')) throw changed(state, version);
  return [make(contract, 'DraftSigned', { draftId, version, contentHash: state.hash, signedBy: actor.person, preparedBy: [...state.writers], seen: BigInt(seen) })];
};

/** @throws {Rejected} `unknown-draft` */
export const standingDraft = (draft: DraftTimeline, draftId: string): DraftState => {
  const state = draftState(draft.latest());
  if (state.stage === 'none') throw new Rejected('unknown-draft', '没有这份草稿', 'there is no such draft', { draftId });
  return state;
};

/** Says what was changed since, field by field. */
const changed = (state: DraftState, version: number): Rejected => {
  const [read, now] = [state.contents[version - 1], state.contents.at(-1)];
  const what = read === undefined || now === undefined ? '' : differencesInWords(differences(JSON.parse(read) as Json, JSON.parse(now) as Json));
  return new Rejected('draft-changed', `草稿现为第 ${state.version} 稿，请重新审阅`, `the draft stands at version ${state.version}; read it again`, { version: String(state.version), contentHash: Buffer.from(state.hash).toString('hex'), changed: what });
};

/** @throws {Rejected} `draft-closed` */
const assertStage = ({ stage }: DraftState, stages: readonly DraftStage[]): void => {
  if (!stages.includes(stage)) throw new Rejected('draft-closed', `草稿处于“${stageWords[stage]}”，不能办理此事`, `the draft is "${stage}": this cannot be done now`, { stage });
};

const stageWords: Readonly<Record<DraftStage, string>> = { none: '无', open: '起草中', submitted: '已送审', returned: '已退回', withdrawn: '已撤回', signed: '已签办' };
