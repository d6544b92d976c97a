import { useEffect, useRef, useState } from 'react';
import { useParam } from '../../address/use-address.js';
import { firstWish, wishesOf, wishText, type Wish } from './try-out.model.js';

type Wishes = readonly Wish[];

const read = (text: string): Wishes => {
  const wishes = wishesOf(text);
  return wishes.length === 0 ? [firstWish] : wishes;
};

const nothing = wishText([firstWish]);

/** What is tried, kept in the address. The address follows a moment later, so what is typed meanwhile stands on what was typed and not on the address. */
export const useWishes = (): readonly [Wishes, (change: (now: Wishes) => Wishes) => void] => {
  const [text, setText] = useParam('try');
  const [wishes, setWishes] = useState(() => read(text));
  const written = useRef(new Set([text]));
  useEffect(() => {
    const own = wishText(wishes);
    const next = own === nothing ? '' : own;
    written.current.add(next);
    setText(next);
  }, [wishes, setText]);
  useEffect(() => {
    // Another link, opened in this tab.
    if (!written.current.has(text)) setWishes(read(text));
  }, [text]);
  return [wishes, setWishes];
};
