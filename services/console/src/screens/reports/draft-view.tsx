import type { components } from '@yange/api-client';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { DayInput } from '../../frame/day-input.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { reportsWords } from '../../words/reports.words.js';
import { CheckSheetView } from './check-sheet.js';
import { Downloads } from './downloads.js';
import { ReportText } from './report-text.js';

type Template = components['schemas']['reporting.ReportTemplates']['templates'][number];

/** Which template, of which day, in which language; how it reads, what has to be settled, and the files. */
export const DraftView = (): ReactNode => {
  const { district, on, say } = useAddress();
  const day = on === '' ? today() : on;
  const door = useDoor(['report-templates', district, day], (signal) => api.GET('/v1/districts/{district}/reporting/report-templates', { params: { path: { district }, query: { on: day } }, signal }));
  return (
    <Answered door={door}>
      {({ templates }) => (templates.length === 0 ? <EmptyNotice title={reportsWords.noTemplate} hint={reportsWords.noTemplateHint} /> : <Chosen templates={templates} day={day} label={say(reportsWords.template)} />)}
    </Answered>
  );
};

const Chosen = ({ templates, day, label }: { readonly templates: readonly Template[]; readonly day: string; readonly label: string }): ReactNode => {
  const { say, change } = useAddress();
  const [chosen, choose] = useParam('template');
  const [language, speak] = useParam('in');
  const template = templates.find(({ templateId }) => templateId === chosen) ?? templates[0];
  if (template === undefined) return null;
  const spoken = template.languages.find((one) => one === language) ?? 'zh';
  return (
    <>
      <p className="report-choice">
        <Select className="table-choice" aria-label={label} value={template.templateId} onChange={choose} options={templates.map(({ templateId, name, version }) => ({ value: templateId, label: `${name}（${version}）` }))} />
        <label>{say(reportsWords.day)} <DayInput value={day} onDay={(on) => change({ on })} /></label>
        <Select aria-label={say(reportsWords.language)} value={spoken} onChange={speak} options={template.languages.map((one) => ({ value: one, label: say(one === 'en' ? reportsWords.english : reportsWords.chinese) }))} />
      </p>
      <Draft key={`${template.templateId} ${day}`} template={template} day={day} language={spoken} />
    </>
  );
};

const Draft = ({ template: { templateId, name }, day, language }: { readonly template: Template; readonly day: string; readonly language: 'zh' | 'en' }): ReactNode => {
  const { district, knownAt, say } = useAddress();
  const params = { path: { district, templateId }, query: { on: day, language, ...(knownAt === '' ? {} : { knownAt }) } };
  const door = useDoor(['report-draft', district, templateId, params.query], (signal) => api.GET('/v1/districts/{district}/reporting/report-drafts/{templateId}', { params, signal }));
  const file = `${name}-${day}`;
  return (
    <>
      <Downloads
        files={[
          { words: reportsWords.docx, name: `${file}.docx`, ask: () => api.GET('/v1/districts/{district}/report-drafts/{templateId}/document', { params, parseAs: 'blob' }) },
          { words: reportsWords.markdown, name: `${file}.md`, ask: () => api.GET('/v1/districts/{district}/report-drafts/{templateId}/text', { params, parseAs: 'blob' }) },
          { words: reportsWords.annexes, name: `${file}-附表.xlsx`, ask: () => api.GET('/v1/districts/{district}/report-drafts/{templateId}/annexes', { params, parseAs: 'blob' }) },
          { words: reportsWords.sheetFile, name: `${file}-校核单.xlsx`, ask: () => api.GET('/v1/districts/{district}/check-sheets/{templateId}/workbook', { params, parseAs: 'blob' }) },
        ]}
      />
      <Answered door={door}>
        {({ content, contentHash }) => (
          <section className="card report-card"><h2>{say(reportsWords.preview)}</h2><ReportText content={content} /><p className="soft">{say(reportsWords.hash)} <code>{contentHash}</code></p></section>
        )}
      </Answered>
      <CheckSheetView templateId={templateId} day={day} />
    </>
  );
};
