import type { OrganisationsEvent } from '@yange/contracts';
import type { Fact } from '@yange/kernel';

/** One step from what was before to what came of it. */
export interface LineageRow {
  readonly from_id: string;
  readonly from_name: string;
  /** organ, unit, block */
  readonly from_kind: string;
  readonly to_id: string;
  readonly to_name: string;
  readonly to_kind: string;
  readonly how: string;
  /** of a block: how many of it; 1 for a named thing */
  readonly count: number;
  readonly effective_to: string;
  readonly event_id: string;
}

interface End {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly count: number;
}

type Link = Extract<OrganisationsEvent, { readonly type: 'OrgansMerged' }>['data']['sources'][number];

const organEnd = (id: string, name: string): End => ({ id, name, kind: 'organ', count: 1 });

const endOf = ({ organId, name, blockId, count }: Link): End => (blockId === '' ? organEnd(organId, name) : { id: blockId, name, kind: 'block', count });

/**
 * Steps of lineage that the facts of one stream tell: of an organ, or of a group of organs. A step that two streams tell is one step in the question.
 * @param key id of the organ or group
 */
export const lineageRows = (key: string, counting: readonly Fact<OrganisationsEvent>[]): readonly LineageRow[] => [
  ...new Map(stepsIn(key, counting).map((row) => [[row.event_id, row.from_id, row.to_id].join(' '), row])).values(),
];

const stepsIn = (key: string, counting: readonly Fact<OrganisationsEvent>[]): readonly LineageRow[] =>
  counting.flatMap((fact) => {
    const step = (from: End, to: End, how: string): LineageRow => ({
      from_id: from.id, from_name: from.name, from_kind: from.kind, to_id: to.id, to_name: to.name, to_kind: to.kind, how, count: from.kind === 'block' ? from.count : to.count,
      effective_to: fact.effective.to, event_id: fact.eventId,
    });
    const { event } = fact;
    switch (event.type) {
      case 'OrganEstablished':
        return event.data.predecessors.map((link) => step(endOf(link), organEnd(key, event.data.name), link.how));
      case 'OrganAbolished':
        return event.data.successors.map((link) => step(organEnd(key, event.data.name), endOf(link), link.how));
      case 'OrganRenamed':
        return [step(organEnd(key, event.data.oldName), organEnd(key, event.data.newName), 'renamed')];
      case 'OrgansMerged':
        return event.data.sources.map((link) => step(endOf(link), organEnd(key, event.data.organName), link.how));
      case 'OrganSplit':
        return event.data.results.map((link) => step(organEnd(key, event.data.organName), endOf(link), link.how));
      case 'OrgansCounted':
        return (event.data.members?.named ?? [])
          .filter(({ drawnFrom }) => drawnFrom !== '')
          .map(({ id, name, drawnFrom }) => step({ id: drawnFrom, name: labelOf(drawnFrom, counting), kind: 'block', count: 1 }, organEnd(id, name), 'named'));
      case 'OfficesMerged':
        return officeSteps(key, event.data, counting).map(({ from, to }) => step(from, to, 'merged'));
      default:
        return [];
    }
  });

/** The source's words for a block that was counted in this stream. */
const labelOf = (blockId: string, counting: readonly Fact<OrganisationsEvent>[]): string => {
  for (const { event } of counting) {
    const found = event.type === 'OrgansCounted' ? event.data.members?.blocks.find(({ id }) => id === blockId) : undefined;
    if (found !== undefined) return found.label;
  }
  return '';
};

type OfficesMerged = Extract<OrganisationsEvent, { readonly type: 'OfficesMerged' }>['data'];

/** Offices of one organ are the units that it has; those of a group's members have no record of their own but this. */
const officeSteps = (key: string, { oldOffices, newOffices }: OfficesMerged, counting: readonly Fact<OrganisationsEvent>[]): readonly { from: End; to: End }[] => {
  const unit = (id: string, name: string): End => ({ id: unitOf(name, counting) ?? id, name, kind: 'unit', count: 1 });
  return (oldOffices?.named ?? []).flatMap((old) => newOffices.map((name) => ({ from: unit(old.id, old.name), to: unit(`${key}:${name}`, name) })));
};

const unitOf = (name: string, counting: readonly Fact<OrganisationsEvent>[]): string | undefined =>
  counting
    .flatMap(({ event }) => (event.type === 'InternalUnitsRecorded' || event.type === 'InternalUnitsSetUp' ? (event.data.units?.named ?? []) : []))
    .find((one) => one.name === name)?.id;
