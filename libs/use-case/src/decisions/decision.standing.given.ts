import { create } from '@bufbuild/protobuf';
import { CitationSchema, DecidedItemSchema, type Contract, type DecisionNoted } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { derivedId, onDay } from '@yange/kernel';
import { CommandExecutor } from '../command.executor.js';
import { specificationMeta } from '../decision.given.js';
import { decision } from './decision.aggregate.js';
import type { MatterCode, QuotaDirection } from './matter.js';
import { decisionsFollowed } from './note-decision.use-case.js';

/** For specifications: a decision in this log that covers these matters, whomever they are about, from 2000 on. @returns its id */
export const decisionGiven = (contract: Contract, log: EventLog, ...codes: readonly MatterCode[]): Promise<string> => decisionGranting(contract, log, ...codes.map((matter) => ({ matter })));

export interface GrantedItem {
  readonly matter: MatterCode;
  /** none: whomever it is about */
  readonly subjectIds?: readonly string[];
  /** none: it binds no quantity */
  readonly quantity?: number;
  /** none: it holds nobody to a kind of quota */
  readonly quotaKind?: string;
  /** none: whichever way */
  readonly direction?: QuotaDirection;
}

/** For specifications: a decision of the city in this log with these items, from 2000 on. @returns its id */
export const decisionGranting = (contract: Contract, log: EventLog, ...granted: readonly GrantedItem[]): Promise<string> => decisionOf('city', contract, log, granted);

/** For specifications: likewise, of the level that is said. @returns its id */
export const decisionOf = async (level: 'city' | 'district', contract: Contract, log: EventLog, granted: readonly GrantedItem[]): Promise<string> => {
  const decisionId = derivedId('decision given', JSON.stringify(granted), ...(level === 'city' ? [] : [level]));
  const noted = contract.make('DecisionNoted', {
    decisionId, motionId: 'given', version: 1, contentHash: new Uint8Array([1]), level, items: granted.map(({ subjectIds = [], ...item }) => create(DecidedItemSchema, { subjectIds: [...subjectIds], ...item })),
    document: create(CitationSchema, { number: '乌编发〔2000〕1号', issuer: '乌海市委编委', issuedOn: '2000-01-01' }), inForceFrom: '2000-01-01', inForceTo: '',
  }).data as DecisionNoted;
  const published = { district: '150302', context: 'organisations' as const, event: { type: 'DecisionNoted', data: noted }, eventId: decisionId, streamId: '', mode: 'live' as const, effective: onDay('2000-01-01'), citations: [], correlationId: '', decision: null };
  const executor = new CommandExecutor(contract, [decision]);
  for (const { useCase, body } of await decisionsFollowed(contract).react(published, { query: async () => [] })) {
    await executor.execute(log, useCase, useCase.body.parse(body), specificationMeta({ mode: 'live', commandId: decisionId }));
  }
  return decisionId;
};
