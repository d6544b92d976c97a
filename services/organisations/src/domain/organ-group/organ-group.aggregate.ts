import { limitedCategories, membersIn, type Members, type OrganisationsEvent } from '@yange/contracts';
import { derivedId, type Fact } from '@yange/kernel';
import { shippedName, streamOf, type AggregateDefinition, type CommandMeta, type LimitBreach, type StreamRef } from '@yange/use-case';
import { milestoneContent, milestoneKeys, type MilestoneEvent } from '../organ/milestone.js';
import { organCategories } from '../reference/organ-categories.js';
import { adding, emptyTally, removing, totalOf, type Tally } from '../tally/tally.js';
import { nothingTold, telling, type ToldFacts } from '../timeline/told-facts.js';

export type OrganGroupEvent =
  | Extract<
      OrganisationsEvent,
      {
        readonly type:
          | 'InstitutionLimitSet'
          | 'OrgansCounted'
          | 'OrgansUncounted'
          | 'ReformMethodRecorded'
          | 'ReformMethodLeft'
          | 'CoordinationBodiesSet'
          | 'DutiesReturned'
          | 'OfficesMerged'
          | 'OrganExemptedFromLimit'
          | 'OrganExemptionEnded'
          | 'CoordinationBodiesEnded';
      }
    >
  | MilestoneEvent;

export interface OrganGroupState {
  /** 机构限额; null where none is known */
  readonly limit: number | null;
  /** the most of one category, beside the limit of the group; of categories that have one */
  readonly categoryLimits: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, Tally>;
  /** a second partition of the same organs */
  readonly methods: ReadonlyMap<string, Tally>;
  /** 议事协调机构, outside the limit */
  readonly coordination: Tally;
  /** named members that do not count within the limit meanwhile (合署), by id, with their category */
  readonly exempt: ReadonlyMap<string, string>;
  /** organs that a milestone counts without naming, by milestone */
  readonly milestones: ReadonlyMap<string, number>;
  readonly returningDepartments: number;
  readonly told: ToldFacts;
}

const initial: OrganGroupState = {
  limit: null,
  categoryLimits: new Map(),
  categories: new Map(),
  methods: new Map(),
  coordination: emptyTally,
  exempt: new Map(),
  milestones: new Map(),
  returningDepartments: 0,
  told: nothingTold,
};

/** Organs that are counted together; the boundary within which the 机构限额 and all counts over its members hold. */
export const organGroup: AggregateDefinition<OrganGroupState, OrganGroupEvent> = {
  name: 'organ-group',
  initial: () => initial,
  apply: (state, event, fact) => {
    switch (event.type) {
      case 'InstitutionLimitSet':
        return event.data.category === '' ? { ...state, limit: event.data.limit } : { ...state, categoryLimits: new Map(state.categoryLimits).set(event.data.category, event.data.limit) };
      case 'OrgansCounted':
        return noted(withCategory(state, event.data.category, adding(categoryOf(state, event.data.category), event.data.members)), event, fact);
      case 'OrgansUncounted':
        return noted(withCategory(state, event.data.category, removing(categoryOf(state, event.data.category), event.data.members)), event, fact);
      case 'ReformMethodRecorded':
        return noted({ ...state, methods: new Map(state.methods).set(event.data.method, adding(methodOf(state, event.data.method), event.data.members)) }, event, fact);
      case 'ReformMethodLeft':
        return noted({ ...state, methods: new Map(state.methods).set(event.data.method, removing(methodOf(state, event.data.method), event.data.members)) }, event, fact);
      case 'CoordinationBodiesSet':
        return noted({ ...state, coordination: adding(state.coordination, event.data.members) }, event, fact);
      case 'CoordinationBodiesEnded':
        return noted({ ...state, coordination: removing(state.coordination, event.data.members) }, event, fact);
      case 'OrganExemptedFromLimit':
        return { ...state, exempt: new Map(state.exempt).set(event.data.organId, event.data.category) };
      case 'OrganExemptionEnded':
        return { ...state, exempt: new Map([...state.exempt].filter(([id]) => id !== event.data.organId)) };
      case 'DutiesReturned':
        return noted({ ...state, returningDepartments: state.returningDepartments + membersIn(event.data.departments) }, event, fact);
      case 'OfficesMerged':
        return noted(state, event, fact);
      default:
        return noted(reached(state, event), event, fact);
    }
  },
  limits: (state) => [...institutionLimit(state), ...categoryLimit(state), ...countsWithinGroup(state)],
};

/** A group is known by its name: 本级党政机构. */
export const groupIdOf = (district: string, name: string): string => (name === '' ? '' : derivedId('organ-group', district, name));

/** Without a group: a stream of this command alone, which nobody writes. */
export const organGroupStream = (name: string, meta: Pick<CommandMeta, 'district' | 'commandId'>): StreamRef<OrganGroupState, OrganGroupEvent> =>
  name === '' ? streamOf(organGroup, 'none', meta.commandId) : streamOf(organGroup, groupIdOf(meta.district, name));

export const categoryOf = (state: OrganGroupState, category: string): Tally => state.categories.get(category) ?? emptyTally;
export const methodOf = (state: OrganGroupState, method: string): Tally => state.methods.get(method) ?? emptyTally;

export const sizeOf = (state: OrganGroupState): number => [...state.categories.values()].reduce((sum, tally) => sum + totalOf(tally), 0);

