import { gridContract } from '@yange/contracts';
import { call } from '../../domain/call/call.aggregate.js';
import { serviceCentre } from '../../domain/service-centre/service-centre.aggregate.js';
import { defineStateFold, type StateRow } from '../state-history/state-history.fold.js';
import { stateHistory } from '../state-history/state-history.projection.js';

const keyOf = (streamId: string): string => streamId.split('/')[1] ?? '';

const centres = defineStateFold({
  aggregate: serviceCentre,
  types: ['CentreCatalogueSet', 'HallsOpened', 'HallNamed', 'WindowsSet', 'ResidentUnitsSet', 'OfferedItemsSet', 'OneVisitItemsSet', 'CaseStatisticReported'],
  rows: (centre, streamId) => {
    const { name, functions, catalogueItems, windows, units, offered, oneVisit } = centre;
    const cells = { name, functions, catalogue_items: catalogueItems, windows, units, offered, one_visit: oneVisit };
    const halls = [...centre.halls.values()].filter((hall) => hall.count !== 0);
    return [
      { table: 'service_centres', key: keyOf(streamId), cells },
      ...halls.map(({ id, name: hall, kind, count }): StateRow => ({ table: 'halls', key: id, cells: { name: hall, kind, count } })),
    ];
  },
  traces: ({ event, eventId }) => {
    if (event.type !== 'CaseStatisticReported') return [];
    const { periodFrom, periodTo, handled, finishRate } = event.data;
    return [{ table: 'case_statistics', key: eventId, cells: { period_from: periodFrom, period_to: periodTo, handled, finish_percent: finishRate?.percent ?? '' } }];
  },
});

const calls = defineStateFold({
  aggregate: call,
  types: ['CallRaised', 'CallAnswered', 'CallClosed'],
  rows: ({ status, answered }, streamId) => [
    { table: 'joint_calls', key: keyOf(streamId), cells: { status, called: answered.size, answered: [...answered.values()].filter(Boolean).length } },
  ],
});

/** Service centres with halls, offer and cases, and the calls of streets, by effective date. */
export const serviceCentresProjection = stateHistory({
  name: 'service-centres',
  version: 1,
  contract: gridContract,
  folds: [centres, calls],
  tables: {
    service_centres:
      'name text not null, functions integer not null, catalogue_items integer not null, windows integer not null, units integer not null, offered integer, one_visit integer',
    halls: 'name text not null, kind text not null, count integer not null',
    case_statistics: 'period_from text not null, period_to text not null, handled integer not null, finish_percent text not null',
    joint_calls: 'status text not null, called integer not null, answered integer not null',
  },
});
