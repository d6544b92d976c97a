import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { MilestoneEvent } from '../organ/milestone.js';
import { groupIdOf, sizeOf, type OrganGroupEvent } from './organ-group.aggregate.js';
import { assertKnownGroup, newFacts, type OrganGroupTimeline } from './organ-group.decider.js';

/** Whom a milestone is about, and for a group how many. */
export interface MilestoneSubject {
  readonly organId: string;
  readonly name: string;
  readonly count: number;
}

/** What is reached, beside whom it is about. */
export type Milestone =
  | { readonly type: 'OrganInaugurated'; readonly plateHung: boolean; readonly premisesAllocated: boolean }
  | { readonly type: 'SealActivated' }
  | { readonly type: 'SealFiled' }
  | { readonly type: 'CreditCodeCertificateIssued'; readonly code: string }
  | { readonly type: 'SandingIssued'; readonly all: boolean; readonly version?: number; readonly duties?: readonly string[] };

export const milestoneEvent = (milestone: Milestone, groupId: string, subject: MilestoneSubject): MilestoneEvent => {
  const head = { groupId, subject: { ...subject, each: false } };
  switch (milestone.type) {
    case 'OrganInaugurated':
      return organisationsContract.make('OrganInaugurated', { ...head, plateHung: milestone.plateHung, premisesAllocated: milestone.premisesAllocated });
    case 'SealActivated':
      return organisationsContract.make('SealActivated', head);
    case 'SealFiled':
      return organisationsContract.make('SealFiled', head);
    case 'CreditCodeCertificateIssued':
      return organisationsContract.make('CreditCodeCertificateIssued', { ...head, code: milestone.code });
    case 'SandingIssued':
      return organisationsContract.make('SandingIssued', { ...head, all: milestone.all, version: milestone.version ?? 0, duties: [...(milestone.duties ?? [])] });
  }
};

export interface GroupMilestone {
  readonly group: string;
  /** the source's words: 涉改部门 */
  readonly label: string;
  /** 0 where the source gives none */
  readonly count: number;
}

/**
 * A milestone over members that the source does not name. "All" counts the group as it is on that date.
 * @throws {Rejected} `unknown-group`, `empty-group`, `told-otherwise`
 */
export const reachInGroup = (timeline: OrganGroupTimeline, milestone: Milestone, wanted: GroupMilestone, meta: CommandMeta): readonly OrganGroupEvent[] => {
  assertKnownGroup(timeline, wanted.group);
  const all = milestone.type === 'SandingIssued' && milestone.all;
  const count = all ? sizeOf(timeline.at(meta.effective.to)) : wanted.count;
  if (all && count === 0) throw new Rejected('empty-group', '该组机构在此日期没有成员', 'the group has no members on that date', { group: wanted.group, date: meta.effective.to });
  return newFacts(timeline, [milestoneEvent(milestone, groupIdOf(meta.district, wanted.group), { organId: '', name: wanted.label, count })], meta);
};
