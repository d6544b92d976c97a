import type { Block, GridEvent } from '@yange/contracts';
import { nothing, reading, type Contribution, type Reading } from '../ledger/contribution.js';
import { blockChange, blockLevel, blockOf, entity, joined, left, ownerDims, stated } from '../ledger/members.reading.js';

/** Grids, service lists and service centres as contributions to measures. */
export const gridContributions = (event: GridEvent): Reading => {
  switch (event.type) {
    case 'GridStandardSet': {
      const { householdsFrom, householdsTo, population } = event.data;
      const bound = (measure: string, unit: string, amount: number) => stated({ measure, unit }, measure, amount);
      return reading([bound('standard-households-from', '户', householdsFrom), bound('standard-households-to', '户', householdsTo), bound('standard-population', '人', population)]);
    }
    case 'GridsCreated':
      return reading(joined({ measure: 'grids', unit: '个', dims: ownerDims(event.data.unit) }, event.data.grids));
    case 'GridsAbolished':
      return reading(left({ measure: 'grids', unit: '个' }, event.data.grids));
    case 'GridWorkersAssigned':
      return reading(change({ measure: 'grid-workers', unit: '人', dims: ownerDims(event.data.unit) }, event.data.workers));
    case 'GridWorkersLeft':
      return reading([blockChange({ measure: 'grid-workers', unit: '人' }, event.data.blockId, -event.data.count)]);
    case 'ChiefRolesSet':
      return reading(event.data.roles.map((one) => entity({ measure: 'chief-roles', unit: '个' }, one.id)));
    case 'ServiceListPublished': {
      const { listId, title, items, measureWord, scope } = event.data;
      return reading([blockLevel({ measure: 'service-list-items', unit: measureWord, dims: { list: title, listId, scope } }, listId, items?.count ?? 0)]);
    }
    case 'ItemsPutOnPlatform':
      return reading(change({ measure: 'platform-items', unit: '项', dims: { platform: event.data.platform } }, event.data.items));
    case 'StreetPowersGranted':
      return reading(event.data.groups.map((one) => entity({ measure: 'street-power-groups', unit: '项', dims: { title: event.data.title } }, `${event.data.title}/${one.ordinal}`)));
    case 'StreetPowersWithdrawn':
      return reading(event.data.heldByNone.map((ordinal) => entity({ measure: 'street-power-groups', unit: '项', dims: { title: event.data.title } }, `${event.data.title}/${ordinal}`, 0)));
    default:
      return centre(event);
  }
};

interface Of {
  readonly measure: string;
  readonly unit: string;
  readonly dims: Readonly<Record<string, string>>;
}

const change = (of: Of, block: Block | undefined): readonly Contribution[] => (block === undefined ? [] : [blockChange(of, block.id, block.count)]);

const centre = (event: GridEvent): Reading => {
  switch (event.type) {
    case 'CentreCatalogueSet': {
      const { centreId, functions, items } = event.data;
      return reading([...level('centre-functions', '项', centreId, functions), ...level('centre-items', '项', centreId, items)]);
    }
    case 'HallsOpened':
      return reading(joined({ measure: 'halls', unit: '个', dims: { centre: event.data.centreId } }, event.data.halls));
    case 'HallNamed': {
      const { centreId, hall } = event.data;
      const of = { measure: 'halls', unit: '个', dims: { centre: centreId } };
      return reading(joined(of, { named: hall === undefined ? [] : [hall], blocks: [] }));
    }
    case 'WindowsSet':
      return reading(level('windows', '个', event.data.centreId, event.data.windows));
    case 'ResidentUnitsSet':
      return reading(level('resident-units', '家', event.data.centreId, event.data.units));
    case 'OfferedItemsSet':
      return reading(level('offered-items', '项', event.data.centreId, event.data.items));
    case 'OneVisitItemsSet':
      return reading(level('one-visit-items', '项', event.data.centreId, event.data.items));
    case 'CaseStatisticReported': {
      const { centreId, periodFrom, periodTo, handled, accepted, finished } = event.data;
      const cases = (measure: string, count: number | undefined): readonly Contribution[] =>
        count === undefined ? [] : [blockLevel({ measure, unit: '件', dims: { centre: centreId, periodFrom, periodTo } }, `${centreId}/${periodFrom}/${periodTo}`, count)];
      return reading([...cases('cases-handled', handled), ...cases('cases-accepted', accepted), ...cases('cases-finished', finished)]);
    }
    default:
      return nothing;
  }
};

/** One level per centre, whatever block tells it. */
const level = (measure: string, unit: string, centreId: string, block: Block | undefined): readonly Contribution[] =>
  blockOf({ measure, unit, dims: { centre: centreId } }, block === undefined ? undefined : { ...block, id: centreId });

