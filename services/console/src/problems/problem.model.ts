import type { components } from '@yange/api-client';
import { rules as reportRules, wordsFor } from '../words/report.words.js';
import type { Words } from '../words/say.js';
import { nextSteps, type NextStep } from './next-step.model.js';

type Schemas = components['schemas'];

/** What each service answers that was asked; nothing of one that has not answered. */
export interface Answers {
  readonly organisations?: Schemas['organisations.OrganFindings'] | undefined;
  readonly staffing?: Schemas['staffing.EstablishmentFindings'] | undefined;
  readonly enforcement?: Schemas['enforcement.EnforcementFindings'] | undefined;
  readonly grid?: Schemas['grid.GridFindings'] | undefined;
  readonly reporting?: Schemas['reporting.Findings'] | undefined;
}

export type Service = keyof Answers;

export const services: readonly Service[] = ['organisations', 'staffing', 'enforcement', 'grid', 'reporting'];

/** One thing that is wrong, whichever service found it. */
export interface Problem {
  readonly key: string;
  readonly service: Service;
  readonly rule: string;
  readonly title: Words;
  /** what the rule rests on; null for contradictions of a report, which general rules find */
  readonly source: Words | null;
  /** the organ; empty for the whole district, for what is only counted, and for figures */
  readonly organId: string;
  readonly subject: string;
  readonly text: Words;
  /** how many over, or left; null where nothing is counted */
  readonly number: number | null;
  /** YYYY-MM-DD, the first day since which it has been so; empty where it has none */
  readonly since: string;
  /** the event that made it so; empty where none did */
  readonly eventId: string;
  /** the row of a ledger that is open for it */
  readonly item: Schemas['EstablishmentFinding']['item'];
  /** whether a ledger has a word for such a problem */
  readonly isForLedger: boolean;
  /** numbers of a report that contradict one another */
  readonly figures: readonly string[];
  readonly steps: readonly NextStep[];
}

const nowhere = { item: null, isForLedger: false, figures: [] as readonly string[] };

type OrganFinding = Schemas['OrganFinding'] | Schemas['OrganInEndedDivision'] | Schemas['OrganAboveParent'];

const ofOrgan = (one: OrganFinding): Problem => ({
  ...nowhere, ...saidOf('organisations', one), subject: one.name, number: null, organId: one.organId, eventId: one.eventId, key: `${one.rule} ${one.organId} ${one.zh}`,
  steps: nextSteps({ rule: one.rule, kind: '', thing: '', organId: one.organId }),
});

const ofEstablishment = (one: Schemas['EstablishmentFinding'], place: number): Problem => ({
  ...nowhere, ...saidOf('staffing', one), subject: one.ownerName, number: one.number, organId: one.organId ?? '', eventId: one.eventId ?? '', key: `${one.rule} ${place}`,
  // A ledger has rows for it where the service has a kind of problem that is not just the rule's own title.
  item: one.item, isForLedger: one.problem !== one.title.zh,
  steps: nextSteps({ rule: one.rule, kind: '', thing: '', organId: one.organId ?? '' }),
});

const ofLeft = (service: 'enforcement' | 'grid') => (one: Schemas['LeftFinding']): Problem => ({
  ...nowhere, ...saidOf(service, one), subject: one.name, number: one.number, organId: one.organId, eventId: one.eventId, key: `${service} ${one.rule} ${one.organId} ${one.kind}`,
  steps: nextSteps({ rule: one.rule, kind: one.kind, thing: one.things.length === 1 ? (one.things[0]?.id ?? '') : '', organId: one.organId }),
});

const ofReport = (one: Schemas['ReportFinding']): Problem => ({
  ...nowhere, service: 'reporting', rule: one.rule, title: wordsFor(reportRules, one.rule), source: null, organId: '', subject: one.figures.join('、'), text: one.text, number: null, since: '', eventId: '',
  key: `reporting ${one.rule} ${one.figures.join(' ')}`, figures: one.figures, steps: [],
});

const saidOf = (service: Service, { rule, title, source, zh, en, since }: { readonly rule: string; readonly title: Words; readonly source: Words; readonly since: string } & Words) => ({ service, rule, title, source, text: { zh, en }, since });

/** Everything that is wrong, in the order of the services, as each of them tells it. */
export const problemsIn = ({ organisations, staffing, enforcement, grid, reporting }: Answers): readonly Problem[] => [
  ...[...(organisations?.findings ?? []), ...(organisations?.divisions ?? []), ...(organisations?.ranks ?? [])].map(ofOrgan),
  ...(staffing?.findings ?? []).map(ofEstablishment),
  ...(enforcement?.findings ?? []).map(ofLeft('enforcement')),
  ...(grid?.findings ?? []).map(ofLeft('grid')),
  ...(reporting?.findings ?? []).map(ofReport),
];

/** How many each service found; null of one that has not answered. */
export const tallyOf = (answers: Answers): Readonly<Record<Service, number | null>> => {
  const count = (service: Service): number | null => (answers[service] === undefined ? null : problemsIn({ [service]: answers[service] }).length);
  return { organisations: count('organisations'), staffing: count('staffing'), enforcement: count('enforcement'), grid: count('grid'), reporting: count('reporting') };
};
