import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { useTyped } from '../../command/use-typed.js';
import { howWords, importWords } from '../../words/import.words.js';
import { wordsFor } from '../../words/report.words.js';
import { columnKey, confirmed, type Manifest, type Proposal } from './import.model.js';
import type { Templates } from './template-choice.js';
import type { Importing } from './use-import.js';

interface MatchingProps {
  readonly proposal: Proposal;
  readonly manifest: Manifest;
  readonly templates: Templates;
  readonly importing: Importing;
}

/** Which column of the file is which: guessed, and confirmed by a person before anything is read. */
export const ColumnMatching = ({ proposal, manifest, templates: { tables }, importing: { again, isBusy, report } }: MatchingProps): ReactNode => {
  const { say } = useAddress();
  const [changed, setChanged] = useTyped<Readonly<Record<string, string>>>(`columns ${report.data?.importId ?? ''}`, {});
  return (
    <section className="card">
      <h2>{say(importWords.columns)}</h2>
      {proposal.tables.filter(({ table }) => table !== null).map(({ file, sheet, table, columns, missing }) => (
        <div key={`${file} ${sheet ?? ''}`} className="matching">
          <h3>{file}{sheet === null ? '' : ` · ${sheet}`} → {table}</h3>
          {missing.length === 0 ? null : <p className="bad">{say(importWords.missing)}{missing.join('、')}</p>}
          <div className="lines"><table>
            <thead><tr><th scope="col">{say(importWords.written)}</th><th scope="col">{say(importWords.column)}</th><th scope="col">{say(importWords.how)}</th></tr></thead>
            <tbody>
              {columns.map(({ written, column, how }) => (
                <tr key={written}>
                  <th scope="row">{written}</th>
                  <td><Select className="table-choice" aria-label={`${say(importWords.column)} ${written}`} showSearch value={changed[columnKey(file, written)] ?? column ?? ''} onChange={(value: string) => setChanged({ ...changed, [columnKey(file, written)]: value })} options={[{ value: '', label: say(importWords.notImported) }, ...(tables.find(({ name }) => name === table)?.columns ?? []).map(({ header }) => ({ value: header, label: header }))]} /></td>
                  <td>{say(wordsFor(howWords, how))}</td>
                </tr>
              ))}
            </tbody>
          </table></div>
        </div>
      ))}
      <p className="acts"><Button type="primary" disabled={isBusy} onClick={() => again({ dryRun: true, manifest: confirmed(manifest, proposal, changed) })}>{say(importWords.confirmColumns)}</Button></p>
    </section>
  );
};
