import type { JsonValue } from '@bufbuild/protobuf';
import { CounterpartScope, dataFromJson, decodeData, fundingIn, managementIn, membersIn, quotaKindIn, staffingContract, TransferDirection, type Counterpart, type QuotaAccount } from '@yange/contracts';
import type { Precision } from '@yange/kernel';
import { times } from '../../ledger/members.reading.js';
import { counts, type Readable } from '../../view/ledger.reading.js';
import type { Half, Moved } from './half.js';

interface Row {
  readonly event_id: string;
  readonly type: 'TransferBatchRecorded' | 'QuotaTransferredOut' | 'QuotaTransferredIn';
  readonly log_id: string;
  readonly position: string;
  readonly effective_from: string | null;
  readonly effective_to: string;
  readonly effective_precision: Precision;
  readonly effective_text: string;
  readonly recorded_at: string;
  readonly citations: readonly { readonly number?: string; readonly title?: string }[];
  readonly data: JsonValue;
}

const moves = `
  select e.event_id, e.type, e.log_id, e.position, e.effective_from, e.effective_to, e.effective_precision, e.effective_text, e.recorded_at, e.citations, e.data
    from live.ledger_events e
   where e.district = $1 and e.type in ('TransferBatchRecorded', 'QuotaTransferredOut', 'QuotaTransferredIn') and e.effective_to <= $2 and ${counts}
   order by e.log_id, e.position`;

/** Where teams went that left a district for the city, in the words of the events. */
const wentUp = `select distinct e.data ->> 'to' as "to" from live.ledger_events e where e.district = $1 and e.type = 'TeamsTransferredUp' and e.effective_to <= $2 and ${counts}`;

/**
 * What of people and quota left a district or came into it by a day, as its own log tells it. Who is named by the words by which its teams went up is the city, named by code or not.
 * @param read as known at the moment that is asked about
 * @param city code of the city of the district
 */
export const halvesOf = async (read: Readable, district: string, asOf: string, city: string): Promise<readonly Half[]> => {
  const rows = await read.query<Row[]>(moves, [district, asOf]);
  if (rows.length === 0) return [];
  const up = new Set((await read.query<{ to: string | null }[]>(wentUp, [district, asOf])).flatMap(({ to }) => (to === null || to === '' ? [] : [to])));
  return rows.flatMap((row) => {
    const told = toldOf(row);
    if (told === null) return [];
    const counterpart = told.region !== '' ? told.region : up.has(told.words) && district !== city ? city : null;
    return [{ ...told.moved, ...recordOf(row, district), direction: told.direction, counterpart, words: told.words, count: told.count }];
  });
};

const anyOwn = `select exists (select from live.ledger_events e where e.district = $1 and e.type in ('QuotaApproved', 'HeadcountStated', 'QuotaTransferredIn', 'TransferBatchRecorded') and e.effective_to <= $2 and ${counts}) as "any"`;

/** Whether a city has told anything of people and quota of its own by a day. */
export const recordsOwn = async (read: Readable, city: string, asOf: string): Promise<boolean> => (await read.query<{ any: boolean }[]>(anyOwn, [city, asOf]))[0]?.any === true;

const recordOf = (row: Row, district: string): Pick<Half, 'eventId' | 'district' | 'effective' | 'documents' | 'recordedAt' | 'logId' | 'position'> => ({
  eventId: row.event_id,
  district,
  effective: { from: row.effective_from, to: row.effective_to, precision: row.effective_precision, text: row.effective_text },
  documents: row.citations.flatMap(({ number = '', title = '' }) => (number !== '' ? [number] : title !== '' ? [title] : [])),
  recordedAt: row.recorded_at,
  logId: row.log_id,
  position: Number(row.position),
});

interface Told {
  readonly moved: Moved;
  readonly direction: 'out' | 'in';
  readonly region: string;
  readonly words: string;
  readonly count: number;
}

/** @returns null for what stays within the district: both its halves are in one log */
const toldOf = ({ type, data: json }: Row): Told | null => {
  const event = decodeData(staffingContract, type, dataFromJson(staffingContract, type, json));
  switch (event.type) {
    case 'QuotaTransferredOut':
      return quotaTold('out', event.data.account, event.data.count, event.data.to);
    case 'QuotaTransferredIn':
      return quotaTold('in', event.data.account, event.data.count, event.data.from);
    case 'TransferBatchRecorded': {
      const { direction, counterpartRegion: region, from, to, persons } = event.data;
      if (direction !== TransferDirection.OUT && direction !== TransferDirection.IN) return null;
      const way = direction === TransferDirection.OUT ? 'out' : 'in';
      return { moved: { what: 'persons', quotaKind: '', management: '', funding: '' }, direction: way, region, words: (way === 'out' ? to : from)?.name ?? '', count: membersIn(persons) };
    }
    default:
      return null;
  }
};

const quotaTold = (direction: 'out' | 'in', account: QuotaAccount | undefined, count: number, side: Counterpart | undefined): Told | null => {
  if (side?.scope !== CounterpartScope.OUTSIDE) return null;
  const moved: Moved = { what: 'quota', quotaKind: quotaKindIn(account?.type), management: managementIn(account?.type), funding: fundingIn(account?.type) };
  return { moved, direction, region: side.region, words: side.owner?.name ?? '', count: count * times(account?.owner) };
};
