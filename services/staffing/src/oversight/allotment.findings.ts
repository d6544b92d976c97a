import type { ReferenceEntry } from '@yange/use-case';
import { rankOn, type OrganNoteState } from '../domain/organ-note/organ-note.aggregate.js';
import { coordinationBodyNoPosts } from '../domain/organ-note/coordination-body.rule.js';
import { aboveRank, postsAbove } from '../domain/organ-note/post-rank.rule.js';
import { postLimits } from '../domain/post-allotment/post-allotment.limits.js';
import type { PostAllotmentState, Rank } from '../domain/post-allotment/post-allotment.state.js';
import { ended, ofStranger, onPlate } from './account.findings.js';
import { daysUpTo, heldOn, standingOn, type Breach, type OwnerCells, type Standing } from './standing.js';

export interface RankCells {
  readonly approved: number | null;
  readonly inOffice: number | null;
  readonly complete: boolean;
  readonly inRoles: number;
}

export interface AllotmentPeriod extends OwnerCells {
  readonly validFrom: string;
  readonly level: string;
  readonly principal: RankCells;
  readonly deputy: RankCells;
  readonly roles: readonly { readonly role: string; readonly rank: Rank | ''; readonly count: number; readonly concurrent: readonly { readonly role: string; readonly holders: number }[] }[];
}

/** A named post from one of its changes on, until the day before `validTo`. */
export interface PostPeriod extends OwnerCells {
  readonly postId: string;
  readonly level: string;
  readonly role: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  /** ids of those who hold it */
  readonly holders: readonly string[];
}

/** Where a person counts from a day on; `accountId` is null once the person left. */
export interface HolderPeriod {
  readonly validFrom: string;
  readonly accountId: string | null;
  readonly ownerKey: string;
}

export interface AllotmentFacts {
  /** of one allotment, ascending; none where posts are only held */
  readonly periods: readonly AllotmentPeriod[];
  readonly posts: readonly PostPeriod[];
  /** of each who holds one, ascending */
  readonly people: ReadonlyMap<string, readonly HolderPeriod[]>;
  readonly note: OrganNoteState | null;
  /** no service told of its owner */
  readonly stranger?: boolean;
  /** 领导职务层次 of a day, from above */
  readonly levelsOn: (day: string) => readonly ReferenceEntry[];
  /** days on which that table changed */
  readonly levelDays: readonly string[];
}

/** What is wrong with the leadership posts of one level of one owner on a day: 正 and 副 apart. */
export const allotmentFindings = (facts: AllotmentFacts, asOf: string): readonly Standing[] => {
  const { periods, posts, people, note, levelDays } = facts;
  const moves = posts.flatMap(({ holders }) => holders.flatMap((one) => (people.get(one) ?? []).map(({ validFrom }) => validFrom)));
  const days = daysUpTo(asOf, periods.map(({ validFrom }) => validFrom), posts.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? validFrom]), note === null ? [] : [...note.facts.map(({ since }) => since), note.endedOn ?? '9999-12-31'], levelDays, moves, [asOf]);
  return standingOn(days, (day) => breachesOn(facts, day));
};

const breachesOn = ({ periods, posts, people, note, stranger, levelsOn }: AllotmentFacts, day: string): readonly Breach[] => {
  const period = heldOn(periods, day);
  const held = posts.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day < validTo));
  return [...held.flatMap((post) => [...heldBreaches(post, period), ...heldAfterEnd(post, note, day), ...stillHeld(post, people, day)]), ...(period === undefined ? [] : [...periodBreaches(period, note, levelsOn(day), day), ...ofStranger(stranger === true ? period.ownerName : null, takenIn(period.principal) + takenIn(period.deputy))])];
};

const periodBreaches = (period: AllotmentPeriod, note: OrganNoteState | null, levels: readonly ReferenceEntry[], day: string): readonly Breach[] => {
  const limits = postLimits(stateOf(period)).map(({ rule, excess, zh, en, facts }) => ({ rule, number: excess, zh, en, of: `${facts?.['role'] ?? ''} ${facts?.['concurrent'] ?? ''}`.trim() }));
  const selfSet = period.roles.filter(({ rank, count }) => count > 0 && rank !== '' && period[rank].approved === null).map(({ role, count }) => ({ rule: 'self-set-post', number: count, zh: `没有已核定的职数，自行设置职务“${role}”`, en: `no posts are approved: "${role}" is self-set`, of: role }));
  const taken = { level: period.level, principal: takenIn(period.principal), deputy: takenIn(period.deputy) };
  return [...limits, ...selfSet, ...above(note, levels, taken, day), ...ended(note, taken.principal + taken.deputy, day), ...onPlate(note, taken.principal + taken.deputy), ...ofCoordinationBody(note, taken.principal + taken.deputy, day)];
};

