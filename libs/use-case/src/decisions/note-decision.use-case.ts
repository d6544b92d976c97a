import { create } from '@bufbuild/protobuf';
import { CitationSchema, DecidedItemSchema, type Contract, type DecisionNoted, type DecisionRevoked, type EventAnnulled } from '@yange/contracts';
import { z } from 'zod';
import { defineReaction, type Reaction, type ReactionCommand } from '../reactions/reaction.definition.js';
import { defineUseCase, type AnyUseCase } from '../use-case.definition.js';
import { decisionStream, type DecisionEvent } from './decision.aggregate.js';

const item = z.strictObject({ matter: z.string(), subjectIds: z.array(z.string()), words: z.string(), quantity: z.number().int().optional(), quotaKind: z.string().optional(), direction: z.string().optional() });
const document = z.strictObject({ number: z.string(), title: z.string(), issuer: z.string(), issuedOn: z.string() });

const noted = z.strictObject({
  decisionId: z.uuid(),
  motionId: z.string(),
  version: z.number().int(),
  contentHash: z.base64(),
  level: z.string(),
  items: z.array(item),
  document,
  inForceFrom: z.iso.date(),
  inForceTo: z.union([z.literal(''), z.iso.date()]),
  planHash: z.base64().optional(),
});

/** Keeps a copy of a decision in the log of another service, so that its commands are held to it. Only a reaction calls it: it has no door. */
const noteDecision = (contract: Contract) =>
  defineUseCase({
    name: 'note-decision',
    title: { zh: '接收决定', en: 'Take note of a decision' },
    path: 'decisions',
    right: 'none',
    administrative: true,
    body: noted,
    streams: ({ decisionId }) => ({ decision: decisionStream(decisionId) }),
    decide: (body, { decision }) => {
      if (decision.latest().noted !== null) return { append: {} };
      const event = contract.make('DecisionNoted', {
        ...body,
        contentHash: bytesOf(body.contentHash),
        planHash: bytesOf(body.planHash ?? ''),
        items: body.items.map((one) => create(DecidedItemSchema, { ...one, quantity: one.quantity ?? 0, quotaKind: one.quotaKind ?? '', direction: one.direction ?? '' })),
        document: create(CitationSchema, body.document),
      }) as DecisionEvent;
      return { append: { decision: [event] } };
    },
  });

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(base64, 'base64'));

const noteRevocation = (contract: Contract) =>
  defineUseCase({
    name: 'note-decision-revoked',
    title: { zh: '接收决定的撤销', en: 'Take note that a decision was revoked' },
    path: 'decisions/:decisionId/revocations',
    right: 'none',
    administrative: true,
    body: z.strictObject({ decisionId: z.uuid(), reason: z.string() }),
    streams: ({ decisionId }) => ({ decision: decisionStream(decisionId) }),
    decide: (body, { decision }) => (decision.latest().revoked === null ? { append: { decision: [contract.make('DecisionRevoked', body) as DecisionEvent] } } : { append: {} }),
  });

/** Every service but organisations, whose own the decisions are, follows them by this. */
export const decisionsFollowed = (contract: Contract): Reaction => {
  const [note, revoke] = [noteDecision(contract), noteRevocation(contract)];
  return defineReaction({
    name: `${contract.context}-notes-decisions`,
    contexts: ['organisations'],
    types: ['DecisionNoted', 'DecisionRevoked', 'EventAnnulled'],
    react: ({ event, streamId }) => {
      if (event.type === 'EventAnnulled') return streamId.startsWith('decision/') ? annulled(revoke, streamId, event.data as EventAnnulled) : [];
      return [event.type === 'DecisionRevoked' ? { label: 'revoked', useCase: revoke, body: revocationBody(event.data as DecisionRevoked) } : { label: 'noted', useCase: note, body: notedBody(event.data as DecisionNoted) }];
    },
  });
};

/** A decision that never should have been is no longer one to stand under. What its own revocation ended does not come back by taking that back: it takes a new decision. */
const annulled = (revoke: AnyUseCase, streamId: string, { eventType, reason }: EventAnnulled): readonly ReactionCommand[] =>
  eventType === 'DecisionNoted' ? [{ label: 'annulled', useCase: revoke, body: { decisionId: streamId.slice('decision/'.length), reason } }] : [];

const revocationBody = ({ decisionId, reason }: DecisionRevoked): object => ({ decisionId, reason });

const notedBody = ({ decisionId, motionId, version, contentHash, level, items, document: paper, inForceFrom, inForceTo, planHash }: DecisionNoted): z.infer<typeof noted> => ({
  decisionId,
  motionId,
  version,
  contentHash: Buffer.from(contentHash).toString('base64'),
  level,
  items: items.map(({ matter, subjectIds, words, quantity, quotaKind, direction }) => ({ matter, subjectIds, words, ...(quantity === 0 ? {} : { quantity }), ...(quotaKind === '' ? {} : { quotaKind }), ...(direction === '' ? {} : { direction }) })),
  document: { number: paper?.number ?? '', title: paper?.title ?? '', issuer: paper?.issuer ?? '', issuedOn: paper?.issuedOn ?? '' },
  inForceFrom,
  inForceTo,
  // Left out where there is none, as are quantity, kind and direction of an item: what reactions noted of earlier decisions keeps its content, and so its command.
  ...(planHash.length === 0 ? {} : { planHash: Buffer.from(planHash).toString('base64') }),
});
