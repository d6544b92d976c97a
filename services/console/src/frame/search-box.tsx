import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { api, useDoor } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { offered, screens } from './screens.js';
import { isEventId, placeOf, screensCalled } from './search.model.js';
import { useSession } from './use-session.js';

/** Something to go to, as the box offers it. */
interface Option {
  readonly value: string;
  readonly place: string;
  readonly label: ReactNode;
}

/** `/` leads here from anywhere but a field. */
const useSlash = (focus: () => void): void =>
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== '/' || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select') !== null)) return;
      event.preventDefault();
      focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [focus]);

/** Pages by their name; organs, documents, teams and more by any name that they have or had, pinyin, document number; events by their id. */
export const SearchBox = (): ReactNode => {
  const { district, on, say, to } = useAddress();
  const { roles } = useSession();
  const navigate = useNavigate();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  useSlash(() => box.current?.focus());
  const found = useDoor(['search', district, on, q], (signal) => api.GET('/v1/districts/{district}/reporting/search', { params: { path: { district }, query: { q, limit: 20, ...(on === '' ? {} : { on }) } }, signal }), q !== '' && district !== '');
  const there = screens.map(({ path }) => path);
  const pages: readonly Option[] = screensCalled(q, offered(screens, roles)).slice(0, 6).map(({ path, params, words, on: screen }) => ({
    value: `${path} ${params['list'] ?? ''}`,
    place: to(path, params),
    label: <span className="hit"><span className="hit-kind">{say(frame.page)}</span> {screen === undefined ? '' : `${say(screen)} · `}{say(words)}</span>,
  }));
  const hits: readonly Option[] = (found.data?.hits ?? []).map((hit, index) => ({
    value: `${index} ${hit.kind} ${hit.id}`,
    place: to(...placeOf(hit, there)),
    label: (
      <span className="hit">
        <span className="hit-kind">{say(hit.kindWords)}</span> {hit.text}
        {hit.nameNow === hit.text ? null : <span className="soft"> {hit.former ? say(frame.formerly) : ''} → {say(frame.now)} {hit.nameNow}</span>}
      </span>
    ),
  }));
  const events: readonly Option[] = isEventId(q) ? [{ value: 'event', place: to('events', { event: q }), label: <span className="hit">{q}</span> }] : [];
  const options = [...events, ...pages, ...hits];
  const open = (value: string): void => {
    const chosen = options.find((one) => one.value === value);
    setText('');
    if (chosen !== undefined) void navigate(chosen.place);
  };
  return (
    <AutoComplete className="search" value={text} options={[...options]} onSelect={open} onChange={(value: string) => setText(value)} notFoundContent={q === '' || found.isFetching ? null : <span className="soft">{say(frame.searchNothing)}</span>}>
      <Input.Search ref={box} placeholder={say(frame.search)} aria-label={say(frame.searchLabel)} maxLength={100} allowClear />
    </AutoComplete>
  );
};
