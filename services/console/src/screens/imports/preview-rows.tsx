import { answer, type components } from '@yange/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { gistOf } from '../../events/event-gist.model.js';
import { FailureNotice, Waiting } from '../../frame/notice.js';
import { usePaged } from '../../table/use-paged.js';
import { eventTypes } from '../../words/event-types.js';
import { importWords } from '../../words/import.words.js';
import type { Report } from './import.model.js';
import { isPlan, type Importing } from './use-import.js';

type Row = components['schemas']['ImportRowPage']['rows'][number];

/** What the rows would write, before it is confirmed. */
export const PreviewRows = ({ report, importing: { again, isBusy } }: { readonly report: Report; readonly importing: Importing }): ReactNode => {
  const { say, district } = useAddress();
  const { importId, commands, figures } = report;
  const pages = useInfiniteQuery({
    queryKey: ['import-rows', district, importId],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => answer(api.GET('/v1/districts/{district}/imports/{importId}/rows', { params: { path: { district, importId }, query: { status: isPlan(importId) ? 'planned' : 'recorded', limit: 100, after: pageParam } }, signal })),
    getNextPageParam: ({ next }) => next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="card">
      <h2>{say(importWords.preview)}</h2>
      {commands === 0 ? <p>{say(importWords.nothingToWrite)}</p> : <p className="soft">{say(importWords.previewHint)}</p>}
      {figures === undefined || figures.own.length === 0 ? null : <p>{say(importWords.figures)}：{figures.own.map(({ figureId }) => figureId).join('、')}</p>}
      {pages.error === null ? null : <FailureNotice error={pages.error} again={() => void pages.refetch()} />}
      {pages.isPending ? <Waiting /> : rows.length === 0 ? null : <Planned rows={rows} more={{ hasMore: pages.hasNextPage, onMore: () => void pages.fetchNextPage() }} />}
      <p className="acts">
        {commands === 0 || isPlan(importId) ? null : <Button type="primary" disabled={isBusy} onClick={() => again({ dryRun: false })}>{say(importWords.confirm)}</Button>}
      </p>
    </section>
  );
};

const Planned = ({ rows, more }: { readonly rows: readonly Row[]; readonly more: Parameters<typeof usePaged>[1] }): ReactNode => {
  const { say } = useAddress();
  const { shown, pager } = usePaged(rows, more);
  return (
    <>
    <div className="lines planned" role="group" aria-label={say(importWords.preview)} tabIndex={0}><table>
      <thead><tr>{[importWords.row, importWords.table, importWords.matter, importWords.events, importWords.remarks].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
      <tbody>
        {shown.map(({ table, line, row, matter, events, findings }) => (
          <tr key={`${table} ${line}`}>
            <td>{row ?? line}</td><td>{table}</td><td>{matter === null ? '' : say(matter)}</td>
            <td>{events.map(({ type, effective, data }, index) => <p key={index}><strong>{effective}</strong> {say({ zh: eventTypes[type] ?? type, en: type })} <span className="soft">{data === undefined ? '' : gistOf(data)}</span></p>)}</td>
            <td>{findings.map((one) => <p key={one.rule} className="event-finding">{say(one)} <code>{one.rule}</code></p>)}</td>
          </tr>
        ))}
      </tbody>
    </table></div>
    {pager}
    </>
  );
};
