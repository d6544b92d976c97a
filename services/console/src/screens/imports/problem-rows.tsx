import { answer } from '@yange/api-client';
import { Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { saveBlob } from '../../table/save-file.js';
import { importWords } from '../../words/import.words.js';
import { isRunning, type Report } from './import.model.js';
import { useCells } from './use-cells.js';
import type { Importing } from './use-import.js';

/** The rest is in the files with their error column. */
const mostShown = 100;

/** What is wrong, row by row: a cell is corrected beside it; any file comes back with its error column. */
export const ProblemRows = ({ report, importing }: { readonly report: Report; readonly importing: Importing }): ReactNode => {
  const { say } = useAddress();
  const { importId, problems } = report;
  const { textOf, correct, corrections, error } = useCells(report);
  return (
    <section className="card">
      <h2>{say(importWords.problems)}（{problems.length}）</h2>
      <p className="soft">{say(importWords.problemsHint)}</p>
      <div className="lines" role="group" aria-label={say(importWords.problems)} tabIndex={0}><table className="problems">
        <thead><tr>{[importWords.fileAndSheet, importWords.line, importWords.field, importWords.said, importWords.cell].map((words) => <th key={words.en} scope="col">{say(words)}</th>)}</tr></thead>
        <tbody>
          {problems.slice(0, mostShown).map((problem, index) => {
            const { file, sheet, line, column, rule, hint } = problem;
            const cell = textOf(problem);
            return (
              <tr key={index} data-line={line}>
                <td>{file}{sheet === undefined ? null : <><br />{sheet}</>}</td><td>{line}</td><td>{column ?? say(importWords.wholeRow)}</td>
                <td><span className="complaint"><span className="sign" aria-hidden="true">！</span>{say(problem)}</span> <code>{rule}</code><br /><span className="soft">{say(hint)}</span></td>
                <td>{cell === null ? null : <Input className="cell" aria-label={[say(importWords.cell), sheet, line, column].filter((part) => part !== undefined).join(' ')} value={cell} onChange={({ target }) => correct(problem, target.value)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table></div>
      {problems.length > mostShown ? <p>{say(importWords.moreProblems)}</p> : null}
      {error === null ? null : <FailureNotice error={error} />}
      {corrections.length === 0 ? null : <p className="acts"><Button type="primary" disabled={importing.isBusy} onClick={() => importing.again({ dryRun: true, corrections })}>{say(importWords.checkAgain)}（{corrections.length} {say(importWords.corrected)}）</Button></p>}
      {isRunning(report) ? null : <ErrorFiles importId={importId} />}
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
