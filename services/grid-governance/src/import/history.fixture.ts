import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { derivedId } from '@yange/kernel';
import { importGiven, type Imported } from '@yange/use-case';
import { gridService } from '../grid-governance.service.js';

/** 海勃湾区 */
export const district = '150302';

const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
/** What the tables of organisations introduce before ours. */
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: { 本汇报: { title: '本汇报' } },
};

export const importHistory = (log: EventLog): Promise<Imported> =>
  importGiven({ service: gridService, log, cutOver: '2020-07-01', rowsOf: (table) => historyRows(district, table), references });
