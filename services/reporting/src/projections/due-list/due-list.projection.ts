import type { Context, Contract, ContractEvents } from '@yange/contracts';
import { datedRows, replaceRows, StreamFacts, type AnyStateFold, type GrownStream, type Projection, type ProjectionTransaction } from '@yange/projections';
import { contracts } from '../../contributions/contributions.js';
import { areaPledgeDues } from './area-pledge-dues.fold.js';
import { callDues } from './call-dues.fold.js';
import { deskDues } from './desk-dues.fold.js';
import { DueBook, type AnyDueFold } from './due-book.fold.js';
import { dueListTables, stateTables } from './due-list.tables.js';
import { approverFold, calendarFold, deputyFold, deskFold, earlierCalendarFold, serviceItemFold, termFold } from './due-state.fold.js';
import { foldFollowUp, followUpTypes } from './follow-up-dues.rows.js';
import { inspectionDues } from './inspection-dues.fold.js';
import { motionDues } from './motion-dues.fold.js';
import { organDues } from './organ-dues.fold.js';
import { powerDues } from './power-dues.fold.js';
import { reformDues } from './reform-dues.fold.js';
import { serviceCaseDues } from './service-case-dues.fold.js';
import { teamDues } from './team-dues.fold.js';
import { permitDues, rectificationDues, secondmentDues, transferBatchDues } from './staffing-dues.fold.js';
import { workItemDues } from './work-item-dues.fold.js';

interface Folds {
  readonly dues: readonly AnyDueFold[];
  readonly states: readonly AnyStateFold[];
}

/** What is read of each log. */
const read: Readonly<Record<Context, Folds>> = {
  organisations: { dues: [organDues, reformDues, motionDues, workItemDues], states: [calendarFold, deputyFold, approverFold] },
  staffing: { dues: [permitDues, secondmentDues, transferBatchDues, rectificationDues], states: [] },
  enforcement: { dues: [powerDues, teamDues], states: [] },
  grid: { dues: [callDues, serviceCaseDues, areaPledgeDues], states: [earlierCalendarFold, serviceItemFold] },
  reporting: { dues: [deskDues, inspectionDues], states: [termFold, deskFold] },
};

const contexts = Object.keys(read) as readonly Context[];

const streamsOf = ({ dues, states }: Folds): readonly string[] => [...new Set([...dues, ...states].map(({ stream }) => stream))];

const factTable = (context: Context): string => `due_facts_${context}`;

const facts = new Map(contexts.map((context) => [context, new StreamFacts(contracts[context], factTable(context), streamsOf(read[context]))]));

const tables = Object.keys(stateTables) as readonly (keyof typeof stateTables)[];

/**
 * 待办: who must do what by when, over all services, with what it is reckoned by: calendar, terms, in whose hands it lies, who stands in for whom.
 * How many working days are left is asked on a day and never stored.
 */
export const dueList: Projection = {
  name: 'due-list',
  version: 6,
  contexts,
  types: [...new Set([...contexts.flatMap((context) => [...read[context].dues, ...read[context].states].flatMap(({ types }) => types as readonly string[])), ...followUpTypes, 'EventAnnulled'])],
  tables: (schema) => [...[...facts.values()].flatMap((kept) => kept.tables(schema)), ...dueListTables(schema)],
  views: [...contexts.map(factTable), 'due_items', ...tables],
  apply: async (tx, events) => {
    const context = events[0]?.logId.split('/')[1] as Context | undefined;
    if (context === undefined) return;
    for (const stored of events) if (followUpTypes.includes(stored.type)) await foldFollowUp(tx, stored);
    await facts.get(context)?.fold(tx, events, (stream) => write(tx, read[context], stream));
  },
};

const write = async (tx: ProjectionTransaction, { dues, states }: Folds, { logId, streamId, aggregate, key, facts: counting, live }: GrownStream<ContractEvents<Contract>>): Promise<void> => {
  const place = { log_id: logId, stream_id: streamId };
  const book = new DueBook(live);
  for (const { stream, types, fold } of dues) if (stream === aggregate) fold(book, counting.filter(({ event }) => types.includes(event.type)), key);
  if (dues.some(({ stream }) => stream === aggregate)) await replaceRows(tx, 'due_items', place, book.rows());
  const rows = states.filter(({ stream }) => stream === aggregate).flatMap((fold) => datedRows(fold, counting.filter(({ event }) => fold.types.includes(event.type)), key));
  for (const table of tables) {
    const shown = rows.filter((row) => row.table === table);
    if (states.some(({ stream }) => stream === aggregate)) await replaceRows(tx, table, place, shown.map((row) => ({ row_key: row.key, valid_from: row.validFrom, valid_to: row.validTo, ...row.cells })));
  }
};
