import { enforcementContract, PowerKind } from '@yange/contracts';
import { derivedId, onDay } from '@yange/kernel';
import { decideGiven, type AnyUseCase, type GivenEvent } from '@yange/use-case';
import { powerListId } from './power-list.decider.js';
import type { PowerListEvent } from './power-list.events.js';

const make = enforcementContract.make;

export const title = '赋权清单';
export const listId = powerListId(title);
export const unitOf = (name: string) => ({ id: derivedId('organ', name), name });
export const town = unitOf('千里山镇');
export const street = unitOf('新华街道');
export const bureau = unitOf('区城市管理局');
export const subject = (unit: typeof town) => ({ organId: unit.id, name: unit.name, count: 1, each: false });

export const past = (event: PowerListEvent, on = '2019-01-01'): GivenEvent => ({ stream: `power-list/${listId}`, event, effective: onDay(on) });

export const issued = past(make('PowerListIssued', { listId, title, version: 1, items: { id: 'v1', label: title, count: 99 }, parts: [{ kind: PowerKind.PENALTY, items: { id: 'p', label: '行政处罚', count: 80 } }] }));
export const methods = past(make('DelegationMethodsAdopted', { listId, methods: [{ id: 'm1', name: '确认' }, { id: 'm2', name: '交办' }] }));
export const bodyOf = (unit: typeof town, exists: boolean, on = '2019-01-01') => past(make('EnforcementBodyDetermined', { listId, unit: subject(unit), exists, bodyName: exists ? '镇综合执法局' : '', reason: '' }), on);
export const kinds: GivenEvent = {
  stream: 'power-kinds',
  event: make('PowerKindsSet', { kinds: [{ code: 'penalty', name: '行政处罚', needsEnforcementBody: true }, { code: 'inspection', name: '行政检查', needsEnforcementBody: false }] }),
  effective: onDay('2019-01-01'),
};
export const ground = [issued, methods, kinds, bodyOf(town, true), bodyOf(street, false)];

export const itemText = (name: string, more: object = {}) => ({ name, kind: 'inspection', legalBasis: '某条例第三条', ...more });

/** What was given, and what the use case adds to it. */
export const after = (given: readonly GivenEvent[], useCase: AnyUseCase, body: object, on: string): readonly GivenEvent[] => [...given, ...decideGiven(given, useCase, body, { effective: onDay(on) }).events.map(({ event }) => past(event as PowerListEvent, on))];
