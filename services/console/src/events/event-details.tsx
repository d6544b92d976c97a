import type { components } from '@yange/api-client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { dateText, instantText } from '../words/known-date.js';
import { eventWords } from '../words/event.words.js';
import { codeWords, fieldWords } from '../words/field-words.js';
import { roles, sureness, wordsFor } from '../words/report.words.js';
import type { Words } from '../words/say.js';
import { ProvenanceBadge, provenanceKey } from './provenance-badge.js';

type Citation = components['schemas']['Citation'];

/** What is known of an event, by reporting or by its own log. */
export type ShownEvent = Partial<Omit<components['schemas']['Event'], 'effective' | 'importRow' | 'mode'>> & {
  readonly eventId: string;
  readonly effective?: components['schemas']['Event']['effective'] | components['schemas']['KnownDate'];
  readonly importRow?: { readonly row: string; readonly table: string } | null;
  readonly mode?: string;
  readonly supersededBy?: readonly string[];
};

/** Documents first, then remarks, then every fact of the envelope, then the data. */
export const EventDetails = ({ event }: { readonly event: ShownEvent }): ReactNode => {
  const { say } = useAddress();
  const citations = event.citations ?? [];
  return (
    <>
      {citations.length === 0 ? <p className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(eventWords.noDocument)}</p> : citations.map((one, index) => <Cited key={index} citation={one} />)}
      {(event.findings ?? []).map((finding) => (
        <p key={finding.rule} className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(eventWords.remark)}：{say({ zh: finding.zh ?? '', en: finding.en ?? '' })} <code>{finding.rule}</code></p>
      ))}
      <Facts event={event} />
      <details className="data"><summary>{say(eventWords.data)}</summary><Data value={event.data} /></details>
    </>
  );
};

const Cited = ({ citation }: { readonly citation: Citation }): ReactNode => {
  const { say, to } = useAddress();
  const { quote, title, number, place, issuer, issuedOn, documentId, provenance } = citation;
  const name = [title ? `《${title.replace(/^《|》$/g, '')}》` : '', number ?? ''].filter(Boolean).join(' ') || say(eventWords.unnamedDocument);
  const sure = sureness[provenanceKey(provenance)];
  return (
    <figure className="citation">
      {quote ? <blockquote>{quote}</blockquote> : null}
      <figcaption>
        <span className="document">{documentId ? <Link to={to('trail', { document: documentId })}>{name}</Link> : name}</span>
        <span>{[place, issuer, issuedOn].filter(Boolean).join(' · ')}</span>
        {sure === undefined ? null : <span className="provenance">{say(eventWords.source)}：{provenanceKey(provenance) === 'stated' ? say(sure) : <ProvenanceBadge provenance={provenance} />} {say(sure.hint)}</span>}
      </figcaption>
    </figure>
  );
};

/** `来源行 row` and the like: what the envelope says, each where it says something. */
const factsOf = (event: ShownEvent, say: (words: Words) => string): readonly (readonly [Words, string, boolean?])[] => [
  [eventWords.effective, dateText(event.effective)],
  [eventWords.recorded, event.recordedAt === undefined ? '' : instantText(event.recordedAt)],
  [eventWords.actor, event.actor === undefined ? '' : `${say(wordsFor(roles, event.actor.role))} ${event.actor.person}`],
  [eventWords.command, event.command ?? '', true],
  [eventWords.correlation, event.correlationId ?? '', true],
  [eventWords.causation, event.causationId ?? '', true],
  [eventWords.mode, event.mode === undefined ? '' : say(event.mode === 'history' ? eventWords.history : eventWords.live)],
  [eventWords.row, event.importRow ? `${event.importRow.table} ${event.importRow.row}` : ''],
  [eventWords.log, [event.logId ?? '', event.position === undefined ? '' : `#${event.position}`].join(' ').trim()],
  [eventWords.stream, event.streamId === undefined ? '' : `${event.streamId} · ${say(eventWords.version)} ${event.version ?? '?'}`],
  [eventWords.supersedes, event.supersedes ?? '', true],
  [eventWords.supersededBy, (event.supersededBy ?? []).join('、'), true],
  [eventWords.id, event.eventId, true],
  [eventWords.hash, event.contentHash ?? '', true],
];

const Facts = ({ event }: { readonly event: ShownEvent }): ReactNode => {
  const { say } = useAddress();
  return (
    <dl className="facts">
      {factsOf(event, say).filter(([, value]) => value !== '').map(([words, value, isCode]) => (
        <div key={words.en}><dt>{say(words)}</dt><dd>{isCode === true ? <code>{value}</code> : value}</dd></div>
      ))}
    </dl>
  );
};

/** Contents of an event in the field's words, whatever their shape; only ever text. */
export const Data = ({ value }: { readonly value: unknown }): ReactNode => {
  const { say, language } = useAddress();
  if (Array.isArray(value)) return value.length === 0 ? <span className="soft">—</span> : <ol className="data-list">{value.map((one, index) => <li key={index}><Data value={one} /></li>)}</ol>;
  if (typeof value === 'object' && value !== null) {
    return (
      <dl className="data-map">
        {Object.entries(value).map(([key, one]) => <div key={key}><dt>{language === 'en' ? key : (fieldWords[key] ?? key)}</dt><dd><Data value={one} /></dd></div>)}
      </dl>
    );
  }
  if (typeof value === 'boolean') return say(value ? eventWords.yes : eventWords.no);
  return typeof value === 'string' && codeWords[value] !== undefined ? (language === 'en' ? value : `${codeWords[value]}（${value}）`) : String(value ?? '');
};
