import type { ItemCarriedOut, MotionContent, OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

const stages: Readonly<Record<string, string>> = {
  MotionMade: 'made', MotionRevised: 'made', MotionWithdrawn: 'withdrawn', MotionReturned: 'returned', ArgumentFiled: 'argued', MotionSubmitted: 'submitted', ImplementationReported: 'implemented',
};

const stageAfter = ({ event }: Fact<OrganisationsEvent>): string => {
  if (event.type === 'DecisionTaken') return { approve: 'approved', submit: 'to-submit' }[event.data.outcome] ?? 'rejected';
  if (event.type === 'ReplyReceived') return event.data.outcome === 'reject' ? 'rejected' : 'approved';
  if (event.type === 'MotionFiled') return event.data.stillDue.length === 0 ? 'filed' : 'implemented';
  return stages[event.type] ?? '';
};

const itemsOf = (content: MotionContent | undefined): readonly object[] => (content?.items ?? []).map(({ matter, subjects, words, quantity, quotaKind, direction }) => ({ matter, words, quantity: quantityOf(quantity), quotaKind: quotaKind || null, direction: direction || null, subjects: subjects.map(({ id, name }) => ({ id, name })) }));

/** null where none is bound */
const quantityOf = (quantity: number): number | null => (quantity === 0 ? null : quantity);

/** How much of what was decided was done; null where nobody said item by item. */
const carriedOutOf = (items: readonly ItemCarriedOut[]): object => ({
  decided: items.length === 0 ? null : items.length,
  carriedOut: items.length === 0 ? null : items.filter(({ carriedOut }) => carriedOut).length,
  items: items.map(({ ordinal, matter, carriedOut, words }) => ({ ordinal, matter, carriedOut, words })),
});

const planHashOf = (hash: Uint8Array | undefined): string | null => (hash === undefined || hash.length === 0 ? null : Buffer.from(hash).toString('hex'));

/** @returns one row, none for a motion that was annulled */
export const motionRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] => {
  const text = counting.findLast(({ event }) => event.type === 'MotionMade' || event.type === 'MotionRevised');
  const last = counting.at(-1);
  if (last === undefined || (text?.event.type !== 'MotionMade' && text?.event.type !== 'MotionRevised')) return [];
  const { content, version, contentHash } = text.event.data;
  const made = counting.find(({ event }) => event.type === 'MotionMade')?.event;
  return [
    {
      title: content?.title ?? '',
      necessity: content?.necessity ?? '',
      items: itemsOf(content),
      applicant: made?.type === 'MotionMade' ? made.data.applicant : '',
      stage: stageAfter(last),
      version,
      content_hash: Buffer.from(contentHash).toString('hex'),
      plan_hash: planHashOf(content?.planHash),
      demand_id: made?.type === 'MotionMade' && made.data.demandId !== '' ? made.data.demandId : null,
      since: last.effective.to,
    },
  ];
};

export const stepRow = ({ event, eventId, effective }: Fact<OrganisationsEvent>, index: number): object => ({
  event_id: eventId, place: index + 1, step: event.type, detail: detailOf(event), effective_to: effective.to, effective_text: effective.text,
});

/** Who did it is in the event's envelope, not in the register. */
const detailOf = (event: OrganisationsEvent): object => {
  switch (event.type) {
    case 'MotionWithdrawn':
    case 'MotionReturned':
      return { reason: event.data.reason };
    case 'ArgumentFiled': {
      const { necessity, reasonableness, feasibility, evidence } = event.data;
      return { necessity, reasonableness, feasibility, evidence };
    }
    case 'DecisionTaken':
      return { outcome: event.data.outcome, meetingId: event.data.meetingId, minutes: event.data.minutes?.number ?? '', reason: event.data.reason };
    case 'MotionSubmitted':
      return { addressee: event.data.addressee, document: event.data.document?.number ?? '' };
    case 'ReplyReceived':
      return { outcome: event.data.outcome, document: event.data.document?.number ?? '', reason: event.data.reason, ...(event.data.content === undefined ? {} : { items: itemsOf(event.data.content) }) };
    case 'ImplementationReported':
      return { words: event.data.words, ...carriedOutOf(event.data.items) };
    case 'MotionFiled':
      return { filedWith: event.data.filedWith, document: event.data.document?.number ?? '', body: event.data.body, stillDue: event.data.stillDue };
    default:
      return {};
  }
};

export const decisionRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] => {
  const noted = counting.find(({ event }) => event.type === 'DecisionNoted');
  if (noted?.event.type !== 'DecisionNoted') return [];
  const { motionId, level, items, document, inForceFrom, inForceTo, planHash } = noted.event.data;
  const revoked = counting.find(({ event }) => event.type === 'DecisionRevoked')?.event;
  return [
    {
      motion_id: motionId,
      level,
      items: items.map(({ matter, subjectIds, words, quantity, quotaKind, direction }) => ({ matter, subjectIds, words, quantity: quantityOf(quantity), quotaKind: quotaKind || null, direction: direction || null })),
      document: { number: document?.number ?? '', title: document?.title ?? '', issuer: document?.issuer ?? '', issuedOn: document?.issuedOn ?? '' },
      in_force_from: inForceFrom,
      in_force_to: inForceTo === '' ? null : inForceTo,
      revoked: revoked?.type === 'DecisionRevoked' ? revoked.data.reason : null,
      plan_hash: planHashOf(planHash),
      event_id: noted.eventId,
    },
  ];
};

/** What the district set of its matters, in the order in which it takes effect. */
export const settingRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] =>
  counting.flatMap(({ event, eventId, effective }, place) => {
    if (event.type !== 'MatterLevelSet' && event.type !== 'MatterFilingSet') return [];
    const { matter, basis } = event.data;
    return [{ matter, basis, level: event.type === 'MatterLevelSet' ? event.data.level : null, filed_with: event.type === 'MatterFilingSet' ? event.data.bodies : null, valid_from: effective.to, event_id: eventId, place }];
  });
