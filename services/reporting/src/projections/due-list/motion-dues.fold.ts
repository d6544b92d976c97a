import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';
import { defineDueFold, type DueBook, type NewDue } from './due-book.fold.js';

const types = ['MotionMade', 'MotionRevised', 'MotionWithdrawn', 'MotionReturned', 'ArgumentFiled', 'DecisionTaken', 'MotionSubmitted', 'ReplyReceived', 'ImplementationReported', 'MotionFiled'] as const satisfies readonly OrganisationsEvent['type'][];

type MotionEvent = Extract<OrganisationsEvent, { type: (typeof types)[number] }>;

type Next = 'motion-argument' | 'motion-decision' | 'motion-submission' | 'city-reply' | 'implementation' | 'motion-filing';

const byOutcome: Readonly<Record<string, Next | null>> = { approve: 'implementation', submit: 'motion-submission', reject: null };

/** The step that a motion waits for after an event. @returns null where it waits for nothing any more */
const nextAfter = (event: MotionEvent): Next | null => {
  switch (event.type) {
    case 'MotionMade':
    case 'MotionRevised':
    case 'MotionReturned':
      return 'motion-argument';
    case 'ArgumentFiled':
      return 'motion-decision';
    case 'DecisionTaken':
      return byOutcome[event.data.outcome] ?? null;
    case 'MotionSubmitted':
      return 'city-reply';
    case 'ReplyReceived':
      return event.data.outcome === 'reject' ? null : 'implementation';
    case 'ImplementationReported':
      return 'motion-filing';
    case 'MotionWithdrawn':
    case 'MotionFiled':
      return null;
  }
};

const steps: Readonly<Record<Next, readonly [zh: string, en: string]>> = {
  'motion-argument': ['论证', 'to be argued'],
  'motion-decision': ['集体审议决定', 'to be decided'],
  'motion-submission': ['上报市委编办', 'to be submitted to the city'],
  'city-reply': ['待市委编办批复', 'the city is to reply'],
  implementation: ['组织实施', 'to be carried out'],
  'motion-filing': ['备案', 'to be filed'],
};

/** The one approver decides, the city replies; everything else is for whoever made the motion. */
const whose = (next: Next, proposer: string): Pick<NewDue, 'person' | 'role'> =>
  next === 'motion-decision' ? { role: 'approver' } : next === 'city-reply' ? { role: 'city-approver' } : { person: proposer };

/** Stream motion/<id>: always one step ahead, or none. */
export const motionDues = defineDueFold<MotionEvent>({
  stream: 'motion',
  types,
  fold: (book: DueBook, facts: readonly Fact<MotionEvent>[], motionId: string) => {
    let title = '';
    let proposer = '';
    for (const fact of facts) {
      const { event } = fact;
      if (event.type === 'MotionMade' || event.type === 'MotionRevised') title = event.data.content?.title ?? '';
      if (event.type === 'MotionMade') proposer = event.data.proposedBy;
      // Filed with one of several: it still waits for the others, since the same day.
      if (event.type === 'MotionFiled' && event.data.stillDue.length > 0) continue;
      book.closeAll(fact);
      const next = nextAfter(event);
      if (next !== null) book.open(fact, next, { kind: next, zh: `《${title}》：${steps[next][0]}`, en: `${title}: ${steps[next][1]}`, ...whose(next, proposer), link: `organisations/motions?motion=${motionId}` });
    }
  },
});