const ofCoordinationBody = (note: OrganNoteState | null, number: number, day: string): readonly Breach[] => {
  const breach = note === null ? null : coordinationBodyNoPosts(note, number, day);
  return breach === null ? [] : [{ rule: breach.rule, zh: breach.zh, en: breach.en, number, of: '' }];
};

/** Approved, filled or set up, whichever is most. */
const takenIn = ({ approved, inOffice, inRoles }: RankCells): number => Math.max(approved ?? 0, inOffice ?? 0, inRoles);

const above = (note: OrganNoteState | null, levels: readonly ReferenceEntry[], posts: { readonly level: string; readonly principal: number; readonly deputy: number }, day: string): readonly Breach[] => {
  const rank = note === null ? '' : rankOn(note, day);
  const number = postsAbove(levels, rank, posts);
  if (note === null || number === 0) return [];
  const { rule, zh, en } = aboveRank(levels, note.name, rank, posts);
  return [{ rule, zh, en, number, of: '' }];
};

const heldBreaches = ({ role, holders }: PostPeriod, period: AllotmentPeriod | undefined): readonly Breach[] => {
  const setUp = period?.roles.some((line) => line.role === role || line.concurrent.some((other) => other.role === role)) ?? false;
  return [
    ...(setUp ? [] : [{ rule: 'self-set-post', number: holders.length, zh: `职务“${role}”未经核定设置，属自行设置领导职务名称`, en: `the post "${role}" is not set up: it is self-set`, of: role }]),
    ...(holders.length > 1 ? [{ rule: 'post-held', number: holders.length - 1, zh: `一职只能一人担任，“${role}”现有 ${holders.length} 人`, en: `the post "${role}" has one holder, ${holders.length} hold it`, of: role }] : []),
  ];
};

/** 机构撤销，职务自行免除: whoever holds a post of an organ that ended is left there, whatever became of the posts themselves. */
const heldAfterEnd = ({ role, holders }: PostPeriod, note: OrganNoteState | null, day: string): readonly Breach[] => {
  const on = note?.endedOn ?? null;
  if (on === null || on > day || holders.length === 0) return [];
  return [{ rule: 'organ-ended', number: holders.length, zh: `“${note?.name ?? ''}”已于 ${on} 撤销（上划），仍有 ${holders.length} 人任“${role}”`, en: `ended on ${on}, and ${holders.length} still hold the post "${role}" there`, of: role }];
};

/** Who left, or was counted by the organ of the post when taking it and is counted by another now. Who always was on other books (高配、派任) is not judged. */
const stillHeld = (post: PostPeriod, people: ReadonlyMap<string, readonly HolderPeriod[]>, day: string): readonly Breach[] => {
  const gone = post.holders.filter((one) => {
    const now = heldOn(people.get(one) ?? [], day);
    const then = heldOn(people.get(one) ?? [], post.validFrom);
    const home = post.organId ?? post.ownerName;
    return now !== undefined && (now.accountId === null || (then?.accountId != null && then.ownerKey === home && now.ownerKey !== home));
  });
  return gone.length === 0 ? [] : [{ rule: 'post-still-held', number: gone.length, zh: `${gone.length} 人已离编或转出，仍任“${post.role}”`, en: `${gone.length} who left or were transferred still hold the post "${post.role}"`, of: post.role }];
};

const stateOf = ({ principal, deputy, roles }: AllotmentPeriod): PostAllotmentState => ({
  principal: { base: principal.approved, change: 0, leaders: principal.inOffice, complete: principal.complete },
  deputy: { base: deputy.approved, change: 0, leaders: deputy.inOffice, complete: deputy.complete },
  lines: new Map(roles.flatMap(({ role, rank, count }) => (rank === '' ? [] : [[role, { rank, count }] as const]))),
  concurrent: new Map(roles.map(({ role, concurrent }) => [role, new Map(concurrent.map((other) => [other.role, other.holders]))])),
});
