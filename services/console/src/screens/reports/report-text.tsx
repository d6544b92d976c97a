import '../../styles/events.css';
import { Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { EventItem } from '../../events/event-item.js';
import { Answered } from '../../frame/notice.js';
import { usePaged } from '../../table/use-paged.js';
import { reportsWords } from '../../words/reports.words.js';
import { figureOf, type Content, type Note } from './report.model.js';

/** A report as it reads; the sign after a number opens its note, and that its figure and events. */
export const ReportText = ({ content }: { readonly content: Content }): ReactNode => {
  const { say } = useAddress();
  const [open, setOpen] = useState<number | null>(null);
  const note = content.notes.find(({ number }) => number === open);
  return (
    <>
      {content.synthetic ? <p className="bad">{say(reportsWords.synthetic)}</p> : null}
      <div className="report-text" lang={content.language === 'en' ? 'en' : 'zh-CN'} role="region" aria-label={say(reportsWords.preview)} tabIndex={0}>
        {content.blocks.map(({ style, runs }, index) => (
          <p key={index} className={`report-${style}`}>
            {runs.map((run, at) => <span key={at} className={run.lead ? 'report-lead' : undefined}>{run.text}{run.note === null ? null : <button type="button" className="note-sign" aria-label={`${say(reportsWords.note)} ${run.note}`} onClick={() => setOpen(run.note)}>[{run.note}]</button>}</span>)}
          </p>
        ))}
      </div>
      <Annexes content={content} />
      {note === undefined ? null : <NoteSheet note={note} onClose={() => setOpen(null)} />}
    </>
  );
};

const Annexes = ({ content: { annexes } }: { readonly content: Content }): ReactNode => {
  const { say } = useAddress();
  if (annexes.length === 0) return null;
  return (
    <details>
      <summary>{say(reportsWords.annexTables)}（{annexes.length}）</summary>
      {annexes.map((annex) => <Annex key={annex.title} {...annex} />)}
    </details>
  );
};

const Annex = ({ title, columns, rows }: Content['annexes'][number]): ReactNode => {
  const { shown, pager } = usePaged(rows);
  return (
    <>
      <div className="lines" role="group" aria-label={title} tabIndex={0}><table>
        <caption>{title}</caption>
        <thead><tr>{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>{shown.map((row, index) => <tr key={index}>{row.map((cell, at) => <td key={at}>{cell}</td>)}</tr>)}</tbody>
      </table></div>
      {pager}
    </>
  );
};

const NoteSheet = ({ note: { number, text, numbers, events }, onClose }: { readonly note: Note; readonly onClose: () => void }): ReactNode => {
  const { say, to } = useAddress();
  const [opened, setOpened] = useState('');
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={`${say(reportsWords.note)} ${number}`}>
      <div className="note-sheet">
        <p className="words">{text}</p>
        <p>{say(reportsWords.figures)}：{numbers.map((one) => (figureOf(one) === '' ? <span key={one}>{one} </span> : <Link key={one} to={to('overview', { figure: figureOf(one) })}>{one} </Link>))}</p>
        <h3>{say(reportsWords.noteEvents)} {events.length}</h3>
        <div className="events">{events.map((id) => <NoteEvent key={id} id={id} isOpen={events.length === 1 || id === opened} onToggle={(isOpen) => setOpened(isOpen ? id : '')} />)}</div>
      </div>
    </Drawer>
  );
};

/** An event as reporting folded it, so that its line says what it is before it is opened. */
const NoteEvent = ({ id, isOpen, onToggle }: { readonly id: string; readonly isOpen: boolean; readonly onToggle: (isOpen: boolean) => void }): ReactNode => {
  const { district } = useAddress();
  const door = useDoor(['ledger-event', district, id], (signal) => api.GET('/v1/districts/{district}/reporting/ledger-events/{eventId}', { params: { path: { district, eventId: id } }, signal }));
  return <Answered door={door}>{(folded) => <EventItem id={id} folded={folded} isOpen={isOpen} onToggle={onToggle} />}</Answered>;
};
