import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { importWords } from '../../words/import.words.js';
import { instantText } from '../../words/known-date.js';

type Run = components['schemas']['ImportSummary'];

const columns: readonly DataColumn<Run>[] = [
  { key: 'started', words: importWords.startedAt, value: ({ startedAt }) => startedAt, width: 180, draw: ({ startedAt }) => instantText(startedAt) },
  { key: 'state', words: importWords.state, value: ({ state, dryRun }, say) => say(state === 'done' && dryRun ? importWords.tried : importWords[state]), width: 190 },
  { key: 'kind', words: importWords.kind, value: ({ dryRun }, say) => say(dryRun ? importWords.dryRun : importWords.forReal), width: 90 },
  { key: 'rows', words: importWords.rows, value: ({ rows }) => rows, width: 80 },
  { key: 'events', words: importWords.events, value: ({ events }) => events, width: 80 },
  { key: 'problems', words: importWords.problemCount, value: ({ problems }) => problems, width: 80 },
];

/** What this person imported: one that was left is taken up again. */
export const RunList = ({ onOpen }: { readonly onOpen: (importId: string) => void }): ReactNode => {
  const { say, district } = useAddress();
  const door = useDoor(['imports', district], (signal) => api.GET('/v1/districts/{district}/imports', { params: { path: { district } }, signal }));
  return (
    <section>
      <h2>{say(importWords.earlier)}</h2>
      <Answered door={door}>{({ imports }) => (imports.length === 0 ? <p className="soft">{say(importWords.noEarlier)}</p> : <DataTable title={importWords.earlier} rows={imports} columns={columns} rowKey={({ importId }) => importId} onOpen={({ importId }) => onOpen(importId)} />)}</Answered>
    </section>
  );
};
