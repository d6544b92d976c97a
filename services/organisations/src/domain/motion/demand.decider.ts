import { create } from '@bufbuild/protobuf';
import { CitationSchema, organisationsContract } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline, type Violation } from '@yange/kernel';
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
export const receiveDemand = (demanded: Demand, known: DemandTimeline, { to: day }: EffectiveDate): readonly DemandEvent[] => {
  const { demandId, demandedBy, source, matter, words, approval, approvedBy } = demanded;
  if (!known.isNew) return [];
  const reason = source === 'vertical-department' ? notApproved(demanded, day) : '';
  if (reason !== '') return [organisationsContract.make('InterferenceRefused', { demandId, demandedBy, matter, words, reason })];
  const { number = '', issuer = '', issuedOn = '', title = '' } = approval ?? {};
  return [organisationsContract.make('DemandReceived', { demandId, demandedBy, source, matter, words, approvedBy: approvedBy ?? '', ...(approval === null ? {} : { approval: create(CitationSchema, { number, issuer, issuedOn, title }) }) })];
};

/** @returns why nobody above had approved it by that day; empty where somebody had */
const notApproved = ({ demandedBy, approval, approvedBy }: Demand, day: string): string => {
  if (approval === null || approvedBy === null) return '未经上级党委、政府和机构编制部门批准';
  const { issuer = '', issuedOn = '' } = approval;
  if (isOfOneLine(demandedBy, issuer)) return `批准文件由提出要求的系统自行制发（${issuer}）`;
  return issuedOn > day ? `批准文件成文（${issuedOn}）晚于收到要求` : '';
};

/** 市某局 and 乌海市某局 are one, and so is the 某局 of another level: which place stands before it makes no other line. */
const isOfOneLine = (demandedBy: string, issuer: string): boolean => {
  const [one, other] = [lineOf(demandedBy), lineOf(issuer)];
  return one !== '' && one === other;
};

const lineOf = (name: string): string => name.replaceAll(/\s/gu, '').replace(/^.*?(?:自治区|[省市盟州县旗区])(?=.)/u, '').replace(/^(?:自治区|[省市盟州县旗区])(?=.)/u, '');

/**
 * NO_TIAOTIAO: a demand that was refused is no ground for a motion. One that is made without naming it stands by its own necessity.
 * @throws {Rejected} `unknown-demand`
 */
export const groundOf = (demandId: string, timeline: DemandTimeline): Violation | null => {
  const answered = timeline.latest();
  if (answered === 'none') throw new Rejected('unknown-demand', '没有登记这项要求', 'no such demand is recorded', { demandId });
  return answered === 'received' ? null : { rule: 'interference', zh: '该要求属条条干预，已予拒绝，不得据以提出动议', en: 'the demand was refused as interference: no motion rests on it', facts: { demandId } };
};
