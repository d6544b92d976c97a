import type { components } from '@yange/api-client';

export type Motion = components['schemas']['organisations.Motion'];
export type MotionRow = components['schemas']['organisations.Motions']['motions'][number];
export type Due = components['schemas']['Due'];
export type Decision = NonNullable<Motion['decision']>;
export type Stage = Motion['stage'];

/** The services whose changes are counted under a decision. */
export type CountingContext = 'organisations' | 'staffing' | 'enforcement';

/** Which of them changes of a matter that is counted are recorded in. */
export const contextOf = (matter: string): CountingContext => (matter.startsWith('organ.') ? 'organisations' : matter.startsWith('team.') ? 'enforcement' : 'staffing');

/** Items as the form takes them: what is not bound is left out. */
export const itemsToRevise = (items: Motion['items']): readonly object[] => items.map((item) => Object.fromEntries(Object.entries(item).filter(([, value]) => value !== null)));

export type Act = 'revise' | 'argue' | 'decide' | 'submit' | 'reply' | 'implement' | 'file' | 'return' | 'withdraw';

interface Following {
  /** what brings the motion on */
  readonly main: Act | null;
  readonly others: readonly Act[];
}

const asMade: Following = { main: 'argue', others: ['revise', 'return', 'withdraw'] };
const ended: Following = { main: null, others: [] };

/** What may be done at a stage. The services hold to it; the page offers what they take. */
const following: Readonly<Record<Stage, Following>> = {
  made: asMade,
  returned: { main: 'revise', others: ['argue', 'withdraw'] },
  argued: { main: 'decide', others: ['revise', 'return', 'withdraw'] },
  'to-submit': { main: 'submit', others: ['return', 'withdraw'] },
  submitted: { main: 'reply', others: ['return', 'withdraw'] },
  approved: { main: 'implement', others: [] },
  implemented: { main: 'file', others: [] },
  filed: ended,
  rejected: ended,
  withdrawn: ended,
};

export const actsAt = (stage: Stage): Following => following[stage];

/** The way of a motion; what the district decides by itself never goes to the city. */
const way = ['MotionMade', 'ArgumentFiled', 'DecisionTaken', 'MotionSubmitted', 'ReplyReceived', 'ImplementationReported', 'MotionFiled'] as const;

const reachedAt: Readonly<Record<Stage, number>> = { made: 1, returned: 1, argued: 2, 'to-submit': 3, submitted: 4, approved: 5, implemented: 6, filed: 7, rejected: 5, withdrawn: 1 };

export interface Mark {
  readonly step: (typeof way)[number];
  /** `ended`: it goes no further */
  readonly state: 'done' | 'now' | 'ahead' | 'ended' | 'skipped';
}

/** Where a motion stands on its way. */
export const marksOf = ({ stage, steps }: Pick<Motion, 'stage' | 'steps'>): readonly Mark[] => {
  const taken = new Set<string>(steps.map(({ step }) => step));
  const isOver = stage === 'rejected' || stage === 'withdrawn';
  const reached = reachedAt[stage];
  return way.map((step, at) => {
    if (isOver) return { step, state: taken.has(step) ? 'done' : 'ended' };
    if (at < reached) return { step, state: taken.has(step) ? 'done' : 'skipped' };
    return { step, state: at === reached ? 'now' : 'ahead' };
  });
};

/** What the due list says of a motion: an entry rests on one of its steps. */
export const duesOf = ({ steps }: Pick<MotionRow, 'steps'>, dues: readonly Due[]): readonly Due[] => dues.filter((due) => steps.some(({ eventId }) => eventId === due.eventId));

/** The most urgent first, then what is still on its way, then what is over; the latest of them first. */
export const inOrder = (motions: readonly MotionRow[], dues: readonly Due[]): readonly (MotionRow & { readonly due: Due | undefined })[] => {
  const rank = ({ stage, due }: { readonly stage: Stage; readonly due: Due | undefined }): string => (due?.dueOn !== null && due !== undefined ? `0${due.dueOn}` : actsAt(stage).main === null ? '2' : '1');
  return motions
    .map((motion) => ({ ...motion, due: duesOf(motion, dues)[0] }))
    .sort((one, other) => rank(one).localeCompare(rank(other)) || other.since.localeCompare(one.since));
};
