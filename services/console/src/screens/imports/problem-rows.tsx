import { answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { saveBlob } from '../../table/save-file.js';
import { importWords } from '../../words/import.words.js';
import type { Report } from './import.model.js';
import { useSheets } from './use-sheets.js';
import type { Importing } from './use-import.js';

/** The rest is in the files with their error column. */
const mostShown = 100;

/** What is wrong, row by row: a cell of a CSV is corrected beside it; any file comes back with its error column. */
export const ProblemRows = ({ report, importing }: { readonly report: Report; readonly importing: Importing }): ReactNode => {
  const { say } = useAddress();
  const { importId, problems, proposal, policy } = report;
  const sheets = useSheets(importId, proposal);
  const changes = sheets.corrections.length;
  return (
    <section className="card">
      <h2>{say(importWords.problems)}（{problems.length}）</h2>
      <p className="soft">{say(importWords.problemsHint)}</p>
      <div className="lines" role="group" aria-label={say(importWords.problems)} tabIndex={0}><table className="problems">
        <thead><tr>{[importWords.file, importWords.line, importWords.field, importWords.said, importWords.cell].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
        <tbody>
          {problems.slice(0, mostShown).map(({ file, line, column, rule, hint, ...said }, index) => {
            const cell = column === null ? null : sheets.cellOf(file, line, column);
            return (
              <tr key={index} data-line={line}>
                <td>{file}</td><td>{line}</td><td>{column ?? say(importWords.wholeRow)}</td>
                <td><span className="complaint"><span className="sign" aria-hidden="true">！</span>{say(said)}</span> <code>{rule}</code><br /><span className="soft">{say(hint)}</span></td>
                <td>{cell === null ? null : <Input className="cell" aria-label={`${say(importWords.cell)} ${line} ${column ?? ''}`} value={cell} onChange={({ target }) => sheets.correct(file, line, column ?? '', target.value)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table></div>
      {problems.length > mostShown ? <p>{say(importWords.moreProblems)}</p> : null}
      <p className="acts">
        {changes === 0 ? null : <Button type="primary" disabled={importing.isBusy} onClick={() => importing.bring({ files: sheets.files(), policy, ...(proposal?.tables.length === 1 && proposal.tables[0]?.table != null ? { table: proposal.tables[0].table } : {}) })}>{say(importWords.checkAgain)}（{changes} {say(importWords.corrected)}）</Button>}
        {changes === 0 ? null : <Button onClick={() => sheets.changedFiles().forEach((file) => saveBlob(file, file.name))}>{say(importWords.correctedFile)}</Button>}
      </p>
      <ErrorFiles importId={importId} />
    </section>
  );
};

/** The clerk's own files, with what is wrong beside each row. */
const ErrorFiles = ({ importId }: { readonly importId: string }): ReactNode => {
  const { say, district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const path = { district, importId };
  const door = useDoor(['import-error-files', district, importId], (signal) => api.GET('/v1/districts/{district}/imports/{importId}/error-files', { params: { path }, signal }));
  const download = async (file: string): Promise<void> => {
    const content = await answer(api.GET('/v1/districts/{district}/imports/{importId}/error-file', { params: { path, query: { file } }, parseAs: 'blob' }));
    saveBlob(content as unknown as Blob, file.replace(/\.(\w+)$/, '-错误.$1'));
  };
  return (
    <>
      {failure === null && door.error === null ? null : <FailureNotice error={failure ?? door.error} />}
      <ul className="error-files">{(door.data?.files ?? []).map(({ file, problems }) => <li key={file}><Button onClick={() => void download(file).catch(setFailure)}>{say(importWords.errorFile)}：{file}（{problems}）</Button></li>)}</ul>
    </>
  );
};
