import { create } from '@bufbuild/protobuf';
import { CitationSchema, DecidedItemSchema, organisationsContract, type Citation } from '@yange/contracts';
import { derivedId, Rejected, type Timeline, type Violation } from '@yange/kernel';
import { matters, type Citing, type CommandMeta, type DecisionEvent, type DecisionState } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { notOfCity } from './reply-paper.rule.js';
import type { ApproverState } from './approver.aggregate.js';
import { filingsOf, levelOf, type Level, type MatterLevels } from './matter-level.aggregate.js';
import { assertOpen, assertVersion, contentOf, nothing, outOfOrder, ruled, standing, type MotionRuling, type MotionTimeline } from './motion-draft.decider.js';
import { filingKey, type MotionState } from './motion.aggregate.js';
import { bytesOf, contentHashOf, hexOf, type MotionItemContent } from './motion.content.js';

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
  const { events, violations } = ruled(event, outOfOrder(state, meta), ownMotion(state, meta), notTheApprover(around.approver, meta), withoutMinutes(minutes), beyondLevel(state, outcome, around.levels), withoutReason(verdict));
  return { events, violations, decision: outcome === 'approve' ? [inForce(state, motionId, 'district', minutes ?? firstDocument(meta), meta)] : [] };
};

/** 上报市委编办. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const submitMotion = (motion: MotionTimeline, motionId: string, addressee: string, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  if (state.stage === 'submitted') return nothing;
  assertOpen(state, ['to-submit']);
  return ruled(make('MotionSubmitted', { motionId, version: state.version, contentHash: state.hash, addressee, document: citationOf(firstDocument(meta)) }), outOfOrder(state, meta));
};

export interface Reply extends Pick<Verdict, 'version' | 'contentHash' | 'reason'> {
  readonly outcome: 'approve' | 'approve-changed' | 'reject';
  /** what the city approves in place of what it was sent; none unless it changed it */
  readonly items: readonly MotionItemContent[];
}

/**
 * 批复 by the city, about the text that it was sent. What it changes is what comes into force.
 * @throws {Rejected} `unknown-motion`, `motion-closed`, `motion-changed`, `nothing-changed`
 */
export const receiveReply = (motion: MotionTimeline, motionId: string, reply: Reply, meta: CommandMeta): DecisionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['submitted']);
  assertSeen(state, reply);
  const { version, outcome, reason, items } = reply;
  const document = firstDocument(meta);
  // What the city puts in the place of what it was sent is no longer the plan that was tried out.
  const text = items.length === 0 ? state.text : { ...state.text, items, planHash: '' };
  if (outcome === 'approve-changed' && sameItems(text.items, state.text.items)) throw new Rejected('nothing-changed', '批复与上报内容一致，未作调整', 'what the city approves is what it was sent');
  const content = outcome === 'approve-changed' ? { content: contentOf(text) } : {};
  const event = make('ReplyReceived', { motionId, version, contentHash: state.hash, outcome, document: citationOf(document), repliedBy: meta.actor.person, reason, ...content });
  const decided = { ...state, text, hash: contentHashOf(version, text) };
  return { ...ruled(event, outOfOrder(state, meta), ownMotion(state, meta), withoutReason(reply), notOfCity(state, document, meta)), decision: outcome === 'reject' ? [] : [inForce(decided, motionId, 'city', document, meta)] };
};

const sameItems = (some: readonly MotionItemContent[], others: readonly MotionItemContent[]): boolean =>
  JSON.stringify(some.map(plainly)) === JSON.stringify(others.map(plainly));

const plainly = ({ matter, words, subjects, quantity = 0, quotaKind = '', direction = '' }: MotionItemContent): object => [matter, words, quantity, quotaKind, direction, subjects.map(({ id }) => id)];

export interface Implementation {
  readonly words: string;
  /** one for each item of the decision, in its order; empty where nobody says item by item */
  readonly items: readonly { readonly carriedOut: boolean; readonly words: string }[];
}

/** 组织实施 done, held against what was decided. @throws {Rejected} `unknown-motion`, `motion-closed`, `items-differ` */
export const reportImplementation = (motion: MotionTimeline, motionId: string, { words, items }: Implementation, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  assertOpen(state, ['approved']);
  const decided = state.text.items;
  if (items.length > 0 && items.length !== decided.length) {
    throw new Rejected('items-differ', `决定有 ${decided.length} 项，报告了 ${items.length} 项`, `${decided.length} items were decided, ${items.length} are reported on`, { decided: String(decided.length), reported: String(items.length) });
  }
  const told = items.map((item, index) => ({ ordinal: index + 1, matter: decided[index]?.matter ?? '', ...item }));
  return ruled(make('ImplementationReported', { motionId, words, items: told }), outOfOrder(state, meta), partly(told));
};

const partly = (items: readonly { readonly ordinal: number; readonly carriedOut: boolean }[]): Violation | null => {
  const left = items.filter(({ carriedOut }) => !carriedOut).map(({ ordinal }) => ordinal);
  if (left.length === 0) return null;
  return { rule: 'implementation-incomplete', zh: `决定 ${items.length} 项，未落实第 ${left.join('、')} 项`, en: `of ${items.length} items these were not carried out: ${left.join(', ')}`, facts: { decided: String(items.length), carriedOut: String(items.length - left.length) } };
};

