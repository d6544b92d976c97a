import type { MotionContent } from '@yange/contracts';
import { streamOf, type AggregateDefinition, type LimitBreach, type MatterCode, type QuotaDirection, type StreamRef } from '@yange/use-case';
import { hexOf, type MotionText } from './motion.content.js';
import type { MotionEvent } from './motion.events.js';

/**
 * Where a motion stands. `argued`: may be decided. `to-submit`: the district agrees and the city decides. `approved`: in force.
 * `returned` stands where `made` does, with a reason.
 */
export type MotionStage = 'none' | 'made' | 'returned' | 'argued' | 'to-submit' | 'submitted' | 'approved' | 'rejected' | 'withdrawn' | 'implemented' | 'filed';

export interface MotionState {
  readonly stage: MotionStage;
  readonly version: number;
  readonly text: MotionText;
  readonly hash: Uint8Array;
  /** everyone who wrote on it: none of them decides it */
  readonly authors: readonly string[];
  /** bodies that it was filed with, in the words of who filed it */
  readonly filings: readonly string[];
  /** day of the last step */
  readonly lastStep: string;
  /** the district's own paper with which it went up; null before it did, and where that was without one */
  readonly submittedBy: { readonly number: string; readonly issuer: string } | null;
  /** decided without having been argued */
  readonly unargued: boolean;
  /** steps that came when their turn was not, by what they are called */
  readonly disorder: readonly string[];
}

const blank: MotionState = { stage: 'none', version: 0, text: { title: '', items: [], necessity: '', planHash: '' }, hash: new Uint8Array(), authors: [], filings: [], lastStep: '', submittedBy: null, unargued: false, disorder: [] };

const textOf = (content: MotionContent | undefined): MotionText => ({
  title: content?.title ?? '',
  necessity: content?.necessity ?? '',
  planHash: hexOf(content?.planHash ?? new Uint8Array()),
  items: (content?.items ?? []).map(({ matter, subjects, words, quantity, quotaKind, direction }) => ({ matter: matter as MatterCode, words, quantity, quotaKind, direction: direction as QuotaDirection | '', subjects: subjects.map(({ id, name }) => ({ id, name })) })),
});

const after = (state: MotionState, event: MotionEvent): MotionState => {
  switch (event.type) {
    case 'MotionMade':
      return { ...state, stage: 'made', version: event.data.version, text: textOf(event.data.content), hash: event.data.contentHash, authors: [event.data.proposedBy] };
    case 'MotionRevised':
      return { ...state, stage: 'made', version: event.data.version, text: textOf(event.data.content), hash: event.data.contentHash, authors: [...state.authors, event.data.revisedBy] };
    case 'MotionWithdrawn':
      return { ...state, stage: 'withdrawn' };
    case 'MotionReturned':
      return { ...state, stage: 'returned' };
    case 'ArgumentFiled':
      return { ...state, stage: 'argued', authors: [...state.authors, event.data.arguedBy] };
    case 'DecisionTaken':
      return { ...state, stage: stageDecided[event.data.outcome] ?? 'rejected', unargued: state.stage !== 'argued' };
    case 'MotionSubmitted':
      return { ...state, stage: 'submitted', submittedBy: event.data.document === undefined ? null : { number: event.data.document.number, issuer: event.data.document.issuer } };
    case 'ReplyReceived':
      return { ...state, stage: event.data.outcome === 'reject' ? 'rejected' : 'approved', text: event.data.content === undefined ? state.text : textOf(event.data.content) };
    case 'ImplementationReported':
      return { ...state, stage: 'implemented' };
    case 'MotionFiled':
      return { ...state, stage: event.data.stillDue.length === 0 ? 'filed' : 'implemented', filings: [...state.filings, filingKey(event.data)] };
  }
};

export const filingKey = ({ body, filedWith }: { readonly body: string; readonly filedWith: string }): string => (body === '' ? filedWith : body);

const stageDecided: Readonly<Record<string, MotionStage>> = { approve: 'approved', submit: 'to-submit', reject: 'rejected' };

const stepWords = {
  MotionMade: '动议', MotionRevised: '修改', MotionWithdrawn: '撤回', MotionReturned: '退回', ArgumentFiled: '论证', DecisionTaken: '审议', MotionSubmitted: '上报', ReplyReceived: '批复', ImplementationReported: '实施', MotionFiled: '备案',
} as const satisfies Readonly<Record<MotionEvent['type'], string>>;

/** From which stages a step may be taken: what is decided before it was argued is the rule of arguments. */
const turns: Readonly<Record<MotionEvent['type'], readonly MotionStage[]>> = {
  MotionMade: ['none'],
  MotionRevised: ['made', 'returned', 'argued'],
  MotionWithdrawn: ['made', 'returned', 'argued', 'to-submit', 'submitted'],
  MotionReturned: ['made', 'argued', 'to-submit', 'submitted'],
  ArgumentFiled: ['made', 'returned', 'argued'],
  DecisionTaken: ['made', 'returned', 'argued'],
  MotionSubmitted: ['to-submit'],
  ReplyReceived: ['submitted'],
  ImplementationReported: ['approved'],
  MotionFiled: ['implemented'],
};

const disorderAfter = ({ stage, disorder }: MotionState, { type }: MotionEvent): readonly string[] => (turns[type].includes(stage) ? disorder : [...disorder, stepWords[type]]);

/** STAGE_ORDER on every date: a step whose forerunner is annulled or put otherwise, and one that is dated back before what it would undo, are seen too. */
const outOfTurn = ({ disorder }: MotionState): readonly LimitBreach[] =>
  disorder.length === 0
    ? []
    : [{ rule: 'stage-order', zh: `环节次序不符：${disorder.join('、')}没有其前一环节；请先撤销在后的环节`, en: `out of turn: ${String(disorder.length)} steps are without the one that they follow; annul what came later first`, facts: { steps: disorder.join('、') }, excess: disorder.length }];

/** 论证 before 审议, on every date: seen when the decision is taken, and when the argument under it is taken back. */
const undecidable = ({ unargued }: MotionState): readonly LimitBreach[] =>
  unargued ? [{ rule: 'decision-before-argument', zh: '未经论证不得审议决定', en: 'nothing is decided before it is argued', excess: 1 }] : [];

/** One motion from 动议 to 备案. */
export const motion: AggregateDefinition<MotionState, MotionEvent> = {
  name: 'motion',
  initial: () => blank,
  apply: (state, event, fact) => ({ ...after(state, event), lastStep: fact.effective.to, disorder: disorderAfter(state, event) }),
  limits: (state) => [...outOfTurn(state), ...undecidable(state)],
};

export const motionStream = (motionId: string): StreamRef<MotionState, MotionEvent> => streamOf(motion, motionId);
