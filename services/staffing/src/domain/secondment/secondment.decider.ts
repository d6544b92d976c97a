import { staffingContract, type Seconded } from '@yange/contracts';
import { Rejected, type EffectiveDate, type Timeline } from '@yange/kernel';
import { subjectOf, type Owner } from '../owner/owner.js';
import { ruled, unchanged, type Ruling } from '../ruling.js';
import { secondmentId, type SecondmentState } from './secondment.aggregate.js';
import type { SecondmentEvent } from './secondment.events.js';

export type SecondmentTimeline = Timeline<SecondmentState, SecondmentEvent>;

export interface SecondedPersons {
  readonly owner: Owner;
  /** 抽调, 借调 */
  readonly forms: readonly string[];
}

export interface NewSecondment extends SecondedPersons {
  readonly secondmentId: string;
  readonly persons: number;
  /** random ids of those who are known one by one */
  readonly personIds: readonly string[];
  /** YYYY-MM-DD, inclusive; empty where none is said */
  readonly until: string;
  readonly host?: Owner | undefined;
}

/**
 * R9: who goes is to come back on a day. History may not say on which.
 * @throws {Rejected} `secondment-ends-before`, `more-named-than-persons`, `already-away`
 */
export const decideRecordSecondments = (body: NewSecondment, group: SecondmentTimeline, effective: EffectiveDate): Ruling<SecondmentEvent> => {
  const { owner, forms, persons, personIds, until, host } = body;
  if (until !== '' && until < effective.to) throw new Rejected('secondment-ends-before', '期限不能早于抽调、借调日期', 'the secondment would end before it begins', { until });
  if (new Set(personIds).size > persons) throw new Rejected('more-named-than-persons', '列名人数多于抽、借调人数', 'more persons are named than went', { persons: String(persons) });
  if (group.latest().groups.has(body.secondmentId)) return unchanged;
  const away = [...group.at(effective.to).groups.values()].flatMap(({ named }) => [...named]);
  const twice = personIds.find((id) => away.includes(id));
  if (twice !== undefined) throw new Rejected('already-away', '该人员已在抽、借调中', 'the person is away already', { personId: twice });
  const event = staffingContract.make('SecondmentsRecorded', {
    groupId: secondmentId(owner), owner: subjectOf(owner), forms: [...forms], persons, personIds: [...new Set(personIds)], secondmentId: body.secondmentId, until, ...(host === undefined ? {} : { host: subjectOf(host) }),
  });
  return ruled([event], [until === '' ? { rule: 'secondment-without-end', zh: '抽调、借调须写明期限', en: 'a secondment says until when' } : null]);
};

export interface Extension {
  readonly owner: Owner;
  readonly secondmentId: string;
  readonly until: string;
  readonly reason: string;
}

/** @throws {Rejected} `unknown-secondment`, `secondment-over`, `not-longer` */
export const decideExtendSecondment = ({ owner, secondmentId: id, until, reason }: Extension, group: SecondmentTimeline, effective: EffectiveDate): Ruling<SecondmentEvent> => {
  const one = away(group, id, effective);
  if (one.until === until) return unchanged;
  if (one.left <= 0) throw new Rejected('secondment-over', '该批抽调、借调人员已全部清退', 'all of that secondment are back', { secondmentId: id });
  if (until < one.until) throw new Rejected('not-longer', `期限已为 ${one.until}；提前结束请登记清退`, `it lasts until ${one.until}: who comes back earlier is cleared`, { until: one.until });
  return ruled([staffingContract.make('SecondmentsExtended', { groupId: secondmentId(owner), owner: subjectOf(owner), secondmentId: id, until, reason })]);
};

const away = (group: SecondmentTimeline, id: string, effective: EffectiveDate): Seconded => {
  const one = group.at(effective.to).groups.get(id);
  if (one === undefined) throw new Rejected('unknown-secondment', '此时没有该批抽调、借调', 'there is no such secondment at that date', { secondmentId: id });
  return one;
};

export interface Clearing {
  readonly complete: boolean;
  readonly persons?: number | undefined;
  /** of one secondment; of all of the owner where none is named */
  readonly secondmentId?: string | undefined;
  readonly personIds: readonly string[];
}

/**
 * R9. The source may say that the clearing is complete without any number: none is made up.
 * @throws {Rejected} `clearing-without-content`, `unknown-secondment`, `not-away`, `more-named-than-persons`
 */
export const decideClearSecondments = ({ owner, forms }: SecondedPersons, clearing: Clearing, group: SecondmentTimeline, effective: EffectiveDate): Ruling<SecondmentEvent> => {
  const { complete, persons, secondmentId: id, personIds } = clearing;
  if (!complete && persons === undefined && personIds.length === 0) throw new Rejected('clearing-without-content', '须写明人数、人员或“已完成”', 'say how many came back, who, or that all did');
  if (persons !== undefined && persons < personIds.length) throw new Rejected('more-named-than-persons', '列名人数多于清退人数', 'more persons are named than came back', { persons: String(persons) });
  const state = group.at(effective.to);
  if (complete && state.cleared) return unchanged;
  const of = id === undefined ? [...state.groups.values()] : [away(group, id, effective)];
  const stranger = personIds.find((one) => !of.some(({ named }) => named.has(one)));
  if (stranger !== undefined) throw new Rejected('not-away', '该人员此时不在抽、借调中', 'the person is not away at that date', { personId: stranger });
  if (complete && id !== undefined && of.every(({ left }) => left === 0)) return unchanged;
  return ruled([
    staffingContract.make('SecondmentsCleared', { groupId: secondmentId(owner), owner: subjectOf(owner), forms: [...forms], complete, secondmentId: id ?? '', personIds: [...personIds], ...(persons === undefined ? {} : { persons }) }),
  ]);
};
