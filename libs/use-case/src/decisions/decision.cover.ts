import type { DecisionNoted } from '@yange/contracts';
import type { Timeline, Violation } from '@yange/kernel';
import type { Streams } from '../use-case.definition.js';
import { matters, type Matter } from './matter.js';
import type { DecisionEvent, DecisionState } from './decision.aggregate.js';

export type DecisionTimeline = Timeline<DecisionState, DecisionEvent>;

/** Streams that a change rests on beside its own, and what is wrong with them. */
export interface Standing {
  readonly refs: Streams;
  readonly versions: Readonly<Record<string, number>>;
  readonly violations: readonly Violation[];
}

export const standsAlone: Standing = { refs: {}, versions: {}, violations: [] };

/** A live change of this matter without any decision. */
export const decisionMissing = ({ code }: Matter): Violation => ({
  rule: 'decision-required',
  zh: `“${matters[code].zh}”须依据已生效的决定办理`,
  en: `"${matters[code].en}" stands under a decision`,
  facts: { matter: code },
});

/**
 * Whether a decision covers a change: it is known here, in force on the day that the change takes effect, not revoked, and names the matter and all that it is about.
 * @returns what is broken; null where it covers
 */
export const coverOf = (decisionId: string, timeline: DecisionTimeline, matter: Matter, effectiveTo: string): Violation | null => {
  const { noted, revoked } = timeline.latest();
  const facts = { decisionId, matter: matter.code };
  if (noted === null) return { rule: 'decision-unknown', zh: '没有这项决定，或尚未送达', en: 'there is no such decision, or it has not arrived yet', facts };
  if (revoked !== null) return { rule: 'decision-revoked', zh: `该决定已撤销：${revoked.reason}`, en: `the decision was revoked: ${revoked.reason}`, facts };
  if (effectiveTo < noted.inForceFrom || (noted.inForceTo !== '' && effectiveTo > noted.inForceTo)) {
    return { rule: 'decision-not-in-force', zh: `该决定自 ${noted.inForceFrom} 起${noted.inForceTo === '' ? '' : `至 ${noted.inForceTo} `}有效`, en: `the decision is in force from ${noted.inForceFrom}${noted.inForceTo === '' ? '' : ` to ${noted.inForceTo}`}`, facts };
  }
  const left = uncovered(noted, matter);
  return left === null ? null : { rule: 'decision-does-not-cover', zh: `该决定不包括“${matters[matter.code].zh}”${left === '' ? '' : `（${left}）`}`, en: `the decision does not cover "${matters[matter.code].en}"${left === '' ? '' : ` (${left})`}`, facts };
};

/** @returns null where all is covered, else the first id that is not ('' for the matter itself) */
const uncovered = ({ items }: DecisionNoted, { code, subjects }: Matter): string | null => {
  const own = items.filter(({ matter }) => matter === code);
  if (own.length === 0) return '';
  if (own.some(({ subjectIds }) => subjectIds.length === 0)) return null;
  return subjects.find((subject) => !own.some(({ subjectIds }) => subjectIds.includes(subject))) ?? null;
};
