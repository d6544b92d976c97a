import type { components } from '@yange/api-client';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { codes } from '../../words/code.words.js';
import { form } from '../../words/form.words.js';
import { meetingWords } from '../../words/meeting.words.js';
import { wordsFor } from '../../words/report.words.js';

type Meeting = components['schemas']['organisations.Meetings']['meetings'][number];

const columns: readonly DataColumn<Meeting>[] = [
  { key: 'title', words: meetingWords.meeting, value: ({ title }) => title, width: 280 },
  { key: 'held', words: meetingWords.heldOn, value: ({ text }) => text, width: 130 },
  { key: 'decisions', words: meetingWords.decisions, value: ({ decisions }) => decisions.length, width: 100 },
  { key: 'decided', words: meetingWords.decided, value: ({ decisions }) => decisions.map(({ title }) => title).join('、'), width: 300 },
  { key: 'minutes', words: meetingWords.minutes, value: ({ decisions }) => [...new Set(decisions.map(({ minutes }) => minutes))].filter((one) => one !== '').join('、'), width: 170 },
  { key: 'approved', words: meetingWords.approved, value: ({ approved }) => approved.join('、'), width: 260 },
];

/** 会议台账: meetings that were held, and what was decided at each; one of them as a sheet. Nothing where none is on record and none is asked for. */
export const MeetingsPart = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [open, choose] = useParam('meeting');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['meetings', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/meetings', { params: { path: { district }, query }, signal }));
  return (
    <Answered door={door}>
      {({ meetings }) => (
        <>
          {meetings.length === 0 ? null : <section className="card meetings-part" aria-label={say(meetingWords.title)}><h2>{say(meetingWords.title)} {meetings.length}</h2><DataTable name="meetings-" title={meetingWords.title} rows={meetings} columns={columns} rowKey={({ meetingId }) => meetingId} onOpen={({ meetingId }) => choose(meetingId)} /></section>}
          {open === '' ? null : <MeetingSheet meeting={meetings.find(({ meetingId }) => meetingId === open)} onClose={() => choose('')} />}
        </>
      )}
    </Answered>
  );
};

const MeetingSheet = ({ meeting, onClose }: { readonly meeting: Meeting | undefined; readonly onClose: () => void }): ReactNode => {
  const { say, to } = useAddress();
  if (meeting === undefined) return <Drawer open onClose={onClose} title={say(meetingWords.meeting)}><p>{say(meetingWords.gone)}</p></Drawer>;
  const { title, text, approved, motions, decisions, eventId } = meeting;
  const paper = (number: string): ReactNode => <Link key={number} to={to('trail', { document: number })}>{number}</Link>;
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={title}>
      <p>{say(meetingWords.heldOn)} {text} · <Link to={to('events', { event: eventId })}>{say(form.openEvent)}</Link></p>
      <h3>{say(meetingWords.decisions)} {decisions.length}</h3>
      <ul>{decisions.map((one) => <li key={one.eventId}>{one.on} <Link to={to('motions', { motion: one.motionId })}>{one.title}</Link> <span className="stage">{say(wordsFor(codes, one.outcome))}</span>{one.minutes === '' ? null : <> {say(meetingWords.minutes)} {paper(one.minutes)}</>}</li>)}</ul>
      {motions.length === 0 ? null : <><h3>{say(meetingWords.motions)}</h3><ul>{motions.map((one) => <li key={one.motionId}><Link to={to('motions', { motion: one.motionId })}>{one.title === '' ? one.motionId : one.title}</Link></li>)}</ul></>}
      {approved.length === 0 ? null : <><h3>{say(meetingWords.approved)}</h3><ul>{approved.map((number) => <li key={number}>{paper(number)}</li>)}</ul></>}
    </Drawer>
  );
};
