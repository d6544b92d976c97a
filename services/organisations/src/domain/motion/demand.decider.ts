import { create } from '@bufbuild/protobuf';
import { CitationSchema, organisationsContract } from '@yange/contracts';
import { Rejected, type Timeline, type Violation } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type Citing, type MatterCode, type StreamRef } from '@yange/use-case';
import type { DemandEvent } from './motion.events.js';

/** How a demand was answered; `none` before it was. */
export type DemandState = 'none' | 'received' | 'refused';
export type DemandTimeline = Timeline<DemandState, DemandEvent>;

export const demand: AggregateDefinition<DemandState, DemandEvent> = { name: 'demand', initial: () => 'none', apply: (_state, { type }) => (type === 'DemandReceived' ? 'received' : 'refused') };

export const demandStream = (demandId: string): StreamRef<DemandState, DemandEvent> => streamOf(demand, demandId);

/** Whose approval lets a vertical department demand something: no paper of its own line does. */
export const approvingBodies = ['party-committee', 'government', 'establishment-office'] as const;
export type ApprovingBody = (typeof approvingBodies)[number];

export interface Demand {
  readonly demandId: string;
  readonly demandedBy: string;
  readonly source: 'own-level' | 'higher-committee' | 'vertical-department';
  readonly matter: MatterCode;
  readonly words: string;
  /** the paper by which somebody above approved it */
  readonly approval: Citing | null;
  /** who above did; null where nobody says, and then nobody did */
  readonly approvedBy: ApprovingBody | null;
}

/**
 * NO_TIAOTIAO (R23): what a vertical department demands without the higher committee's, government's or establishment department's approval is not carried out, and kept.
 * Nobody's mistake is refused here: that the demand was made is a fact.
 */
export const receiveDemand = ({ demandId, demandedBy, source, matter, words, approval, approvedBy }: Demand, known: DemandTimeline): readonly DemandEvent[] => {
  if (!known.isNew) return [];
  if (source === 'vertical-department' && (approval === null || approvedBy === null)) {
    return [organisationsContract.make('InterferenceRefused', { demandId, demandedBy, matter, words, reason: '未经上级党委、政府和机构编制部门批准' })];
  }
  const { number = '', issuer = '', issuedOn = '', title = '' } = approval ?? {};
  return [organisationsContract.make('DemandReceived', { demandId, demandedBy, source, matter, words, approvedBy: approvedBy ?? '', ...(approval === null ? {} : { approval: create(CitationSchema, { number, issuer, issuedOn, title }) }) })];
};

/**
 * NO_TIAOTIAO: a demand that was refused is no ground for a motion. One that is made without naming it stands by its own necessity.
 * @throws {Rejected} `unknown-demand`
 */
export const groundOf = (demandId: string, timeline: DemandTimeline): Violation | null => {
  const answered = timeline.latest();
  if (answered === 'none') throw new Rejected('unknown-demand', '没有登记这项要求', 'no such demand is recorded', { demandId });
  return answered === 'received' ? null : { rule: 'interference', zh: '该要求属条条干预，已予拒绝，不得据以提出动议', en: 'the demand was refused as interference: no motion rests on it', facts: { demandId } };
};
