import type { components } from '@yange/api-client';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { form } from '../../words/form.words.js';
import { instantText } from '../../words/known-date.js';
import { reportsWords } from '../../words/reports.words.js';
import { Downloads } from './downloads.js';
import { ReportText } from './report-text.js';

type Frozen = components['schemas']['reporting.FrozenReports']['reports'][number];

const columns: readonly DataColumn<Frozen>[] = [
  { key: 'name', words: reportsWords.name, value: ({ title }) => title, width: 360 },
  { key: 'on', words: reportsWords.day, value: ({ on }) => on, width: 120 },
  { key: 'at', words: reportsWords.frozenAt, value: ({ frozenAt }) => frozenAt, width: 200, draw: ({ frozenAt }) => instantText(frozenAt) },
  { key: 'version', words: reportsWords.version, value: ({ templateVersion }) => templateVersion, width: 100 },
  { key: 'annulled', words: reportsWords.annulled, value: ({ annulled }) => annulled, width: 100 },
];

/** Reports that were frozen; one of them with whether it still comes out the same. */
export const FrozenView = (): ReactNode => {
  const { district } = useAddress();
  const [report, choose] = useParam('report');
  const door = useDoor(['frozen-reports', district], (signal) => api.GET('/v1/districts/{district}/reporting/frozen-reports', { params: { path: { district } }, signal }), report === '');
  if (report !== '') return <FrozenReport reportId={report} onBack={() => choose('')} />;
  return <Answered door={door}>{({ reports }) => (reports.length === 0 ? <EmptyNotice title={reportsWords.noFrozen} /> : <DataTable title={reportsWords.frozen} rows={reports} columns={columns} rowKey={({ reportId }) => reportId} onOpen={({ reportId }) => choose(reportId)} />)}</Answered>;
};

const FrozenReport = ({ reportId, onBack }: { readonly reportId: string; readonly onBack: () => void }): ReactNode => {
  const { district, say, to } = useAddress();
  const params = { path: { district, reportId } };
  const door = useDoor(['frozen-report', district, reportId], (signal) => api.GET('/v1/districts/{district}/reporting/frozen-reports/{reportId}', { params, signal }));
  return (
    <>
      <Button type="link" className="back" onClick={onBack}>← {say(reportsWords.back)}</Button>
      <Answered door={door}>
        {({ title, on, frozenAt, frozenBy, reproduced, generator, generatorNow, hashes, content, annulled }) => (
          <>
            <h2>{title} <span className="soft">{on}</span>{annulled ? <span className="bad"> {say(reportsWords.annulled)}</span> : null}</h2>
            <p className={reproduced ? 'plan-same' : 'bad'} role="status">{reproduced ? '✓ ' : '！'}{say(reproduced ? reportsWords.reproduced : reportsWords.notReproduced)}{!reproduced && generator !== generatorNow ? `（${say(reportsWords.otherGenerator)}）` : ''}</p>
            <p className="soft">{say(reportsWords.frozenAt)} {instantText(frozenAt)} · <Link to={to('events', { event: frozenBy })}>{say(form.openEvent)}</Link></p>
            {hashes.map(({ language, algorithm, hash }) => <p key={language} className="soft">{say(reportsWords.hash)} {language} {algorithm} <code>{hash}</code></p>)}
            <Downloads
              files={[
                { words: reportsWords.docx, name: `${title}-${on}.docx`, ask: () => api.GET('/v1/districts/{district}/frozen-reports/{reportId}/document', { params, parseAs: 'blob' }) },
                { words: reportsWords.annexes, name: `${title}-${on}-附表.xlsx`, ask: () => api.GET('/v1/districts/{district}/frozen-reports/{reportId}/annexes', { params, parseAs: 'blob' }) },
              ]}
            />
            <section className="card report-card"><ReportText content={content} /></section>
          </>
        )}
      </Answered>
    </>
  );
};
