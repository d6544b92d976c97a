import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { bearerOn, importGiven, type Imported } from '@yange/use-case';
import { organisationsService } from '../organisations.service.js';

/** 海勃湾区 */
export const district = '150302';

export const importHistory = (log: EventLog): Promise<Imported> =>
  importGiven({ service: organisationsService, log, cutOver: '2020-07-01', rowsOf: (table) => historyRows(district, table) });

/** Id of each organ by the name that rows told last. */
export const organsByName = ({ references }: Imported): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(references.organs ?? {}).map(([name, borne]) => [name, bearerOn(borne, null) ?? '']));
