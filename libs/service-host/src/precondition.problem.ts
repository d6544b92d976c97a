import { decodeEnvelope } from '@yange/contracts';
import type { StoredEvent } from '@yange/event-log';
import { etagOf, preconditionsOf, Problem, type AuthenticatedRequest, type EventSince } from '@yange/http';
import { isAboutOneStream, PreconditionFailed, type AnyUseCase, type Precondition, type Words } from '@yange/use-case';

/** Titles of the commands of a service by their names: what an event was recorded by. */
export type CommandTitles = ReadonlyMap<string, Words>;

const codes = { versions: 'changed-since', exists: 'not-there-yet', absent: 'there-already' } as const;

/** @throws {Problem} 400 `if-match-not-taken`, 428 `if-match-missing` */
export const preconditionsFor = (request: AuthenticatedRequest, useCase: AnyUseCase): readonly Precondition[] => {
  const given = preconditionsOf(request);
  if (given.length > 0 && !isAboutOneStream(useCase)) throw new Problem(400, 'if-match-not-taken');
  if (useCase.ifMatch === 'required' && given.every(({ kind }) => kind === 'absent')) throw new Problem(428, 'if-match-missing');
  return given;
};

/** Throws 412 with what the caller has not seen, so that a page can say who was there before and what he did. Everything else is thrown on as it is. */
export const throwFor = (titles: CommandTitles, mayRead: boolean) => (error: unknown): never => {
  if (!(error instanceof PreconditionFailed)) throw error;
  const { failed, about, since } = error;
  throw new Problem(412, codes[failed], undefined, { current: { ...about, etag: etagOf(about.version) }, ...(mayRead ? { since: since.map((event) => shown(event, titles)) } : {}) });
};

const shown = ({ eventId, type, effectiveFrom: from, effectiveTo: to, recordedAt, position, version, envelope }: StoredEvent, titles: CommandTitles): EventSince => {
  const { command, effective, actor } = decodeEnvelope(envelope);
  return { eventId, type, words: titles.get(command) ?? null, effective: { from, to, text: effective?.text ?? '' }, recordedAt, position, version, actor: { person: actor?.person ?? '', role: actor?.role ?? '' } };
};
