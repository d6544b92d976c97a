import { membersIn } from '@yange/contracts';
import { nameForm, type Fact } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type StreamRef, type UniqueKey } from '@yange/use-case';
import { adding, emptyTally, removing, type Tally } from '../tally/tally.js';
import { nothingTold, telling, type ToldFacts } from '../timeline/told-facts.js';
import { milestoneContent, milestoneKeys, type MilestoneEvent } from './milestone.js';
import { assertNoCircle, parentsTold, placingTypes } from './organ-circles.js';
import type { OrganEvent } from './organ.events.js';
import { organLimits } from './organ.limits.js';

export interface Plate {
  readonly name: string;
  /** office or centre that carries it; empty for the organ itself */
  readonly unitId: string;
  readonly legalBasis: string;
  readonly basisLevel: string;
}

export interface CoLocation {
  readonly host: boolean;
  /** the guest is left out of the limit meanwhile */
  readonly limitExempt: boolean;
}

export interface OrganState {
  readonly organId: string;
  readonly status: 'none' | 'active' | 'abolished';
  readonly name: string;
  readonly category: string;
  readonly rank: string;
  readonly parentId: string;
  /** empty where no group counts it */
  readonly groupId: string;
  readonly creditCode: string;
  /** division of its seat; empty where none is recorded */
  readonly regionCode: string;
  /** by kind: office, bureau, centre, section */
  readonly units: ReadonlyMap<string, Tally>;
  readonly plates: ReadonlyMap<string, Plate>;
  /** 合署: the organs that it is co-located with */
  readonly coLocated: ReadonlyMap<string, CoLocation>;
  /** 三定: 0 before one is issued */
  readonly sandingVersion: number;
  /** duties as far as a 三定 lists them or they came from elsewhere */
  readonly duties: ReadonlySet<string>;
  /** duties that it handed on without having them on that day */
  readonly astray: ReadonlySet<string>;
  /** what the study of its 三定 found, and whether that is corrected */
  readonly misfits: ReadonlyMap<string, 'open' | 'corrected'>;
  /** 正式运行; what was there before the record begins is at work */
  readonly open: boolean;
  /** 挂牌, seal, certificate, 三定; and what ended */
  readonly told: ToldFacts;
}

const initial: OrganState = {
  organId: '',
  status: 'none',
  name: '',
  category: '',
  rank: '',
  parentId: '',
  groupId: '',
  creditCode: '',
  regionCode: '',
  units: new Map(),
  plates: new Map(),
  coLocated: new Map(),
  sandingVersion: 0,
  duties: new Set(),
  astray: new Set(),
  misfits: new Map(),
  open: false,
  told: nothingTold,
};

/** One named organ: its names, its place, its offices, its plates, and what made it operational. */
export const organ: AggregateDefinition<OrganState, OrganEvent> = {
  name: 'organ',
  initial: () => initial,
  apply: (state, event, fact) => {
    switch (event.type) {
      case 'OrganEstablished':
      case 'OrganRetained':
        return begun(state, event);
      case 'OrganRenamed':
        return { ...state, name: event.data.newName };
      case 'OrganReparented':
        return { ...state, parentId: event.data.newParentId };
      case 'OrganAbolished':
        return { ...state, status: 'abolished', units: new Map(), plates: new Map(), duties: new Set() };
      case 'PlateAdded':
        return { ...state, plates: new Map(state.plates).set(event.data.plateId, plateOf(event.data)) };
      case 'PlateRemoved':
        return { ...state, plates: new Map([...state.plates].filter(([id]) => id !== event.data.plateId)) };
      case 'InternalUnitsRecorded':
      case 'InternalUnitsSetUp':
        return withUnits(state, event.data.kind, adding(unitsOf(state, event.data.kind), event.data.units));
      case 'InternalUnitsAbolished':
        return unitsEnded(state, event.data, fact);
      case 'OrganRankChanged':
        return { ...state, rank: event.data.newRank };
      case 'OrgansCoLocated':
        return { ...state, coLocated: new Map(state.coLocated).set(event.data.withOrganId, { host: event.data.host, limitExempt: event.data.limitExempt }) };
      case 'OrganCoLocationEnded':
        return { ...state, coLocated: new Map([...state.coLocated].filter(([id]) => id !== event.data.withOrganId)) };
      case 'SandingRevised':
      case 'DutyMoved':
      case 'DutyReturned':
        return withDuties(state, event);
      case 'SandingMisfitFound':
        return { ...state, misfits: new Map(state.misfits).set(event.data.misfitId, 'open') };
      case 'SandingMisfitCorrected':
        return { ...state, misfits: new Map(state.misfits).set(event.data.misfitId, 'corrected') };
      case 'OrganOpened':
        return { ...state, open: true };
      case 'OrganRegionRecorded':
        return { ...state, regionCode: event.data.regionCode };
      case 'CoordinationBodySetUp':
      case 'OfficesMerged':
      case 'OrgansMerged':
      case 'OrganSplit':
        return state;
      default:
        return reached(state, event, fact);
    }
  },
  limits: organLimits,
  takenBack: {
    types: placingTypes,
    beside: (one) => parentsTold(one).map((id) => organStream(id).streamId),
    assertHolds: (own, all, date) => {
      const { organId } = own.latest();
      assertNoCircle(own, new Map([...all].map(([streamId, one]) => [streamId.slice(streamId.indexOf('/') + 1), one])), organId, date);
    },
  },
  keys: ({ status, name, creditCode }) => [...(status === 'active' ? [nameKey(name)] : []), ...(creditCode === '' ? [] : [creditCodeKey(creditCode)])],
  datedKeys: ({ status, name }) => (status === 'active' ? [nameKey(name)] : []),
};

