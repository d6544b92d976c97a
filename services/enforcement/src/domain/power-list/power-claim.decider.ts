import { DeclineReason, enforcementContract, membersIn, PowerKind } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import { countOf, factsOn, subjectOf, unlessRecorded, words, type CommandMeta, type OrganInput, type ReferenceEntry } from '@yange/use-case';
import { z } from 'zod';
import type { DeclineReasonEntry, DeclineReasons } from './decline-reasons.aggregate.js';
import { reasonsAgainst } from './eligibility.rule.js';
import { notEligible } from './power-delegation.decider.js';
import { powerItemId } from './power-item.decider.js';
import type { PowerList, PowerUnit } from './power-list.state.js';
import { assertAdopted, inForce, type PowerListTimeline } from './power-list.decider.js';
import type { PowerListEvent } from './power-list.events.js';

const make = enforcementContract.make;

export const powerKinds = { penalty: PowerKind.PENALTY, other: PowerKind.OTHER, unsplit: PowerKind.UNSPECIFIED } as const;

export type PowerKindName = keyof typeof powerKinds;

export const powerKindInput = z.enum(['penalty', 'other', 'unsplit']);

/** Items by name, and how many more are only counted. */
export const itemsInput = z.strictObject({ named: z.array(words()).max(1000).default([]), counted: countOf(0).default(0) });

export interface PowerItems {
  readonly listId: string;
  readonly unit: OrganInput;
  readonly kind: PowerKindName;
  readonly items: z.infer<typeof itemsInput>;
}

const kindWords: Readonly<Record<PowerKindName, string>> = { penalty: '行政处罚事项', other: '非行政处罚事项', unsplit: '行政权力事项' };

const itemsOf = (wanted: PowerItems) => ({
  named: wanted.items.named.map((name) => ({ id: powerItemId(wanted.listId, name), name })),
  blocks: wanted.items.counted === 0 ? [] : [{ id: `${wanted.listId}/${wanted.unit.id}/${wanted.kind}`, label: kindWords[wanted.kind], count: wanted.items.counted }],
});

/** @throws {Rejected} `no-items` */
const assertSome = ({ items }: PowerItems): void => {
  if (items.named.length + items.counted === 0) throw new Rejected('no-items', '没有指明任何事项', 'no item was given');
};

/** Brackets and figures of either width, and blanks, tell no two items apart. */
const spelled = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '');

/**
 * Of an item that is described under another spelling nothing would be known: it is called as the list has it. What history calls otherwise stays as it was said.
 * @throws {Rejected} `item-spelled-otherwise`
 */
const assertSpelled = ({ items: known }: PowerList, names: readonly string[], { mode }: CommandMeta): void => {
  if (mode !== 'live') return;
  for (const name of names) {
    const meant = known.has(name) ? undefined : [...known.keys()].find((one) => spelled(one) === spelled(name));
    if (meant !== undefined) throw new Rejected('item-spelled-otherwise', `“${name}”在清单上写作“${meant}”`, `the list has "${name}" as "${meant}"`, { item: meant });
  }
};

export interface ClaimDecision {
  readonly events: readonly PowerListEvent[];
  readonly violations: readonly Violation[];
}

/**
 * How many a unit may claim is a limit of the list: see `power-list.limits.ts`. Whether it may claim those that are described: `eligibility.rule.ts`.
 * Items that it has already are left out.
 * @param wanted method: an entry of the table of that day; null where nobody said how
 * @throws {Rejected} `no-items`, `list-not-in-force`, `unknown-method`, `item-spelled-otherwise`
 */
export const claimPowers = (list: PowerListTimeline, wanted: PowerItems & { method: ReferenceEntry | null }, meta: CommandMeta): ClaimDecision => {
  assertSome(wanted);
  const state = inForce(list, meta);
  if (wanted.method !== null) assertAdopted(state, wanted.method);
  assertSpelled(state, wanted.items.named, meta);
  const has = state.units.get(wanted.unit.id)?.items ?? new Set<string>();
  const named = wanted.items.named.filter((name) => !has.has(name));
  if (named.length + wanted.items.counted === 0) return { events: [], violations: [] };
  const items = itemsOf({ ...wanted, items: { ...wanted.items, named } });
  const events = unlessRecorded(enforcementContract, list, make('PowersClaimed', { listId: wanted.listId, unit: subjectOf(wanted.unit), items, kind: powerKinds[wanted.kind], method: wanted.method?.name ?? '' }), meta.effective);
  return { events, violations: events.length === 0 ? [] : notEligible(state, wanted.unit, named, meta.effective.to) };
};

/** Codes that an earlier version of the event had a number for. */
const declineReasons = {
  'no-enforcement-body': DeclineReason.NO_ENFORCEMENT_BODY,
  'vertical-holder': DeclineReason.VERTICAL_HOLDER,
  'beyond-authority': DeclineReason.BEYOND_AUTHORITY,
  expertise: DeclineReason.EXPERTISE,
  'authority-or-expertise': DeclineReason.AUTHORITY_OR_EXPERTISE,
  'legal-basis': DeclineReason.LEGAL_BASIS,
} as const;

