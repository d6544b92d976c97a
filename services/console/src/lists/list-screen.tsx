import './lists.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { commands } from 'virtual:commands';
import { today } from '../address/address.model.js';
import { useAddress, useParam } from '../address/use-address.js';
import { useMay } from '../command/command-button.js';
import { MomentNote } from '../frame/moment-note.js';
import { uncertainEvents } from '../frame/moment-note.model.js';
import { Answered } from '../frame/notice.js';
import { DataTable } from '../table/data-table.js';
import { listWords } from '../words/list.words.js';
import type { Words } from '../words/say.js';
import type { AnyList, List, Listed } from './list.model.js';
import { RowSheet } from './row-sheet.js';

interface ScreenProps {
  readonly title: Words;
  readonly hint: Words;
  readonly lists: readonly AnyList[];
}

/** What a table says of one list may be in the address; another list begins without. */
const ofOneList = { q: '', sort: '', cols: '', row: '' };

/** Several lists of one subject, one of them in sight: which one, what is searched and how it is sorted are in the address. */
export const ListScreen = ({ title, hint, lists }: ScreenProps): ReactNode => {
  const { say, to, params, change } = useAddress();
  const wanted = params.get('list') ?? '';
  const list = lists.find(({ key }) => key === wanted) ?? lists[0];
  if (list === undefined) return null;
  return (
    <>
      <header className="screen-head"><h1>{say(title)}</h1><p className="soft">{say(hint)}</p></header>
      <nav className="list-choice" aria-label={say(listWords.lists)}>
        <ul>{lists.map(({ key, words }) => <li key={key}><Link to={to(location.hash.slice(2).split('?')[0] ?? '', { list: key })} aria-current={key === list.key ? 'page' : undefined}>{say(words)}</Link></li>)}</ul>
        <Select aria-label={say(listWords.lists)} value={list.key} options={lists.map(({ key, words }) => ({ value: key, label: say(words) }))} onChange={(key) => change({ ...ofOneList, list: key }, true)} />
      </nav>
      <OneList key={list.key} list={list as unknown as List<object>} />
    </>
  );
};

const OneList = ({ list }: { readonly list: List<object> }): ReactNode => {
  const { district, on, knownAt, say } = useAddress();
  const [chosen, choose] = useParam('row');
  const query = { ...(on === '' ? {} : { on }), ...(knownAt === '' ? {} : { knownAt }) };
  const door = useQuery({ queryKey: ['list', list.of, list.key, district, query], queryFn: ({ signal }) => list.read({ district, query, day: on === '' ? today() : on, signal }) });
  return (
    <Answered door={door}>
      {(listed: Listed<object>) => {
        const open = listed.rows.find((row) => list.rowKey(row) === chosen);
        return (
          <>
            {list.hint === undefined ? null : <p className="soft">{say(list.hint)}</p>}
            <MomentNote knownAt={listed.moment?.knownAt ?? ''} uncertain={uncertainEvents(listed.moment?.uncertain ?? [])} />
            {listed.sums === undefined || listed.sums.length === 0 ? null : <dl className="card list-sums">{listed.sums.map(([words, value]) => <div key={words.zh}><dt>{say(words)}</dt><dd><strong>{value ?? '—'}</strong></dd></div>)}</dl>}
            <h2 className="list-name">{say(list.words)}</h2>
            <DataTable title={list.words} rows={listed.rows} columns={list.columns} rowKey={list.rowKey} onOpen={(row) => choose(list.rowKey(row))} />
            {listed.rows.length === 0 ? <WhenEmpty first={list.first} /> : null}
            {open === undefined ? null : <RowSheet list={list} row={open} onClose={() => choose('')} />}
          </>
        );
      }}
    </Answered>
  );
};

/** Where there is nothing: the way to record it for whoever may, and the way to look without a day. */
const WhenEmpty = ({ first }: { readonly first: string | undefined }): ReactNode => {
  const { say, to, on, change } = useAddress();
  const command = commands.find(({ id }) => id === first);
  const may = useMay(command?.right ?? '');
  return (
    <p className="when-empty">
      {command === undefined || !may ? null : <>{say(listWords.emptyHint)}<Link to={to('acts', { act: command.id })}>{say(command.title)}</Link></>}
      {on === '' ? null : <Button type="link" onClick={() => change({ on: '' })}>{say(listWords.emptyDay)}</Button>}
    </p>
  );
};
