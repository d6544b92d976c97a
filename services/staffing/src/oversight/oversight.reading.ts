import { logIdOf } from '@yange/contracts';
import type { QueryContext, ReferenceEntry } from '@yange/use-case';
import type { OrganFact, OrganNoteState } from '../domain/organ-note/organ-note.aggregate.js';
import { closingMeans } from '../domain/reference/closing-means.js';
import { postLevels } from '../domain/reference/post-levels.js';
import { quotaKinds } from '../domain/reference/quota-kinds.js';
import type { AccountPeriod, PermitPeriod } from './account.findings.js';
import type { AllotmentPeriod, HolderPeriod, PostPeriod } from './allotment.findings.js';
import type { ClosingPeriod } from './closing.findings.js';
import type { ExcessPeriod } from './excess.findings.js';
import { byKey, heldOn } from './standing.js';
import type { TotalPeriod } from './total.findings.js';

/** An open row of a ledger that is about an organ. */
export interface OpenItem {
  readonly issueId: string;
  readonly organId: string;
  readonly kind: string;
  readonly ledgerName: string;
  readonly title: string;
  readonly openedOn: string;
  readonly deadline: string | null;
}

/** Everything that findings as of a day are made of, from the read models: what took effect later is not in it. */
export interface Overseen {
  readonly accounts: ReadonlyMap<string, readonly AccountPeriod[]>;
  readonly permits: ReadonlyMap<string, readonly PermitPeriod[]>;
  /** account → who entered without a permit, and since when each is there */
  readonly withoutPermit: ReadonlyMap<string, readonly { readonly personId: string; readonly since: string }[]>;
  readonly allotments: ReadonlyMap<string, readonly AllotmentPeriod[]>;
  readonly posts: ReadonlyMap<string, readonly PostPeriod[]>;
  /** people who hold named posts: where each counts, ascending */
  readonly people: ReadonlyMap<string, readonly HolderPeriod[]>;
  readonly totals: ReadonlyMap<string, readonly TotalPeriod[]>;
  /** leaders in excess, by owner and level */
  readonly excess: ReadonlyMap<string, readonly ExcessPeriod[]>;
  readonly notes: ReadonlyMap<string, OrganNoteState>;
  /** whether no service has told of an organ or team of that id, where others are told of */
  readonly isStranger: (ownerId: string) => boolean;
  /** organ → the event that ended it, in the log of whoever told of it */
  readonly endedBy: ReadonlyMap<string, string>;
  readonly items: readonly OpenItem[];
  readonly closings: readonly ClosingPeriod[];
  readonly kindsOn: (day: string) => readonly ReferenceEntry[];
  readonly levelsOn: (day: string) => readonly ReferenceEntry[];
  readonly levelDays: readonly string[];
  readonly meansOn: (day: string) => readonly ReferenceEntry[];
}

const owner = 'owner_organ_id as "organId", owner_name as "ownerName", owner_count as "ownerCount", owner_each as "ownerEach"';
const ranks = (name: string): string => `json_build_object('approved', ${name}_approved, 'inOffice', ${name}_in_office, 'complete', ${name}_complete, 'inRoles', ${name}_in_roles) as ${name}`;

const entriesOf = (list: string): string => `select valid_from as "validFrom", valid_to as "validTo", code, name, marks, source from live.reference_entries where log_id = $1 and stream_id = 'reference-list/${list}' and valid_from <= $2 order by place, code`;

const questions = {
  accounts: `select account_id as "accountId", ${owner}, valid_from::text as "validFrom", kind, approved, actual from live.quota_account_periods where log_id = $1 and valid_from <= $2::date order by account_id, valid_from`,
  allotments: `select allotment_id as "allotmentId", ${owner}, level, valid_from::text as "validFrom", ${ranks('principal')}, ${ranks('deputy')}, roles from live.post_allotment_periods where log_id = $1 and valid_from <= $2::date order by allotment_id, valid_from`,
  permits: 'select row_key as "permitId", account_id as "accountId", valid_from as "validFrom", granted, used, expires_on as "expiresOn", withdrawn from live.use_permits where log_id = $1 and valid_from <= $2 order by row_key, valid_from',
  withoutPermit: 'select account_id as "accountId", person_id::text as "personId", valid_from::text as since from (select distinct on (person_id) * from live.person_periods where log_id = $1 and valid_from <= $2::date order by person_id, valid_from desc) as now where without_permit and account_id is not null order by valid_from',
  posts: `select row_key as "postId", allotment_id as "allotmentId", ${owner}, level, role, valid_from as "validFrom", valid_to as "validTo", string_to_array(holders, ' ') as holders from live.named_posts where log_id = $1 and valid_from <= $2 order by row_key, valid_from`,
  people: `select person_id::text as "personId", valid_from::text as "validFrom", account_id as "accountId", coalesce(owner_organ_id::text, owner_name) as "ownerKey" from live.person_periods
    where log_id = $1 and valid_from <= $2::date and person_id in (select unnest(string_to_array(holders, ' '))::uuid from live.named_posts where log_id = $1 and valid_from <= $2::date::text) order by person_id, valid_from`,
  totals: 'select kind, valid_from as "validFrom", total from live.quota_totals where log_id = $1 and valid_from <= $2 order by kind, valid_from',
  excess: `select group_id as "groupId", ${owner}, level, valid_from::text as "validFrom", left_principal as "principalLeft", left_deputy as "deputyLeft" from live.excess_leader_periods where log_id = $1 and valid_from <= $2::date order by group_id, valid_from`,
  notes: 'select row_key as "organId", name, told, ended_on as "endedOn", ended_by as "endedBy", annulled from live.noted_organs where log_id = $1 and valid_to is null and $2::text is not null',
  owners: 'select row_key as "organId", name, annulled from live.owners_on_record where log_id = $1 and valid_to is null and $2::text is not null',
  items: `select issue_id as "issueId", organ_id as "organId", kind, ledger_name as "ledgerName", title, opened_on::text as "openedOn", deadline::text as deadline from live.ledger_subjects
    where log_id = $1 and organ_id is not null and opened_on <= $2::date and (closed_on is null or closed_on > $2::date) order by opened_on, issue_id`,
  closings: `select closing_id as "closingId", ledger_name as "ledgerName", kind, organ_id as "organId", row_count as "rowCount", closed_on::text as "closedOn", reopened_on::text as "reopenedOn", means, has_evidence as "hasEvidence", names_cap as "namesCap"
    from live.ledger_closings where log_id = $1 and closed_on <= $2::date order by closed_on, closing_id`,
  kinds: entriesOf('quota-kinds'),
  means: entriesOf('closing-means'),
  levels: entriesOf('post-levels'),
} as const;

