import type { CommandMeta } from '@yange/use-case';
import { organisationsContract } from '@yange/contracts';
import type { Violation } from '@yange/kernel';
import { milestoneEvent, type Milestone } from '../organ-group/group-milestone.decider.js';
import { broken } from '../rule/broken.js';
import { isRetold } from '../timeline/told-facts.js';
import { checklist, milestoneContent, milestoneKeys } from './milestone.js';
import { nothing, type OrganDecision } from './organ.decider.js';
import { codeOfRegion, creditCodeFits, existence, nameOn, organisationCodeFits, type OrganTimeline } from './organ.rules.js';

/**
 * R3, R6: plate, premises, seal, certificate and 三定 of one named organ.
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `credit-code`, `told-otherwise` where it has another code already
 */
export const reach = (organ: OrganTimeline, organId: string, milestone: Milestone, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const { category, groupId, told } = organ.latest();
  const code = milestone.type === 'CreditCodeCertificateIssued' ? milestone.code : '';
  const unfit = code === '' ? [] : [creditCodeFits(category, code), organisationCodeFits(code), codeOfRegion(code, organ.at(meta.effective.to).regionCode, meta)];
  const event = milestoneEvent(milestone, groupId, { organId, name: nameOn(organ, meta), count: 1 });
  if (milestoneKeys(event).every((key) => isRetold(told, key, milestoneContent(event), meta))) return nothing;
  return { ...nothing, events: [event], violations: broken(early, ...unfit) };
};

/** 正式运行 (R3, R6), once all of the checklist is there. @throws {Rejected} `unknown-organ`, `organ-abolished` */
export const open = (organ: OrganTimeline, organId: string, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const state = organ.at(meta.effective.to);
  if (state.open) return nothing;
  return { events: [organisationsContract.make('OrganOpened', { organId, organName: nameOn(organ, meta) })], violations: broken(early, ready(organ, meta)) };
};

const ready = (organ: OrganTimeline, meta: CommandMeta): Violation | null => {
  const { told } = organ.at(meta.effective.to);
  const missing = Object.entries(checklist).filter(([key]) => !told.has(key));
  if (missing.length === 0) return null;
  const [zh, en] = [missing.map(([, words]) => words.zh).join('、'), missing.map(([, words]) => words.en).join(', ')];
  return { rule: 'organ-not-ready', zh: `“${nameOn(organ, meta)}”在 ${meta.effective.to} 尚缺：${zh}`, en: `on ${meta.effective.to} "${nameOn(organ, meta)}" lacks: ${en}`, facts: { missing: missing.map(([key]) => key).join(',') } };
};
