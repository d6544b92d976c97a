import { membersIn, PowerKind, type PowerItemText, type PowerListIssued, type PowerListRevised, type PowersClaimed, type PowersClaimRevoked, type PowersDelegated } from '@yange/contracts';
import type { AggregateDefinition } from '@yange/use-case';
import { powerListLimits } from './power-list.limits.js';
import type { PowerListEvent } from './power-list.events.js';
import type { PowerItem, PowerList, PowerUnit } from './power-list.state.js';

const nobody = {
  enforcementBody: null, bodyName: '', penalty: 0, other: 0, unsplit: 0, items: new Set<string>(), unclaimed: 0, kindOf: new Map(), delegations: new Map(), level: '', expertise: null, adopted: null, published: null,
};

const withUnit = (list: PowerList, subject: { organId: string; name: string } | undefined, change: (unit: PowerUnit) => Partial<PowerUnit>): PowerList => {
  const id = subject?.organId ?? '';
  const known = list.units.get(id) ?? { id, name: subject?.name ?? '', ...nobody };
  return { ...list, units: new Map([...list.units, [id, { ...known, ...change(known) }]]) };
};

const kinds = { [PowerKind.PENALTY]: 'penalty', [PowerKind.OTHER]: 'other', [PowerKind.UNSPECIFIED]: 'unsplit' } as const;

const moved = (data: PowersClaimed | PowersClaimRevoked, sign: 1 | -1) => (unit: PowerUnit): Partial<PowerUnit> => {
  const kind = kinds[data.kind];
  const names = (data.items?.named ?? []).map(({ name }) => name);
  const items = sign === 1 ? [...unit.items, ...names] : [...unit.items].filter((name) => !names.includes(name));
  const gone = new Set(sign === 1 ? [] : names);
  const kindOf = sign === 1 ? new Map([...unit.kindOf, ...names.map((name) => [name, kind] as const)]) : unit.kindOf;
  return { [kind]: unit[kind] + sign * membersIn(data.items), items: new Set(items), unclaimed: unit.unclaimed + [...gone].filter((name) => !unit.items.has(name)).length, kindOf, delegations: new Map([...unit.delegations].filter(([name]) => !gone.has(name))) };
};

const delegated = ({ items, method, delegatedBy, until }: PowersDelegated) => (unit: PowerUnit): Partial<PowerUnit> => ({
  delegations: new Map([...unit.delegations, ...items.map(({ name }) => [name, { method, by: delegatedBy?.organId ?? '', until }] as const)]),
});

const described = ({ name, kind, needsEnforcementBody, basisFrom, basisTo, holder, vertical, level, expertise }: PowerItemText, known: PowerItem | undefined): PowerItem => ({
  name, kind, needsEnforcementBody, basisFrom, basisTo, holderId: holder?.organId ?? '', vertical, level, expertise, withdrawn: known?.withdrawn ?? false,
});

/** Also of an item that nobody described: it cannot be claimed again. */
const blankItem = (name: string): PowerItem => ({ name, kind: '', needsEnforcementBody: false, basisFrom: '', basisTo: '', holderId: '', vertical: false, level: '', expertise: '', withdrawn: false });

const issued = (list: PowerList, data: PowerListIssued | PowerListRevised): PowerList => ({
  ...list,
  version: data.version,
  title: data.title,
  total: data.items?.count ?? 0,
  penalty: data.parts.find((part) => part.kind === PowerKind.PENALTY)?.items?.count ?? null,
});

export const powerList: AggregateDefinition<PowerList, PowerListEvent> = {
  name: 'power-list',
  initial: () => ({ version: 0, title: '', total: 0, penalty: null, methods: [], target: null, vertical: null, items: new Map(), units: new Map() }),
  apply: (list, event) => {
    switch (event.type) {
      case 'PowerListIssued':
      case 'PowerListRevised':
        return issued(list, event.data);
      case 'VerticalShareStated':
        return { ...list, vertical: event.data };
      case 'EnforcementBodyDetermined':
        return withUnit(list, event.data.unit, () => ({ enforcementBody: event.data.exists, bodyName: event.data.bodyName }));
      case 'DelegationMethodsAdopted':
        return { ...list, methods: [...list.methods, ...event.data.methods.map(({ id, name }) => ({ id, name }))] };
      case 'ClaimTargetSet':
        return { ...list, target: event.data };
      case 'PowersClaimed':
        return withUnit(list, event.data.unit, moved(event.data, 1));
      case 'PowersClaimRevoked':
        return withUnit(list, event.data.unit, moved(event.data, -1));
      case 'PowerListAdopted':
        return withUnit(list, event.data.unit, () => ({ adopted: event.data.version }));
      case 'ClaimListPublished':
        return withUnit(list, event.data.unit, () => ({ published: event.data.count }));
      case 'PowerItemsDescribed':
        return { ...list, items: new Map([...list.items, ...event.data.items.map((item) => [item.name, described(item, list.items.get(item.name))] as const)]) };
      case 'UnitCapacityDetermined':
        return withUnit(list, event.data.unit, () => ({ level: event.data.level, expertise: event.data.expertise }));
      case 'PowersDelegated':
        return withUnit(list, event.data.unit, delegated(event.data));
      case 'PowerItemsWithdrawn':
        return { ...list, items: new Map([...list.items, ...event.data.items.map(({ name }) => [name, { ...(list.items.get(name) ?? blankItem(name)), withdrawn: true }] as const)]) };
      case 'PowersEvaluated':
      case 'PowersDeclined':
        return list;
    }
  },
  limits: powerListLimits,
};
