import { gridContract, type ServiceItemSet } from '@yange/contracts';
import { derivedId, Rejected, type Timeline } from '@yange/kernel';
import { subjectOf, unlessRecorded, type CommandMeta, type OrganInput } from '@yange/use-case';
import { centreId } from '../service-centre/service-centre.decider.js';
import type { ServiceCase, ServiceCaseEvent, ServiceItem, ServiceItemEvent } from './service-case.aggregate.js';

type Items = Timeline<ServiceItem, ServiceItemEvent>;
type Cases = Timeline<ServiceCase, ServiceCaseEvent>;

const make = gridContract.make;

/** An item is known by its centre and its name. */
export const serviceItemId = (centre: string, name: string): string => derivedId('service-item', centreId(centre), name);

export interface ServiceItemText {
  readonly centre: string;
  readonly name: string;
  readonly department?: OrganInput | undefined;
  readonly materials: readonly string[];
  readonly oneVisit: boolean;
  readonly workingDays: number;
}

export const setServiceItem = (item: Items, { department, ...wanted }: ServiceItemText, meta: CommandMeta): readonly ServiceItemEvent[] => {
  const said = { ...wanted, materials: [...new Set(wanted.materials)], itemId: serviceItemId(wanted.centre, wanted.name), centreId: centreId(wanted.centre), ...(department === undefined ? {} : { department: subjectOf(department) }) };
  return unlessRecorded(gridContract, item, make('ServiceItemSet', said), meta.effective);
};

/** @throws {Rejected} `unknown-item` */
const inForce = (item: Items, itemId: string, meta: CommandMeta): ServiceItemSet => {
  const found = item.at(meta.effective.to).item;
  if (found === null) throw new Rejected('unknown-item', '届时没有该服务事项', 'there is no such item at that date', { item: itemId });
  return found;
};

export interface Acceptance {
  readonly itemId: string;
  readonly window: string;
  readonly number?: string | undefined;
}

/** A case with a number of the centre's own is known by it. */
export const caseIdOf = ({ itemId, number }: Pick<Acceptance, 'itemId' | 'number'>, meta: CommandMeta): string => (number === undefined ? meta.id('case') : numberedCaseId(itemId, number));

export const numberedCaseId = (itemId: string, number: string): string => derivedId('service-case', itemId, number);

/** @throws {Rejected} `unknown-item`; `case-exists` where the number belongs to another case */
export const acceptCase = (past: { item: Items; own: Cases }, wanted: Acceptance, caseId: string, meta: CommandMeta): readonly ServiceCaseEvent[] => {
  const { number = '', window } = wanted;
  const item = inForce(past.item, wanted.itemId, meta);
  const fresh = unlessRecorded<ServiceCaseEvent>(gridContract, past.own, make('CaseAccepted', { caseId, itemId: item.itemId, item: item.name, centreId: item.centreId, window, number }), meta.effective);
  if (fresh.length > 0 && past.own.latest().accepted > 0) throw new Rejected('case-exists', `“${item.name}”的办件“${number}”已受理`, `the case "${number}" of "${item.name}" is accepted already`, { case: caseId });
  return fresh;
};

/** @throws {Rejected} `unknown-item`; `not-asked-for` for what the item does not ask for */
export const giveNotice = (past: { item: Items; own: Cases }, wanted: { caseId: string; itemId: string; missing: readonly string[] }, meta: CommandMeta): readonly ServiceCaseEvent[] => {
  const { materials } = inForce(past.item, wanted.itemId, meta);
  const strange = wanted.missing.find((name) => !materials.includes(name));
  if (strange !== undefined) throw new Rejected('not-asked-for', `“${strange}”不在该事项的材料清单内`, `"${strange}" is none of the materials that the item asks for`, { material: strange });
  return unlessRecorded(gridContract, past.own, make('OneTimeNoticeGiven', { ...wanted, missing: [...new Set(wanted.missing)] }), meta.effective);
};

export interface Forwarding {
  readonly caseId: string;
  readonly itemId: string;
  readonly department: OrganInput;
}

/** 后台流转. What was sent and not yet returned is not sent again. @throws {Rejected} `case-at-department` */
export const forwardCase = (own: Cases, { dueOn = '', words = '', ...to }: Forwarding & { readonly dueOn?: string | undefined; readonly words?: string | undefined }, meta: CommandMeta): readonly ServiceCaseEvent[] => {
  const events = unlessRecorded<ServiceCaseEvent>(gridContract, own, make('CaseForwarded', { ...to, department: subjectOf(to.department), dueOn, words }), meta.effective);
  if (events.length > 0 && (own.at(meta.effective.to).away.get(to.department.id) ?? 0) > 0) {
    throw new Rejected('case-at-department', `该办件已在${to.department.name}`, `${to.department.name} has the case already`, { case: to.caseId, department: to.department.id });
  }
  return events;
};

export const handCaseBack = (own: Cases, { opinion, ...from }: Forwarding & { readonly opinion: string }, meta: CommandMeta): readonly ServiceCaseEvent[] =>
  unlessRecorded<ServiceCaseEvent>(gridContract, own, make('CaseHandedBack', { ...from, department: subjectOf(from.department), opinion }), meta.effective);

/** @throws {Rejected} `case-finished` */
export const finishCase = (own: Cases, wanted: { caseId: string; itemId: string; outcome: string; window: string }, meta: CommandMeta): readonly ServiceCaseEvent[] => {
  const events = unlessRecorded(gridContract, own, make('CaseFinished', wanted), meta.effective);
  if (events.length > 0 && own.latest().finished > 0) throw new Rejected('case-finished', '该办件已办结', 'the case is finished already', { case: wanted.caseId });
  return events;
};
