import '../changes/changes.css';
import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import { api, useDoor } from '../../api/platform.js';
import { ActsAbout } from '../../command/acts-about.js';
import { MomentNote } from '../../frame/moment-note.js';
import { uncertainEvents } from '../../frame/moment-note.model.js';
import { Answered } from '../../frame/notice.js';
import { codes } from '../../words/code.words.js';
import { usePaged } from '../../table/use-paged.js';
import { register } from '../../words/register.words.js';
import { wordsFor } from '../../words/report.words.js';
import { LineageView } from './lineage-view.js';
import { OrganFindings } from './organ-findings.js';

/** One organ as it is on the day looked at: what it is, what it was called by then, what stands in it; its 沿革表 and its lineage. */
export const OrganSheet = ({ organId }: { readonly organId: string }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const organ = useDoor(['organ', district, organId, query], (signal) => api.GET('/v1/districts/{district}/organisations/organs/{organId}', { params: { path: { district, organId }, query }, signal }));
  return <Answered door={organ}>{(data) => <Sheet organ={data} />}</Answered>;
};

type Organ = components['schemas']['organisations.OrganHistory'];

const isThere = ({ validTo }: { readonly validTo: string | null }): boolean => validTo === null;

const Sheet = ({ organ: { organId, name, category, aliases, validFrom, validTo, names, ...all } }: { readonly organ: Organ }): ReactNode => {
  const { say } = useAddress();
  const [units, plates] = [all.units.filter(isThere), all.plates.filter(isThere)];
  return (
    <div className="organ-sheet">
      <h2>{name}</h2>
      <p className="soft">{[say(wordsFor(codes, category)), ...aliases, `${validFrom} – ${validTo ?? ''}`].filter(Boolean).join(' · ')}</p>
      <ActsAbout place="organId" id={organId} />
      <OrganFindings organId={organId} />
      <OfDay organId={organId} />
      {names.length < 2 ? null : <><h3>{say(register.names)}</h3><ul>{names.map((one) => <li key={one.eventId}>{one.name} <span className="soft">{one.validFrom} – {one.validTo ?? ''}</span></li>)}</ul></>}
      <History organId={organId} />
      <Lineage organId={organId} />
      {units.length === 0 ? null : <><h3>{say(register.units)}</h3><ul className="tags">{units.map((unit) => <li key={unit.unitId}>{unit.name}{unit.named ? '' : ` ${unit.remaining}`}</li>)}</ul></>}
      {plates.length === 0 ? null : <><h3>{say(register.plates)}</h3><ul className="tags">{plates.map((plate) => <li key={plate.plateId} title={plate.legalBasis}>{plate.name}</li>)}</ul></>}
    </div>
  );
};

/** What nobody can say of this organ on the day that is looked at: told by its file, which five logs make. */
const OfDay = ({ organId }: { readonly organId: string }): ReactNode => {
  const { district, on, knownAt } = useAddress();
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['organ-file', district, organId, query], (signal) => api.GET('/v1/districts/{district}/reporting/organ-files/{organId}', { params: { path: { district, organId }, query }, signal }), on !== '' || knownAt !== '');
  return door.data === undefined ? null : <MomentNote knownAt={door.data.moment.knownAt} uncertain={uncertainEvents(door.data.moment.uncertain, door.data.holdings.flatMap(({ uncertain }) => uncertain))} />;
};

/** 机构编制沿革表 of the organ, in the columns that the paper has. */
const History = ({ organId }: { readonly organId: string }): ReactNode => {
  const { district, on, knownAt, say, to } = useAddress();
  const query = { organId, ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['establishment-history', district, query], (signal) => api.GET('/v1/districts/{district}/establishment-history', { params: { path: { district }, query }, signal }));
  return (
    <>
      <h3>{say(register.historyTable)}</h3>
      <Answered door={door}>
        {({ lines }) => lines.length === 0 ? <p className="soft">{say(register.noHistory)}</p> : (
          <HistoryLines lines={lines} />
        )}
      </Answered>
      <p><Link to={to('events', { entity: organId })}>{say(register.itsEvents)}</Link></p>
    </>
  );
};

const HistoryLines = ({ lines }: { readonly lines: components['schemas']['EstablishmentHistory']['lines'] }): ReactNode => {
  const { say } = useAddress();
  const { shown, pager } = usePaged(lines);
  return (
    <>
      <div className="moved-frame" tabIndex={0} role="region" aria-label={say(register.historyTable)}>
        <table className="moved">
          <thead><tr><th scope="col">{say(register.effective)}</th><th scope="col">{say(register.document)}</th><th scope="col">{say(register.posts)}</th><th scope="col">{say(register.note)}</th></tr></thead>
          <tbody>{shown.map((line, index) => <tr key={index}><td>{line.effective}</td><td>{[line['文件名称'], line['文号']].filter(Boolean).join(' ')}</td><td>{[line['编制数额'], line['领导职数']].filter(Boolean).join('；')}</td><td>{line['备注']}</td></tr>)}</tbody>
        </table>
      </div>
      {pager}
    </>
  );
};

const Lineage = ({ organId }: { readonly organId: string }): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const query = { of: organId, ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useDoor(['lineage', district, query], (signal) => api.GET('/v1/districts/{district}/organisations/lineage', { params: { path: { district }, query }, signal }));
  return (
    <>
      <h3>{say(register.lineage)}</h3>
      <Answered door={door}>
        {(lineage) => lineage.nodes.length < 2 ? <p className="soft">{say(register.noLineage)}</p> : <LineageView lineage={lineage} />}
      </Answered>
    </>
  );
};
