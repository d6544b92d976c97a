import type { Positions } from './freshness.model.js';

/** What is known of each service that ever answered; one that is away is where it was. */
export type Known = Positions['services'];

export const knownAfter = (known: Known, { services }: Positions): Known => ({ ...known, ...Object.fromEntries(Object.entries(services).filter(([, stand]) => stand !== null)) });

/**
 * Services that may answer something else than before: their log grew, or their read models took in more of some log. One that was not known before has told
 * nothing that could be out of date.
 */
export const movedSince = (known: Known, { services }: Positions): readonly string[] =>
  Object.entries(services).filter(([context, now]) => {
    const was = known[context];
    return now !== null && was !== null && was !== undefined && (now.position !== was.position || now.covered !== was.covered);
  }).map(([context]) => context);

/** What is asked of one service alone, by the first word of its key. What is not named here is asked of several: it is concerned by whatever moves. */
export const askedOf: Readonly<Record<string, string>> = {
  organ: 'organisations', organs: 'organisations', 'organs-to-choose': 'organisations', 'organ-groups': 'organisations', 'organ-findings': 'organisations', 'organ-limits': 'organisations', lineage: 'organisations', motion: 'organisations', motions: 'organisations', matters: 'organisations', meetings: 'organisations', regions: 'organisations',
  quota: 'staffing', 'establishment-findings': 'staffing', 'quota-kinds': 'staffing', 'masked-person': 'staffing', ledgers: 'staffing', 'ledger-events': 'staffing',
  'power-list': 'enforcement', 'power-lists': 'enforcement', 'enforcement-findings': 'enforcement', teams: 'enforcement', 'team-lineage': 'enforcement',
  grids: 'grid', 'grid-findings': 'grid', call: 'grid', calls: 'grid', 'call-board': 'grid',
  'ledger-event': 'reporting', figure: 'reporting', figures: 'reporting', findings: 'reporting', dues: 'reporting', search: 'reporting', changes: 'reporting', 'check-sheet': 'reporting', 'report-draft': 'reporting', 'report-templates': 'reporting', 'frozen-report': 'reporting', 'frozen-reports': 'reporting', 'roll-up': 'reporting', trail: 'reporting', inspections: 'reporting', 'frozen-statistics': 'reporting', 'year-statistics': 'reporting', 'organ-file': 'reporting',
};

/** What no event changes, or what has a rhythm of its own. */
const never: ReadonlySet<unknown> = new Set(['people', 'positions', 'status', 'description', 'version-seen', 'import', 'imports', 'import-rows', 'import-templates', 'import-error-files']);

/** @param key of a query, for example `['quota', '150302', …]` @param moved services */
export const isConcerned = ([name]: readonly unknown[], moved: readonly string[]): boolean => {
  if (moved.length === 0 || never.has(name)) return false;
  const context = typeof name === 'string' && Object.hasOwn(askedOf, name) ? askedOf[name] : undefined;
  return context === undefined || moved.includes(context);
};
