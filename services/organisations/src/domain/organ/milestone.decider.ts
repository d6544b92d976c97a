import type { CommandMeta } from '@yange/use-case';
import { Rejected } from '@yange/kernel';
import { milestoneEvent, type Milestone } from '../organ-group/group-milestone.decider.js';
import { broken } from '../rule/broken.js';
import { isRetold } from '../timeline/told-facts.js';
import { milestoneContent, milestoneKeys } from './milestone.js';
import { nothing, type OrganDecision } from './organ.decider.js';
import { creditCodeFits, existence, nameOn, type OrganTimeline } from './organ.rules.js';

/**
 * R3, R6: plate, premises, seal, certificate and 三定 of one named organ.
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `credit-code`, `credit-code-already-issued`, `told-otherwise`
 */
export const reach = (organ: OrganTimeline, organId: string, milestone: Milestone, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const { category, groupId, told, creditCode } = organ.latest();
  const code = milestone.type === 'CreditCodeCertificateIssued' ? milestone.code : '';
  const unfit = code === '' ? null : creditCodeFits(category, code);
  const event = milestoneEvent(milestone, groupId, { organId, name: nameOn(organ, meta), count: 1 });
  if (milestoneKeys(event).every((key) => isRetold(told, key, milestoneContent(event), meta))) return nothing;
  if (code !== '' && creditCode !== '' && creditCode !== code) {
    throw new Rejected('credit-code-already-issued', `该机构代码已为 ${creditCode}`, `the organ has the credit code ${creditCode} already`, { organId, creditCode });
  }
  return { ...nothing, events: [event], violations: broken(early, unfit) };
};