interface EntryRow {
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly code: string;
  readonly name: string;
  readonly marks: string;
  readonly source: string;
}

/** @param asOf last day that counts, YYYY-MM-DD */
export const readOverseen = async ({ district, read }: QueryContext, asOf: string): Promise<Overseen> => {
  const ask = <T>(question: keyof typeof questions): Promise<T[]> => read.query<T[]>(questions[question], [logIdOf(district, 'staffing'), asOf]);
  const [accounts, allotments, permits, without, posts, totals, notes, items, kinds, closings, means, levels, people, excess, owners] = await Promise.all([
    ask<AccountPeriod & { accountId: string }>('accounts'), ask<AllotmentPeriod & { allotmentId: string }>('allotments'), ask<PermitPeriod & { accountId: string }>('permits'), ask<{ accountId: string; personId: string; since: string }>('withoutPermit'),
    ask<PostPeriod & { allotmentId: string }>('posts'), ask<TotalPeriod>('totals'), ask<{ organId: string; name: string; told: string; endedOn: string; endedBy: string; annulled: string }>('notes'), ask<OpenItem>('items'), ask<EntryRow>('kinds'), ask<ClosingPeriod>('closings'), ask<EntryRow>('means'), ask<EntryRow>('levels'),
    ask<HolderPeriod & { personId: string }>('people'), ask<ExcessPeriod & { groupId: string }>('excess'), ask<{ organId: string; name: string; annulled: string }>('owners'),
  ]);
  const known = new Set([...owners, ...notes].map(({ organId }) => organId));
  return {
    accounts: byKey(accounts, ({ accountId }) => accountId),
    permits: byKey(permits, ({ accountId }) => accountId),
    withoutPermit: byKey(without, ({ accountId }) => accountId),
    allotments: byKey(allotments, ({ allotmentId }) => allotmentId),
    posts: byKey(posts, ({ allotmentId }) => allotmentId),
    people: byKey(people, ({ personId }) => personId),
    totals: byKey(totals, ({ kind }) => kind),
    excess: byKey(excess, ({ groupId }) => groupId),
    notes: new Map<string, OrganNoteState>([
      ...owners.filter(({ annulled }) => annulled !== '').map(({ organId, name }) => [organId, { name, annulled: true, endedOn: null, facts: [] }] as const),
      ...notes.map(({ organId, name, told, endedOn, annulled }) => [organId, { name, annulled: annulled !== '', endedOn: endedOn === '' ? null : endedOn, facts: JSON.parse(told) as OrganFact[] }] as const),
    ]),
    isStranger: (ownerId) => owners.length > 0 && !known.has(ownerId),
    endedBy: new Map(notes.map(({ organId, endedBy }) => [organId, endedBy])),
    items,
    closings,
    kindsOn: (day) => entriesOn(kinds, quotaKinds.shipped, day),
    levelDays: levels.map(({ validFrom }) => validFrom),
    levelsOn: (day) => entriesOn(levels, postLevels.shipped, day),
    meansOn: (day) => entriesOn(means, closingMeans.shipped, day),
  };
};

const entriesOn = (rows: readonly EntryRow[], shipped: readonly ReferenceEntry[], day: string): readonly ReferenceEntry[] => {
  const held = rows.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
  return held.length === 0 ? shipped : held.map(({ code, name, marks, source }) => ({ code, name, source, marks: marks.split(' ').filter((mark) => mark !== '') }));
};

/** The owner of rows as it is called on the day. */
export const ownerOn = <T extends { readonly validFrom: string }>(rows: readonly T[], day: string): T | undefined => heldOn(rows, day) ?? rows.at(-1);
