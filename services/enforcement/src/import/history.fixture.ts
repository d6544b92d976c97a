import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { derivedId } from '@yange/kernel';
import { importGiven, type Imported } from '@yange/use-case';
import { enforcementService } from '../enforcement.service.js';

/** 海勃湾区 */
export const district = '150302';

const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
/** What the tables of organisations introduce before ours. */
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: Object.fromEntries(['本汇报', '执法改革方案', '赋权清单'].map((title) => [title, { title }])),
};

export const importHistory = (log: EventLog): Promise<Imported> =>
  importGiven({ service: enforcementService, log, cutOver: '2020-07-01', rowsOf: (table) => historyRows(district, table), references });
