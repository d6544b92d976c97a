import { isAsked } from '../figures/asked.measures.js';
import { ledgerColumns } from '../projections/measure-ledger/measure-ledger.projection.js';
import { rowsOf, type LedgerRows } from '../projections/measure-ledger/measure-ledger.rows.js';
import type { Readable } from '../view/ledger.reading.js';
import { storedAs, type SupposedEvent } from './supposed.event.js';

const tables = Object.keys(ledgerColumns) as readonly (keyof LedgerRows)[];
const ledgerTables = new RegExp(`\\blive\\.(${tables.join('|')})\\b`, 'gu');

/** Holds the rows for the length of the transaction: a parameter of each query would move the numbers of its own. */
const setting = 'yange.supposed_rows';

/**
 * The ledger with rows of events beside it that are in no log. Every table of it only grows, so what would be is what is and a little more; nothing is written.
 * @param transaction the rows are known to it alone, and forgotten with it
 */
export const ledgerSupposing = async (transaction: Readable, district: string, events: readonly SupposedEvent[]): Promise<Readable> => {
  const orders = await ordersOf(transaction, district, events);
  const folded = events.map((event, index) => rowsOf(storedAs(event, district, index, orders.get(event.supersedes ?? '') ?? '0'), isAsked));
  const rows = Object.fromEntries(tables.map((table) => [table, folded.flatMap((one) => one[table])]));
  await transaction.query('select set_config($1, $2, true)', [setting, JSON.stringify(rows)]);
  return { query: <T>(query: string, values?: unknown[]): Promise<T> => transaction.query<T>(query.replaceAll(ledgerTables, (_all, table: keyof LedgerRows) => withSupposed(table)), values) };
};

const withSupposed = (table: keyof LedgerRows): string => {
  const names = ledgerColumns[table].split(', ').map((column) => column.split(' ')[0]).join(', ');
  return `(select ${names} from live.${table} union all select ${names} from jsonb_to_recordset(current_setting('${setting}')::jsonb -> '${table}') as supposed(${ledgerColumns[table]}))`;
};

const ordersOf = async (read: Readable, district: string, events: readonly SupposedEvent[]): Promise<ReadonlyMap<string, string>> => {
  const named = events.flatMap(({ supersedes }) => supersedes ?? []);
  const rows = await read.query<{ id: string; place: string }[]>('select event_id as id, effective_order as place from live.ledger_events where district = $1 and event_id = any($2::uuid[])', [district, named]);
  return new Map(rows.map(({ id, place }) => [id, place]));
};
