import { decodeData, decodeEnvelope, staffingContract, type Envelope, type StaffingEvent } from '@yange/contracts';
import type { EventLog } from '@yange/event-log';
import { historyRows } from '@yange/history';
import { derivedId } from '@yange/kernel';
import { importGiven, type Cells, type Imported } from '@yange/use-case';
import { staffingService } from '../staffing.service.js';

/** 海勃湾区 */
export const district = '150302';

const units = ['千里山镇', '新华街道', '新华西街道', '凤凰岭街道', '海北街道', '滨河街道', '卡布其街道'];
/** What the tables of organisations introduce before ours. */
const references = {
  organs: Object.fromEntries(units.map((name) => [name, derivedId('organ', name)])),
  documents: { 本汇报: { title: '乌海市海勃湾区机构改革完成情况汇报' }, 整改通知: { number: '内机编办发〔2019〕34号' } },
};

export const importHistory = (log: EventLog): Promise<Imported> =>
  importGiven({ service: staffingService, log, cutOver: '2020-07-01', rowsOf: (table) => historyRows(district, table), references });

/** Further rows, by table, for a log that holds the history. */
export const importMore = (log: EventLog, rows: Readonly<Record<string, readonly Cells[]>>): Promise<Imported> =>
  importGiven({ service: staffingService, log, cutOver: '2020-07-01', rowsOf: async ({ name }) => rows[name] ?? [], references });

export interface ReadEvent {
  readonly eventId: string;
  readonly event: StaffingEvent;
  readonly envelope: Envelope;
}

export const eventsOf = async (log: EventLog): Promise<readonly ReadEvent[]> => {
  const { events } = await log.readPage({ after: 0, limit: 1_000 });
  return events.map((stored) => ({ eventId: stored.eventId, event: decodeData(staffingContract, stored.type, stored.data), envelope: decodeEnvelope(stored.envelope) }));
};
