import type { GridEvent, Named, Subject } from '@yange/contracts';
import { defineStateFold, type Cells, type RowBook } from '@yange/projections';

type ServiceCentreEvent = Extract<
  GridEvent,
  {
    type:
      | 'CentreCatalogueSet' | 'HallsOpened' | 'HallNamed' | 'WindowsSet' | 'ResidentUnitsSet' | 'OfferedItemsSet' | 'OneVisitItemsSet'
      | 'CaseStatisticReported' | 'WindowOpened' | 'WindowClosed' | 'WindowUnitSet' | 'ResidentUnitMovedIn' | 'ResidentUnitMovedOut';
  }
>;

const blank: Cells = { functions: null, catalogue_items: null, kinds: '', kinds_open: false, windows: null, units: null, offered: null, one_visit: null };

const openHall = (book: RowBook, { id, name, drawnFrom }: Named): void => {
  book.add('halls', id, 'count', 1, { name, kind: 'hall' });
  if (drawnFrom !== '') book.add('halls', drawnFrom, 'count', -1, { name: '', kind: 'block' });
};

/** One that is closed, or has moved out, stays with a count of 0. */
const present = (book: RowBook, table: string, key: string, by: 1 | 0 | -1, cells: Cells): void => {
  book.add(table, key, 'count', by, { name: '', hall: '', handles: '', centre: '', unit_id: '', unit: '' });
  book.put(table, key, cells);
};

const unitOf = (unit: Subject | undefined): Cells => ({ unit_id: unit?.organId ?? '', unit: unit?.name ?? '' });

const apply = (book: RowBook, event: ServiceCentreEvent, key: string): void => {
  const centre = (cells: Cells): void => book.put('service_centres', key, { ...cells, name: event.data.centre }, blank);
  centre({});
  switch (event.type) {
    case 'CentreCatalogueSet': {
      const { functions, items, kinds, kindsOpen } = event.data;
      return centre({ functions: functions?.count ?? 0, catalogue_items: items?.count ?? 0, kinds: kinds.join('、'), kinds_open: kindsOpen });
    }
    case 'HallsOpened':
      for (const { id, label, count } of event.data.halls?.blocks ?? []) book.add('halls', id, 'count', count, { name: label, kind: 'block' });
      return event.data.halls?.named.forEach((hall) => openHall(book, hall));
    case 'HallNamed':
      return event.data.hall === undefined ? undefined : openHall(book, event.data.hall);
    case 'WindowsSet':
      return centre({ windows: event.data.windows?.count ?? 0 });
    case 'ResidentUnitsSet':
      return centre({ units: event.data.units?.count ?? 0 });
    case 'OfferedItemsSet':
      return centre({ offered: event.data.items?.count ?? 0 });
    case 'OneVisitItemsSet':
      return centre({ one_visit: event.data.items?.count ?? 0 });
    case 'WindowOpened':
      return present(book, 'centre_windows', event.data.windowId, 1, { name: event.data.name, hall: event.data.hall, handles: event.data.handles.join('\n'), centre: event.data.centre, ...unitOf(event.data.unit) });
    case 'WindowUnitSet':
      return present(book, 'centre_windows', event.data.windowId, 0, { name: event.data.name, hall: event.data.hall, centre: event.data.centre, ...unitOf(event.data.unit) });
    case 'WindowClosed':
      return present(book, 'centre_windows', event.data.windowId, -1, { name: event.data.name });
    case 'ResidentUnitMovedIn':
      return present(book, 'resident_units', event.data.unit?.organId ?? '', 1, { name: event.data.unit?.name ?? '', handles: event.data.handles.join('\n'), centre: event.data.centre });
    case 'ResidentUnitMovedOut':
      return present(book, 'resident_units', event.data.unit?.organId ?? '', -1, { name: event.data.unit?.name ?? '' });
    case 'CaseStatisticReported':
      return;
  }
};

/** A number that nobody has given is null, not 0. */
export const serviceCentreFold = defineStateFold<ServiceCentreEvent>({
  stream: 'service-centre',
  types: ['CentreCatalogueSet', 'HallsOpened', 'HallNamed', 'WindowsSet', 'ResidentUnitsSet', 'OfferedItemsSet', 'OneVisitItemsSet', 'CaseStatisticReported', 'WindowOpened', 'WindowClosed', 'WindowUnitSet', 'ResidentUnitMovedIn', 'ResidentUnitMovedOut'],
  apply,
  shows: (row) => row.table !== 'halls' || row.cells['count'] !== 0,
  traces: ({ event, eventId }) => {
    if (event.type !== 'CaseStatisticReported') return [];
    const { periodFrom, periodTo, handled, accepted = null, finished = null, finishRate } = event.data;
    return [{ table: 'case_statistics', key: eventId, cells: { period_from: periodFrom, period_to: periodTo, handled, accepted, finished, finish_percent: finishRate?.percent ?? '' } }];
  },
});