export interface Filing {
  readonly filedWith: string;
  /** empty for a body that no matter asks for */
  readonly body: string;
}

/** 备案, with all that its matters ask for, one after the other. @throws {Rejected} `unknown-motion`, `motion-closed` */
export const fileMotion = (motion: MotionTimeline, motionId: string, { filedWith, body }: Filing, levels: MatterLevels, meta: CommandMeta): MotionRuling => {
  const state = standing(motion, motionId);
  const known = filingKey({ body, filedWith });
  if (state.filings.includes(known)) return nothing;
  assertOpen(state, ['implemented']);
  const asked = [...new Set(state.text.items.flatMap(({ matter }) => filingsOf(matter, levels)))];
  const stillDue = asked.filter((one) => one !== known && !state.filings.includes(one));
  return ruled(make('MotionFiled', { motionId, filedWith, document: citationOf(firstDocument(meta)), body, stillDue }), outOfOrder(state, meta));
};

/** Nothing more is done under it. Whoever decided revokes, or who stands above: a decision of the city, the city alone. @throws {Rejected} `unknown-decision` */
export const revokeDecision = (decision: Timeline<DecisionState, DecisionEvent>, decisionId: string, reason: string, meta: CommandMeta): { readonly events: readonly DecisionEvent[]; readonly violations: readonly Violation[] } => {
  const { noted, revoked } = decision.latest();
  if (noted === null) throw new Rejected('unknown-decision', '没有这项决定', 'there is no such decision', { decisionId });
  if (revoked !== null) return { events: [], violations: [] };
  const beyond: Violation | null = noted.level !== 'city' || meta.may('motion.reply') ? null : { rule: 'revocation-by-city', zh: '该决定由市批准，由市撤销', en: 'the city decided this, and revokes it', facts: { decisionId } };
  return { events: [make('DecisionRevoked', { decisionId, reason }) as DecisionEvent], violations: broken(beyond) };
};

const assertSeen = (state: MotionState, { version, contentHash }: Pick<Verdict, 'version' | 'contentHash'>): void => {
  assertVersion(state, version);
  if (contentHash !== hexOf(state.hash)) throw new Rejected('motion-changed', '所审阅的内容与动议不一致，请重新审阅', 'what was read is not what the motion says; read it again', { contentHash: hexOf(state.hash) });
};

const inForce = (state: MotionState, motionId: string, level: Level, document: Citing, meta: CommandMeta): DecisionEvent =>
  make('DecisionNoted', {
    decisionId: decisionIdOf(motionId), motionId, version: state.version, contentHash: state.hash, level,
    items: state.text.items.map(({ matter, subjects, words, quantity = 0, quotaKind = '', direction = '' }) => create(DecidedItemSchema, { matter, subjectIds: subjects.map(({ id }) => id), words, quantity, quotaKind, direction })),
    document: citationOf(document), inForceFrom: meta.effective.to, inForceTo: '', planHash: bytesOf(state.text.planHash ?? ''),
  }) as DecisionEvent;

const firstDocument = ({ citations }: CommandMeta): Citing => citations[0] ?? {};

const citationOf = ({ number = '', title = '', issuer = '', issuedOn = '', documentId = '' }: Citing): Citation => create(CitationSchema, { documentId, number, title, issuer, issuedOn });

const ownMotion = ({ authors }: MotionState, { actor }: CommandMeta): Violation | null =>
  authors.includes(actor.person) || (actor.onBehalfOf !== undefined && authors.includes(actor.onBehalfOf))
    ? { rule: 'own-motion', zh: '提出、修改、论证动议的人不得审批', en: 'who made, revised or argued a motion does not decide it' }
    : null;

const notTheApprover = ({ person, deputy }: ApproverState, { actor }: CommandMeta): Violation | null =>
  person === null || [person, deputy].includes(actor.person) ? null : { rule: 'one-approver', zh: '审批权限只属于一支笔', en: 'one designated person decides' };

const withoutMinutes = (minutes: Citing | null): Violation | null =>
  minutes === null ? { rule: 'minutes-required', zh: '须有会议纪要', en: 'a decision needs the minutes of the meeting' } : null;

const withoutReason = ({ outcome, reason }: { readonly outcome: string; readonly reason: string }): Violation | null =>
  outcome === 'reject' && reason === '' ? { rule: 'rejection-reason', zh: '不予通过须说明理由', en: 'a rejection gives its reason' } : null;

/** LEVEL_AUTHORITY: what the city decides, the district submits. */
const beyondLevel = ({ text }: MotionState, outcome: Verdict['outcome'], levels: MatterLevels): Violation | null => {
  const above = outcome === 'approve' ? text.items.filter(({ matter }) => levelOf(matter, levels) === 'city') : [];
  if (above.length === 0) return null;
  const zh = above.map(({ matter }) => matters[matter].zh).join('、');
  return { rule: 'level-authority', zh: `“${zh}”须报市委编委批准`, en: `the city decides: ${above.map(({ matter }) => matters[matter].en).join(', ')}`, facts: { matters: above.map(({ matter }) => matter).join(',') } };
};
