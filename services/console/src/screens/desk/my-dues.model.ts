import { isOfMotion, type Due } from './desk.model.js';

/** How near the day is; working days as the calendar of the district counts them. */
export const spans = ['overdue', 'soon', 'later', 'open'] as const;
export type Span = (typeof spans)[number];

const soonDays = 5;

const spanOf = ({ light, dueOn, workingDaysLeft }: Due): Span => (dueOn === null ? 'open' : light === 'red' ? 'overdue' : (workingDaysLeft ?? 0) <= soonDays ? 'soon' : 'later');

/** What is not empty, in the order of the days; within a span as it came, which is by day. */
export const spansOf = (dues: readonly Due[]): readonly { readonly span: Span; readonly dues: readonly Due[] }[] =>
  spans.map((span) => ({ span, dues: dues.filter((due) => spanOf(due) === span) })).filter(({ dues: some }) => some.length > 0);

export interface KindCount {
  readonly kind: string;
  readonly words: Due['kindWords'];
  readonly count: number;
}

/** The kinds that there are, the most frequent first. */
export const kindsIn = (dues: readonly Due[]): readonly KindCount[] => {
  const kinds = new Map<string, KindCount>();
  for (const { kind, kindWords } of dues) kinds.set(kind, { kind, words: kindWords, count: (kinds.get(kind)?.count ?? 0) + 1 });
  return [...kinds.values()].sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
};

/** Where a kind is dealt with: a screen of its own, or the form of the usual act. */
export type Way = { readonly screen: string } | { readonly act: string };

const screenOf: Readonly<Record<string, string>> = {
  rectification: 'ledgers', 'call-dispatch': 'calls', 'call-sign': 'calls', 'call-answer': 'calls', 'call-review': 'calls', 'inspection-self-check': 'inspections', 'inspection-submission': 'inspections',
  'inspection-follow-up': 'inspections', 'team-authorisation': 'teams', 'legal-basis-end': 'powers', 'power-evaluation': 'powers', 'delegation-end': 'powers',
};

const actOf: Readonly<Record<string, string>> = {
  'use-permit': 'staffing.expire-use-permit', secondment: 'staffing.clear-secondments', 'transfer-batch': 'staffing.finish-transfer-batch', 'coordination-body': 'organisations.abolish-organ',
  'reform-task': 'organisations.claim-task-completion', 'work-item-filing': 'organisations.file-work-item', 'seal-activation': 'organisations.activate-seal', 'seal-filing': 'organisations.file-seal',
  'credit-code': 'organisations.issue-credit-code-certificate', sanding: 'organisations.issue-sanding', 'sanding-notice': 'organisations.answer-notice', 'sanding-misfit': 'organisations.correct-misfit',
  'service-case': 'grid.finish-case', 'area-pledge': 'grid.settle-area-pledge', 'desk-hand-over': 'reporting.hand-over-work',
};

/** @returns null where only its event can be looked at */
export const wayOf = ({ context, kind }: Pick<Due, 'context' | 'kind'>): Way | null => {
  if (isOfMotion({ context, kind })) return { screen: 'motions' };
  if (kind === 'follow-up') return { act: `${context}.resolve-follow-up` };
  const [screen, act] = [screenOf[kind], actOf[kind]];
  return screen !== undefined ? { screen } : act === undefined ? null : { act };
};

/** For whom somebody stands in with it that day. */
export const standsInFor = ({ deputies }: Pick<Due, 'deputies'>, subject: string): readonly string[] => deputies.filter(({ deputy }) => deputy === subject).map(({ person }) => person);

/** Who stands in that day for somebody whose work it is. */
export const standInsOf = ({ deputies }: Pick<Due, 'deputies'>, subject: string): readonly string[] => deputies.filter(({ person }) => person === subject).map(({ deputy }) => deputy);
