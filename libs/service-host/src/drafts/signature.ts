import { roleWithRight } from '@yange/auth';
import { decodeEnvelope, effectiveOf as storedEffective, type Contract } from '@yange/contracts';
import type { EventLog, StoredEvent } from '@yange/event-log';
import { callerOf, idempotencyKeyOf, Problem, type AuthenticatedRequest } from '@yange/http';
import { derivedId, onDay, Rejected } from '@yange/kernel';
import { correctionRight, signed, takingBackIn, type AnyUseCase, type Citing, type CommandMeta, type DraftState } from '@yange/use-case';
import { z } from 'zod';
import { currentTraceparent, effectiveOf, readContent } from '../command.request.js';
import { citingOf } from '../reactions/reaction.follower.js';
import { dayInChina, todayInChina } from '../today.clock.js';
import { preparedCommand, saidBy, type PreparedCommands } from './prepared.commands.js';

/** What the signer says to have read: the text, and the log up to a position. */
export const signatureBody = z.strictObject({ version: z.number().int().min(1), contentHash: z.string().regex(/^[0-9a-f]{64}$/), seen: z.number().int().min(0) });

export interface Signature {
  readonly useCase: AnyUseCase;
  readonly body: unknown;
  readonly meta: CommandMeta;
}

export interface SignedDraft {
  readonly district: string;
  readonly draftId: string;
  readonly state: DraftState;
  readonly log: EventLog;
  readonly contract: Contract;
}

/**
 * The draft as the command of whoever signs it: he needs the right of the command, or for a correction, an annulment or a slip the one to sign these, and answers for it. A slip of the pen takes effective date and documents from
 * what it corrects.
 * @throws {Problem} 403; @throws {ZodError} @throws {Rejected} `unknown-command`, `nothing-to-correct`
 */
export const signatureOf = async (request: AuthenticatedRequest, prepared: PreparedCommands, { district, draftId, state, log, contract }: SignedDraft): Promise<Signature> => {
  const { principal } = callerOf(request);
  const inner = preparedCommand(prepared, state.command);
  const { quote, says } = saidBy(state);
  const rewrites = inner.annuls !== undefined || 'corrects' in says;
  const role = roleWithRight(principal, inner.right) ?? (rewrites ? roleWithRight(principal, correctionRight) : null);
  if (role === null) throw new Problem(403, 'not-entitled', { zh: '签办须有办理该事项的权限', en: 'who signs needs the right of the command' }, { facts: { right: inner.right } });
  const seen = signatureBody.parse(request.body);
  const { body, fields } = readContent(says, inner);
  const target: string | null = inner.annuls?.(body) ?? fields.corrects ?? null;
  // What takes an import back is about many facts, and each is held to what a slip is when its row goes.
  const many = takingBackIn(state) !== null;
  const wrong = state.kind === 'slip' && !many ? await wrongFact(log, target) : null;
  const commandId = derivedId('command', district, principal.person, idempotencyKeyOf(request));
  return {
    useCase: signed(contract, inner, { draftId, kind: state.kind, ...seen, ...(many ? { recordedOn: todayInChina(), restsOn: [] } : {}), ...(wrong === null ? {} : { recordedOn: dayInChina(new Date(wrong.recordedAt)), restsOn: readIn(wrong, quote) }) }),
    body,
    meta: {
      district,
      commandId,
      actor: { person: principal.person, role, tokenId: principal.tokenId, ...(principal.onBehalfOf === undefined ? {} : { onBehalfOf: principal.onBehalfOf }) },
      principal: principal.person,
      mode: 'live',
      effective: many ? onDay(todayInChina()) : wrong !== null && fields.effective === undefined ? storedEffective(decodeEnvelope(wrong.envelope).effective) : effectiveOf(fields.effective, inner),
      citations: many ? [] : wrong === null ? (fields.documents as readonly Citing[]) : readIn(wrong, quote),
      today: todayInChina(),
      decision: fields.decision ?? null,
      corrects: fields.corrects ?? null,
      ...(fields.correctionReason === undefined ? {} : { reason: fields.correctionReason }),
      prepared: { as: `draft/${draftId}`, by: state.writers },
      may: (right) => roleWithRight(principal, right) !== null,
      correlationId: commandId,
      causationId: null,
      traceparent: currentTraceparent(),
      order: 0,
      importRow: null,
      id: (label) => derivedId(commandId, label),
    },
  };
};

const wrongFact = async (log: EventLog, eventId: string | null): Promise<StoredEvent> => {
  const found = eventId === null ? null : await log.findEvent(eventId);
  if (found === null) throw new Rejected('nothing-to-correct', `没有可更正的事件 ${eventId ?? ''}`, `no event ${eventId ?? ''} that could be corrected`, { eventId: eventId ?? '' });
  return found;
};

/** The documents that the wrong fact rests on, the first with the words that were read in it anew. */
const readIn = ({ envelope }: StoredEvent, quote: string): readonly Citing[] => {
  const [first, ...others] = decodeEnvelope(envelope).citations.map(citingOf);
  if (first === undefined) return quote === '' ? [] : [{ quote }];
  return [{ ...first, ...(quote === '' ? {} : { quote: [first.quote ?? '', quote].filter((words) => words !== '').join('\n') }) }, ...others];
};
