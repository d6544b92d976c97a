import { organisationsContract } from '@yange/contracts';
import { Rejected, type Violation } from '@yange/kernel';
import type { CommandMeta } from '@yange/use-case';
import type { Plate } from './organ.aggregate.js';
import type { OrganEvent } from './organ.events.js';
import { plateBasis, type OrganTimeline } from './organ.rules.js';

/** What becomes of a plate of an organ that ends: who carries it on, or null where it is taken down. */
export interface PlateFate {
  readonly name: string;
  readonly heir: PlateHeir | null;
}

export interface PlateHeir {
  readonly organId: string;
  readonly name: string;
  readonly category: string;
}

export interface PlatesSettled {
  /** for the stream of the organ that ends */
  readonly removed: readonly OrganEvent[];
  /** by the organ that carries them on */
  readonly carried: ReadonlyMap<string, readonly OrganEvent[]>;
  readonly violations: readonly Violation[];
  /** plates of which nobody said anything */
  readonly left: readonly string[];
}

export const nothingSettled: PlatesSettled = { removed: [], carried: new Map(), violations: [], left: [] };

/**
 * A plate that is carried on keeps its name and what it rests on, hangs on the organ itself, since the office that had it ends, and has to stand there as a new one would.
 * @throws {Rejected} `unknown-plate`, `plate-twice`
 */
export const settlePlates = (organ: OrganTimeline, organId: string, organName: string, fates: readonly PlateFate[], demanding: ReadonlySet<string>, meta: CommandMeta): PlatesSettled => {
  const plates = [...organ.at(meta.effective.to).plates];
  const twice = fates.find(({ name }, index) => fates.findIndex((one) => one.name === name) !== index);
  if (twice !== undefined) throw new Rejected('plate-twice', `“${twice.name}”牌子有两种去向`, `two things are said of the plate "${twice.name}"`, { plate: twice.name });
  const strange = fates.find(({ name }) => !plates.some(([, plate]) => plate.name === name));
  if (strange !== undefined) throw new Rejected('unknown-plate', `该机构没有“${strange.name}”牌子`, `the organ has no plate "${strange.name}"`, { plate: strange.name });
  const carried = new Map<string, OrganEvent[]>();
  const violations: Violation[] = [];
  const removed = fates.flatMap(({ name, heir }) => {
    const own = plates.filter(([, plate]) => plate.name === name);
    if (heir !== null) {
      const [, plate] = own[0] as readonly [string, Plate];
      carried.set(heir.organId, [...(carried.get(heir.organId) ?? []), hung(plate, heir, { organId, name: organName }, meta)]);
      const basis = plateBasis(heir.category, name, plate, demanding);
      if (basis !== null) violations.push(basis);
    }
    return own.map(([plateId]) => organisationsContract.make('PlateRemoved', { organId, plateId, name, reason: heir === null ? '机构撤销' : '', toOrganId: heir?.organId ?? '', toOrganName: heir?.name ?? '' }));
  });
  return { removed, carried, violations, left: [...new Set(plates.map(([, { name }]) => name))].filter((name) => !fates.some((fate) => fate.name === name)) };
};

const hung = ({ name, legalBasis, basisLevel }: Plate, heir: PlateHeir, from: { readonly organId: string; readonly name: string }, meta: CommandMeta): OrganEvent =>
  organisationsContract.make('PlateAdded', {
    organId: heir.organId, organName: heir.name, plateId: meta.id(`plate/${from.organId}/${name}`), name, unitId: '', unitName: '', legalBasis, basisLevel, fromOrganId: from.organId, fromOrganName: from.name,
  });

/** R7: a plate outlives nobody by itself. */
export const noPlateLeft = (left: readonly string[]): Violation | null =>
  left.length === 0
    ? null
    : { rule: 'plates-left-behind', zh: `撤销后去向不明的牌子：${left.join('、')}`, en: `nobody says what becomes of the plates: ${left.join(', ')}`, facts: { plates: left.join('、') } };
