import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useAddress } from '../address/use-address.js';
import { api, useDoor } from '../api/platform.js';
import { frame } from '../words/frame.words.js';
import { screens } from './screens.js';
import { isEventId, placeOf } from './search.model.js';

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

/** Organs, documents, teams and more by any name that they have or had, pinyin, document number; events by their id. */
export const SearchBox = (): ReactNode => {
  const { district, on, say, to } = useAddress();
  const navigate = useNavigate();
  const box = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const q = useDeferredValue(text.trim());
  useSlash(() => box.current?.focus());
  const found = useDoor(['search', district, on, q], (signal) => api.GET('/v1/districts/{district}/reporting/search', { params: { path: { district }, query: { q, limit: 20, ...(on === '' ? {} : { on }) } }, signal }), q !== '' && district !== '');
  const there = screens.map(({ path }) => path);
  const hits = (found.data?.hits ?? []).map((hit, index) => ({
    value: `${index} ${hit.kind} ${hit.id}`,
    hit,
    label: (
      <span className="hit">
        <span className="hit-kind">{say(hit.kindWords)}</span> {hit.text}
        {hit.nameNow === hit.text ? null : <span className="soft"> {hit.former ? say(frame.formerly) : ''} → {say(frame.now)} {hit.nameNow}</span>}
      </span>
    ),
  }));
  const options = isEventId(q) ? [{ value: 'event', hit: { kind: 'event', id: q }, label: <span className="hit">{q}</span> }, ...hits] : hits;
  const open = (_value: string, option: unknown): void => {
    const { hit } = option as { hit: { kind: string; id: string } };
    const [screen, params] = hit.kind === 'event' ? (['events', { event: hit.id }] as const) : placeOf(hit, there);
    setText('');
    void navigate(to(screen, params));
  };
  return (
    <AutoComplete className="search" value={text} options={options} onSelect={open} onChange={(value: string) => setText(value)} notFoundContent={q === '' || found.isFetching ? null : <span className="soft">{say(frame.searchNothing)}</span>}>
      <Input.Search ref={box} placeholder={say(frame.search)} aria-label={say(frame.searchLabel)} maxLength={100} allowClear />
    </AutoComplete>
  );
};
