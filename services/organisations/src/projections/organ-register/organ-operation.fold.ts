import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** What an organ needs before it works (R3, R6). */
type CheckItem = 'plate-hung' | 'premises-allocated' | 'seal-activated' | 'seal-filed' | 'credit-code-certificate' | 'sanding' | 'opened';

interface Since {
  readonly valid_from: string;
  readonly event_id: string;
}

export interface OperationRows {
  /** the first day on which each was reached */
  readonly milestones: readonly (Since & { readonly milestone: CheckItem })[];
  readonly sandings: readonly (Since & { readonly version: number; readonly duties: readonly string[] })[];
  readonly duties: readonly DutyRow[];
  readonly misfits: readonly MisfitRow[];
}

export interface DutyRow extends Since {
  readonly duty: string;
  valid_to: string | null;
  end_event_id: string | null;
}

export interface MisfitRow extends Since {
  readonly misfit_id: string;
  readonly kind: string;
  readonly words: string;
  valid_to: string | null;
  end_event_id: string | null;
  correction: string;
}

/** What the facts of one organ say about its being at work. @param counting in the order in which they take effect */
export const operationRows = (organId: string, counting: readonly Fact<OrganisationsEvent>[]): OperationRows => {
  const milestones = new Map<CheckItem, Since>();
  const sandings: OperationRows['sandings'][number][] = [];
  const duties: DutyRow[] = [];
  const misfits = new Map<string, MisfitRow>();
  for (const fact of counting) {
    for (const item of reachedBy(fact.event)) if (!milestones.has(item)) milestones.set(item, since(fact));
    const version = versionIn(fact.event);
    if (version !== null) sandings.push({ ...version, ...since(fact) });
    takeDuties(duties, organId, fact);
    takeMisfit(misfits, fact);
  }
  return { milestones: [...milestones].map(([milestone, reached]) => ({ milestone, ...reached })), sandings, duties, misfits: [...misfits.values()] };
};

const since = (fact: Fact<OrganisationsEvent>): Since => ({ valid_from: fact.effective.to, event_id: fact.eventId });

/** What of the list an event tells of, be it of one organ or of so many of a group. */
export const reachedBy = (event: OrganisationsEvent): readonly CheckItem[] => {
  switch (event.type) {
    case 'OrganInaugurated':
      return [...(event.data.plateHung ? (['plate-hung'] as const) : []), ...(event.data.premisesAllocated ? (['premises-allocated'] as const) : [])];
    case 'SealActivated':
      return ['seal-activated'];
    case 'SealFiled':
      return ['seal-filed'];
    case 'CreditCodeCertificateIssued':
      return ['credit-code-certificate'];
    case 'SandingIssued':
      return ['sanding'];
    case 'OrganOpened':
      return ['opened'];
    default:
      return [];
  }
};

const versionIn = (event: OrganisationsEvent): { readonly version: number; readonly duties: readonly string[] } | null => {
  if (event.type === 'SandingIssued') return { version: Math.max(event.data.version, 1), duties: event.data.duties };
  return event.type === 'SandingRevised' ? { version: event.data.version, duties: event.data.duties } : null;
};

const takeDuties = (rows: DutyRow[], organId: string, fact: Fact<OrganisationsEvent>): void => {
  const { event } = fact;
  const held = (duty: string): DutyRow | undefined => rows.find((row) => row.duty === duty && row.valid_to === null);
  const begin = (duty: string): void => void (held(duty) === undefined && rows.push({ duty, ...since(fact), valid_to: null, end_event_id: null }));
  const end = (row: DutyRow | undefined): void => {
    if (row !== undefined) Object.assign(row, { valid_to: fact.effective.to, end_event_id: fact.eventId });
  };
  if (event.type === 'SandingIssued') event.data.duties.forEach(begin);
  if (event.type === 'SandingRevised' && event.data.duties.length > 0) {
    const { duties } = event.data;
    rows.filter(({ duty, valid_to }) => valid_to === null && !duties.includes(duty)).forEach(end);
    duties.forEach(begin);
  }
  if (event.type === 'OrganAbolished') rows.filter(({ valid_to }) => valid_to === null).forEach(end);
  if (event.type === 'DutyMoved' || event.type === 'DutyReturned') {
    if (event.data.fromOrganId === organId) end(held(event.data.duty));
    else begin(event.data.duty);
  }
};

const takeMisfit = (rows: Map<string, MisfitRow>, fact: Fact<OrganisationsEvent>): void => {
  const { event } = fact;
  if (event.type === 'SandingMisfitFound') {
    const { misfitId, kind, words } = event.data;
    rows.set(misfitId, { misfit_id: misfitId, kind, words, correction: '', ...since(fact), valid_to: null, end_event_id: null });
  }
  if (event.type === 'SandingMisfitCorrected') {
    const row = rows.get(event.data.misfitId);
    if (row !== undefined) Object.assign(row, { correction: event.data.words, valid_to: fact.effective.to, end_event_id: fact.eventId });
  }
};

/** Conditions and end of a coordination body; when it is there, its organ says. */
export const coordinationRows = (counting: readonly Fact<OrganisationsEvent>[]): readonly object[] =>
  counting.flatMap(({ event, eventId }) => {
    if (event.type !== 'CoordinationBodySetUp') return [];
    const { task, conditions, limitedTask, endsOn, officeInId, officeInName, ownOffice, ownQuota } = event.data;
    return [{ task, conditions, limited_task: limitedTask, ends_on: endsOn, office_in_id: officeInId, office_in_name: officeInName, own_office: ownOffice, own_quota: ownQuota, event_id: eventId }];
  });
