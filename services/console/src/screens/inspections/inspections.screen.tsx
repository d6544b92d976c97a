import '../../styles/events.css';
import './inspections.css';
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useAddress, useParam } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { Answered, EmptyNotice } from '../../frame/notice.js';
import { DataTable, type DataColumn } from '../../table/data-table.js';
import { inspectionStages, inspectionWords } from '../../words/inspection.words.js';
import { wordsFor } from '../../words/report.words.js';
import { ActLink } from './act-links.js';
import { InspectionSheet } from './inspection-sheet.js';
import { evidenceCount, lastDay, requestDay, type Inspection } from './inspection.model.js';

const columns: readonly DataColumn<Inspection>[] = [
  { key: 'title', words: inspectionWords.name, value: ({ title }) => title, width: 300 },
  { key: 'requestedBy', words: inspectionWords.requestedBy, value: ({ requestedBy }) => requestedBy, width: 200 },
  { key: 'stage', words: inspectionWords.stage, value: ({ stage }, say) => say(wordsFor(inspectionStages, stage)), width: 100 },
  { key: 'open', words: inspectionWords.openFollowUps, value: ({ openFollowUps }) => openFollowUps, width: 110 },
  { key: 'requestedOn', words: inspectionWords.requestedOn, value: requestDay, width: 120 },
  { key: 'lastOn', words: inspectionWords.lastOn, value: lastDay, width: 120 },
  { key: 'evidence', words: inspectionWords.evidenceCount, value: evidenceCount, width: 110, isExtra: true },
];

/** 督查: what higher levels asked an account of, and how far each has come. */
const Inspections = (): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [open, choose] = useParam('inspection');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['inspections', district, query], (signal) => api.GET('/v1/districts/{district}/reporting/inspections', { params: { path: { district }, query }, signal }));
  return (
    <>
      <header className="screen-head"><h1>{say(inspectionWords.title)}</h1><p className="soft">{say(inspectionWords.hint)}</p></header>
      <div className="screen-acts"><ActLink act="reporting.request-inspection" at={{}} about="" isMain /></div>
      <Answered door={door}>
        {({ inspections }) => (
          <>
            {inspections.length === 0 ? <EmptyNotice title={inspectionWords.none} hint={inspectionWords.noneHint} /> : <Ledger inspections={inspections} onOpen={choose} />}
            {open === '' ? null : <InspectionSheet inspection={inspections.find(({ inspectionId }) => inspectionId === open)} onClose={() => choose('')} />}
          </>
        )}
      </Answered>
    </>
  );
};

const Ledger = ({ inspections, onOpen }: { readonly inspections: readonly Inspection[]; readonly onOpen: (id: string) => void }): ReactNode => {
  const { say } = useAddress();
  const [stage, filter] = useParam('stage');
  const some = stage === '' ? inspections : inspections.filter((one) => one.stage === stage);
  const options = [{ value: '', label: say(inspectionWords.anyStage) }, ...Object.entries(inspectionStages).map(([value, words]) => ({ value, label: say(words) }))];
  return (
    <>
      <Select className="stage-filter" aria-label={say(inspectionWords.stage)} value={stage} onChange={filter} options={options} />
      {some.length === 0 ? <EmptyNotice title={inspectionWords.noneAtStage} hint={inspectionWords.noneAtStageHint} />
        : <DataTable title={inspectionWords.title} rows={some} columns={columns} rowKey={({ inspectionId }) => inspectionId} onOpen={({ inspectionId }) => onOpen(inspectionId)} />}
    </>
  );
};

export { Inspections as default };
