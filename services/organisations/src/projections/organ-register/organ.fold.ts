import type { Members, OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** From which day something holds and until before which; null for ever. Each end names its event. */
interface Validity {
  readonly valid_from: string;
  valid_to: string | null;
  readonly event_id: string;
  end_event_id: string | null;
}

export interface OrganRow extends Validity {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly rank: string;
  readonly parent_id: string;
  readonly group_id: string;
  readonly credit_code: string;
  readonly region_code: string;
}

export interface NameRow extends Validity {
  readonly name: string;
}

export interface ParentRow extends Validity {
  readonly parent_id: string;
}

/** 规格 as it was written; empty where nobody said. */
export interface RankRow extends Validity {
  readonly rank: string;
}

export interface CreditCodeRow extends Validity {
  readonly credit_code: string;
}

/** Its seat. */
export interface RegionRow extends Validity {
  readonly region_code: string;
}

export interface UnitRow extends Validity {
  /** id of the unit, or of the block */
  readonly unit_id: string;
  readonly kind: string;
  readonly name: string;
  readonly named: boolean;
  /** 1 for a named unit; what a block counted when it was recorded */
  readonly count: number;
  /** what of a block is still unnamed and there */
  remaining: number;
}

export interface PlateRow extends Validity {
  readonly plate_id: string;
  readonly name: string;
  readonly unit_name: string;
  readonly legal_basis: string;
  readonly basis_level: string;
}

export interface CoLocationRow extends Validity {
  readonly with_organ_id: string;
  readonly with_organ_name: string;
  readonly host: boolean;
  readonly limit_exempt: boolean;
}

export interface OrganRows {
  readonly organ: OrganRow | null;
  readonly names: readonly NameRow[];
  /** what it is under, day by day; no row for a time under nobody */
  readonly parents: readonly ParentRow[];
  readonly ranks: readonly RankRow[];
  /** no row before the first certificate; the last code stays with an organ that ended */
  readonly creditCodes: readonly CreditCodeRow[];
  /** the division of its seat, day by day; no row before one is recorded */
  readonly regions: readonly RegionRow[];
  readonly units: readonly UnitRow[];
  readonly plates: readonly PlateRow[];
  readonly coLocations: readonly CoLocationRow[];
}

/** What the facts of one organ amount to. @param counting in the order in which they take effect */
export const organRows = (counting: readonly Fact<OrganisationsEvent>[]): OrganRows => {
  const fold = new OrganFold();
  for (const fact of counting) fold.take(fact);
  return { organ: fold.organ, names: fold.names, parents: fold.parents, ranks: fold.ranks, creditCodes: fold.creditCodes, regions: fold.regions, units: [...fold.units.values()], plates: [...fold.plates.values()], coLocations: fold.coLocations };
};

type Beginning = Extract<OrganisationsEvent, { readonly type: 'OrganEstablished' | 'OrganRetained' }>['data'];

type CoLocated = Extract<OrganisationsEvent, { readonly type: 'OrgansCoLocated' }>['data'];

class OrganFold {
  organ: OrganRow | null = null;
  readonly names: NameRow[] = [];
  readonly parents: ParentRow[] = [];
  readonly ranks: RankRow[] = [];
  readonly creditCodes: CreditCodeRow[] = [];
  readonly regions: RegionRow[] = [];
  readonly units = new Map<string, UnitRow>();
  readonly plates = new Map<string, PlateRow>();
  readonly coLocations: CoLocationRow[] = [];

  take(fact: Fact<OrganisationsEvent>): void {
    const { event } = fact;
    switch (event.type) {
      case 'OrganEstablished':
      case 'OrganRetained':
        this.begin(event.data, fact);
        break;
      case 'OrganRenamed':
        end(this.names.at(-1), fact);
        this.names.push({ name: event.data.newName, ...since(fact) });
        this.change({ name: event.data.newName });
        break;
      case 'OrganReparented':
        this.under(event.data.newParentId, fact);
        this.change({ parent_id: event.data.newParentId });
        break;
      case 'OrganRegionRecorded':
        end(this.regions.at(-1), fact);
        this.regions.push({ region_code: event.data.regionCode, ...since(fact) });
        this.change({ region_code: event.data.regionCode });
        break;
      case 'OrganRankChanged':
        end(this.ranks.at(-1), fact);
        this.ranks.push({ rank: event.data.newRank, ...since(fact) });
        this.change({ rank: event.data.newRank });
        break;
      case 'CreditCodeCertificateIssued':
        end(this.creditCodes.at(-1), fact);
        this.creditCodes.push({ credit_code: event.data.code, ...since(fact) });
        this.change({ credit_code: event.data.code });
        break;
      case 'OrganAbolished':
        end(this.organ, fact);
        end(this.names.at(-1), fact);
        end(this.ranks.at(-1), fact);
        this.under('', fact);
        this.endParts(fact);
        break;
      default:
        this.takePart(fact);
    }
  }

  /** What is in the organ, and whom it shares its place with. */
  private takePart(fact: Fact<OrganisationsEvent>): void {
    const { event } = fact;
    switch (event.type) {
      case 'InternalUnitsRecorded':
      case 'InternalUnitsSetUp':
        this.addUnits(event.data.kind, event.data.units, fact);
        break;
      case 'InternalUnitsAbolished':
        for (const { id } of event.data.units?.named ?? []) this.lessen(id, 1, fact);
        for (const { id, count } of event.data.units?.blocks ?? []) this.lessen(id, count, fact);
        break;
      case 'PlateAdded': {
        const { plateId, name, unitName, legalBasis, basisLevel } = event.data;
        this.plates.set(plateId, { plate_id: plateId, name, unit_name: unitName, legal_basis: legalBasis, basis_level: basisLevel, ...since(fact) });
        break;
      }
      case 'PlateRemoved':
        end(this.plates.get(event.data.plateId), fact);
        break;
      case 'OrgansCoLocated':
        this.coLocate(event.data, fact);
        break;
      case 'OrganCoLocationEnded':
        for (const bond of this.coLocations) if (bond.with_organ_id === event.data.withOrganId && bond.valid_to === null) end(bond, fact);
        break;
      default:
        break;
    }
  }

  private begin({ name, aliases, category, rank, parentId, groupId }: Beginning, fact: Fact<OrganisationsEvent>): void {
    const { credit_code = '', region_code = '' } = this.organ ?? {};
    this.organ = { name, aliases, category, rank, parent_id: parentId, group_id: groupId, credit_code, region_code, ...since(fact) };
    this.names.push({ name, ...since(fact) });
    this.ranks.push({ rank, ...since(fact) });
    this.under(parentId, fact);
  }

  private under(parentId: string, fact: Fact<OrganisationsEvent>): void {
    const last = this.parents.at(-1);
    if (last?.valid_to === null) end(last, fact);
    if (parentId !== '') this.parents.push({ parent_id: parentId, ...since(fact) });
  }

  /** An organ that ended has no units and carries no plates. */
  private endParts(fact: Fact<OrganisationsEvent>): void {
    for (const row of [...this.units.values(), ...this.plates.values()]) if (row.valid_to === null) end(row, fact);
    for (const unit of this.units.values()) unit.remaining = 0;
  }

  private coLocate({ withOrganId, withOrganName, host, limitExempt }: CoLocated, fact: Fact<OrganisationsEvent>): void {
    this.coLocations.push({ with_organ_id: withOrganId, with_organ_name: withOrganName, host, limit_exempt: limitExempt, ...since(fact) });
  }

  private change(cells: Partial<OrganRow>): void {
    if (this.organ !== null) this.organ = { ...this.organ, ...cells };
  }

  private addUnits(kind: string, units: Members | undefined, fact: Fact<OrganisationsEvent>): void {
    for (const { id, label, count } of units?.blocks ?? []) this.units.set(id, { unit_id: id, kind, name: label, named: false, count, remaining: count, ...since(fact) });
    for (const { id, name, drawnFrom } of units?.named ?? []) {
      this.units.set(id, { unit_id: id, kind, name, named: true, count: 1, remaining: 1, ...since(fact) });
      if (drawnFrom !== '') this.lessen(drawnFrom, 1, fact);
    }
  }

  private lessen(id: string, count: number, fact: Fact<OrganisationsEvent>): void {
    const unit = this.units.get(id);
    if (unit === undefined) return;
    unit.remaining -= count;
    if (unit.remaining <= 0) end(unit, fact);
  }
}

const since = (fact: Fact<OrganisationsEvent>): Validity => ({ valid_from: fact.effective.to, valid_to: null, event_id: fact.eventId, end_event_id: null });

const end = (row: Validity | null | undefined, fact: Fact<OrganisationsEvent>): void => {
  if (row === null || row === undefined) return;
  row.valid_to = fact.effective.to;
  row.end_event_id = fact.eventId;
};
