/** Filters of the audit list as they stand in the address and go to the door. */
export const eventFilters = ['service', 'type', 'document', 'actor', 'text', 'entity', 'effectiveFrom', 'effectiveTo', 'recordedFrom', 'recordedTo'] as const;

export type EventFilter = (typeof eventFilters)[number];

/** What is filled in, and nothing else. */
export const eventQuery = (params: URLSearchParams): Partial<Record<EventFilter, string>> =>
  Object.fromEntries(eventFilters.flatMap((name) => ((params.get(name) ?? '').trim() === '' ? [] : [[name, (params.get(name) ?? '').trim()]])));
