import type { components } from '@yange/api-client';
import { sentenceOf } from '@yange/sentences';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { dateText } from '../../words/known-date.js';
import { tryWords } from '../../words/try-out.words.js';

type Change = components['schemas']['ScheduledChanges']['changes'][number];

/** What of quota, posts and people is recorded and takes effect after the day looked at, with what a rule will say by then. */
export const ScheduledChanges = (): ReactNode => {
  const { district, on, knownAt, say, to } = useAddress();
  const query = { ...(on === '' ? {} : { asOf: on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['quota', 'scheduled', district, query], (signal) => api.GET('/v1/districts/{district}/staffing/scheduled-changes', { params: { path: { district }, query }, signal }));
  const columns: readonly DataColumn<Change>[] = [
    { key: 'effective', words: tryWords.effective, value: ({ effective }) => dateText(effective), width: 130 },
    { key: 'what', words: tryWords.what, value: (event, words) => words(sentenceOf(event).what), width: 420, draw: (event) => <Link to={to('events', { event: event.eventId })}>{say(sentenceOf(event).what)}</Link> },
    { key: 'document', words: tryWords.document, value: ({ citations }) => citations.map(({ number, title }) => number || title).join('、'), width: 220, draw: ({ citations }) => citations.map(({ number = '', title = '' }) => <Link key={number + title} to={to('trail', { document: number || title })}>{number || title}</Link>) },
    { key: 'holds', words: tryWords.holds, value: ({ holds, broken }, words) => (holds ? words(tryWords.will) : `${words(tryWords.willNot)}${broken.map(({ zh, en }) => words({ zh, en })).join('；')}`), width: 260 },
  ];
  return (
    <>
      <h2>{say(tryWords.scheduled)}</h2>
      <Answered door={door}>{({ changes }) => (changes.length === 0 ? <p className="soft scheduled-none">{say(tryWords.scheduledNone)}</p> : <DataTable name="later-" title={tryWords.scheduled} rows={changes} columns={columns} rowKey={({ eventId }) => eventId} />)}</Answered>
    </>
  );
};
