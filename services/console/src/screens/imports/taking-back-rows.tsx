import { answer } from '@yange/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { FailureNotice, Waiting } from '../../frame/notice.js';
import { usePaged } from '../../table/use-paged.js';
import { eventTypes } from '../../words/event-types.js';
import { takeBackWords } from '../../words/take-back.words.js';

/** Row by row, the last recorded first, when somebody wants to see it: what rests on a row is looked for in all logs. */
export const TakingBackRows = ({ recordId, service }: { readonly recordId: string; readonly service: string }): ReactNode => {
  const { say, to, district } = useAddress();
  const [isOpen, open] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: ['taking-back-rows', district, recordId, service],
    enabled: isOpen,
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => answer(api.GET('/v1/districts/{district}/recorded-imports/{importId}/rows', { params: { path: { district, importId: recordId }, query: { service, ...(pageParam === 0 ? {} : { before: pageParam }) } }, signal })),
    getNextPageParam: ({ next }) => next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const { shown, pager } = usePaged(rows, { hasMore: pages.hasNextPage, onMore: () => void pages.fetchNextPage() });
  if (!isOpen) return <p className="acts"><Button onClick={() => open(true)}>{say(takeBackWords.showRows)} · {service}</Button></p>;
  return (
    <>
      <h3>{say(takeBackWords.preview)} · {service}</h3>
      {pages.error === null ? null : <FailureNotice error={pages.error} again={() => void pages.refetch()} />}
      {pages.isPending ? <Waiting /> : (
        <div className="lines planned" role="group" aria-label={`${say(takeBackWords.preview)} ${service}`} tabIndex={0}><table>
          <thead><tr>{[takeBackWords.row, takeBackWords.table, takeBackWords.annulled, takeBackWords.resting].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
          <tbody>
            {shown.map(({ table, row, events, resting, unavailable, never }) => (
              <tr key={`${table} ${row}`}>
                <td>{row}</td><td>{table}</td>
                <td>{events.map(({ eventId, type, effectiveTo, counts }) => <p key={eventId}><strong>{effectiveTo}</strong> <a href={to('events', { event: eventId })}>{say({ zh: eventTypes[type] ?? type, en: type })}</a>{counts ? '' : say(takeBackWords.gone)}</p>)}</td>
                <td>
                  {never === undefined ? null : <p className="bad">{say(never)} <code>{never.rule}</code></p>}
                  {resting.map((one) => <p key={one.eventId}><strong>{one.effectiveTo}</strong> {say({ zh: eventTypes[one.type] ?? one.type, en: one.type })} <span className="soft">{one.service}</span></p>)}
                  {unavailable.map((one) => <p key={one.service} className="bad">{say(takeBackWords.untold)}：{one.service} <code>{one.code}</code></p>)}
                  {never === undefined && resting.length + unavailable.length === 0 ? <span className="soft">{say(takeBackWords.none)}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table></div>
      )}
      {pager}
    </>
  );
};
