import { Button, Input, Select } from 'antd';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { useTyped } from '../../command/use-typed.js';
import { importWords } from '../../words/import.words.js';
import { zipWords } from '../../words/zip.words.js';
import type { Templates } from './template-choice.js';
import type { Importing } from './use-import.js';
import { tablesOfFolder, unpacked, ZipFault } from './zip.model.js';

/** What is brought, and what is to be done where a row is wrong. */
export const UploadForm = ({ templates: { tables }, importing: { bring, isBusy } }: { readonly templates: Templates; readonly importing: Importing }): ReactNode => {
  const { say } = useAddress();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [table, setTable] = useState('');
  const [policy, setPolicy] = useState<'all-or-nothing' | 'good-rows-only'>('all-or-nothing');
  const [plan, setPlan] = useTyped('title of a plan of rows', '');
  const [isTold, setTold] = useState(false);
  const [fault, setFault] = useState<ZipFault | null>(null);
  const choose = async (chosen: readonly File[]): Promise<void> => {
    setFault(null);
    try {
      setFiles(await unpacked(chosen));
    } catch (error) {
      setFiles([]);
      if (!(error instanceof ZipFault)) throw error;
      setFault(error);
    }
  };
  const isMissing = isTold && files.length === 0;
  const isCsv = files.length === 1 && files[0]?.name.toLowerCase().endsWith('.csv') === true;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTold(true);
    if (files.length > 0) bring({ files, policy, plan: plan.trim(), ...(isCsv ? { table } : {}) });
  };
  return (
    <form className="card upload-form" onSubmit={submit} aria-label={say(importWords.upload)}>
      <h2>{say(importWords.upload)}</h2>
      <p className="soft">{say(importWords.uploadHint)}</p>
      <label className="file-choice"><span>{say(importWords.files)} <span className="bad">*</span></span><input type="file" multiple accept=".csv,.xlsx,.json,.zip" aria-describedby={isMissing ? 'file-missing' : undefined} onChange={({ target }) => void choose([...(target.files ?? [])])} /></label>
      <label className="file-choice"><span>{say(zipWords.folder)}</span><input type="file" multiple {...{ webkitdirectory: '' }} onChange={({ target }) => void choose(tablesOfFolder([...(target.files ?? [])]))} /></label>
      {fault === null ? null : <p className="bad" role="alert">{fault.entry === '' ? '' : `${fault.entry}：`}{say(fault.words)}</p>}
      {files.length < 2 ? null : <p className="soft" role="status">{say(zipWords.files)} {files.length}：{files.map(({ name }) => name).join('、')}</p>}
      {isMissing ? <p id="file-missing" className="bad" role="alert">{say(importWords.needsFile)}</p> : null}
      {isCsv ? <label className="upload-row"><span>{say(importWords.asTable)}</span><Select className="table-choice" value={table} onChange={setTable} showSearch options={[{ value: '', label: say(importWords.byName) }, ...tables.map(({ name }) => ({ value: name, label: name }))]} aria-label={say(importWords.asTable)} /></label> : null}
      <label className="upload-row"><span>{say(importWords.policy)}</span><Select className="table-choice" value={policy} onChange={setPolicy} aria-label={say(importWords.policy)} options={[{ value: 'all-or-nothing', label: say(importWords.allOrNothing) }, { value: 'good-rows-only', label: say(importWords.goodRowsOnly) }]} /></label>
      <label className="upload-row"><span>{say(importWords.asPlan)}</span><Input className="table-choice" value={plan} maxLength={200} onChange={({ target }) => setPlan(target.value)} /></label>
      <p className="soft">{say(importWords.asPlanHint)}</p>
      <p className="acts"><Button type="primary" htmlType="submit" disabled={isBusy}>{say(importWords.check)}</Button></p>
    </form>
  );
};
