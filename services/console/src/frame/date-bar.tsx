import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { today } from '../address/address.model.js';
import { useAddress } from '../address/use-address.js';
import { failureOf } from '../api/failure.js';
import { frame } from '../words/frame.words.js';
import { DayInput } from './day-input.js';
import { nextEventDay, previousEventDay } from './event-days.js';

/** Steps from event to event: both by buttons and by the keys [ and ]. */
const useSteps = (): { readonly step: (to: 'previous' | 'next') => void; readonly isStepping: boolean } => {
  const address = useAddress();
  const { message } = App.useApp();
  const [isStepping, setStepping] = useState(false);
  const { district, on, knownAt, change, say } = address;
  const step = useCallback(
    (to: 'previous' | 'next'): void => {
      // Whoever went elsewhere meanwhile is not called back. The address tells at once; what is rendered follows when the other screen is loaded.
      const begun = location.hash;
      const isHere = (): boolean => location.hash === begun;
      setStepping(true);
      (to === 'next' ? nextEventDay : previousEventDay)({ district, on, knownAt })
        .then((found) => (!isHere() ? undefined : found === null ? void message.info(say(to === 'next' ? frame.noNext : frame.noPrevious)) : change({ on: found }, true)))
        .catch((error: unknown) => void message.error(say(failureOf(error).title)))
        .finally(() => setStepping(false));
    },
    [district, on, knownAt, change, message, say],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === '[') step('previous');
      if (event.key === ']') step('next');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [step]);
  return { step, isStepping };
};

/** The day that everything is looked at, and how much of it was known by when. */
export const DateBar = (): ReactNode => {
  const { on, knownAt, change, say } = useAddress();
  const { step, isStepping } = useSteps();
  const day = (value: string): void => change({ on: value }, true);
  return (
    <div className="date-bar" role="group" aria-label={say(frame.asOf)}>
      <label htmlFor="as-of">{say(frame.asOf)}</label>
      <Button icon={<LeftOutlined />} aria-label={say(frame.previous)} title={say(frame.previous)} disabled={isStepping} onClick={() => step('previous')} />
      <DayInput id="as-of" value={on} min="1900-01-01" max="2100-12-31" onDay={day} />
      <Button icon={<RightOutlined />} aria-label={say(frame.next)} title={say(frame.next)} disabled={isStepping} onClick={() => step('next')} />
      <Button onClick={() => day(today())}>{say(frame.today)}</Button>
      <Button type={on === '' ? 'primary' : 'default'} aria-pressed={on === ''} title={say(frame.latestHint)} onClick={() => day('')}>{say(frame.latest)}</Button>
      <label htmlFor="known-at" title={say(frame.knownAtHint)}>{say(frame.knownAt)}</label>
      <DayInput id="known-at" value={/^\d{4}-\d\d-\d\d$/.test(knownAt) ? knownAt : ''} max={today()} title={say(frame.knownAtHint)} onDay={(known) => change({ knownAt: known }, true)} />
      {knownAt === '' ? null : <Button size="small" onClick={() => change({ knownAt: '' }, true)}>× {knownAt}</Button>}
      <span className="soft zone">{say(frame.zone)}</span>
    </div>
  );
};
