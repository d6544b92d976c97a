import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

const stages: Readonly<Record<string, string>> = {
  MotionMade: 'made', MotionRevised: 'made', MotionWithdrawn: 'withdrawn', MotionReturned: 'returned', ArgumentFiled: 'argued', MotionSubmitted: 'submitted', ImplementationReported: 'implemented', MotionFiled: 'filed',
};

const stageAfter = ({ event }: Fact<OrganisationsEvent>): string => {
  if (event.type === 'DecisionTaken') return { approve: 'approved', submit: 'to-submit' }[event.data.outcome] ?? 'rejected';
  if (event.type === 'ReplyReceived') return event.data.outcome === 'approve' ? 'approved' : 'rejected';
  return stages[event.type] ?? '';
};

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
      items: (content?.items ?? []).map(({ matter, subjects, words }) => ({ matter, words, subjects: subjects.map(({ id, name }) => ({ id, name })) })),
      applicant: made?.type === 'MotionMade' ? made.data.applicant : '',
      stage: stageAfter(last),
      version,
      content_hash: Buffer.from(contentHash).toString('hex'),
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
      return { outcome: event.data.outcome, document: event.data.document?.number ?? '', reason: event.data.reason };
    case 'ImplementationReported':
      return { words: event.data.words };
    case 'MotionFiled':
      return { filedWith: event.data.filedWith, document: event.data.document?.number ?? '' };
    default:
      return {};
  }
};

export const decisionRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] => {
  const noted = counting.find(({ event }) => event.type === 'DecisionNoted');
  if (noted?.event.type !== 'DecisionNoted') return [];
  const { motionId, level, items, document, inForceFrom, inForceTo } = noted.event.data;
  const revoked = counting.find(({ event }) => event.type === 'DecisionRevoked')?.event;
  return [
    {
      motion_id: motionId,
      level,
      items: items.map(({ matter, subjectIds, words }) => ({ matter, subjectIds, words })),
      document: { number: document?.number ?? '', title: document?.title ?? '', issuer: document?.issuer ?? '', issuedOn: document?.issuedOn ?? '' },
      in_force_from: inForceFrom,
      in_force_to: inForceTo === '' ? null : inForceTo,
      revoked: revoked?.type === 'DecisionRevoked' ? revoked.data.reason : null,
      event_id: noted.eventId,
    },
  ];
};
