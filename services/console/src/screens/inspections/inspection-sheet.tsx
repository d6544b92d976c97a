import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { ProvenanceBadge } from '../../events/provenance-badge.js';
import { EmptyNotice } from '../../frame/notice.js';
import { eventTypes } from '../../words/event-types.js';
import { inspectionParts, inspectionStages, inspectionWords } from '../../words/inspection.words.js';
import { wordsFor } from '../../words/report.words.js';
import type { Words } from '../../words/say.js';
import { ActLinks } from './act-links.js';
import { demandsOf, evidenceOf, partsOf, textIn, type Demand, type Inspection, type Part, type Step } from './inspection.model.js';

/** One inspection: what may be done next, and its five parts with what was done in each. */
export const InspectionSheet = ({ inspection, onClose }: { readonly inspection: Inspection | undefined; readonly onClose: () => void }): ReactNode => (
  <Drawer open onClose={onClose} size={Math.min(720, innerWidth)} title={inspection?.title ?? ''}>
    {inspection === undefined ? <EmptyNotice title={inspectionWords.gone} hint={inspectionWords.goneHint} /> : <Sheet inspection={inspection} />}
  </Drawer>
);

const Sheet = ({ inspection }: { readonly inspection: Inspection }): ReactNode => {
  const { say } = useAddress();
  const demands = demandsOf(inspection);
  return (
    <div className="inspection-sheet">
      <p className="soft">{inspection.requestedBy} · <span className="stage">{say(wordsFor(inspectionStages, inspection.stage))}</span></p>
      <section><h3>{say(inspectionWords.next)}</h3><ActLinks inspection={inspection} /></section>
      <ol className="inspection-parts">{partsOf(inspection).map((part) => <PartItem key={part.name} part={part} demands={demands} />)}</ol>
    </div>
  );
};

const PartItem = ({ part, demands }: { readonly part: Part; readonly demands: readonly Demand[] }): ReactNode => {
  const { say } = useAddress();
  const { name, steps, dueOn } = part;
  return (
    <li data-part={name}>
      <h3>{say(inspectionParts[name])}</h3>
      {steps.length === 0 ? <p className="soft">{say(inspectionWords.notYet)}{dueOn === '' ? '' : ` · ${say(inspectionWords.dueOn)} ${dueOn}`}</p> : steps.map((step) => <StepDone key={step.eventId} step={step} demands={demands} />)}
    </li>
  );
};

/** What each kind of step says, by its field. */
const told: readonly (readonly [field: string, words: Words])[] = [
  ['scope', inspectionWords.scope], ['findings', inspectionWords.findings], ['addressee', inspectionWords.addressee], ['demand', inspectionWords.demand], ['result', inspectionWords.result], ['conclusion', inspectionWords.conclusion],
];

const StepDone = ({ step, demands }: { readonly step: Step; readonly demands: readonly Demand[] }): ReactNode => {
  const { say, language, to } = useAddress();
  const reportId = textIn(step, 'reportId');
  const evidence = evidenceOf(step);
  return (
    <article className="inspection-step">
      <p><strong>{step.on}</strong> {language === 'en' ? step.type : (eventTypes[step.type] ?? step.type)} <Link to={to('events', { event: step.eventId })}>{say(inspectionWords.event)}</Link></p>
      <DemandState step={step} demands={demands} />
      <dl className="facts">
        {told.map(([field, words]) => (textIn(step, field) === '' ? null : <div key={field}><dt>{say(words)}</dt><dd>{textIn(step, field)}</dd></div>))}
        {reportId === '' ? null : <div><dt>{say(inspectionWords.report)}</dt><dd><Link to={to('reports', { view: 'frozen', report: reportId })}><code>{reportId}</code></Link></dd></div>}
        <div><dt>{say(inspectionWords.documents)}</dt><dd><Documents step={step} /></dd></div>
        {evidence.length === 0 ? null : (
          <div>
            <dt>{say(inspectionWords.evidence)}</dt>
            <dd><ul>{evidence.map(({ documentId, title }, index) => <li key={`${documentId} ${index}`}>{documentId === '' ? title : <Link to={to('trail', { document: documentId })}>{title}</Link>}</li>)}</ul></dd>
          </div>
        )}
      </dl>
    </article>
  );
};

/** Of a demand whether it was put right; of what was put right which demand it answers. */
const DemandState = ({ step, demands }: { readonly step: Step; readonly demands: readonly Demand[] }): ReactNode => {
  const { say } = useAddress();
  const demand = demands.find(({ itemId }) => itemId === textIn(step, 'itemId'));
  if (step.type === 'InspectionFollowUpDone') return <p className="soft">{demand === undefined ? say(inspectionWords.withdrawn) : `${say(inspectionWords.demand)}：${demand.demand}`}</p>;
  if (step.type !== 'InspectionFollowUpDemanded' || demand === undefined) return null;
  return <p className={demand.isDone ? 'soft' : 'bad'}>{say(demand.isDone ? inspectionWords.putRight : inspectionWords.notPutRight)}{demand.due === '' ? '' : ` · ${say(inspectionWords.dueOn)} ${demand.due}`}</p>;
};

const Documents = ({ step: { documents } }: { readonly step: Step }): ReactNode => {
  const { say, to } = useAddress();
  if (documents.length === 0) return <span className="soft">{say(inspectionWords.noDocuments)}</span>;
  return (
    <ul>
      {documents.map(({ documentId = '', title = '', number = '', issuer = '', issuedOn = '', quote = '', provenance }, index) => {
        const name = [title === '' ? '' : `《${title.replace(/^《|》$/g, '')}》`, number].filter(Boolean).join(' ') || quote;
        return <li key={`${documentId} ${index}`}>{documentId === '' ? name : <Link to={to('trail', { document: documentId })}>{name}</Link>} <span className="soft">{[issuer, issuedOn].filter(Boolean).join(' · ')}</span> <ProvenanceBadge provenance={provenance} /></li>;
      })}
    </ul>
  );
};
