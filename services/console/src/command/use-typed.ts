import { useState } from 'react';
import { typed } from './typed.js';

/**
 * What somebody types or chooses outside the one form: it stays with the tab over a page that is left, a lost login and a service that is away, until it is sent or emptied.
 * @param name of the field and of what it is about
 * @returns what is typed, how to change it, and how to give it up once it is recorded
 */
export const useTyped = <T>(name: string, empty: T): readonly [T, (value: T) => void, () => void] => {
  const form = `field ${name}`;
  const [at, setAt] = useState(form);
  const [value, setValue] = useState<T>(() => keptOf(form, empty));
  // What it is about may change under the field, as when another day is looked at.
  if (at !== form) {
    setAt(form);
    setValue(keptOf(form, empty));
  }
  const drop = (): void => {
    typed.drop(form);
    setValue(empty);
  };
  const change = (next: T): void => {
    if (JSON.stringify(next) === JSON.stringify(empty)) typed.drop(form);
    else typed.keep(form, { value: next });
    setValue(next);
  };
  return [value, change, drop];
};

const keptOf = <T>(form: string, empty: T): T => (typed.of(form)['value'] as T | undefined) ?? empty;
