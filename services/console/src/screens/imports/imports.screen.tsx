import './imports.css';
import { useState, type ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { Answered, EmptyNotice, FailureNotice } from '../../frame/notice.js';
import { importWords } from '../../words/import.words.js';
import { ColumnMatching } from './column-matching.js';
import { placeOf, places, type Place, type Report } from './import.model.js';
import { PreviewRows } from './preview-rows.js';
import { ProblemRows } from './problem-rows.js';
import { RunHead } from './run-head.js';
import { RunList } from './run-list.js';
import { TakingBackPart } from './taking-back.js';
import { TemplateChoice, type Templates } from './template-choice.js';
import { UploadForm } from './upload-form.js';
import { useImport, type Importing } from './use-import.js';
import { useTemplates } from './use-templates.js';

/** Template, upload, columns, problems, what would be written, result: the run that is followed is in the address. */
const Imports = (): ReactNode => {
  const { say } = useAddress();
  const [importId, follow] = useParam('import');
  const [recordId, takeBack] = useParam('recorded');
  const importing = useImport(importId, follow);
  const templates = useTemplates();
  const place: Place = importId === '' || importing.report.data === undefined ? 'upload' : placeOf(importing.report.data);
  return (
    <>
      <header className="screen-head"><h1>{say(importWords.title)}</h1><p className="soft">{say(importWords.hint)}</p></header>
      <Way place={place} />
      {importing.failure === null ? null : <FailureNotice error={importing.failure} />}
      {recordId === '' ? null : <TakingBackPart key={recordId} recordId={recordId} />}
      {importId === '' ? (
        <Answered door={templates}>{(data) => <Beginning templates={data} importing={importing} onOpen={follow} />}</Answered>
      ) : (
        <Answered door={importing.report}>{(report) => <Run key={report.importId} report={report} importing={importing} templates={templates.data} onLeave={() => { takeBack(''); follow(''); }} onTakeBack={takeBack} />}</Answered>
      )}
    </>
  );
};

const Way = ({ place }: { readonly place: Place }): ReactNode => {
  const { say } = useAddress();
  const at = places.indexOf(place);
  return (
    <ol className="way import-way" aria-label={say(importWords.steps)}>
      {places.map((one, index) => <li key={one} className={index < at ? 'way-done' : index === at ? 'way-now' : 'way-ahead'} aria-current={index === at ? 'step' : undefined}>{say(importWords[one])}</li>)}
    </ol>
  );
};

const Beginning = ({ templates, importing, onOpen }: { readonly templates: Templates; readonly importing: Importing; readonly onOpen: (importId: string) => void }): ReactNode => {
  const [table, choose] = useState('');
  return (
    <div className="import-steps">
      <TemplateChoice templates={templates} table={table} onChoose={choose} />
      <UploadForm templates={templates} importing={importing} />
      <RunList onOpen={onOpen} />
    </div>
  );
};

const Run = ({ report, importing, templates, onLeave, onTakeBack }: { readonly report: Report; readonly importing: Importing; readonly templates: Templates | undefined; readonly onLeave: () => void; readonly onTakeBack: (recordId: string) => void }): ReactNode => {
  const place = placeOf(report);
  const isColumns = place === 'columns' && report.proposal !== undefined;
  return (
    <div className="import-steps">
      <RunHead report={report} importing={importing} onLeave={onLeave} onTakeBack={onTakeBack} />
      {isColumns && report.proposal?.manifest == null ? <EmptyNotice title={importWords.noGuess} /> : null}
      {isColumns && report.proposal?.manifest != null && templates !== undefined ? <ColumnMatching proposal={report.proposal} manifest={report.proposal.manifest} templates={templates} importing={importing} /> : null}
      {place === 'problems' && report.problems.length > 0 ? <ProblemRows report={report} importing={importing} /> : null}
      {place === 'preview' ? <PreviewRows report={report} importing={importing} /> : null}
    </div>
  );
};

export { Imports as default };