/** What makes a fact of a group one and the same when it is told again: what about whom, and for which day. */
export const groupFactOf = (event: OrganGroupEvent, to: string): { readonly keys: readonly string[]; readonly content: string } => {
  switch (event.type) {
    case 'InstitutionLimitSet':
    case 'OrganExemptedFromLimit':
    case 'OrganExemptionEnded':
      return { keys: [], content: '' };
    case 'OrgansCounted':
    case 'OrgansUncounted':
      return { keys: [`${event.type}:${event.data.category}:${organsIn(event.data.members)}:${to}`], content: String(membersIn(event.data.members)) };
    case 'ReformMethodRecorded':
    case 'ReformMethodLeft':
      return { keys: [`${event.type}:${event.data.method}:${organsIn(event.data.members)}:${to}`], content: String(membersIn(event.data.members)) };
    case 'CoordinationBodiesSet':
    case 'CoordinationBodiesEnded':
      return { keys: [`${event.type}:${labels(event.data.members)}:${to}`], content: String(membersIn(event.data.members)) };
    case 'DutiesReturned':
      return { keys: [`${event.type}:${labels(event.data.departments)}:${to}`], content: `${membersIn(event.data.departments)}/${membersIn(event.data.institutions)}` };
    case 'OfficesMerged':
      return { keys: [`${event.type}:${event.data.subject?.name ?? ''}:${to}`], content: `${event.data.oldOffices?.named.map(({ name }) => name).join('、')} → ${event.data.newOffices.join('、')}` };
    default:
      return { keys: milestoneKeys(event).map((key) => `${key}:${event.data.subject?.name ?? ''}:${to}`), content: milestoneContent(event) };
  }
};

type LabelledMembers = { readonly named: readonly { readonly name: string }[]; readonly blocks: readonly { readonly label: string }[] };

const labels = (members: LabelledMembers | undefined): string => [...(members?.named ?? []).map(({ name }) => name), ...(members?.blocks ?? []).map(({ label }) => label)].join('、');

/** Two organs may bear one name on one day, one after the other: named ones are told apart by id. */
const organsIn = (members: Members | undefined): string => [...(members?.named ?? []).map(({ id }) => id), ...(members?.blocks ?? []).map(({ label }) => label)].join('、');

const noted = (state: OrganGroupState, event: OrganGroupEvent, fact: Fact<OrganGroupEvent>): OrganGroupState => {
  const { keys, content } = groupFactOf(event, fact.effective.to);
  return { ...state, told: keys.reduce((told, key) => telling(told, key, content, fact), state.told) };
};

const withCategory = (state: OrganGroupState, category: string, tally: Tally): OrganGroupState => ({ ...state, categories: new Map(state.categories).set(category, tally) });

const reached = (state: OrganGroupState, event: MilestoneEvent): OrganGroupState => {
  const milestones = new Map(state.milestones);
  for (const key of milestoneKeys(event)) milestones.set(key, (milestones.get(key) ?? 0) + (event.data.subject?.count ?? 0));
  return { ...state, milestones };
};

/** Organs that count within the limit. */
export const limitedIn = (state: OrganGroupState): number => {
  const all = [...state.categories].filter(([category]) => limitedCategories.includes(category)).reduce((sum, [, tally]) => sum + totalOf(tally), 0);
  return all - [...state.exempt].filter(([id, category]) => limitedCategories.includes(category) && categoryOf(state, category).named.has(id)).length;
};

/** R1: 机构限额不得突破. */
const institutionLimit = (state: OrganGroupState): readonly LimitBreach[] => {
  const total = limitedIn(state);
  if (state.limit === null || total <= state.limit) return [];
  return [
    {
      rule: 'institution-limit',
      zh: `党政机构 ${total} 个，突破机构限额 ${state.limit} 个`,
      en: `${total} party and government organs exceed the institution limit of ${state.limit}`,
      facts: { total: String(total), limit: String(state.limit) },
      excess: total - state.limit,
    },
  ];
};

/** Of one category: those that do not count within the limit meanwhile do not count here either. */
export const countingOf = (state: OrganGroupState, category: string): number => {
  const tally = categoryOf(state, category);
  return totalOf(tally) - [...state.exempt].filter(([id, as]) => as === category && tally.named.has(id)).length;
};

/** LIMIT_CAP, category by category: 党委机构、政府工作部门 … each within its own number. */
const categoryLimit = (state: OrganGroupState): readonly LimitBreach[] =>
  [...state.categoryLimits].flatMap(([category, limit]) => {
    const total = countingOf(state, category);
    if (total <= limit) return [];
    const name = shippedName(organCategories, category);
    return [
      {
        rule: 'category-limit',
        zh: `${name} ${total} 个，突破该类限额 ${limit} 个`,
        en: `${total} organs of the category ${category} exceed its limit of ${limit}`,
        facts: { category, total: String(total), limit: String(limit) },
        excess: total - limit,
      },
    ];
  });

/** What is counted among the members of a group cannot be more than they are. */
const countsWithinGroup = (state: OrganGroupState): readonly LimitBreach[] => {
  const size = sizeOf(state);
  const methods = [...state.methods.values()].reduce((sum, tally) => sum + totalOf(tally), 0);
  const counts: readonly (readonly [string, number])[] = [['reform-method', methods], ['duty-return', state.returningDepartments], ...state.milestones];
  return counts
    .filter(([, count]) => count > size)
    .map(([what, count]) => ({
      rule: `${what}-exceeds-group`,
      zh: `“${what}”计 ${count} 个，多于该组机构 ${size} 个`,
      en: `${what} counts ${count} organs, the group has ${size}`,
      facts: { count: String(count), size: String(size) },
      excess: count - size,
    }));
};
