import type { components } from '@yange/api-client';
import type { inspectionParts } from '../../words/inspection.words.js';

export type Inspection = components['schemas']['reporting.Inspections']['inspections'][number];
export type Step = Inspection['steps'][number];
export type PartName = keyof typeof inspectionParts;

const partOf: Readonly<Record<string, PartName>> = {
  InspectionRequested: 'request', InspectionSelfChecked: 'self-check', InspectionSubmitted: 'submission', InspectionFollowUpDemanded: 'follow-up', InspectionFollowUpDone: 'follow-up', InspectionClosed: 'closing',
};

const order: readonly PartName[] = ['request', 'self-check', 'submission', 'follow-up', 'closing'];

export interface Part {
  readonly name: PartName;
  readonly steps: readonly Step[];
  /** by when, as the request says; empty where it says nothing or the part is done */
  readonly dueOn: string;
}

export const textIn = ({ data }: Pick<Step, 'data'>, field: string): string => (typeof data[field] === 'string' ? data[field] : '');

/** The five parts in their order, those that nothing was done in among them. */
export const partsOf = ({ steps }: Pick<Inspection, 'steps'>): readonly Part[] => {
  const request = steps.find(({ type }) => type === 'InspectionRequested');
  const due = (name: PartName): string => (request === undefined ? '' : name === 'self-check' ? textIn(request, 'selfCheckDue') : name === 'submission' ? textIn(request, 'submissionDue') : '');
  return order.map((name) => {
    const own = steps.filter(({ type }) => partOf[type] === name);
    return { name, steps: own, dueOn: own.length > 0 ? '' : due(name) };
  });
};

export interface Demand {
  readonly itemId: string;
  readonly demand: string;
  readonly due: string;
  readonly isDone: boolean;
}

/** What was to be put right, in the order in which it was demanded. */
export const demandsOf = ({ steps }: Pick<Inspection, 'steps'>): readonly Demand[] => {
  const done = new Set(steps.filter(({ type }) => type === 'InspectionFollowUpDone').map((step) => textIn(step, 'itemId')));
  return steps.filter(({ type }) => type === 'InspectionFollowUpDemanded').map((step) => ({ itemId: textIn(step, 'itemId'), demand: textIn(step, 'demand'), due: textIn(step, 'due'), isDone: done.has(textIn(step, 'itemId')) }));
};

export interface Evidence {
  /** in the register of documents; empty where it is not registered */
  readonly documentId: string;
  readonly title: string;
}

export const evidenceOf = ({ data }: Pick<Step, 'data'>): readonly Evidence[] =>
  (Array.isArray(data['evidence']) ? (data['evidence'] as readonly Partial<Evidence>[]) : []).map(({ documentId = '', title = '' }) => ({ documentId, title }));

export interface NextAct {
  /** of a command, as 办理业务 has it in its address */
  readonly act: string;
  /** what it is about: the places of its path */
  readonly at: Readonly<Record<string, string>>;
  /** which of several; empty where there is one */
  readonly about: string;
}

const commandsAt: Readonly<Record<Inspection['stage'], readonly string[]>> = {
  requested: ['self-check-inspection'],
  'self-checked': ['submit-inspection', 'self-check-inspection'],
  submitted: ['demand-inspection-follow-up'],
  'follow-up': ['demand-inspection-follow-up'],
  closed: [],
};

/** What the service takes at this stage, what is next first: the page offers no more, and the service holds to the order in any case. */
export const nextActs = (inspection: Inspection): readonly NextAct[] => {
  const { inspectionId, stage } = inspection;
  const acts = commandsAt[stage].map((name) => ({ act: `reporting.${name}`, at: { inspectionId }, about: '' }));
  if (stage !== 'submitted' && stage !== 'follow-up') return acts;
  const open = demandsOf(inspection).filter(({ isDone }) => !isDone);
  const finishing = open.map(({ itemId, demand }) => ({ act: 'reporting.finish-inspection-follow-up', at: { inspectionId, itemId }, about: demand }));
  return [...finishing, ...(open.length === 0 ? [{ act: 'reporting.close-inspection', at: { inspectionId }, about: '' }] : []), ...acts];
};

export const evidenceCount = ({ steps }: Pick<Inspection, 'steps'>): number => steps.reduce((sum, step) => sum + evidenceOf(step).length, 0);

/** Days of the steps are in order. */
export const lastDay = ({ steps }: Pick<Inspection, 'steps'>): string => steps.at(-1)?.on ?? '';

export const requestDay = ({ steps }: Pick<Inspection, 'steps'>): string => steps.find(({ type }) => type === 'InspectionRequested')?.on ?? '';