/** @throws {Rejected} `reason-contradicts-record` where a described item does not stand against the unit for that reason */
const assertFits = (list: PowerList, wanted: PowerItems, { code, standsOn }: DeclineReasonEntry, date: string): void => {
  if (standsOn.length === 0) return;
  const unit = list.units.get(wanted.unit.id);
  const wrong = wanted.items.named.find((name) => {
    const item = list.items.get(name);
    return item !== undefined && !reasonsAgainst(item, unit, date).some((reason) => standsOn.includes(reason));
  });
  if (wrong !== undefined) throw new Rejected('reason-contradicts-record', `“${wrong}”不认领的原因与登记情况不符`, `the reason for declining "${wrong}" contradicts the record`, { item: wrong, reason: code });
};

/**
 * @param reasons those in force that day
 * @throws {Rejected} `unknown-reason`, `item-spelled-otherwise`; `reason-contradicts-record` where the unit has the very body that it says it lacks, or a described item says otherwise
 */
export const declinePowers = (list: PowerListTimeline, reasons: DeclineReasons, wanted: PowerItems & { reason: string; words: string }, meta: CommandMeta): ClaimDecision => {
  assertSome(wanted);
  const state = inForce(list, meta);
  const entry = reasons.get(wanted.reason);
  if (entry === undefined) throw new Rejected('unknown-reason', `“${wanted.reason}”不是当日有效的不认领原因`, `"${wanted.reason}" is no reason for declining that day`, { reason: wanted.reason });
  assertSpelled(state, wanted.items.named, meta);
  const unit = state.units.get(wanted.unit.id);
  assertFits(state, wanted, entry, meta.effective.to);
  if (entry.standsOn.length === 1 && entry.standsOn[0] === 'no-enforcement-body' && unit?.enforcementBody === true) {
    throw new Rejected('reason-contradicts-record', `${wanted.unit.name}已认定有执法主体“${unit.bodyName}”`, `${wanted.unit.name} has an enforcement body: ${unit.bodyName}`);
  }
  const { kind, reason } = wanted;
  const listed = (declineReasons as Readonly<Record<string, DeclineReason>>)[reason] ?? DeclineReason.UNSPECIFIED;
  const said = factsOn(list, 'PowersDeclined', meta.effective).filter(({ data }) => data.unit?.organId === wanted.unit.id && data.reason === listed && (data.reasonCode === '' || data.reasonCode === reason));
  const items = itemsOf(wanted);
  if (said.some(({ data }) => data.kind === powerKinds[kind] && data.items?.named.length === items.named.length && membersIn(data.items) === items.named.length + wanted.items.counted)) return { events: [], violations: [] };
  const events = [make('PowersDeclined', { listId: wanted.listId, unit: subjectOf(wanted.unit), items, kind: powerKinds[kind], reason: listed, reasonCode: reason, words: wanted.words })];
  return { events, violations: claimedAlready(unit, wanted) };
};

/** What a unit carries it gives back first; then it may decline it. */
const claimedAlready = (unit: PowerUnit | undefined, { unit: { name: who }, items }: PowerItems): readonly Violation[] => {
  const carried = items.named.filter((name) => unit?.items.has(name) === true).join('、');
  return carried === '' ? [] : [{ rule: 'decline-of-claimed', zh: `${who}已认领“${carried}”，应先退回`, en: `${who} has claimed "${carried}": give it back first`, facts: { items: carried } }];
};

/** @throws {Rejected} `more-than-claimed`, `not-claimed` */
export const revokeClaim = (list: PowerListTimeline, wanted: PowerItems & { reason: string }, meta: CommandMeta): readonly PowerListEvent[] => {
  assertSome(wanted);
  const items = itemsOf(wanted);
  const event = make('PowersClaimRevoked', { listId: wanted.listId, unit: subjectOf(wanted.unit), items, kind: powerKinds[wanted.kind], reason: wanted.reason });
  const fresh = unlessRecorded(enforcementContract, list, event, meta.effective);
  if (fresh.length > 0) assertClaimed(inForce(list, meta).units.get(wanted.unit.id), wanted);
  return fresh;
};

const assertClaimed = (unit: PowerUnit | undefined, wanted: PowerItems): void => {
  const stranger = wanted.items.named.find((name) => !unit?.items.has(name));
  if (stranger !== undefined) throw new Rejected('not-claimed', `${wanted.unit.name}没有认领“${stranger}”`, `${wanted.unit.name} has not claimed "${stranger}"`);
  const has = unit?.[wanted.kind] ?? 0;
  const asked = wanted.items.named.length + wanted.items.counted;
  if (asked > has) throw new Rejected('more-than-claimed', `${wanted.unit.name}只认领了 ${has} 项`, `${wanted.unit.name} has claimed only ${has}`, { claimed: String(has), asked: String(asked) });
};
