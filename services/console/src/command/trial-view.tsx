import { sentenceOf } from '@yange/sentences';
import type { ReactNode } from 'react';
import { useAddress } from '../address/use-address.js';
import { eventTypes } from '../words/event-types.js';
import { form } from '../words/form.words.js';
import { dateText } from '../words/known-date.js';
import { contexts } from '../words/report.words.js';
import { waitsForAnother } from './handed-over.js';
import type { Trial } from './use-command.js';

/** What would come of it: the events in sentences, what rules say, and of a correction what stands on it. */
export const TrialView = ({ trial }: { readonly trial: Trial }): ReactNode => {
  const { say } = useAddress();
  const { events, violations, touches, figures, elsewhere, outcome } = trial;
  const refused = violations.filter(({ mode }) => mode === 'refuse');
  const writesNothing = outcome === 'refused' && !waitsForAnother(trial);
  return (
    <section className={`trial trial-${outcome}`} role="status">
      {violations.length === 0 ? null : (
        <>
          <h3>{say(outcome === 'refused' && refused.length > 0 ? form.refused : form.warned)}</h3>
          <ul>{violations.map((one) => <li key={`${one.rule} ${one.zh}`} className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(one)} <code>{one.rule}</code></li>)}</ul>
        </>
      )}
      {writesNothing ? null : <h3>{say(form.wouldWrite)}</h3>}
      {writesNothing ? null : events.length === 0 ? <p>{say(form.writesNothing)}</p> : (
        <ol className="trial-events">
          {events.map((event) => <li key={event.eventId}><strong>{dateText(event.effective)}</strong> {say(sentenceOf(event).what)}<span className="soft"> {say({ zh: eventTypes[event.type] ?? event.type, en: event.type })}</span></li>)}
        </ol>
      )}
      {touches === null || (figures === undefined && touches.laterCount === 0 && touches.limits.length === 0) ? null : <Touches touches={touches} />}
      {elsewhere === undefined || (elsewhere.events.length === 0 && elsewhere.unavailable.length === 0) ? null : <Elsewhere elsewhere={elsewhere} />}
      {figures === undefined ? null : <Moved figures={figures} />}
    </section>
  );
};

const Touches = ({ touches }: { readonly touches: NonNullable<Trial['touches']> }): ReactNode => {
  const { say } = useAddress();
  return (
    <>
      <h3>{say(form.touches)}</h3>
      {touches.laterCount === 0 ? <p>{say(form.touchesNothing)}</p> : (
        <>
          <p>{touches.laterCount} {say(form.later)}</p>
          <ul className="trial-events">{touches.later.slice(0, 8).map(({ eventId, type, effectiveTo }) => <li key={eventId}><strong>{effectiveTo}</strong> {say({ zh: eventTypes[type] ?? type, en: type })}</li>)}</ul>
        </>
      )}
      {touches.limits.map((limit) => <p key={`${limit.rule} ${limit.date}`} className="event-finding"><span className="sign" aria-hidden="true">！</span>{limit.date} {say(limit)} <code>{limit.rule}</code></p>)}
    </>
  );
};

const Elsewhere = ({ elsewhere: { events, unavailable } }: { readonly elsewhere: NonNullable<Trial['elsewhere']> }): ReactNode => {
  const { say } = useAddress();
  return (
    <>
      <h3>{say(form.elsewhere)}</h3>
      {events.length === 0 ? null : <p>{events.length} {say(form.elsewhereHint)}</p>}
      <ul className="trial-events">{events.slice(0, 8).map(({ service, eventId, type, effectiveTo }) => <li key={eventId}><strong>{effectiveTo}</strong> {say(contexts[service] ?? { zh: service, en: service })}：{say({ zh: eventTypes[type] ?? type, en: type })}</li>)}</ul>
      {unavailable.map(({ service }) => <p key={service} className="event-finding"><span className="sign" aria-hidden="true">！</span>{say(contexts[service] ?? { zh: service, en: service })}：{say(form.elsewhereUntold)}</p>)}
    </>
  );
};

type Told = NonNullable<NonNullable<Trial['figures']>['own'][number]['before']>;

const Moved = ({ figures }: { readonly figures: NonNullable<Trial['figures']> }): ReactNode => {
  const { say } = useAddress();
  const valueOf = (told: Told | null): string => told?.derived.map(({ value, unit }) => `${value}${unit}`).join('、') || '—';
  return (
    <>
      <h3>{say(form.figures)}</h3>
      {figures.own.length === 0 ? <p>{say(form.noFigures)}</p> : (
        <ul className="trial-events">{figures.own.map(({ figureId, words, before, after }) => <li key={figureId}><strong>{figureId}</strong> {words}：{say(form.asRecorded)} {valueOf(before)} → {say(form.wouldBe)} {valueOf(after)}</li>)}</ul>
      )}
    </>
  );
};
