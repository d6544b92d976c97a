import type { Context, Contract, ContractEvents } from '@yange/contracts';
import { datedRows, KnownRows, StreamFacts, type AnyStateFold, type GrownStream, type Projection } from '@yange/projections';
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

type DueTable = 'due_items' | keyof typeof stateTables;

const tables = Object.keys(stateTables) as readonly (keyof typeof stateTables)[];

const kept = new KnownRows<DueTable>(Object.fromEntries((['due_items', ...tables] as const).map((table) => [table, 'stream_id'])) as Record<DueTable, string>);

/**
 * 待办: who must do what by when, over all services, with what it is reckoned by: calendar, terms, in whose hands it lies, who stands in for whom.
 * How many working days are left is asked on a day and never stored. Rows keep the positions between which they were known.
 */
export const dueList: Projection = {
  name: 'due-list',
  version: 12,
  contexts,
  types: [...new Set([...contexts.flatMap((context) => [...read[context].dues, ...read[context].states].flatMap(({ types }) => types as readonly string[])), ...followUpTypes, 'EventAnnulled'])],
  tables: (schema) => [...[...facts.values()].flatMap((own) => own.tables(schema)), ...dueListTables(schema), ...kept.tables(schema)],
  views: [...contexts.map(factTable), ...kept.views],
  indexesAfterBuild: true,
  known: { ...Object.fromEntries(contexts.map((context) => [factTable(context), 'facts' as const])), ...kept.known },
  takeBack: (tx, past) => kept.takeBack(tx, [...facts.values()], past),
  apply: async (tx, events) => {
    const context = events[0]?.logId.split('/')[1] as Context | undefined;
    if (context === undefined) return;
    for (const stored of events) if (followUpTypes.includes(stored.type)) await foldFollowUp(tx, stored);
    const own = facts.get(context);
    if (own !== undefined) await kept.fold(tx, own, events, (stream) => rowsOf(read[context], stream));
  },
};

const rowsOf = ({ dues, states }: Folds, { aggregate, key, facts: counting, live }: GrownStream<ContractEvents<Contract>>): Partial<Readonly<Record<DueTable, readonly object[]>>> => {
  const book = new DueBook(live);
  for (const { stream, types, fold } of dues) if (stream === aggregate) fold(book, counting.filter(({ event }) => types.includes(event.type)), key);
  const rows = states.filter(({ stream }) => stream === aggregate).flatMap((fold) => datedRows(fold, counting.filter(({ event }) => fold.types.includes(event.type)), key));
  const ofTable = (table: string): readonly object[] => rows.filter((row) => row.table === table).map((row) => ({ row_key: row.key, valid_from: row.validFrom, valid_to: row.validTo, ...row.cells }));
  return { due_items: book.rows(), ...Object.fromEntries(tables.map((table) => [table, ofTable(table)])) };
};
