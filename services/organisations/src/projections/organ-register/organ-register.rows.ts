import type { Members } from '@yange/contracts';
import { Timeline, type DomainEvent, type Fact } from '@yange/kernel';
import { organ } from '../../domain/organ/organ.aggregate.js';
import type { OrganEvent } from '../../domain/organ/organ.events.js';

/** From which day something holds and until before which; null for ever. Each end names its event. */
interface Validity {
  readonly valid_from: string;
  valid_to: string | null;
  readonly event_id: string;
  end_event_id: string | null;
}

export interface OrganRow extends Validity {
  readonly organ_id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly category: string;
  readonly rank: string;
  readonly parent_id: string;
  readonly group_id: string;
  readonly credit_code: string;
}

export interface NameRow extends Validity {
  readonly name: string;
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

export interface OrganRows {
  readonly organ: OrganRow | null;
  readonly names: readonly NameRow[];
  readonly units: readonly UnitRow[];
  readonly plates: readonly PlateRow[];
}

/** What the facts of one organ amount to: corrected and annulled ones are left out, late ones stand where they belong. */
export const organRows = (recorded: readonly Fact<DomainEvent>[]): OrganRows => {
  const timeline = Timeline.of(organ, recorded as readonly Fact<OrganEvent>[]);
  const fold = new OrganFold();
  for (const fact of timeline.facts) fold.take(fact);
  const { name, category, parentId, groupId, creditCode } = timeline.latest();
  const begun = fold.begun;
  return {
    organ:
      begun === null
        ? null
        : { ...begun.validity, organ_id: begun.organId, name, aliases: begun.aliases, category, rank: begun.rank, parent_id: parentId, group_id: groupId, credit_code: creditCode },
    names: fold.names,
    units: [...fold.units.values()],
    plates: [...fold.plates.values()],
  };
};

class OrganFold {
  begun: { readonly organId: string; readonly aliases: readonly string[]; readonly rank: string; readonly validity: Validity } | null = null;
  readonly names: NameRow[] = [];
  readonly units = new Map<string, UnitRow>();
  readonly plates = new Map<string, PlateRow>();

  take(fact: Fact<OrganEvent>): void {
    const { event } = fact;
    switch (event.type) {
      case 'OrganEstablished':
      case 'OrganRetained':
        this.begun = { organId: event.data.organId, aliases: event.data.aliases, rank: event.data.rank, validity: since(fact) };
        this.names.push({ name: event.data.name, ...since(fact) });
        break;
      case 'OrganRenamed':
        end(this.names.at(-1), fact);
        this.names.push({ name: event.data.newName, ...since(fact) });
        break;
      case 'OrganAbolished':
        end(this.begun?.validity, fact);
        end(this.names.at(-1), fact);
        break;
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
      default:
        break;
    }
  }

  private addUnits(kind: string, units: Members | undefined, fact: Fact<OrganEvent>): void {
    for (const { id, name, drawnFrom } of units?.named ?? []) {
      this.units.set(id, { unit_id: id, kind, name, named: true, count: 1, remaining: 1, ...since(fact) });
      if (drawnFrom !== '') this.lessen(drawnFrom, 1, fact);
    }
    for (const { id, label, count } of units?.blocks ?? []) this.units.set(id, { unit_id: id, kind, name: label, named: false, count, remaining: count, ...since(fact) });
  }

  private lessen(id: string, count: number, fact: Fact<OrganEvent>): void {
    const unit = this.units.get(id);
    if (unit === undefined) return;
    unit.remaining -= count;
    if (unit.remaining <= 0) end(unit, fact);
  }
}

const since = (fact: Fact<OrganEvent>): Validity => ({ valid_from: fact.effective.to, valid_to: null, event_id: fact.eventId, end_event_id: null });

const end = (row: Validity | undefined, fact: Fact<OrganEvent>): void => {
  if (row === undefined) return;
  row.valid_to = fact.effective.to;
  row.end_event_id = fact.eventId;
};
