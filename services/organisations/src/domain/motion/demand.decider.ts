import { create } from '@bufbuild/protobuf';
import { CitationSchema, organisationsContract } from '@yange/contracts';
import type { Timeline } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type Citing, type MatterCode, type StreamRef } from '@yange/use-case';
import type { DemandEvent } from './motion.events.js';

/** true once an answer is recorded */
export const demand: AggregateDefinition<boolean, DemandEvent> = { name: 'demand', initial: () => false, apply: () => true };

export const demandStream = (demandId: string): StreamRef<boolean, DemandEvent> => streamOf(demand, demandId);

export interface Demand {
  readonly demandId: string;
  readonly demandedBy: string;
  readonly source: 'own-level' | 'higher-committee' | 'vertical-department';
  readonly matter: MatterCode;
  readonly words: string;
  /** by the higher party committee, government or establishment department */
  readonly approval: Citing | null;
}

/**
 * NO_TIAOTIAO (R23): what a vertical department demands without the higher committee's, government's or establishment department's approval is not carried out, and kept.
 * Nobody's mistake is refused here: that the demand was made is a fact.
 */
export const receiveDemand = ({ demandId, demandedBy, source, matter, words, approval }: Demand, known: Timeline<boolean, DemandEvent>): readonly DemandEvent[] => {
  if (!known.isNew) return [];
  if (source === 'vertical-department' && approval === null) {
    return [organisationsContract.make('InterferenceRefused', { demandId, demandedBy, matter, words, reason: '未经上级党委、政府和机构编制部门批准' })];
  }
  const { number = '', issuer = '', issuedOn = '', title = '' } = approval ?? {};
  return [organisationsContract.make('DemandReceived', { demandId, demandedBy, source, matter, words, ...(approval === null ? {} : { approval: create(CitationSchema, { number, issuer, issuedOn, title }) }) })];
};
