import type { Contract } from '@yange/contracts';
import type { DomainEvent } from '@yange/kernel';
import type { Projection, Readable } from '@yange/projections';
import type { ImportTable, Names, References } from './import-table.definition.js';
import type { MovementsOf } from './plan/movements.js';
import type { Reaction } from './reactions/reaction.definition.js';
import type { RuleDefinition } from './rules/rule.definition.js';
import type { FoldedLog } from './moment/known.positions.js';
import type { AnyQuery, HeadSeen, QueryContext } from './query.definition.js';
import type { AnyAggregate, AnyUseCase, StreamRef, Words } from './use-case.definition.js';

/** Who stands in for whom 代理, as the service that registers it keeps it. */
export interface DeputisingRegister {
  stream(person: string): StreamRef<unknown, DomainEvent>;
  standsIn(state: unknown, asked: { readonly person: string; readonly standIn: string; readonly on: string }): boolean;
}

/** Numbers of a district that operators watch, by the names of their instruments; asked of the read models now and then, and so never dear. */
export interface WatchedNumbers {
  readonly names: readonly string[];
  readonly read: (read: QueryContext['read'], district: string) => Promise<Readonly<Record<string, number>>>;
}

export const defineDeputising = <S, E extends DomainEvent>(register: {
  stream(person: string): StreamRef<S, E>;
  standsIn(state: S, asked: { readonly person: string; readonly standIn: string; readonly on: string }): boolean;
}): DeputisingRegister => register as unknown as DeputisingRegister;

/** All that a service is, apart from how it is run: what it records, what it folds, what it answers. */
export interface ServiceDefinition {
  readonly title: Words;
  readonly contract: Contract;
  /** every rule whose breach a decision of this service may name */
  readonly rules: readonly RuleDefinition[];
  readonly aggregates: readonly AnyAggregate[];
  readonly useCases: readonly AnyUseCase[];
  readonly tables: readonly ImportTable[];
  readonly projections: readonly Projection[];
  readonly queries: readonly AnyQuery[];
  /** what events, of other services above all, call for here */
  readonly reactions?: readonly Reaction[];
  /** which people and quotas a stream moves, for plans that are tried out */
  readonly movements?: MovementsOf;
  /** whose word a token that acts for somebody needs; a service without it takes no such token */
  readonly deputising?: DeputisingRegister;
  readonly watched?: WatchedNumbers;
  /** of a service whose read models follow districts that other nodes record: their logs as far as they were folded here */
  readonly foldedLog?: (read: Readable, logId: string, heard: () => Promise<HeadSeen | null>) => FoldedLog;
  /** of the service that registers organs and documents: which of these names it knows, for imports whose tables do not bring them again */
  readonly registeredNames?: (names: Names, context: QueryContext) => Promise<References>;
}

export const defineService = (service: ServiceDefinition): ServiceDefinition => service;
