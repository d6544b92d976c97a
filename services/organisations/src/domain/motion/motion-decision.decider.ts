import { create } from '@bufbuild/protobuf';
import { CitationSchema, DecidedItemSchema, organisationsContract, type Citation } from '@yange/contracts';
import { derivedId, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { matters, type Citing, type CommandMeta, type DecisionEvent, type DecisionState } from '@yange/use-case';
import type { ApproverState } from './approver.aggregate.js';
import { levelOf, type Level, type MatterLevels } from './matter-level.aggregate.js';
import { assertOpen, assertVersion, nothing, outOfOrder, ruled, standing, type MotionRuling, type MotionTimeline } from './motion-draft.decider.js';
import type { MotionState } from './motion.aggregate.js';
import { hexOf } from './motion.content.js';

const make = organisationsContract.make;

/** A motion's step and, where it comes into force by it, the decision. */
export interface DecisionRuling extends MotionRuling {
  readonly decision: readonly DecisionEvent[];
}

export interface Verdict {
  readonly version: number;
  /** hexadecimal; what the decider read */
  readonly contentHash: string;
  readonly outcome: 'approve' | 'reject' | 'submit';
  readonly meetingId: string;
  readonly minutes: Citing | null;
  readonly reason: string;
}

export const decisionIdOf = (motionId: string): string => derivedId('decision', motionId);

/**
 * 集体审议 (R19, R18): the one approver decides what was argued, at a meeting with minutes; what the district may not decide goes to the city.
 * @throws {Rejected} `unknown-motion`, `motion-closed`, `motion-changed`
 */
export const takeDecision = (motion: MotionTimeline, motionId: string, verdict: Verdict, around: { readonly approver: ApproverState; readonly levels: MatterLevels }, meta: CommandMeta): DecisionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['made', 'returned', 'argued']);
  assertSeen(state, verdict);
  const { version, outcome, meetingId, minutes, reason } = verdict;
  const event = make('DecisionTaken', { motionId, version, contentHash: state.hash, outcome, meetingId, ...(minutes === null ? {} : { minutes: citationOf(minutes) }), decidedBy: meta.actor.person, reason });
  const { events, violations } = ruled(event, notArgued(state), outOfOrder(state, meta), ownMotion(state, meta), notTheApprover(around.approver, meta), withoutMinutes(minutes), beyondLevel(state, outcome, around.levels), withoutReason(verdict));
  return { events, violations, decision: outcome === 'approve' ? [inForce(state, motionId, 'district', minutes ?? firstDocument(meta), meta)] : [] };
};

/** 上报市委编办. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const submitMotion = (motion: MotionTimeline, motionId: string, addressee: string, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  if (state.stage === 'submitted') return nothing;
  assertOpen(state, ['to-submit']);
  return ruled(make('MotionSubmitted', { motionId, version: state.version, contentHash: state.hash, addressee, document: citationOf(firstDocument(meta)) }), outOfOrder(state, meta));
};

/** 批复 by the city, about the text that it was sent. @throws {Rejected} `unknown-motion`, `motion-closed`, `motion-changed` */
export const receiveReply = (motion: MotionTimeline, motionId: string, reply: Pick<Verdict, 'version' | 'contentHash' | 'reason'> & { readonly outcome: 'approve' | 'reject' }, meta: CommandMeta): DecisionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['submitted']);
  assertSeen(state, reply);
  const { version, outcome, reason } = reply;
  const document = firstDocument(meta);
  const event = make('ReplyReceived', { motionId, version, contentHash: state.hash, outcome, document: citationOf(document), repliedBy: meta.actor.person, reason });
  return { ...ruled(event, outOfOrder(state, meta), ownMotion(state, meta), withoutReason(reply)), decision: outcome === 'approve' ? [inForce(state, motionId, 'city', document, meta)] : [] };
};

