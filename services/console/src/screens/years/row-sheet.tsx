import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../../address/use-address.js';
import type { Words } from '../../words/say.js';
import { yearsWords } from '../../words/years.words.js';
import { changeIn, movedIn, signed, valueIn, type YearRow } from './year.model.js';

interface RowProps {
  readonly row: YearRow;
  readonly years: readonly number[];
  readonly onClose: () => void;
}

/** One number over the years, with the events that make the difference from each year to the next. */
export const RowSheet = ({ row, years, onClose }: RowProps): ReactNode => {
  const { say } = useAddress();
  const name = row.values.length === 0 ? say(yearsWords.total) : row.values.map(say).join(' · ');
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={`${say(row.table)} · ${name} · ${say(row.column)}`}>
      <section aria-label={say(yearsWords.detail)} className="year-row">
        {years.map((year, index) => <YearOf key={year} row={row} year={year} isFirst={index === 0} />)}
      </section>
    </Drawer>
  );
};

const YearOf = ({ row, year, isFirst }: { readonly row: YearRow; readonly year: number; readonly isFirst: boolean }): ReactNode => {
  const { say } = useAddress();
  const [value, change] = [valueIn(row, year), changeIn(row, year)];
  const { came, went } = movedIn(row, year);
  return (
    <article>
      <h3>{year}</h3>
      <p><strong>{value === null ? say(yearsWords.notRecorded) : `${value} ${row.unit}`}</strong>{isFirst || change === null ? null : <span className="soft"> {say(yearsWords.change)} {signed(change)}</span>}</p>
      {isFirst ? null : came.length + went.length === 0 ? <p className="soft">{say(yearsWords.sameEvents)}</p> : <><Events words={yearsWords.came} ids={came} /><Events words={yearsWords.went} ids={went} /></>}
    </article>
  );
};

const Events = ({ words, ids }: { readonly words: Words; readonly ids: readonly string[] }): ReactNode => {
  const { say, to } = useAddress();
  if (ids.length === 0) return null;
  return <details open={ids.length < 6 || undefined}><summary>{say(words)} {ids.length}</summary><ul>{ids.map((id) => <li key={id}><Link to={to('events', { event: id })}><code>{id}</code></Link></li>)}</ul></details>;
};
