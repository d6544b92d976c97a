import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { today } from '../../address/address.model.js';
import { useAddress, useParam } from '../../address/use-address.js';
import { DayInput } from '../../frame/day-input.js';
import { changeWords } from '../../words/organ-change.words.js';
import { ChangeLegend } from './change-mark.js';
import type { Mark, OrganChange } from './organ-changes.model.js';

/** The day that is compared with, and what the marks mean. @param changes null while nothing is compared */
export const CompareBar = ({ changes }: { readonly changes: readonly OrganChange[] | null }): ReactNode => {
  const { on, say, change } = useAddress();
  const [since] = useParam('since');
  const [only, setOnly] = useParam('only');
  const counts = new Map<Mark, number>();
  for (const { marks } of changes ?? []) for (const { mark } of marks) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  return (
    <div className="compare-bar" role="group" aria-label={say(changeWords.compare)}>
      <label htmlFor="compare-since">{say(changeWords.compare)}</label>
      <DayInput id="compare-since" value={since} max={on === '' ? today() : on} onDay={(day) => change({ since: day }, true)} />
      {since === '' ? null : <Button onClick={() => change({ since: '', only: '' }, true)}>{say(changeWords.compareNot)}</Button>}
      {changes === null ? null : <Checkbox checked={only === '1'} onChange={({ target }) => setOnly(target.checked ? '1' : '')}>{say(changeWords.only)}</Checkbox>}
      {changes === null ? null : <ChangeLegend counts={counts} />}
      {since !== '' && on !== '' && since >= on ? <p className="bad" role="status">{say(changeWords.notBefore)}</p> : null}
    </div>
  );
};
