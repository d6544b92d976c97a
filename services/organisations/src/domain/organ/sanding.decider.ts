import { organisationsContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { nothing, type OrganDecision } from './organ.decider.js';
import type { OrganEvent } from './organ.events.js';
import { existence, nameOn, type OrganTimeline } from './organ.rules.js';

export interface Revision {
  readonly organId: string;
  readonly version: number;
  /** all of them from this version on; empty where they stay */
  readonly duties: readonly string[];
  readonly reason: string;
}

/** R6: versions of a 三定 follow each other without a gap. @throws {Rejected} `unknown-organ`, `organ-abolished`, `sanding-missing` */
export const reviseSanding = (organ: OrganTimeline, { organId, version, duties, reason }: Revision, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const { sandingVersion } = organ.at(meta.effective.to);
  const told = organ.facts.some(({ event, effective }) => event.type === 'SandingRevised' && event.data.version === version && effective.to === meta.effective.to);
  if (told) return nothing;
  if (sandingVersion === 0) throw new Rejected('sanding-missing', `“${nameOn(organ, meta)}”在此日期尚无“三定”规定`, `"${nameOn(organ, meta)}" had no 三定 on that day`, { organId });
  const gap: Violation | null =
    version === sandingVersion + 1
      ? null
      : { rule: 'sanding-version', zh: `“三定”现为第 ${sandingVersion} 版，下一版应为第 ${sandingVersion + 1} 版`, en: `the 三定 has version ${sandingVersion}; ${sandingVersion + 1} is next`, facts: { version: String(version), current: String(sandingVersion) } };
  const event = organisationsContract.make('SandingRevised', { organId, organName: nameOn(organ, meta), version, duties: [...duties], reason });
  return { events: [event], violations: broken(early, gap) };
};

export interface DutyMove {
  readonly fromId: string;
  readonly from: OrganTimeline;
  readonly toId: string;
  readonly to: OrganTimeline;
  readonly duty: string;
  readonly basis: string;
}

/** The same event in the streams of both. */
export interface DutyDecision {
  readonly append: { readonly from: readonly OrganEvent[]; readonly to: readonly OrganEvent[] };
  readonly violations: readonly Violation[];
}

/** 职能划转 @throws {Rejected} `unknown-organ`, `organ-abolished`, `duty-to-itself` */
export const moveDuty = (move: DutyMove, meta: CommandMeta): DutyDecision => handOver('DutyMoved', move, meta);

/** R5: an administrative function of an institution goes back to an organ. @throws {Rejected} `unknown-organ`, `organ-abolished`, `duty-to-itself` */
export const returnDuty = (move: DutyMove, meta: CommandMeta): DutyDecision => {
  const decided = handOver('DutyReturned', move, meta);
  const [giver, taker] = [move.from.latest().category, move.to.latest().category];
  if (decided.append.from.length === 0 || (giver === 'institution' && taker !== 'institution')) return decided;
  const wrongWay: Violation = { rule: 'duty-return-direction', zh: '职能回归是由事业单位回到机关', en: 'functions return from an institution to an organ', facts: { from: giver, to: taker } };
  return { ...decided, violations: [...decided.violations, wrongWay] };
};

const handOver = (type: 'DutyMoved' | 'DutyReturned', move: DutyMove, meta: CommandMeta): DutyDecision => {
  const { fromId, from, toId, to, duty, basis } = move;
  if (fromId === toId) throw new Rejected('duty-to-itself', '职能不能划转给自己', 'a duty cannot move to the organ that has it', { organId: fromId });
  const early = [existence(from, fromId, meta), existence(to, toId, meta)];
  const told = from.facts.some(({ event, effective }) => event.type === type && event.data.duty === duty && event.data.toOrganId === toId && effective.to === meta.effective.to);
  if (told) return { append: { from: [], to: [] }, violations: [] };
  const words = { duty, fromOrganId: fromId, fromOrganName: nameOn(from, meta), toOrganId: toId, toOrganName: nameOn(to, meta), basis };
  const event: OrganEvent = type === 'DutyMoved' ? organisationsContract.make(type, words) : organisationsContract.make(type, words);
  return { append: { from: [event], to: [event] }, violations: broken(...early, basisGiven(duty, basis)) };
};

const basisGiven = (duty: string, basis: string): Violation | null =>
  basis === '' ? { rule: 'duty-without-basis', zh: `划转“${duty}”没有依据`, en: `there is no basis for moving "${duty}"`, facts: { duty } } : null;

export interface Misfit {
  readonly organId: string;
  readonly kind: string;
  readonly words: string;
}

/** What the study of a 三定 finds that does not fit it. @throws {Rejected} `unknown-organ`, `organ-abolished` */
export const findMisfit = (organ: OrganTimeline, { organId, kind, words }: Misfit, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const told = organ.facts.some(({ event, effective }) => event.type === 'SandingMisfitFound' && event.data.words === words && effective.to === meta.effective.to);
  if (told) return nothing;
  const event = organisationsContract.make('SandingMisfitFound', { organId, organName: nameOn(organ, meta), misfitId: meta.id('misfit'), kind, words });
  return { events: [event], violations: broken(early) };
};

/** @throws {Rejected} `unknown-organ`, `organ-abolished`, `unknown-misfit` */
export const correctMisfit = (organ: OrganTimeline, { organId, misfitId, words }: { organId: string; misfitId: string; words: string }, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, organId, meta);
  const found = organ.at(meta.effective.to).misfits.get(misfitId);
  if (found === undefined) throw new Rejected('unknown-misfit', '在此日期没有这一项不符', 'no such misfit was known on that day', { misfitId });
  if (found === 'corrected') return nothing;
  return { events: [organisationsContract.make('SandingMisfitCorrected', { organId, organName: nameOn(organ, meta), misfitId, words })], violations: broken(early) };
};
