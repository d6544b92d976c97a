import type { ReactNode } from 'react';
import { useAddress } from '../../address/use-address.js';
import { changeWords } from '../../words/organ-change.words.js';
import type { ChangeDay } from './organ-changes.model.js';

/** Days on which organs changed, as stops of a slider that moves the day looked at; its last stop is what was recorded last. The height of a mark is how much happened. */
export const TimeSlider = ({ days }: { readonly days: readonly ChangeDay[] }): ReactNode => {
  const { on, change, say } = useAddress();
  if (days.length === 0) return null;
  const at = on === '' ? days.length : Math.max(0, days.findLastIndex(({ day }) => day <= on));
  const most = Math.max(...days.map(({ count }) => count));
  const stop = days[at];
  const words = stop === undefined ? say(changeWords.latest) : `${stop.day}（${stop.count} ${say(changeWords.changesOf)}）`;
  return (
    <div className="time-slider">
      <label htmlFor="organ-time">{say(changeWords.slider)}：<strong>{words}</strong></label>
      <div className="change-density" aria-hidden="true">{days.map(({ day, count }, index) => <span key={day} className={index === at ? 'density-now' : ''} style={{ height: `${Math.max(15, (count / most) * 100)}%` }} title={`${day} ${count}`} />)}<span className={stop === undefined ? 'density-now density-last' : 'density-last'} /></div>
      <input id="organ-time" type="range" min={0} max={days.length} step={1} value={at} aria-valuetext={words} onChange={({ target }) => change({ on: days[Number(target.value)]?.day ?? '' })} />
    </div>
  );
};
