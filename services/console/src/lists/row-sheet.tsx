import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { ActsAbout } from '../command/acts-about.js';
import { textOf } from '../table/table.model.js';
import { listWords } from '../words/list.words.js';
import type { List } from './list.model.js';
import { PersonalData } from './personal-data.js';

/** One row: everything that is known of it, what it rests on, what may be done about it. */
export const RowSheet = <T extends object>({ list, row, onClose }: { readonly list: List<T>; readonly row: T; readonly onClose: () => void }): ReactNode => {
  const { say, to } = useAddress();
  const entity = list.entity?.(row) ?? null;
  const event = list.event?.(row) ?? null;
  const organ = list.organ?.(row) ?? null;
  return (
    <Drawer open onClose={onClose} size={Math.min(640, innerWidth)} title={list.title(row)}>
      <dl className="row-facts">
        {list.columns.map(({ key, words, value }) => {
          const text = textOf(value(row, say), say);
          return <div key={key}><dt>{say(words)}</dt><dd>{text === '' ? '—' : text}</dd></div>;
        })}
      </dl>
      <p className="row-leads">
        {event === null ? null : <Link to={to('events', { event })}>{say(listWords.theEvent)}</Link>}
        {entity === null ? null : <Link to={to('events', { entity })}>{say(listWords.itsEvents)}</Link>}
        {organ === null ? null : <Link to={to('organs', { organ })}>{say(listWords.theOrgan)}</Link>}
      </p>
      {list.isPerson === true && entity !== null ? <PersonalData personId={entity} /> : null}
      {list.place === undefined || entity === null ? null : <ActsAbout place={list.place} id={entity} />}
    </Drawer>
  );
};