/**
 * As names were entered before blanks, widths and brackets were looked through: as they are written, and with the brackets of either width. Logs keep what was entered; a restored backup enters all anew.
 */
const formerForms = (name: string): readonly string[] => [name, nameForm(name).replaceAll('（', '(').replaceAll('）', ')')];

/** On each day a name has one bearer, however its blanks and brackets are typed; it is free for the days on which the organ bears another one, or none. */
const nameKey = (name: string): UniqueKey => ({
  key: `organ-name:${nameForm(name)}`,
  formerly: formerForms(name).map((form) => `organ-name:${form}`),
  taken: { rule: 'organ-name-taken', zh: `已有名为“${name}”的机构`, en: `there is an organ called "${name}" already`, facts: { name } },
});

/** A code stays with its organ beyond its end: it is never given twice. */
const creditCodeKey = (code: string): UniqueKey => ({
  key: `credit-code:${code}`,
  taken: { rule: 'credit-code-taken', zh: `代码 ${code} 已属于其他机构`, en: `the code ${code} belongs to another organ`, facts: { code } },
});

export const organStream = (organId: string): StreamRef<OrganState, OrganEvent> => streamOf(organ, organId);

export const unitsOf = (state: OrganState, kind: string): Tally => state.units.get(kind) ?? emptyTally;

const begun = (state: OrganState, { type, data }: Extract<OrganEvent, { type: 'OrganEstablished' | 'OrganRetained' }>): OrganState => ({
  ...state,
  organId: data.organId,
  status: 'active',
  name: data.name,
  category: data.category,
  rank: data.rank,
  parentId: data.parentId,
  groupId: data.groupId,
  open: type === 'OrganRetained',
});

const plateOf = ({ name, unitId, legalBasis, basisLevel }: Extract<OrganEvent, { type: 'PlateAdded' }>['data']): Plate => ({ name, unitId, legalBasis, basisLevel });

const withUnits = (state: OrganState, kind: string, tally: Tally): OrganState => ({ ...state, units: new Map(state.units).set(kind, tally) });

type DutiesChanged = Extract<OrganEvent, { type: 'SandingRevised' | 'DutyMoved' | 'DutyReturned' }>;

const withDuties = (state: OrganState, event: DutiesChanged): OrganState => {
  if (event.type === 'SandingRevised') {
    const { version, duties } = event.data;
    return { ...state, sandingVersion: version, duties: duties.length === 0 ? state.duties : new Set(duties) };
  }
  const { duty, fromOrganId } = event.data;
  const others = [...state.duties].filter((one) => one !== duty);
  if (fromOrganId === state.organId && !state.duties.has(duty)) return { ...state, astray: new Set([...state.astray, duty]) };
  return { ...state, duties: new Set(fromOrganId === state.organId ? others : [...others, duty]) };
};

const reached = (state: OrganState, event: MilestoneEvent, fact: Fact<OrganEvent>): OrganState => ({
  ...state,
  // A 三定 may be older than what is known of the beginning: whose duties they are is known by it.
  organId: state.organId || (event.data.subject?.organId ?? ''),
  ...(event.type === 'SandingIssued' ? { sandingVersion: Math.max(event.data.version, 1), duties: new Set([...state.duties, ...event.data.duties]) } : {}),
  creditCode: event.type === 'CreditCodeCertificateIssued' ? event.data.code : state.creditCode,
  told: milestoneKeys(event).reduce((told, key) => telling(told, key, milestoneContent(event), fact), state.told),
});

const unitsEnded = (state: OrganState, { kind, units }: InternalUnitsAbolished, fact: Fact<OrganEvent>): OrganState => {
  const names = units?.named.map(({ name }) => name) ?? [];
  const content = unitsContent({ names, count: membersIn(units) });
  return { ...withUnits(state, kind, removing(unitsOf(state, kind), units)), told: telling(state.told, endedKey(kind, fact.effective.to), content, fact) };
};

type InternalUnitsAbolished = Extract<OrganEvent, { type: 'InternalUnitsAbolished' }>['data'];

/** Units of one kind end once a day: told again, nothing ends twice. */
export const endedKey = (kind: string, to: string): string => `ended:${kind}:${to}`;

export const unitsContent = ({ names, count }: { readonly names: readonly string[]; readonly count: number }): string => `${count}: ${[...names].sort().join('、')}`;
