import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { membersOf, type Counted, type MembersInit } from '../tally/members.build.js';
import { assertNotOverdrawn, blockIn } from '../tally/tally.js';
import { considering } from '../timeline/considering.js';
import { isRetold } from '../timeline/told-facts.js';
import { noOfficeIn } from '../coordination-body/coordination-body.rules.js';
import { nothing, type OrganDecision } from './organ.decider.js';
import type { OrganEvent } from './organ.events.js';
import { existence, nameOn, type OrganTimeline } from './organ.rules.js';
import { endedKey, unitsContent, unitsOf } from './organ.aggregate.js';
import { holding, kindOn, templateFits, withinTemplates, type TemplatesOfOrgan, type TemplateTimeline } from './unit-template.rules.js';

export interface UnitsWanted extends Counted {
  readonly organId: string;
  readonly kind: string;
  /** id or label of the block that the names come out of; empty for none */
  readonly drawnFrom: string;
}

/**
 * What an organ consisted of when the record begins. Live it is held to the templates of its category like what is set up; history tells what there was before any was prescribed.
 * @throws {Rejected} see {@link setUpUnits}
 */
export const recordUnits = (organ: OrganTimeline, templates: TemplatesOfOrgan, wanted: UnitsWanted, meta: CommandMeta): OrganDecision => {
  const decided = adding(organ, wanted, meta, (units, organName) => organisationsContract.make('InternalUnitsRecorded', { organId: wanted.organId, organName, kind: wanted.kind, units }));
  return meta.mode === 'live' ? { ...decided, violations: [...decided.violations, ...broken(withinTemplates(organ, templates, decided.events, wanted.kind, meta))] } : decided;
};

export interface ByTemplate {
  /** as the command names it; empty for none */
  readonly templateKind: string;
  /** of that kind; null where none is named */
  readonly template: TemplateTimeline | null;
  /** those that hold for the organ */
  readonly templates: TemplatesOfOrgan;
}

/**
 * R7: within what is prescribed for organs of its category, whether the command names the template or not.
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `unknown-template`, `unknown-block`, `block-overdrawn`, `list-longer-than-count`
 */
export const setUpUnits = (organ: OrganTimeline, { templateKind, template, templates }: ByTemplate, wanted: UnitsWanted, meta: CommandMeta): OrganDecision => {
  const { organId, kind } = wanted;
  if (template?.latest().parts.size === 0) {
    throw new Rejected('unknown-template', `没有“${templateKind}”的设置模板`, `nothing is prescribed for units of the kind ${templateKind}`, { templateKind });
  }
  const by = templateKind === '' ? kindOn(templates, meta.effective.to) : templateKind;
  const decided = adding(organ, wanted, meta, (units, organName) => organisationsContract.make('InternalUnitsSetUp', { organId, organName, kind, units, templateKind: by }));
  if (decided.events.length === 0) return decided;
  const rules = broken(noOfficeIn(organ), templateFits(organ, templates, templateKind, meta), withinTemplates(organ, holding(templates, templateKind), decided.events, kind, meta));
  return { ...decided, violations: [...decided.violations, ...rules] };
};

/** @throws {Rejected} `unknown-organ`, `organ-abolished`, `unknown-unit`, `more-units-than-there-are`, `block-overdrawn` */
export const abolishUnits = (organ: OrganTimeline, wanted: UnitsWanted & { reading: string }, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, wanted.organId, meta);
  const { organId, kind, reading } = wanted;
  const state = organ.at(meta.effective.to);
  if (isRetold(state.told, endedKey(kind, meta.effective.to), unitsContent(wanted), meta)) return nothing;
  const event = organisationsContract.make('InternalUnitsAbolished', { organId, organName: nameOn(organ, meta), kind, units: leaving(state, wanted), reading });
  assertNotOverdrawn(organ, considering(organ, [event], meta), ({ units }) => [...units.values()], meta.effective.to);
  return { ...nothing, events: [event], violations: broken(early) };
};

