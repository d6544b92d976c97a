import { decodeEnvelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { etagOf, preconditionsOf, Problem, type AuthenticatedRequest, type EventSince } from '@yange/http';
import { Rejected } from '@yange/kernel';
import { isAboutOneStream, platformRules, PreconditionFailed, type AnyUseCase, type Precondition, type RuleDefinition, type ServiceDefinition, type Words } from '@yange/use-case';

/** What there is to say of a service's commands and rules beside their names. */
export interface WordsOfService {
  /** of commands, by their names: what an event was recorded by */
  readonly titles: ReadonlyMap<string, Words>;
  readonly rules: ReadonlyMap<string, RuleDefinition>;
}

/** Rules that every service keeps, and its own, by their ids. */
export const rulesOf = ({ rules }: Pick<ServiceDefinition, 'rules'>): WordsOfService['rules'] => new Map([...platformRules, ...rules].map((rule) => [rule.id, rule]));

const codes = { versions: 'changed-since', exists: 'not-there-yet', absent: 'there-already' } as const;

/** @throws {Problem} 400 `if-match-not-taken`, 428 `if-match-missing` */
export const preconditionsFor = (request: AuthenticatedRequest, useCase: AnyUseCase): readonly Precondition[] => {
  const given = preconditionsOf(request);
  if (given.length > 0 && !isAboutOneStream(useCase)) throw new Problem(400, 'if-match-not-taken');
  if (useCase.ifMatch === 'required' && given.every(({ kind }) => kind === 'absent')) throw new Problem(428, 'if-match-missing');
  return given;
};

/**
 * Throws 412 with what the caller has not seen, so that a page can say who was there before and what he did; 409 with the rule that refuses and its source.
 * Everything else is thrown on as it is.
 */
export const throwFor = ({ titles, rules }: WordsOfService, mayRead: boolean) => (error: unknown): never => {
  if (error instanceof Rejected) throw refusal(error, rules.get(error.rule));
  if (!(error instanceof PreconditionFailed)) throw error;
  const { failed, about, since } = error;
  throw new Problem(412, codes[failed], undefined, { current: { ...about, etag: etagOf(about.version) }, ...(mayRead ? { since: since.map((event) => shown(event, titles)) } : {}) });
};

const refusal = (error: Rejected, rule: RuleDefinition | undefined): Error => {
  if (rule === undefined) return error;
  const { id, title, source } = rule;
  return new Problem(409, error.rule, { zh: error.zh, en: error.en }, { facts: error.facts, rule: { id, title, source } });
};

const shown = ({ eventId, type, effectiveFrom: from, effectiveTo: to, recordedAt, position, version, envelope }: StoredEvent, titles: WordsOfService['titles']): EventSince => {
  const { command, effective, actor } = decodeEnvelope(envelope);
  return { eventId, type, words: titles.get(command) ?? null, effective: { from, to, text: effective?.text ?? '' }, recordedAt, position, version, actor: { person: actor?.person ?? '', role: actor?.role ?? '' } };
};
