import { quotaKindWords, type DecidedItem, type DecisionNoted } from '@yange/contracts';
import type { DomainEvent, Timeline, Violation } from '@yange/kernel';
import type { Streams, Words } from '../use-case.definition.js';
import { matters, namesOfSubject, quotaDirections, type Matter } from './matter.js';
import type { DecisionEvent, DecisionState } from './decision.aggregate.js';

export type DecisionTimeline = Timeline<DecisionState, DecisionEvent>;

/** Streams that a change rests on beside its own, and what is wrong with them. */
export interface Standing {
  readonly refs: Streams;
  readonly versions: Readonly<Record<string, number>>;
  /** that stream as it is, and without what is corrected or annulled */
  readonly before: Readonly<Record<string, Timeline<unknown, DomainEvent>>>;
  readonly without: Readonly<Record<string, Timeline<unknown, DomainEvent>>>;
  /** what the change takes of the decision, written with it */
  readonly append: Readonly<Record<string, readonly DomainEvent[]>>;
  readonly violations: readonly Violation[];
  /** the decision, also where the command named none; null where there is none, or nothing asks for one */
  readonly under: string | null;
}

export const standsAlone: Standing = { under: null, refs: {}, versions: {}, before: {}, without: {}, append: {}, violations: [] };

/** A live change of this matter without any decision. */
export const decisionMissing = ({ code }: Matter): Violation => ({
  rule: 'decision-required',
  zh: `“${matters[code].zh}”须依据已生效的决定办理`,
  en: `"${matters[code].en}" stands under a decision`,
  facts: { matter: code },
});

/** A plan is carried out under the decision on it, whatever its steps are. */
export const planWithoutDecision: Violation = { rule: 'decision-required', zh: '实施方案须依据已生效的决定', en: 'a plan is carried out under a decision' };

/** What is to be covered, beside the matter. */
export interface Covered {
  readonly effectiveTo: string;
  /** of the plan that the change is a step of, hexadecimal; empty where it is no step; null for what goes on with a thing that was begun under the decision, as a step or not */
  readonly planHash: string | null;
}

/**
 * Whether a decision covers a change: it is known here, in force on the day that the change takes effect, not revoked, names the matter and all that it is about, for the kind of
 * quota and the direction that it says, was taken at the level that the change asks for, and, where it approves a plan, the change is a step of that very plan.
 * @param matter null for a step of a plan whose like asks for no decision, and for what goes on with a thing that was begun under it
 * @returns what is broken; null where it covers
 */
export const coverOf = (decisionId: string, timeline: DecisionTimeline, matter: Matter | null, { effectiveTo, planHash }: Covered): Violation | null => {
  const { noted, revoked } = timeline.latest();
  const facts = { decisionId, ...(matter === null ? {} : { matter: matter.code }) };
  if (noted === null) return { rule: 'decision-unknown', zh: '没有这项决定，或尚未送达', en: 'there is no such decision, or it has not arrived yet', facts };
  if (revoked !== null) return { rule: 'decision-revoked', zh: `该决定已撤销：${revoked.reason}`, en: `the decision was revoked: ${revoked.reason}`, facts };
  if (effectiveTo < noted.inForceFrom || (noted.inForceTo !== '' && effectiveTo > noted.inForceTo)) {
    return { rule: 'decision-not-in-force', zh: `该决定自 ${noted.inForceFrom} 起${noted.inForceTo === '' ? '' : `至 ${noted.inForceTo} `}有效`, en: `the decision is in force from ${noted.inForceFrom}${noted.inForceTo === '' ? '' : ` to ${noted.inForceTo}`}`, facts };
  }
  return (matter === null ? null : leftOut(noted, matter, facts)) ?? (planHash === null ? null : otherPlan(noted, planHash, facts));
};

type Facts = Readonly<Record<string, string>>;

const leftOut = (noted: DecisionNoted, matter: Matter, facts: Facts): Violation | null => {
  const own = noted.items.filter((item) => item.matter === matter.code);
  const left = uncovered(own, matter);
  return left === null ? (otherQuota(own, matter, facts) ?? belowCity(noted, matter, facts)) : { rule: 'decision-does-not-cover', zh: `该决定不包括“${matters[matter.code].zh}”${left === '' ? '' : `（${left}）`}`, en: `the decision does not cover "${matters[matter.code].en}"${left === '' ? '' : ` (${left})`}`, facts };
};

