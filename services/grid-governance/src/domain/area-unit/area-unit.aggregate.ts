import type { GridEvent } from '@yange/contracts';
import { derivedId } from '@yange/kernel';
import { streamOf, type AggregateDefinition, type LimitBreach, type StreamRef, type UniqueKey } from '@yange/use-case';

export type AreaUnitEvent = Extract<GridEvent, { type: 'AreaUnitRegistered' | 'AreaUnitMoved' | 'AreaUnitPassedOn' | 'AreaUnitLeft' | 'AreaPledgeGiven' | 'AreaPledgePostponed' | 'AreaPledgeSettled' }>;

export interface AreaPledge {
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string;
  readonly status: 'open' | 'kept' | 'broken';
}

/** 驻区单位: who has a seat in a street's area, and what it undertook to do there. */
export interface AreaUnit {
  /** empty before it was registered */
  readonly name: string;
  /** id of the street or town; empty before it was registered */
  readonly unitId: string;
  readonly there: boolean;
  readonly community: { readonly id: string; readonly name: string } | null;
  /** by id */
  readonly pledges: ReadonlyMap<string, AreaPledge>;
  /** what was told although it could not be then */
  readonly disorder: readonly { readonly type: AreaUnitEvent['type']; readonly what: string }[];
}

const known = (state: AreaUnit, event: AreaUnitEvent, words: string): AreaUnit => (state.there ? state : { ...state, disorder: [...state.disorder, { type: event.type, what: words }] });

const pledged = (state: AreaUnit, event: Extract<AreaUnitEvent, { type: 'AreaPledgeGiven' | 'AreaPledgePostponed' | 'AreaPledgeSettled' }>): AreaUnit => {
  const { pledgeId, title } = event.data;
  const before = state.pledges.get(pledgeId);
  const inTurn = event.type === 'AreaPledgeGiven' ? state.there && before === undefined : before?.status === 'open';
  const after: AreaPledge =
    event.type === 'AreaPledgeSettled' ? { title, dueOn: before?.dueOn ?? '', status: event.data.kept ? 'kept' : 'broken' } : { title, dueOn: event.data.dueOn, status: before?.status ?? 'open' };
  return { ...state, pledges: new Map(state.pledges).set(pledgeId, after), disorder: inTurn ? state.disorder : [...state.disorder, { type: event.type, what: title }] };
};

export const areaUnit: AggregateDefinition<AreaUnit, AreaUnitEvent> = {
  name: 'area-unit',
  initial: () => ({ name: '', unitId: '', there: false, community: null, pledges: new Map(), disorder: [] }),
  apply: (state, event) => {
    switch (event.type) {
      case 'AreaUnitRegistered':
        return { ...state, name: event.data.name, unitId: event.data.unit?.organId ?? '', there: true, community: communityOf(event.data.community) };
      case 'AreaUnitMoved':
        return { ...known(state, event, event.data.name), community: communityOf(event.data.community) };
      case 'AreaUnitPassedOn':
        return { ...known(state, event, event.data.name), unitId: event.data.unit?.organId ?? '' };
      case 'AreaUnitLeft':
        return { ...known(state, event, event.data.name), there: false, community: null };
      default:
        return pledged(state, event);
    }
  },
  limits: ({ disorder }) => outOfTurn(disorder),
  keys: ({ unitId, name, there }) => (there ? [seatKey(unitId, name)] : []),
};

/** One of a name is there at a time, whether it was registered with the street or came from another one. */
const seatKey = (unitId: string, name: string): UniqueKey => ({
  key: `area-unit:${unitId}:${name}`,
  taken: { rule: 'area-unit-name-twice', zh: `该街道（镇）已有驻区单位“${name}”`, en: `the street or town has a unit "${name}" already`, facts: { name } },
});

const communityOf = (community: { readonly id: string; readonly name: string } | undefined): AreaUnit['community'] => (community === undefined ? null : { id: community.id, name: community.name });

/** On every date: what is dated back before the registration, and what is settled twice, are seen too. */
const outOfTurn = (disorder: AreaUnit['disorder']): readonly LimitBreach[] => {
  if (disorder.length === 0) return [];
  const told = (language: 'zh' | 'en'): string => disorder.map(({ type, what }) => (language === 'zh' ? `“${what}”${stepWords[type].zh}` : `${stepWords[type].en} "${what}"`)).join(language === 'zh' ? '、' : ', ');
  return [{
    rule: 'area-unit-order', zh: `次序不符：${told('zh')}；应先登记单位，先承诺后兑现，每项只兑现一次`, en: `out of turn: ${told('en')}; a unit is registered first, and a pledge given before it is settled, once`,
    facts: { steps: told('zh') }, excess: disorder.length,
  }];
};

const stepWords: Readonly<Record<AreaUnitEvent['type'], { readonly zh: string; readonly en: string }>> = {
  AreaUnitRegistered: { zh: '登记', en: 'registering' },
  AreaUnitMoved: { zh: '变更社区', en: 'moving' },
  AreaUnitPassedOn: { zh: '转属', en: 'passing on' },
  AreaUnitLeft: { zh: '离开', en: 'leaving of' },
  AreaPledgeGiven: { zh: '承诺', en: 'giving' },
  AreaPledgePostponed: { zh: '承诺延期', en: 'postponing' },
  AreaPledgeSettled: { zh: '兑现', en: 'settling' },
};

/** A unit is known by its name within the street or town that registered it, also once it has passed on to another. */
export const areaUnitIdOf = (unitId: string, name: string): string => derivedId('area-unit', unitId, name);

export const pledgeIdOf = (areaUnitId: string, title: string): string => derivedId('area-pledge', areaUnitId, title);

export const areaUnitStream = (areaUnitId: string): StreamRef<AreaUnit, AreaUnitEvent> => streamOf(areaUnit, areaUnitId);
