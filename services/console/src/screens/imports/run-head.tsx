import { answer } from '@yange/api-client';
import { Button, Progress } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { saveBlob, saveText } from '../../table/save-file.js';
import { importWords } from '../../words/import.words.js';
import { asksForColumns, isRunning, progressOf, type Report } from './import.model.js';
import { isPlan, type Importing } from './use-import.js';

interface HeadProps {
  readonly report: Report;
  readonly importing: Importing;
  readonly onLeave: () => void;
  readonly onTakeBack: (recordId: string) => void;
}

/** Where a run stands: progress and a way to stop it, or what came of it and the way on. */
export const RunHead = ({ report, importing: { cancel, again, isBusy }, onLeave, onTakeBack }: HeadProps): ReactNode => {
  const { say, to } = useAddress();
  const { state, dryRun, rows, commands, repeated, unchanged, rejected, events, failure, half, recordedAs } = report;
  const running = isRunning(report);
  const isAsking = asksForColumns(report);
  const said = isAsking ? say(importWords.columnsHint) : say(state === 'done' && dryRun ? importWords.tried : importWords[state]);
  const counts = [[importWords.rows, rows], [importWords.recorded, commands], [importWords.repeated, repeated], [importWords.unchanged, unchanged], [importWords.refused, rejected], [importWords.written2, events]] as const;
  return (
    <section className={`card run-head run-${state}`}>
      <h2 role="status">{running ? '' : state === 'done' ? '✓ ' : '！'}{said}</h2>
      {running ? <Progress percent={progressOf(report)} aria-label={said} /> : null}
      {isAsking ? null : <dl className="run-counts">{counts.map(([words, value]) => <div key={words.en}><dt>{say(words)}</dt><dd>{value}</dd></div>)}</dl>}
      {failure === undefined ? null : <p className="bad">{say(failure)}</p>}
      {half === undefined ? null : <p className="bad" role="alert">{say(importWords.half)}</p>}
      <p className="acts">
        {running ? <Button danger onClick={cancel}>{say(importWords.cancel)}</Button> : null}
        {running || dryRun || recordedAs === undefined || events === 0 ? null : <Button danger type={half === undefined ? 'default' : 'primary'} onClick={() => onTakeBack(recordedAs)}>{say(importWords.takeBack)}</Button>}
        {state === 'cancelled' || state === 'failed' ? <Button type={half === undefined ? 'primary' : 'default'} disabled={isBusy} onClick={() => again({ dryRun })}>{say(importWords.resume)}</Button> : null}
        {state === 'done' && !dryRun && events > 0 ? <Link to={to('events')}>{say(importWords.seeEvents)}</Link> : null}
        {running ? null : <Button onClick={onLeave}>{say(importWords.again)}</Button>}
      </p>
      {running ? null : <CorrectedFiles report={report} />}
      {state === 'done' && isPlan(report.importId) ? <PlanDownload importId={report.importId} /> : null}
    </section>
  );
};

/** The plan that the rows make. */
const PlanDownload = ({ importId }: { readonly importId: string }): ReactNode => {
  const { say, district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const download = async (): Promise<void> => {
    const { plan } = await answer(api.GET('/v1/districts/{district}/imports/{importId}/plan', { params: { path: { district, importId } } }));
    saveText(JSON.stringify(plan, null, 2), `${plan.title}.json`, 'application/json');
  };
  return (
    <>
      <p className="acts"><Button type="primary" onClick={() => void download().catch(setFailure)}>{say(importWords.plan)}</Button> <span className="soft">{say(importWords.planHint)}</span></p>
      {failure === null ? null : <FailureNotice error={failure} />}
    </>
  );
};

/** Files with the cells that were corrected here, for the clerk's own folder. */
const CorrectedFiles = ({ report: { importId, corrected = [] } }: { readonly report: Report }): ReactNode => {
  const { say, district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const download = async (file: string): Promise<void> => {
    setFailure(null);
    saveBlob(await answer(api.GET('/v1/districts/{district}/imports/{importId}/corrected-file', { params: { path: { district, importId }, query: { file } }, parseAs: 'blob' })) as unknown as Blob, file);
  };
  return (
    <>
      {failure === null ? null : <FailureNotice error={failure} />}
      {corrected.length === 0 ? null : <p className="acts">{corrected.map((file) => <Button key={file} onClick={() => void download(file).catch(setFailure)}>{say(importWords.correctedFile)}：{file}</Button>)}</p>}
    </>
  );
};
