import { organisationsContract } from '@yange/contracts';
import { Rejected } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import { broken } from '../rule/broken.js';
import { unitNamed } from './internal-unit.decider.js';
import { nothing, type OrganDecision } from './organ.decider.js';
import { existence, nameOn, plateBasis, type OrganTimeline } from './organ.rules.js';

export interface PlatesWanted {
  readonly organId: string;
  readonly names: readonly string[];
  /** name of the office or centre that carries them; empty for the organ itself */
  readonly unitName: string;
  readonly legalBasis: string;
  readonly basisLevel: string;
}

/**
 * @param demanding the levels that may demand plates of towns and streets on that day
 * @throws {Rejected} `unknown-organ`, `organ-abolished`, `unknown-unit`
 */
export const addPlates = (organ: OrganTimeline, wanted: PlatesWanted, demanding: ReadonlySet<string>, meta: CommandMeta): OrganDecision => {
  const early = existence(organ, wanted.organId, meta);
  const state = organ.at(meta.effective.to);
  const unitId = wanted.unitName === '' ? '' : unitNamed(state, wanted.unitName);
  const there = [...state.plates.values()].filter((plate) => plate.unitId === unitId).map(({ name }) => name);
  const fresh = wanted.names.filter((name) => !there.includes(name));
  const { organId, unitName, legalBasis, basisLevel } = wanted;
  return {
    ...nothing,
    events: fresh.map((name) =>
      organisationsContract.make('PlateAdded', { organId, organName: nameOn(organ, meta), plateId: meta.id(`plate/${name}`), name, unitId, unitName, legalBasis, basisLevel }),
    ),
    violations: broken(early, ...fresh.map((name) => plateBasis(state.category, name, { legalBasis, basisLevel }, demanding))),
  };
};

/** @throws {Rejected} `unknown-organ`, `organ-abolished`, `unknown-plate` */
export const removePlate = (organ: OrganTimeline, wanted: { organId: string; name: string; reason: string }, meta: CommandMeta): OrganDecision => {
  const { organId, name, reason } = wanted;
  const early = existence(organ, organId, meta);
  const removed = organ.facts.some(({ event, effective }) => event.type === 'PlateRemoved' && event.data.name === name && effective.to === meta.effective.to);
  if (removed) return nothing;
  const found = [...organ.at(meta.effective.to).plates].find(([, plate]) => plate.name === name);
  if (found === undefined) throw new Rejected('unknown-plate', `该机构没有“${name}”牌子`, `the organ has no plate "${name}"`, { plate: name });
  return { ...nothing, events: [organisationsContract.make('PlateRemoved', { organId, plateId: found[0], name, reason })], violations: broken(early) };
};