const adding = (organ: OrganTimeline, wanted: UnitsWanted, meta: CommandMeta, eventOf: (units: MembersInit, organName: string) => OrganEvent): OrganDecision => {
  const early = existence(organ, wanted.organId, meta);
  const state = organ.at(meta.effective.to);
  const there = unitsOf(state, wanted.kind);
  const drawnFrom = wanted.drawnFrom === '' ? '' : blockIn(there, wanted.drawnFrom);
  const units = membersOf(wanted, meta.id, drawnFrom);
  const known = new Set([...there.named.values()].map(({ name }) => name));
  const fresh: MembersInit = {
    named: units.named.filter(({ name }) => !known.has(name)),
    blocks: units.blocks.filter(({ label, count }) => ![...there.blocks.values()].some((block) => block.label === label && block.count === count)),
  };
  if (fresh.named.length + fresh.blocks.length === 0) return nothing;
  const event = eventOf(fresh, nameOn(organ, meta));
  assertNotOverdrawn(organ, considering(organ, [event], meta), (one) => [...one.units.values()], meta.effective.to);
  return { ...nothing, events: [event], violations: broken(early) };
};

export interface OfficeMerger {
  readonly organId: string;
  readonly oldNames: readonly string[];
  readonly newNames: readonly string[];
  readonly selfSet: boolean;
}

/** Old offices end, new ones begin within the template, and the lineage between them is kept (LINEAGE: two or more old). @throws {Rejected} `lineage-incomplete`, `unknown-unit` */
export const mergeOrganOffices = (organ: OrganTimeline, templates: TemplatesOfOrgan, { organId, oldNames, newNames, selfSet }: OfficeMerger, meta: CommandMeta): OrganDecision => {
  if (oldNames.length < 2 || newNames.length === 0) {
    throw new Rejected('lineage-incomplete', '合并须有两个以上原机构和至少一个新机构', 'a merger has two or more old and at least one new office', { old: String(oldNames.length) });
  }
  const base = { organId, kind: 'office', label: '', drawnFrom: '' };
  const ended = abolishUnits(organ, { ...base, names: oldNames, count: oldNames.length, reading: '' }, meta);
  if (ended.events.length === 0) return nothing;
  const begun = adding(organ, { ...base, names: newNames, count: newNames.length }, meta, (units, organName) =>
    organisationsContract.make('InternalUnitsSetUp', { organId, organName, kind: 'office', units, templateKind: '' }),
  );
  const lineage = organisationsContract.make('OfficesMerged', {
    subject: { organId, name: nameOn(organ, meta), count: 1, each: false },
    groupId: '',
    oldOffices: membersOf({ names: oldNames, count: oldNames.length, label: '' }, (label) => meta.id(`old/${label}`)),
    openList: false,
    selfSet,
    newOffices: [...newNames],
  });
  const changed = [...ended.events, ...begun.events];
  return { ...nothing, events: [...changed, lineage], violations: [...ended.violations, ...broken(withinTemplates(organ, templates, changed, 'office', meta))] };
};

type Units = ReturnType<typeof unitsOf>;

/** Named ones by name; the rest out of the blocks in the order in which they were counted. */
const leaving = (state: Parameters<typeof unitsOf>[0], wanted: UnitsWanted): MembersInit => {
  const there = unitsOf(state, wanted.kind);
  const named = wanted.names.map((name) => ({ id: idOfUnit(there, name), name, drawnFrom: '' }));
  let rest = wanted.count - named.length;
  const blocks: MembersInit['blocks'] = [];
  for (const [id, block] of there.blocks) {
    const count = Math.min(rest, Math.max(block.count, 0));
    if (count > 0) blocks.push({ id, label: block.label, count });
    rest -= count;
  }
  if (rest === 0) return { named, blocks };
  throw new Rejected('more-units-than-there-are', `该机构此类内设机构不足，差 ${rest} 个`, `the organ has ${rest} too few of this kind`, { kind: wanted.kind, missing: String(rest) });
};

const idOfUnit = (there: Units, name: string): string => {
  const found = [...there.named].find(([, member]) => member.name === name);
  if (found === undefined) throw new Rejected('unknown-unit', `该机构没有“${name}”`, `the organ has no "${name}"`, { unit: name });
  return found[0];
};

/** Id of the office or centre of that name in the organ. @throws {Rejected} `unknown-unit` */
export const unitNamed = (state: Parameters<typeof unitsOf>[0], name: string): string => {
  for (const tally of state.units.values()) {
    const found = [...tally.named].find(([, member]) => member.name === name);
    if (found !== undefined) return found[0];
  }
  throw new Rejected('unknown-unit', `该机构没有“${name}”`, `the organ has no "${name}"`, { unit: name });
};
