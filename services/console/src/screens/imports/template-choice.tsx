import type { components } from '@yange/api-client';
import { answer } from '@yange/api-client';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { api } from '../../api/platform.js';
import { FailureNotice } from '../../frame/notice.js';
import { saveBlob } from '../../table/save-file.js';
import { importWords } from '../../words/import.words.js';

export type Templates = components['schemas']['ImportTemplates'];

/** The table to fill in, as a workbook or a CSV; what each column asks for. */
export const TemplateChoice = ({ templates: { tables }, table, onChoose }: { readonly templates: Templates; readonly table: string; readonly onChoose: (table: string) => void }): ReactNode => {
  const { say, district } = useAddress();
  const [failure, setFailure] = useState<unknown>(null);
  const chosen = tables.find(({ name }) => name === table);
  const download = async (kind: 'xlsx' | 'csv'): Promise<void> => {
    setFailure(null);
    const path = { district };
    const blob = kind === 'xlsx'
      ? await answer(api.GET('/v1/districts/{district}/import-templates/workbook', { params: { path, query: table === '' ? {} : { table } }, parseAs: 'blob' }))
      : await answer(api.GET('/v1/districts/{district}/import-templates/csv', { params: { path, query: { table } }, parseAs: 'blob' }));
    saveBlob(blob as unknown as Blob, `${table === '' ? '导入模板' : table}.${kind}`);
  };
  return (
    <section className="card">
      <h2>{say(importWords.template)}</h2>
      <p className="soft">{say(importWords.templateHint)}</p>
      <p className="acts">
        <Select className="table-choice" aria-label={say(importWords.table)} value={table} onChange={onChoose} showSearch options={[{ value: '', label: say(importWords.allTables) }, ...tables.map(({ name }) => ({ value: name, label: name }))]} />
        <Button onClick={() => void download('xlsx').catch(setFailure)}>{say(importWords.workbook)}</Button>
        {table === '' ? null : <Button onClick={() => void download('csv').catch(setFailure)}>{say(importWords.csv)}</Button>}
      </p>
      {failure === null ? null : <FailureNotice error={failure} />}
      {chosen === undefined ? null : <ul className="template-columns" tabIndex={0} aria-label={chosen.name}>{chosen.columns.map(({ header, required, hint, example }) => <li key={header}><strong>{header}{required ? <span className="bad"> *</span> : null}</strong> {say(hint)}{example === '' ? null : <span className="soft"> {example}</span>}</li>)}</ul>}
    </section>
  );
};