/** 国务院令第486号 art. 18: a district does not give itself posts of another one, nor away its own. */
const belowCity = ({ level }: DecisionNoted, { code, decidedBy }: Matter, facts: Facts): Violation | null =>
  decidedBy === undefined || level === decidedBy ? null : { rule: 'decision-level', zh: `跨层级、跨区“${matters[code].zh}”须由市批准，该决定由区作出`, en: `"${matters[code].en}" over the border of the district is for the city, and the district took this decision`, facts: { ...facts, level } };

/** The approval bound to the plan that was tried out: another one, a step by itself, or a plan under a decision on none was seen by nobody who decided. */
const otherPlan = (noted: DecisionNoted, planHash: string, facts: Facts): Violation | null => {
  const approved = Buffer.from(noted.planHash).toString('hex');
  if (approved === planHash) return null;
  const told = { ...facts, ...(approved === '' ? {} : { approved }), ...(planHash === '' ? {} : { plan: planHash }) };
  if (approved === '') return { rule: 'plan-not-approved', zh: '该决定没有批准实施方案', en: 'the decision approved no plan', facts: told };
  if (planHash === '') return { rule: 'plan-not-approved', zh: `该决定批准的是实施方案 ${approved.slice(0, 12)}，须按该方案办理`, en: `the decision approved plan ${approved.slice(0, 12)}: this is to be done as a step of it`, facts: told };
  return { rule: 'plan-not-approved', zh: `实施方案 ${planHash.slice(0, 12)} 与批准的方案 ${approved.slice(0, 12)} 不一致`, en: `plan ${planHash.slice(0, 12)} is not the approved ${approved.slice(0, 12)}`, facts: told };
};

/** An item that says which kind of quota it is about, or which way it goes, covers that alone; what an item leaves open, and what a change does not state, is not held against it. */
export const ofItsKind = ({ quotaKind }: DecidedItem, matter: Matter): boolean => quotaKind === '' || matter.quotaKind === undefined || matter.quotaKind === quotaKind;

export const ofItsDirection = ({ direction }: DecidedItem, matter: Matter): boolean => direction === '' || matter.direction === undefined || matter.direction === direction;

/** Whom it is about is covered: is it by items of that kind of quota, and of those by items that go the same way? */
const otherQuota = (own: readonly DecidedItem[], matter: Matter, facts: Facts): Violation | null => {
  const sameKind = own.filter((item) => ofItsKind(item, matter));
  if (uncovered(sameKind, matter) !== null) {
    const [decided, asked] = [wordsOf(own.map(({ quotaKind }) => quotaKind), quotaKindWords), wordsOf([matter.quotaKind ?? ''], quotaKindWords)];
    return { rule: 'decision-quota-kind', zh: `该决定批准的是${decided.zh}，不是${asked.zh}`, en: `the decision is about ${decided.en}, not ${asked.en}`, facts: { ...facts, decided: decided.codes, asked: asked.codes } };
  }
  if (uncovered(sameKind.filter((item) => ofItsDirection(item, matter)), matter) === null) return null;
  const [decided, asked] = [wordsOf(sameKind.map(({ direction }) => direction), quotaDirections), wordsOf([matter.direction ?? ''], quotaDirections)];
  return { rule: 'decision-direction', zh: `该决定批准的是${decided.zh}，不是${asked.zh}`, en: `the decision grants: ${decided.en}; this is: ${asked.en}`, facts: { ...facts, decided: decided.codes, asked: asked.codes } };
};

/** What is no code that is shipped is told as it stands. */
const wordsOf = (some: readonly string[], known: Readonly<Record<string, Words>>): Words & { readonly codes: string } => {
  const codes = [...new Set(some)].filter((code) => code !== '');
  return { codes: codes.join(','), zh: codes.map((code) => known[code]?.zh ?? `“${code}”`).join('、'), en: codes.map((code) => known[code]?.en ?? `"${code}"`).join(', ') };
};

/** @returns null where all is covered, else the first id that is not ('' for the matter itself) */
const uncovered = (own: readonly DecidedItem[], { subjects }: Matter): string | null => {
  if (own.length === 0) return '';
  if (own.some(({ subjectIds }) => subjectIds.length === 0)) return null;
  if (subjects.length === 0) return '';
  const left = subjects.find((subject) => !own.some(({ subjectIds }) => namesOfSubject(subject).some((name) => subjectIds.includes(name))));
  return left === undefined ? null : (namesOfSubject(left)[0] ?? '');
};
