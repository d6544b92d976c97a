import { Set as PersistentSet } from 'immutable';
import type { ReferenceEntry } from '@yange/use-case';
import { kindNotForOrgan } from '../domain/organ-note/kind-match.rule.js';
import { isOutside } from '../domain/reference/quota-kinds.js';
import { isPlate, type OrganNoteState } from '../domain/organ-note/organ-note.aggregate.js';
import { quotaAccount, type QuotaAccountState } from '../domain/quota-account/quota-account.aggregate.js';
import { byKey, daysUpTo, heldOn, standingOn, type Breach, type OwnerCells, type Standing } from './standing.js';

export interface AccountPeriod extends OwnerCells {
  readonly validFrom: string;
  readonly kind: string;
  readonly approved: number | null;
  readonly actual: number | null;
}

/** A permit from one of its changes on. */
export interface PermitPeriod {
  readonly permitId: string;
  readonly validFrom: string;
  readonly granted: number;
  readonly used: number;
  readonly expiresOn: string;
  readonly withdrawn: boolean;
}

export interface AccountFacts {
  /** of one account, ascending */
  readonly periods: readonly AccountPeriod[];
  /** of its permits, ascending */
  readonly permits: readonly PermitPeriod[];
  /** people there who entered without a permit, each by the day since which they are there */
  readonly withoutPermit: readonly string[];
  readonly note: OrganNoteState | null;
  /** no service told of its owner */
  readonly stranger?: boolean;
  /** the table of kinds of a day */
  readonly kindsOn: (day: string) => readonly ReferenceEntry[];
}

/** What is wrong with one account on a day: the limits that the aggregate itself has, and what its owner is. */
export const accountFindings = (facts: AccountFacts, asOf: string): readonly Standing[] => {
  const { periods, permits, note } = facts;
  const days = daysUpTo(asOf, periods.map(({ validFrom }) => validFrom), permits.flatMap(({ validFrom, expiresOn }) => [validFrom, dayAfter(expiresOn)]), facts.withoutPermit, note === null ? [] : [...note.facts.map(({ since }) => since), note.endedOn ?? '9999-12-31'], [asOf]);
  return standingOn(days.filter((day) => heldOn(periods, day) !== undefined), (day) => breachesOn(facts, day));
};

const breachesOn = (facts: AccountFacts, day: string): readonly Breach[] => {
  const period = heldOn(facts.periods, day);
  if (period === undefined) return [];
  const { approved, actual, kind } = period;
  const outside = isOutside({ kind }, facts.kindsOn(day));
  const held = Math.max(actual ?? 0, approved ?? 0);
  const permits = [...byKey(facts.permits, ({ permitId }) => permitId).values()].flatMap((one) => heldOn(one, day) ?? []);
  const limits = (quotaAccount.limits?.(stateOf(period, permits), day) ?? []).map(({ rule, excess, zh, en }) => ({ rule, number: excess, zh, en, of: '' }));
  return [
    ...limits,
    ...(approved === null && (actual ?? 0) > 0 && !outside ? [{ rule: 'quota-not-approved', number: actual ?? 0, zh: `实有 ${actual} 名，没有已核定的编制数`, en: `${actual} on the books, no approved quota`, of: '' }] : []),
    ...(kind === 'unstated' && held > 0 ? [{ rule: 'quota-kind-unstated', number: held, zh: '未写明编制类型', en: 'the kind of quota is not stated', of: '' }] : []),
    ...mixed(facts, kind, held, day),
    ...ended(facts.note, held, day),
    ...ofStranger(facts.stranger === true ? period.ownerName : null, held),
    ...onPlate(facts.note, held),
    ...permits.filter(({ granted, used }) => used > granted).map(({ permitId, granted, used }) => ({ rule: 'permit-overused', number: used - granted, zh: `用编批准 ${granted} 名，已用 ${used} 名`, en: `the permit is for ${granted}, ${used} were taken on`, of: permitId })),
    ...unpermitted(outside ? 0 : facts.withoutPermit.filter((since) => since <= day).length),
  ];
};

const mixed = ({ note, kindsOn }: AccountFacts, kind: string, held: number, day: string): readonly Breach[] => {
  const breach = note === null || held === 0 ? null : kindNotForOrgan(note, kind, day, kindsOn(day));
  return breach === null ? [] : [{ rule: breach.rule, zh: breach.zh, en: breach.en, number: held, of: '' }];
};

/** Shared with posts: an organ that ended, or never was, keeps nothing. */
export const ended = (note: OrganNoteState | null, held: number, day: string): readonly Breach[] => {
  if (note?.annulled === true && held > 0) return [{ rule: 'organ-annulled', number: held, zh: `“${note.name}”的设立登记已撤销，账上仍有编制、职数或人员`, en: `what set up "${note.name}" was annulled, and it still has quota, posts or people in the books`, of: '' }];
  const on = note?.endedOn ?? null;
  if (on === null || on > day || held === 0) return [];
  return [{ rule: 'organ-ended', number: held, zh: `“${note?.name ?? ''}”已于 ${on} 撤销（上划），仍有编制、职数或人员`, en: `ended on ${on}, and still has quota, posts or people`, of: '' }];
};

/** Shared with posts: nobody told of such an organ or team. */
export const ofStranger = (name: string | null, held: number): readonly Breach[] =>
  name === null || held === 0 ? [] : [{ rule: 'owner-unregistered', number: held, zh: `“${name}”不是在册的机构或队伍，账上有编制、职数或人员`, en: `"${name}" is on record neither as an organ nor as a team, and has quota, posts or people in the books`, of: '' }];

/** Shared with posts: a plate never has any. */
export const onPlate = (note: OrganNoteState | null, held: number): readonly Breach[] =>
  note === null || held === 0 || !isPlate(note) ? [] : [{ rule: 'plate-no-quota', number: held, zh: `“${note.name}”是加挂的牌子，有编制、职数或人员`, en: `"${note.name}" is a plate, and has quota, posts or people`, of: '' }];

const unpermitted = (people: number): readonly Breach[] => (people === 0 ? [] : [{ rule: 'permit-first', number: people, zh: `${people} 名在编人员未经用编审批进入`, en: `${people} on the books entered without a permit`, of: '' }]);

const stateOf = ({ approved, actual }: AccountPeriod, permits: readonly PermitPeriod[]): QuotaAccountState => {
  const open = permits.filter(({ withdrawn }) => !withdrawn);
  return {
    base: approved, change: 0, headcount: actual, occupants: PersistentSet(), moves: PersistentSet(), counted: new Map(),
    reserved: new Map(open.map(({ permitId, granted, expiresOn }) => [permitId, { count: granted, until: expiresOn }])),
    entered: new Map(open.map(({ permitId, used }) => [permitId, used])),
  };
};

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