/** 组织实施 done. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const reportImplementation = (motion: MotionTimeline, motionId: string, words: string, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['approved']);
  return ruled(make('ImplementationReported', { motionId, words }), outOfOrder(state, meta));
};

/** 备案. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const fileMotion = (motion: MotionTimeline, motionId: string, filedWith: string, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['implemented']);
  return ruled(make('MotionFiled', { motionId, filedWith, document: citationOf(firstDocument(meta)) }), outOfOrder(state, meta));
};

/** Nothing more is done under it. @throws {Rejected} `unknown-decision` */
export const revokeDecision = (decision: Timeline<DecisionState, DecisionEvent>, decisionId: string, reason: string): readonly DecisionEvent[] => {
  const { noted, revoked } = decision.latest();
  if (noted === null) throw new Rejected('unknown-decision', '没有这项决定', 'there is no such decision', { decisionId });
  return revoked === null ? [make('DecisionRevoked', { decisionId, reason }) as DecisionEvent] : [];
};

const assertSeen = (state: MotionState, { version, contentHash }: Pick<Verdict, 'version' | 'contentHash'>): void => {
  assertVersion(state, version);
  if (contentHash !== hexOf(state.hash)) throw new Rejected('motion-changed', '所审阅的内容与动议不一致，请重新审阅', 'what was read is not what the motion says; read it again', { contentHash: hexOf(state.hash) });
};

const inForce = (state: MotionState, motionId: string, level: Level, document: Citing, meta: CommandMeta): DecisionEvent =>
  make('DecisionNoted', {
    decisionId: decisionIdOf(motionId), motionId, version: state.version, contentHash: state.hash, level,
    items: state.text.items.map(({ matter, subjects, words }) => create(DecidedItemSchema, { matter, subjectIds: subjects.map(({ id }) => id), words })),
    document: citationOf(document), inForceFrom: meta.effective.to, inForceTo: '',
  }) as DecisionEvent;

const firstDocument = ({ citations }: CommandMeta): Citing => citations[0] ?? {};

const citationOf = ({ number = '', title = '', issuer = '', issuedOn = '', documentId = '' }: Citing): Citation => create(CitationSchema, { documentId, number, title, issuer, issuedOn });

const notArgued = ({ stage }: MotionState): Violation | null =>
  stage === 'argued' ? null : { rule: 'decision-before-argument', zh: '未经论证不得审议决定', en: 'nothing is decided before it is argued', facts: { stage } };

const ownMotion = ({ authors }: MotionState, { actor }: CommandMeta): Violation | null =>
  authors.includes(actor.person) || (actor.onBehalfOf !== undefined && authors.includes(actor.onBehalfOf))
    ? { rule: 'own-motion', zh: '提出、修改、论证动议的人不得审批', en: 'who made, revised or argued a motion does not decide it' }
    : null;

const notTheApprover = ({ person, deputy }: ApproverState, { actor }: CommandMeta): Violation | null =>
  person === null || [person, deputy].includes(actor.person) ? null : { rule: 'one-approver', zh: '审批权限只属于一支笔', en: 'one designated person decides' };

const withoutMinutes = (minutes: Citing | null): Violation | null =>
  minutes === null ? { rule: 'minutes-required', zh: '须有会议纪要', en: 'a decision needs the minutes of the meeting' } : null;

const withoutReason = ({ outcome, reason }: Pick<Verdict, 'outcome' | 'reason'>): Violation | null =>
  outcome === 'reject' && reason === '' ? { rule: 'rejection-reason', zh: '不予通过须说明理由', en: 'a rejection gives its reason' } : null;

/** LEVEL_AUTHORITY: what the city decides, the district submits. */
const beyondLevel = ({ text }: MotionState, outcome: Verdict['outcome'], levels: MatterLevels): Violation | null => {
  const above = outcome === 'approve' ? text.items.filter(({ matter }) => levelOf(matter, levels) === 'city') : [];
  if (above.length === 0) return null;
  const zh = above.map(({ matter }) => matters[matter].zh).join('、');
  return { rule: 'level-authority', zh: `“${zh}”须报市委编委批准`, en: `the city decides: ${above.map(({ matter }) => matters[matter].en).join(', ')}`, facts: { matters: above.map(({ matter }) => matter).join(',') } };
};
