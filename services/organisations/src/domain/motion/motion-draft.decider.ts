import { create } from '@bufbuild/protobuf';
import { MotionContentSchema, organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { MotionStage, MotionState } from './motion.aggregate.js';
import { bytesOf, contentHashOf, type MotionText } from './motion.content.js';
import type { MotionEvent } from './motion.events.js';

export type MotionTimeline = Timeline<MotionState, MotionEvent>;

export interface MotionRuling {
  readonly events: readonly MotionEvent[];
  readonly violations: readonly Violation[];
}

const make = organisationsContract.make;

export const contentOf = ({ title, items, necessity, planHash = '' }: MotionText) =>
  create(MotionContentSchema, { title, necessity, planHash: bytesOf(planHash), items: items.map(({ matter, subjects, words, quantity = 0, quotaKind = '', direction = '' }) => ({ matter, words, quantity, quotaKind, direction, subjects: subjects.map(({ id, name }) => ({ id, name })) })) });

/** 动议 (R19). @param ground what is wrong with the demand that it rests on. @throws {Rejected} `motion-made` */
export const makeMotion = (motion: MotionTimeline, motionId: string, wanted: MotionText & { readonly applicant: string; readonly demandId: string }, ground: Violation | null, meta: CommandMeta): MotionRuling => {
  if (!motion.isNew) throw new Rejected('motion-made', '该动议已提出，请用修改', 'the motion is made; revise it', { motionId });
  return ruled(make('MotionMade', { motionId, content: contentOf(wanted), version: 1, contentHash: contentHashOf(1, wanted), applicant: wanted.applicant, proposedBy: meta.actor.person, demandId: wanted.demandId }), ground);
};

/** What was argued or decided was another text: it has to be argued again. @throws {Rejected} `unknown-motion`, `motion-closed`, `motion-changed` */
export const reviseMotion = (motion: MotionTimeline, motionId: string, wanted: MotionText & { readonly version: number }, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['made', 'returned', 'argued']);
  assertVersion(state, wanted.version);
  const version = state.version + 1;
  if (sameBytes(contentHashOf(state.version, wanted), state.hash)) return nothing;
  return ruled(make('MotionRevised', { motionId, content: contentOf(wanted), version, contentHash: contentHashOf(version, wanted), revisedBy: meta.actor.person }));
};

/** @throws {Rejected} `unknown-motion`, `motion-closed` */
export const withdrawMotion = (motion: MotionTimeline, motionId: string, reason: string): MotionRuling => {
  const state = standing(motion, motionId);
  if (state.stage === 'withdrawn') return nothing;
  assertOpen(state, ['made', 'returned', 'argued', 'to-submit', 'submitted']);
  return ruled(make('MotionWithdrawn', { motionId, reason }));
};

/** What lies with the city comes back from there alone. */
const lyingWithCity = ({ stage }: MotionState, meta: CommandMeta): Violation | null =>
  stage !== 'submitted' || meta.may('motion.reply') ? null : { rule: 'return-by-city', zh: '动议已上报市委编办，由市退回', en: 'the motion lies with the city, which returns it' };

/** Sent back with a reason by whoever reviews it or decides on it; once it is submitted, by the city. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const returnMotion = (motion: MotionTimeline, motionId: string, reason: string, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  if (state.stage === 'returned') return nothing;
  assertOpen(state, ['made', 'argued', 'to-submit', 'submitted']);
  return ruled(make('MotionReturned', { motionId, stage: state.stage, reason, returnedBy: meta.actor.person }), lyingWithCity(state, meta));
};

export interface Argument {
  readonly version: number;
  readonly necessity: string;
  readonly reasonableness: string;
  readonly feasibility: string;
  readonly evidence: readonly string[];
}

/** 论证 (R19): against documents. @throws {Rejected} `unknown-motion`, `motion-closed`, `motion-changed` */
export const fileArgument = (motion: MotionTimeline, motionId: string, argument: Argument, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['made', 'returned', 'argued']);
  assertVersion(state, argument.version);
  const { version, necessity, reasonableness, feasibility, evidence } = argument;
  const missing = evidence.length === 0 ? { rule: 'argument-without-evidence', zh: '论证须附依据材料', en: 'an argument needs papers that prove it', facts: { motionId } } : null;
  return ruled(make('ArgumentFiled', { motionId, version, necessity, reasonableness, feasibility, evidence: [...evidence], arguedBy: meta.actor.person }), outOfOrder(state, meta), missing);
};

export const nothing: MotionRuling = { events: [], violations: [] };

export const ruled = (event: MotionEvent, ...violations: readonly (Violation | null)[]): MotionRuling => ({ events: [event], violations: violations.filter((one) => one !== null) });

/** @throws {Rejected} `unknown-motion` */
export const standing = (motion: MotionTimeline, motionId: string): MotionState => {
  if (motion.isNew) throw new Rejected('unknown-motion', '没有这项动议', 'there is no such motion', { motionId });
  return motion.latest();
};

/** @throws {Rejected} `motion-closed` */
export const assertOpen = ({ stage }: MotionState, stages: readonly MotionStage[]): void => {
  if (!stages.includes(stage)) throw new Rejected('motion-closed', `动议处于“${stageWords[stage]}”，不能办理此事`, `the motion is "${stage}": this cannot be done now`, { stage });
};

/** An approval, a revision, an argument binds to the text that its author saw. @throws {Rejected} `motion-changed` */
export const assertVersion = (state: MotionState, version: number): void => {
  if (version !== state.version) throw new Rejected('motion-changed', `动议已修改为第 ${state.version} 稿，请重新审阅`, `the motion stands at version ${state.version}; read it again`, { version: String(state.version) });
};

/** STAGE_ORDER: a step is not dated before the one that it follows. */
export const outOfOrder = (state: MotionState, meta: CommandMeta): Violation | null =>
  meta.effective.to < state.lastStep
    ? { rule: 'stage-order', zh: `上一环节在 ${state.lastStep}，本环节不能早于它`, en: `the step before is of ${state.lastStep}; this one cannot be earlier`, facts: { date: state.lastStep } }
    : null;

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const stageWords: Readonly<Record<MotionStage, string>> = {
  none: '未提出', made: '已动议', returned: '已退回', argued: '已论证', 'to-submit': '待上报', submitted: '已上报', approved: '已批准', rejected: '未通过', withdrawn: '已撤回', implemented: '已实施', filed: '已备案',
};
