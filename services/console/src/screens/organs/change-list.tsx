import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { changeWords } from '../../words/organ-change.words.js';
import { register } from '../../words/register.words.js';
import { ChangeMark } from './change-mark.js';
import { signs, type Marked, type OrganChange, type OrganEvent } from './organ-changes.model.js';

interface Row extends Marked {
  readonly key: string;
  readonly organId: string;
  readonly name: string;
  readonly event: OrganEvent | undefined;
}

const documentsOf = (event: OrganEvent | undefined): readonly string[] => [...new Set((event?.citations ?? []).map(({ number = '', title = '' }) => number || title).filter((name) => name !== ''))];

/** What changed as a table: for the keyboard, for print, and with what each rests on. */
export const ChangeList = ({ changes, onOpen }: { readonly changes: readonly OrganChange[]; readonly onOpen: (organId: string) => void }): ReactNode => {
  const { to } = useAddress();
  const rows = changes.flatMap(({ organ, marks }) => marks.map((marked): Row => ({ ...marked, key: `${organ.organId} ${marked.mark}`, organId: organ.organId, name: organ.name, event: marked.events[0] })));
  const columns: readonly DataColumn<Row>[] = [
    { key: 'name', words: register.name, value: ({ name }) => name, width: 180 },
    { key: 'mark', words: changeWords.mark, value: ({ mark }, words) => `${signs[mark]} ${words(changeWords[mark])}`, width: 110, draw: ({ mark }) => <ChangeMark mark={mark} /> },
    { key: 'before', words: changeWords.before, value: ({ before }) => before, width: 150 },
    { key: 'after', words: changeWords.after, value: ({ after }) => after, width: 150 },
    { key: 'when', words: changeWords.when, value: ({ event }) => event?.effective.text ?? '', width: 110, draw: ({ event }) => (event === undefined ? null : <Link to={to('events', { event: event.eventId })}>{event.effective.text}</Link>) },
    { key: 'document', words: changeWords.document, value: ({ event }) => documentsOf(event).join('、'), width: 200, draw: ({ event }) => documentsOf(event).map((name) => <Link key={name} to={to('trail', { document: name })}>{name} </Link>) },
  ];
  return <DataTable name="changes-" title={changeWords.list} empty={changeWords.none} rows={rows} columns={columns} rowKey={({ key }) => key} onOpen={({ organId }) => onOpen(organId)} />;
};
