import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { groupIdOf, type OrganGroupEvent } from '../organ-group/organ-group.aggregate.js';
import { newFacts, type OrganGroupTimeline } from '../organ-group/organ-group.decider.js';
import { establish, type Beginning, type OrganDecision } from '../organ/organ.decider.js';
import type { OrganTimeline } from '../organ/organ.rules.js';
import { broken } from '../rule/broken.js';
import { blockIn } from '../tally/tally.js';
import { termsKept, type Terms } from './coordination-body.rules.js';

export interface Body extends Terms {
  readonly organId: string;
  readonly beginning: Beginning;
  readonly task: string;
  /** who does its daily work; empty where none is named */
  readonly officeIn: { readonly organId: string; readonly name: string };
}

/** A named 议事协调机构: outside the limit, without office or quota, for a limited task with a date of abolition. @throws {Rejected} `organ-exists`, `ends-before-beginning` */
export const setUp = (organ: OrganTimeline, wanted: Body, meta: CommandMeta): OrganDecision => {
  const { organId, name, task, conditions, limitedTask, endsOn, officeIn, ownOffice, ownQuota } = wanted;
  if (endsOn !== '' && endsOn < meta.effective.to) throw new Rejected('ends-before-beginning', '撤销期限不得早于设立日期', 'it cannot end before it begins', { endsOn });
  const begun = establish(organ, organId, wanted.beginning, { method: '', predecessors: [] });
  if (begun.events.length === 0) return begun;
  const terms = organisationsContract.make('CoordinationBodySetUp', { organId, name, task, conditions, limitedTask, endsOn, officeInId: officeIn.organId, officeInName: officeIn.name, ownOffice, ownQuota });
  return { events: [...begun.events, terms], violations: [...begun.violations, ...broken(...termsKept(wanted))] };
};

export interface NamedBody {
  readonly group: string;
  readonly organId: string;
  readonly name: string;
  /** id or label of the block of coordination bodies that it was counted in */
  readonly drawnFrom: string;
}

/** It counts among the coordination bodies of its group, never within the limit. @throws {Rejected} `unknown-block`, `block-overdrawn` */
export const countBody = (timeline: OrganGroupTimeline, { group, organId, name, drawnFrom }: NamedBody, meta: CommandMeta): readonly OrganGroupEvent[] => {
  const { coordination } = timeline.latest();
  if (group === '' || coordination.named.has(organId)) return [];
  const members = { named: [{ id: organId, name, drawnFrom: drawnFrom === '' ? '' : blockIn(coordination, drawnFrom) }], blocks: [] };
  return newFacts(timeline, [organisationsContract.make('CoordinationBodiesSet', { groupId: groupIdOf(meta.district, group), groupName: group, members })], meta);
};
